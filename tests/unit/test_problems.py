"""One format for all problems: text, JSON, GitHub; nothing in it can trick a terminal or a log."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.problems import FORMATS, INVISIBLE, Mistake, Problem, suggest, to_github, to_json, to_text, visible

LATE = Problem("practices/b.md", 2, 1, "HB201", "the title is missing", "add title:")
EARLY = Problem("practices/a.md", 12, 4, "HB120", "the key title is already on line 3", severity="warning")


def test_text_has_place_code_message_and_indented_hint() -> None:
    assert LATE.as_text() == "practices/b.md:2:1: HB201 the title is missing\n    hint: add title:"
    assert EARLY.as_text() == "practices/a.md:12:4: HB120 warning: the key title is already on line 3"


def test_text_is_in_path_line_and_column_order() -> None:
    ninth = Problem("practices/a.md", 9, 1, "HB201", "x")
    assert to_text([LATE, EARLY, ninth]) == "\n".join([ninth.as_text(), EARLY.as_text(), LATE.as_text()])
    assert to_text([]) == ""


def test_json_lists_problems_in_order_and_counts_them() -> None:
    read = json.loads(to_json(iter([LATE, EARLY])))
    assert read["counts"] == {"errors": 1, "warnings": 1}
    assert [problem["path"] for problem in read["problems"]] == ["practices/a.md", "practices/b.md"]
    assert read["problems"][1] == {
        "path": "practices/b.md",
        "line": 2,
        "column": 1,
        "code": "HB201",
        "message": "the title is missing",
        "hint": "add title:",
        "severity": "error",
    }
    assert json.loads(to_json([])) == {"problems": [], "counts": {"errors": 0, "warnings": 0}}


def test_github_escapes_data_and_properties() -> None:
    problem = Problem("a,b:c%.md", 1, 2, "HB201", "100 % of a: b, c", "line one\nline two")
    assert to_github([problem]) == (
        "::error file=a%2Cb%3Ac%25.md,line=1,col=2,title=HB201::100 %25 of a: b, c%0Ahint: line one\\nline two"
    )
    assert to_github([EARLY]).startswith("::warning file=practices/a.md,line=12,col=4,title=HB120::the key")


@pytest.mark.parametrize("name", FORMATS)
def test_no_format_prints_control_or_bidirectional_characters(name: str) -> None:
    tricky = "x\x1b[2J\u202e\u200b\r\n::error::y\x85\u2028"
    printed = FORMATS[name]([Problem(tricky, 1, 1, "HB201", tricky, tricky)])
    assert INVISIBLE.search(printed) is None
    assert not any(line.startswith("::error::") for line in printed.splitlines())
    assert "\\u202e" in printed


def test_visible_keeps_what_people_read() -> None:
    assert visible("Žilina – 50\u00a0% « été »") == "Žilina – 50\u00a0% « été »"
    assert visible("a\tb\nc\x07\u200b\U000e0041") == "a\\tb\\nc\\x07\\u200b\\U000e0041"


def test_zero_width_joiner_is_invisible_only_outside_an_emoji() -> None:
    assert INVISIBLE.search("👩\u200d💻 🏳\ufe0f\u200d🌈") is None
    assert INVISIBLE.search("pay\u200dpal") is not None


def test_mistake_becomes_a_problem_of_its_file() -> None:
    mistake = Mistake(3, 4, "HB111", "what", "how")
    assert mistake.in_file("a.md") == Problem("a.md", 3, 4, "HB111", "what", "how", "error")


@pytest.mark.parametrize(
    ("word", "expected"),
    [("titel", "title"), ("TITLE", "title"), ("sumary", "summary"), ("xyz", None), ("", None), ("t" * 5000, None)],
)
def test_suggest(word: str, expected: str | None) -> None:
    assert suggest(word, ["summary", "title", "themes"]) == expected


@given(st.text(), st.text(), st.text())
def test_every_format_takes_any_text_and_keeps_one_line_per_part(path: str, message: str, hint: str) -> None:
    problem = Problem(path, 1, 1, "HB201", message, hint)
    assert len(to_text([problem]).splitlines()) == (2 if hint else 1)
    assert len(to_github([problem]).splitlines()) == 1
    assert json.loads(to_json([problem]))["problems"][0]["message"] == message
