"""A project with every bad input that people send: all of it is told, none of it stops the rest."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from handbook.problems import to_text
from handbook.project import Project, open_project
from handbook.settings import Settings

WORST = Path(__file__).parent / "golden" / "worst"
GOOD = {"data/cities/munich.yml", "data/organisations/uog.yml", "data/themes/jobs.yml"}
GOOD |= {"practices/good.md", "practices/good.de.md"}
ONLY_RULES_COMPLAIN = {"practices/html", "practices/reference", "practices/start-after-end"}


def opened(root: Path) -> Project:
    return open_project(Settings(root, ("es", "de", "en", "fr", "it"), "en"), date(2026, 1, 15))


@pytest.fixture
def worst(tmp_path: Path) -> Path:
    """A copy of the project, with the files that are better made than kept."""
    root = tmp_path / "project"
    shutil.copytree(WORST / "project", root)
    good = (root / "practices" / "good.md").read_text(encoding="utf-8")
    (root / "practices" / "huge.md").write_text(good.replace("---\ntitle", f"---\nneed: {'x' * 10_000_000}\ntitle"))
    (root / "practices" / "large.md").write_text(good.replace("---\ntitle", f"---\nneed: {'x' * 300_000}\ntitle"))
    (root / "practices" / "hidden.md").write_text(
        good.replace("A good practice", "A \x00good\u202e practice").replace("The text.", "The\u200b \x1b[31mtext.")
    )
    (root / "practices" / "utf-16.md").write_text(good, encoding="utf-16")
    (root / "practices" / "link.md").symlink_to("/etc/hostname")
    (root / "practices" / "dangling.md").symlink_to("nothing.md")
    return root


def test_the_worst_project_is_told_what_is_wrong_word_for_word(worst: Path) -> None:
    assert to_text(opened(worst).problems) + "\n" == (WORST / "expected.txt").read_text(encoding="utf-8")


def test_every_bad_file_has_a_problem_with_a_hint_and_no_good_file_has_one(worst: Path) -> None:
    found = opened(worst).problems
    blamed = {problem.path for problem in found}
    there = {path.relative_to(worst).as_posix() for path in worst.rglob("*") if not path.is_dir()}
    there = {path for path in there if "folder.md/" not in path} | {"practices/folder.md"}
    assert blamed == there - GOOD
    assert [problem for problem in found if not problem.hint or problem.line < 1 or problem.column < 1] == []
    assert {problem.severity for problem in found} == {"error"}


def test_what_is_well_written_is_loaded_all_the_same(worst: Path) -> None:
    library = opened(worst).library
    good = {"cities/munich", "organisations/uog", "handbooks/jobs", "practices/good"}
    assert set(library.entries) == good | ONLY_RULES_COMPLAIN
    assert set(library.entries["practices/good"].translations) == {"de", "es"}


def test_twice_the_same(worst: Path) -> None:
    assert opened(worst).problems == opened(worst).problems


def test_no_folder_at_all_is_no_problem(tmp_path: Path) -> None:
    assert opened(tmp_path).problems == ()
    assert opened(tmp_path / "nowhere").problems == ()
