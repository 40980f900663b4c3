"""The quick way to read YAML and the careful one say the same, and no mistake is lost on the quick way."""

from __future__ import annotations

import sys

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from handbook.problems import INVISIBLE, ORDINARY
from handbook.yaml12 import careful, load, parser
from handbook.yaml12.plain import UnusualError, plain

from .test_yaml12 import BAD, YAML_LIKE

RECORD = """title: L’été à l'école — 100 %
summary: A text that goes on
  in the next line.
city: munich
core: true
places: [Milano, "Köln", 'l''aria']
results:
- value: 12.5
  unit: ~
  sources: [{title: "Page", url: "https://example.org/a#b"}]  # a comment
period: {start: 2018-12, end: }
translation:
  state: machine
  fields:
    results.0.unit: {source: 1:BFM5, text: '49904341'}
text: |
  First *line* & second

  # no comment
folded: >-
  a
  b
"""
PIECES = st.sampled_from(
    [
        *("a: ", "b: 1", "a: x", '"k": ', "'v'", "'x", '"y', '"\\u202e"', "- ", "[", "]", "{a: ", "}", ","),
        *("&a ", "*a", "**b**", "!t ", "! 'x'", "<<: ", "? ", "---", "...", "%YAML 1.2", ">", "|", "|\n ", "`"),
        *("01", "+1", "1e999", ".inf", "null", "~", "0x1F", "\t", "  ", "\r", "\n", "\n  ", "\n- ", "\n\n"),
        *("\x85", "\u200b", "\u115f", "\u00a0", "é", "😀", "\ufffd", "\n: ", ": x", "#x", " # x"),
    ]
)


@st.composite
def spoilt_record(draw: st.DrawFn) -> str:
    """A record into which a few pieces were written, or out of which a few characters were cut."""
    text = RECORD
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(PIECES) + text[at + draw(st.integers(0, 3)) :]
    return text


def same(text: str) -> bool:
    """Whether the quick way read `text`, which it may only when it loses nothing."""
    read = careful.read(text, 1)
    try:
        data = plain(text)
    except UnusualError:
        return False
    assert (repr(data), [], True) == (repr(read.data), read.mistakes, read.whole)  # 1 == 1.0 == True, but not written
    return True


@settings(max_examples=500)
@given(spoilt_record() | YAML_LIKE | st.lists(PIECES, max_size=12).map("".join) | st.text())
@example("")
@example("---\n")
@example("a: 1\n...\n---\nb: 2\n")
@example("a: 'x\ny'\n")
@example("a: [1, {b: }]\na: 2\n")
@example("[" * 45 + "]" * 45)
@example("a: " + "é" * 70_000)
def test_both_ways_say_the_same(text: str) -> None:
    same(text)


@pytest.mark.parametrize("text", [text for text, _, _ in BAD])
def test_no_mistake_is_lost(text: str) -> None:
    assert not same(text)
    assert load(text).mistakes == careful.read(text, 1).mistakes


@pytest.mark.parametrize("text", [RECORD, "", "a:\n", "- 1\n- a: b\n", "a: - b".replace(" -", " x")])
@pytest.mark.parametrize("loader", [parser.LOADER, yaml.SafeLoader])
def test_what_is_ordinary_goes_the_quick_way(monkeypatch: pytest.MonkeyPatch, text: str, loader: type) -> None:
    monkeypatch.setattr(parser, "LOADER", loader)
    assert same(text)
    read = load(text, first_line=2)
    assert read.reading is None
    assert read.positions == careful.read(text, 2).positions  # found when asked for
    assert read.key_positions == careful.read(text, 2).key_positions


def test_ordinary_characters_are_none_of_the_unwanted() -> None:
    characters = [chr(number) for number in range(sys.maxunicode + 1)]
    ordinary = [character for character in characters if ORDINARY.fullmatch(character)]
    assert len(ordinary) > 1_000
    assert not any(INVISIBLE.search(character) or character == "\ufffd" for character in ordinary)
    assert not INVISIBLE.search("".join(ordinary))
