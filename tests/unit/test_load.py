"""Files become records, or complaints that say where and how to mend them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from handbook.load import Entry, load_records
from handbook.load.folder import record_files
from handbook.models import Practice
from handbook.problems import Problem

LANGUAGES = ("es", "de", "en", "fr", "it")
FRONT = "title: A\nsummary: B\nlanguage: en\nplaces: [Here]\norganisation: o\nactor: network\nlevel: local\n"
GOOD = f"---\n{FRONT}---\n\n\nThe text.\n"


def load(root: Path, files: dict[str, str]) -> tuple[dict[str, Entry], list[Problem]]:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    entries, problems = load_records(root, LANGUAGES)
    return {entry.key: entry for entry in entries}, problems


def places(problems: list[Problem]) -> list[str]:
    return [f"{problem.path}:{problem.line}:{problem.column}: {problem.code}" for problem in problems]


def test_a_record_has_its_id_text_and_lines(tmp_path: Path) -> None:
    entries, problems = load(tmp_path, {"practices/a.md": GOOD})
    entry = entries["practices/a"]
    assert problems == []
    assert isinstance(entry.record, Practice)
    assert (entry.record.id, entry.record.body, entry.path) == ("a", "The text.", "practices/a.md")
    assert entry.lines.where(("level",)) == (8, 8)
    assert entry.lines.where(("body",)) == (12, 1)
    assert entry.lines.where(("places", 0)) == (5, 10)
    assert entry.lines.where(("nothing", 3)) == (2, 1)


def test_a_record_without_text_is_fine(tmp_path: Path) -> None:
    entries, problems = load(tmp_path, {"practices/a.md": f"---\n{FRONT}---\n  \n"})
    assert problems == []
    assert entries["practices/a"].record.body is None


def test_translations_come_to_their_record(tmp_path: Path) -> None:
    files = {"practices/a.md": GOOD, "practices/a.de.md": "---\ntitle: T\ntranslation: {state: reviewed}\n---\nText.\n"}
    entries, problems = load(tmp_path, files)
    translation = entries["practices/a"].translations["de"]
    assert problems == []
    assert (translation.language, translation.path, translation.state.state) == ("de", "practices/a.de.md", "reviewed")
    assert translation.lines.where(("body",)) == (5, 1)


@pytest.mark.parametrize(
    ("path", "text", "place"),
    [
        ("practices/B.md", GOOD, "practices/B.md:1:1: HB150"),
        ("practices/a.yml", GOOD, "practices/a.yml:1:1: HB151"),
        ("practices/b.md/c.md", GOOD, "practices/b.md:1:1: HB152"),
        ("data/cities", "x", "data/cities:1:1: HB152"),
        ("practices/b.md", GOOD.replace("title", "id: c\ntitle"), "practices/b.md:2:5: HB154"),
        ("practices/b.de.md", "---\ntitle: T\n---\n", "practices/b.de.md:1:1: HB500"),
        ("practices/a.pt.md", "---\ntitle: T\n---\n", "practices/a.pt.md:1:1: HB501"),
        ("practices/a.DE.md", "---\ntitle: T\n---\n", "practices/a.DE.md:1:1: HB501"),
        ("practices/a.en.md", "---\ntitle: T\n---\n", "practices/a.en.md:1:1: HB502"),
        ("practices/a.de.md", "---\ntitle: T\nlevel: local\n---\n", "practices/a.de.md:3:1: HB207"),
        ("practices/b.md", GOOD.replace("level: local\n", ""), "practices/b.md:2:1: HB201"),
        ("practices/b.md", GOOD.replace("level: local", "level: lokal"), "practices/b.md:8:8: HB206"),
        ("practices/b.md", GOOD.replace("title: A", "title: ''"), "practices/b.md:2:8: HB204"),
        ("practices/b.md", GOOD.replace("title: A", "title: [A]"), "practices/b.md:2:8: HB203"),
        ("practices/b.md", GOOD.replace("title: A", "titel: A\ntitle: A"), "practices/b.md:2:1: HB202"),
        ("practices/b.md", GOOD.replace("title: A", "title: A\nbody: x"), "practices/b.md:3:1: HB202"),
        ("practices/b.md", GOOD.replace("title: A", "title: A\ncreated: 2019-13"), "practices/b.md:3:10: HB205"),
        ("practices/b.md", GOOD.replace("places: [Here]", "places: []"), "practices/b.md:2:1: HB200"),
        ("practices/b.md", "---\n- a\n---\n", "practices/b.md:2:1: HB208"),
        ("practices/b.md", "", "practices/b.md:1:1: HB101"),
    ],
)
def test_a_bad_file_is_told_and_the_good_one_loaded(tmp_path: Path, path: str, text: str, place: str) -> None:
    entries, problems = load(tmp_path, {"practices/a.md": GOOD, path: text})
    assert places(problems) == [place]
    assert problems[0].hint
    assert list(entries) == ["practices/a"]


def test_a_year_without_quotes_is_a_date(tmp_path: Path) -> None:
    entries, problems = load(tmp_path, {"practices/a.md": GOOD.replace("title", "created: 2019\ntitle")})
    assert problems == []
    assert entries["practices/a"].record.created == "2019"


def test_a_translation_is_not_blamed_for_its_record(tmp_path: Path) -> None:
    files = {"practices/a.md": GOOD.replace("level: local\n", ""), "practices/a.de.md": "---\ntitle: T\n---\n"}
    assert places(load(tmp_path, files)[1]) == ["practices/a.md:2:1: HB201"]


def test_what_may_stand_in_a_broken_part_is_not_missing(tmp_path: Path) -> None:
    _, problems = load(tmp_path, {"practices/a.md": GOOD.replace("level: local", "level: local: x")})
    assert places(problems) == ["practices/a.md:8:13: HB111"]


def test_the_text_is_no_key_to_propose(tmp_path: Path) -> None:
    _, problems = load(tmp_path, {"practices/a.md": GOOD.replace("title", "zzz: 1\ntitle")})
    assert "level" in problems[0].hint
    assert "body" not in problems[0].hint


def test_links_must_stay_in_the_project(tmp_path: Path) -> None:
    (tmp_path / "outside.md").write_text(GOOD, encoding="utf-8")
    root = tmp_path / "project"
    load(root, {"practices/a.md": GOOD})
    (root / "practices/b.md").symlink_to("a.md")
    (root / "practices/c.md").symlink_to("../../outside.md")
    (root / "practices/d.md").symlink_to("nothing.md")
    entries, problems = load_records(root, LANGUAGES)
    assert [entry.key for entry in entries] == ["practices/a", "practices/b"]
    assert places(problems) == ["practices/c.md:1:1: HB153", "practices/d.md:1:1: HB107"]


def test_pipes_are_not_waited_for(tmp_path: Path) -> None:
    load(tmp_path, {"practices/a.md": GOOD})
    os.mkfifo(tmp_path / "practices/b.md")
    entries, problems = load_records(tmp_path, LANGUAGES)
    assert [entry.key for entry in entries] == ["practices/a"]
    assert places(problems) == ["practices/b.md:1:1: HB107"]


def test_progress_is_told_and_hidden_files_are_passed_over(tmp_path: Path) -> None:
    load(tmp_path, {"practices/a.md": GOOD, "practices/.b.md": "", "practices/a.de.md": "---\ntitle: T\n---\n"})
    told: list[str] = []
    load_records(tmp_path, LANGUAGES, told.append)
    assert told == ["practices/a.md", "practices/a.de.md"]
    assert [path.name for path in record_files(tmp_path)] == [".b.md", "a.de.md", "a.md"]
