"""The front door: records, and every problem of loading and of the rules, in path order."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from handbook.project import open_project
from handbook.settings import Settings

FRONT = "title: A\nsummary: B\nlanguage: en\nkind: ngo\ncountry: DE\n"
SOURCES = 'sources: [{title: Page, url: "https://example.org/x"}]\n'


def write(root: Path, files: dict[str, str]) -> Settings:
    folder = root / "data" / "organisations"
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return Settings(root, ("es", "de", "en", "fr", "it"), "en")


def test_good_records_open_without_problems(tmp_path: Path) -> None:
    project = open_project(write(tmp_path, {"a.yml": FRONT + SOURCES}), date(2026, 1, 15))
    assert project.problems == ()
    assert list(project.library.entries) == ["organisations/a"]


def test_problems_of_all_kinds_come_together_in_path_order(tmp_path: Path) -> None:
    files = {
        "c.yml": FRONT,
        "b.yml": FRONT + SOURCES + "review_due: 2020\n",
        "a.yml": FRONT + SOURCES + "nonsense: 1\n",
        "b.de.yml": "roles: [x]\n",
    }
    project = open_project(write(tmp_path, files), date(2026, 1, 15))
    assert [(problem.path.rpartition("/")[2], problem.code) for problem in project.problems] == [
        ("a.yml", "HB202"),
        ("b.de.yml", "HB510"),
        ("b.yml", "HB380"),
        ("c.yml", "HB350"),
    ]
    assert [problem.code for problem in project.errors] == ["HB202", "HB510", "HB350"]
    assert set(project.library.entries) == {"organisations/b", "organisations/c"}


def test_today_is_what_the_caller_says(tmp_path: Path) -> None:
    settings = write(tmp_path, {"a.yml": FRONT + SOURCES + "review_due: 2020\n"})
    assert open_project(settings, date(2020, 12, 31)).problems == ()
    assert len(open_project(settings, date(2021, 1, 1)).problems) == 1


def test_progress_reaches_the_caller(tmp_path: Path) -> None:
    told: list[str] = []
    open_project(write(tmp_path, {"a.yml": FRONT + SOURCES}), date(2026, 1, 15), told.append)
    assert told == ["data/organisations/a.yml"]
