"""Bytes to text and text to front matter and body, with the place of each mistake."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.frontmatter import CODES, MAX_BYTES, read_text, split


def test_utf8_with_or_without_mark_and_any_line_ends() -> None:
    for raw in ("---\né\nb\n".encode(), "\ufeff---\r\né\r\nb\r\n".encode(), "---\ré\rb\r".encode()):
        read = read_text(raw)
        assert read.mistakes == []
        assert read.text == "---\né\nb\n"


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"x" * (MAX_BYTES + 1), (1, 1, "HB100")),
        (b"", (1, 1, "HB101")),
        (b"\xef\xbb\xbf \r\n\t\n", (1, 1, "HB101")),
        ("---\r\nà é\n".encode() + "né".encode("latin-1"), (3, 2, "HB102")),
        (b"caf\xe9", (1, 4, "HB102")),
        ("title: x".encode("utf-16"), (1, 1, "HB102")),
        ("title: x".encode("utf-16-be"), (1, 1, "HB102")),
    ],
)
def test_unreadable_files(raw: bytes, expected: tuple[int, int, str]) -> None:
    read = read_text(raw)
    assert read.text is None
    assert [(m.line, m.column, m.code) for m in read.mistakes] == [expected]
    assert all(m.hint for m in read.mistakes)


def test_hint_says_how_to_save_as_utf8() -> None:
    assert "Save with Encoding" in read_text(b"caf\xe9").mistakes[0].hint
    assert "0xe9" in read_text(b"caf\xe9").mistakes[0].message


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\u200b", "\u202a", "\u202e", "\u2066",
                                       "\u2069", "\u2028", "\ufeff", "\u200f", "\U000e0041"])  # fmt: skip
def test_forbidden_characters(character: str) -> None:
    read = read_text(f"ok \u00a0 – 👩\u200d💻\r\néa{character}b\n".encode())
    assert [(m.line, m.column, m.code) for m in read.mistakes] == [(2, 3, "HB103")]
    assert f"(U+{ord(character):04X})" in read.mistakes[0].message
    assert character not in read.mistakes[0].message
    assert read.text == "ok \u00a0 – 👩\u200d💻\néa\ufffdb\n"


def test_lost_letter() -> None:
    read = read_text("Espa\ufffda".encode())
    assert [(m.line, m.column, m.code) for m in read.mistakes] == [(1, 5, "HB104")]


def test_many_forbidden_characters_are_cut_off() -> None:
    mistakes = read_text(("\u200b" * 50 + "x" * 100).encode()).mistakes
    assert len(mistakes) == 20
    assert mistakes[-1].message.endswith("30 more follow")


def test_split_gives_both_parts_and_their_lines() -> None:
    parts = split("---\na: 1\nb: 2\n--- \n\n# Body\n---\nrest")
    assert (parts.yaml, parts.yaml_line) == ("a: 1\nb: 2\n", 2)
    assert (parts.body, parts.body_line) == ("\n# Body\n---\nrest", 5)
    assert parts.mistakes == []


def test_split_without_yaml_or_body() -> None:
    parts = split("---\n---")
    assert (parts.yaml, parts.body, parts.body_line, parts.mistakes) == ("", "", 3, [])


@pytest.mark.parametrize(
    ("text", "expected", "hint"),
    [
        ("title: x\n---\n", (1, 1, "HB105"), "above the first field"),
        ("\n---\na: 1\n---\n", (1, 1, "HB105"), "very start of line 1"),
        (" ---\na: 1\n---\n", (1, 1, "HB105"), "very start of line 1"),
        ("—\na: 1\n---\n", (1, 1, "HB105"), "three hyphens"),
        ("----\na: 1\n---\n", (1, 1, "HB105"), "three hyphens"),
        ("", (1, 1, "HB105"), "above the first field"),
        ("---\na: 1\n\nText\n", (1, 1, "HB106"), "below the last field"),
        ("---\na: 1\n...\nText\n", (3, 1, "HB106"), "three hyphens"),
        ("---\na: 1\n –-\nText\n", (3, 1, "HB106"), "three hyphens"),
        ("---\na: 1\n-----\nText\n", (3, 1, "HB106"), "three hyphens"),
    ],
)
def test_missing_line_of_hyphens(text: str, expected: tuple[int, int, str], hint: str) -> None:
    parts = split(text)
    assert [(m.line, m.column, m.code) for m in parts.mistakes] == [expected]
    assert hint in parts.mistakes[0].hint
    assert (parts.yaml, parts.body) == ("", "")


def test_codes_have_a_meaning() -> None:
    assert sorted(CODES) == [f"HB10{n}" for n in range(7)]


@given(st.binary() | st.text().map(lambda text: ("---\n" + text).encode("utf-8", "surrogatepass")))
def test_never_raises_and_loses_no_line(raw: bytes) -> None:
    read = read_text(raw)
    assert (read.text is None) <= bool(read.mistakes)
    if read.text is not None:
        parts = split(read.text)
        lines = read.text.split("\n")
        if not parts.mistakes:
            assert "\n".join(lines[parts.body_line - 1 :]) == parts.body
            assert parts.yaml == "".join(f"{line}\n" for line in lines[1 : parts.body_line - 2])
