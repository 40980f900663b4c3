"""`handbook new`: asked on a terminal and told by options; valid files, whole files, no file twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook.cli.new import _slug
from tests.unit.test_cli import project, run

__all__ = ["project"]

PRACTICE = ["--set", "summary=A room: free", "--set", "organisation=room-house", "--set", "actor=civil-society"]
PRACTICE += ["--set", "level=local", "--set", "city=someplace"]
SOURCES = 'sources=[{title: Page, url: "https://a.example.org/"}]'


def files(project: Path) -> set[str]:
    return {file.relative_to(project).as_posix() for file in project.rglob("*") if file.is_file()}


def test_without_questions(project: Path) -> None:
    result = run(project, "new", "practice", "--set", "title=Räume für alle", *PRACTICE, "--set", SOURCES)
    assert result.exit_code == 0, result.output
    assert result.stdout == "practices/raume-fur-alle.md\n"
    assert "handbook check" in result.stderr
    text = (project / "practices/raume-fur-alle.md").read_text(encoding="utf-8")
    assert 'summary: "A room: free"' in text
    assert "# stage:  # one of: pilot" in text
    assert "practices/raume-fur-alle.md" not in run(project, "check").stdout


def test_asked(project: Path) -> None:
    answers = ["Rooms", "Rooms for all.", "", "house", "civil-society", "1", "y", "1", "Page", "https://a.example.org/"]
    answers += ["n", "Free rooms.", "", "- one", "", "", "city", "some"]
    result = run(project, "new", "practice", input="\n".join(answers) + "\n")
    assert result.exit_code == 0, result.output
    assert "the practice has no place" in result.stderr
    text = (project / "practices/rooms.md").read_text(encoding="utf-8")
    assert "organisation: room-house" in text
    assert "city: someplace" in text
    assert "level: local" in text
    assert text.endswith("Free rooms.\n\n- one\n")


def test_wrong_answers_are_asked_again(project: Path) -> None:
    answers = ["", "Webinar", "About.", "en", "2020-02-30", "2020-02-29", "2020", "7", "2", "n", "", "", ""]
    result = run(project, "new", "webinar", input="\n".join(answers) + "\n")
    assert result.exit_code == 0, result.output
    assert "2020-02-30" in result.stderr
    assert "choose a number from 1 to 3" in result.stderr
    text = (project / "webinars/webinar.md").read_text(encoding="utf-8")
    assert "start: 2020-02-29" in text
    assert "mode: online" in text


def test_nested_parts_and_lists(project: Path) -> None:
    answers = ["Theme", "About.", "en", "1", "q1", "Which?", "n", "n"]
    result = run(project, "new", "theme", input="\n".join(answers) + "\n")
    assert result.exit_code == 0, result.output
    text = (project / "data/themes/theme.yml").read_text(encoding="utf-8")
    assert "questions:\n  - id: q1\n    text: Which?\n" in text
    assert "number: 1" in text


@pytest.mark.parametrize("stop_after", [0, 1, 3, 6])
def test_stopping_leaves_nothing(project: Path, stop_after: int) -> None:
    before = files(project)
    answers = ["Rooms", "Rooms for all.", "en", "house", "civil-society", "1"][:stop_after]
    result = run(project, "new", "practice", input="".join(f"{answer}\n" for answer in answers))
    assert result.exit_code != 0
    assert files(project) == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["practise"], "did you mean `practice`"),
        (["practice", "Not an id"], "cannot be an id"),
        (["practice", "../../etc"], "cannot be an id"),
        (["city", "someplace"], "exists already"),
        (["practice", "--set", "titel=x"], "did you mean `title`"),
        (["practice", "--set", "title"], "KEY=VALUE"),
        (["practice", "--set", "title=x"], "--set summary=…"),
        (["practice", "--set", "title=漢字", *PRACTICE], "cannot be an id"),
        (["practice", "--set", "title=x", *PRACTICE, "--set", "themes=[a"], "--set themes=…"),
    ],
)
def test_wrong_use(project: Path, arguments: list[str], message: str) -> None:
    before = files(project)
    result = run(project, "new", *arguments)
    assert result.exit_code == 2, result.output
    assert message in result.stderr
    assert files(project) == before


def test_values_that_do_not_fit_are_problems(project: Path) -> None:
    before = files(project)
    result = run(project, "new", "practice", "--set", "title=x", *PRACTICE, "--set", "stage=over")
    assert result.exit_code == 1
    assert "HB206" in result.stderr
    assert "Nothing was written." in result.stderr
    assert files(project) == before


def test_an_id_that_leads_elsewhere_for_ever_is_refused(project: Path) -> None:
    house = project / "data/organisations/room-house.yml"
    house.write_text(house.read_text() + "former_ids: [old-house]\n")
    arguments = ["--set", "title=x", "--set", "summary=x", "--set", "kind=company", "--set", "country=null"]
    result = run(project, "new", "organisation", *arguments, "old-house")
    assert result.exit_code == 2
    assert "was the id of data/organisations/room-house.yml" in result.stderr
    assert run(project, "new", "organisation", *arguments, "new-house").exit_code == 0


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Über Straßen & Wege", "uber-strassen-wege"),
        ("L'étoile d’or", "letoile-dor"),
        ("Łódź 2019!", "lodz-2019"),
        ("word " * 30, "word" + "-word" * 11),
        ("漢字", ""),
    ],
)
def test_slugs(title: str, slug: str) -> None:
    assert _slug(title) == slug
