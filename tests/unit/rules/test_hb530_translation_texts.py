from __future__ import annotations

from pathlib import Path

import pytest

from handbook.fingerprints import fingerprint
from handbook.library.likeness import code, headings, is_plain, links, lost_numbers, moved_links, numbers

from .small_project import PRACTICE, markdown, places, problems


def found(tmp_path: Path, source: str, translated: str, front: str = "title: T\n") -> list[str]:
    files = {"practices/a.md": markdown(PRACTICE, source), "practices/a.de.md": markdown(front, translated)}
    return [place.rpartition(" ")[2] for place in places(tmp_path, files)]


@pytest.mark.parametrize(
    ("source", "translated", "codes"),
    [
        ("## A\n\nx\n\n### B\n", "## A\n\nx\n\n### C\n", []),
        ("## A\n\nx\n\n### B\n", "## A\n\nx\n\n## B\n", ["HB530"]),
        ("## A\n", "A\n", ["HB530"]),
        ("```\n# no heading\n```\n", "```\n# no heading\n```\n", []),
        ("See [x](https://a.example/1).", "Siehe [y](https://a.example/1 \"t\").", []),
        ("See [x](https://a.example/en/1).", "Siehe [y](https://www.a.example/de/1).", []),
        ("See [x](https://a.example/1).", "Siehe y.", ["HB531"]),
        ("See [x](https://a.example/1).", "Siehe [y](https://b.example/1).", ["HB531w"]),
        ("See x.", "Siehe [y](https://b.example/1).", ["HB531"]),
        ("See https://a.example/1.", "Siehe https://a.example/1!", []),
        ("Use `id` here.", "Hier steht `id`.", []),
        ("Use `id` here.", "Hier steht `ident`.", ["HB533w"]),
        ("In 2018, 39 came.", "Im Jahr 2018 kamen 39.", []),
        ("In 2018, 39 came.", "Im Jahr 2018 kamen 93.", ["HB532w"]),
    ],
)  # fmt: skip
def test_what_every_language_has_in_common(tmp_path: Path, source: str, translated: str, codes: list[str]) -> None:
    assert found(tmp_path, source, translated) == codes


def test_what_is_out_of_date_is_not_compared(tmp_path: Path) -> None:
    kept = f'translation:\n  fields:\n    body: {{source: "{fingerprint("Old text")}", text: x}}\n'
    assert found(tmp_path, "## A\n\nIn 2018.\n", "Im Jahr 2017.\n", "title: T\n" + kept) == ["HB520w"]


def test_a_problem_names_what_is_missing(tmp_path: Path) -> None:
    files = {
        "practices/a.md": markdown(PRACTICE, "## A\n\nSee [x](https://a.example/1).\n"),
        "practices/a.de.md": markdown("title: T\n", "Siehe x.\n"),
    }
    messages = [problem.message for problem in problems(tmp_path, files)]
    assert "`body` has no heading here, but the heading ## in the original" in messages
    assert "`body` lacks the link to `https://a.example/1`" in messages


@pytest.mark.parametrize(
    ("source", "translated"),
    [
        ("1,000 euros, 3.5 %", "1.000 Euro, 3,5 %"),
        ("1,000 euros, 3.5 %", "1\u202f000 euros, 3,5 %"),
        ("more than 1,400,000", "más de 1 400 000"),
        ("at 12.40", "à 12 h 40"),
        ("120 billion euros", "120 000 millones de euros"),
        ("three years, 4 times", "trois ans, quatre fois"),
        ("on 29th March 2019 at 2 pm", "am 29. März 2019 um 14 Uhr"),
        ("9.05", "9 h 5"),
        ("see https://a.example/2018", "siehe dort"),
    ],
)
def test_numbers_are_written_as_each_language_does(source: str, translated: str) -> None:
    assert lost_numbers(source, translated) == []


@pytest.mark.parametrize(
    ("source", "translated", "lost"),
    [
        ("1,000 euros", "100 Euro", ["1000"]),
        ("3 years", "4 Jahre", ["3"]),
        ("from 27 countries", "aus vielen Ländern", ["27"]),
        ("12.40", "12.30", ["40"]),
    ],
)
def test_changed_numbers_are_found(source: str, translated: str, lost: list[str]) -> None:
    assert lost_numbers(source, translated) == lost


def test_an_address_with_an_open_bracket_is_an_address_as_any_other() -> None:
    assert moved_links("See https://[a.example now.", "Siehe https://[b.example nun.") == (
        ["https://[a.example"],
        ["https://[b.example"],
    )


@pytest.mark.parametrize("text", ["words, only words", "Wörter (nichts als Wörter) – „Wörter“!"])
def test_words_alone_have_nothing_in_common_with_their_source(text: str) -> None:
    assert is_plain(text)
    assert not headings(text) + links(text) + numbers(text) + code(text)


@pytest.mark.parametrize("text", ["## x", "[x](y)", "a ](b) c", "[x]: y", "https://a.example", "3", "`x`"])
def test_a_text_with_more_than_words_is_not_plain(text: str) -> None:
    assert not is_plain(text)
    assert headings(text) + links(text) + numbers(text) + code(text)
