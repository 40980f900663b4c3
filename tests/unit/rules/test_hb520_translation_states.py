from __future__ import annotations

from pathlib import Path

from handbook.fingerprints import fingerprint
from handbook.library.translations import text_mark

from .small_project import PRACTICE, markdown, problems

SOURCE = "Gives advice in 27 places."


def kept(name: str, source: str, text: str, more: str = "") -> str:
    return f'    {name}: {{source: "{fingerprint(source)}", text: "{text_mark(text)}"{more}}}\n'


def found(tmp_path: Path, fields: str, front: str = "title: T\nneed: Berät an 27 Orten.\n") -> list[tuple[object, ...]]:
    files = {
        "practices/a.md": markdown(PRACTICE + f"need: {SOURCE}\n"),
        "practices/a.de.md": markdown(front + f"translation:\n  fields:\n{fields}"),
    }
    return [(p.line, p.column, p.code, p.severity) for p in problems(tmp_path, files)]


def test_what_fits_is_fine(tmp_path: Path) -> None:
    fields = kept("title", "A", "T") + kept("need", "**Gives** advice, in 27 places", "Berät an 27 Orten.")
    assert found(tmp_path, fields) == []


def test_an_outdated_text_is_named_where_it_stands(tmp_path: Path) -> None:
    fields = kept("title", "A", "T") + kept("need", "Gives advice in 26 places.", "Berät an 27 Orten.")
    assert found(tmp_path, fields) == [(3, 1, "HB520", "warning")]


def test_hints_name_the_command(tmp_path: Path) -> None:
    old = kept("title", "Another", "T") + kept("need", "Gives advice in 26 places.", "Berät an 26 Orten.")
    found(tmp_path, old)
    title, need = (problem.hint for problem in problems(tmp_path, {}) if problem.code == "HB520")
    assert "shows what has changed" in title
    assert "`handbook translate practices/a de`" in title
    assert "was changed too" in need


def test_without_fingerprints_one_warning_a_file(tmp_path: Path) -> None:
    files = {"practices/a.md": markdown(PRACTICE), "practices/a.de.md": markdown("title: T\nsummary: S\n")}
    (problem,) = problems(tmp_path, files)
    assert (problem.code, problem.severity) == ("HB521", "warning")
    assert problem.message.startswith("2 translated texts")
    assert "--adopt" in problem.hint


def test_one_text_without_a_fingerprint(tmp_path: Path) -> None:
    assert found(tmp_path, kept("title", "A", "T")) == [(4, 1, "HB521", "warning")]


def test_a_fingerprint_without_its_text(tmp_path: Path) -> None:
    fields = kept("title", "A", "T") + kept("need", SOURCE, "Berät an 27 Orten.") + kept("cost", "C", "K")
    assert found(tmp_path, fields) == [(8, 5, "HB522", "warning")]


def test_a_state_of_its_own_is_checked(tmp_path: Path) -> None:
    fields = kept("title", "A", "T", ", state: perfect, reviewer: nobody")
    assert [code for _, _, code, _ in found(tmp_path, fields)] == ["HB206"]
    fields = kept("title", "A", "T", ", state: reviewed, reviewer: nobody")
    assert "HB300" in [code for _, _, code, _ in found(tmp_path, fields)]
