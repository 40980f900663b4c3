"""This repository's own records: all of what the sources tell is there, and stays there."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from handbook.exports import write_all
from handbook.library.agenda import block_sums, length, parts_sum
from handbook.library.plans import all_rows
from handbook.models import Action, ActionPlan, Document, Event, Framework, Practice, Theme, WorkingGroup
from handbook.plugin.configuration import read_settings
from handbook.project import Project, open_project

TODAY = date(2026, 1, 1)


@pytest.fixture(scope="module")
def project(repository: Path) -> Project:
    return open_project(read_settings(repository / "mkdocs.yml"), TODAY)


def test_there_are_no_errors(project: Project) -> None:
    assert project.errors == []


@pytest.mark.parametrize(
    ("type_", "count"),
    [
        ("city", 5),
        ("organisation", 64),
        ("theme", 4),
        ("working-group", 4),
        ("webinar", 4),
        ("event", 1),
        ("award", 1),
        ("action", 12),
        ("action-plan", 6),
        ("coalition", 5),
        ("methodology", 1),
        ("framework", 1),
        ("document", 2),
    ],
)
def test_nothing_of_the_inventory_is_left_out(project: Project, type_: str, count: int) -> None:
    assert len(project.library.all(type_)) == count


def test_practices_and_recommendations_have_sources(project: Project) -> None:
    practices = project.library.published("practice")
    assert len(practices) >= 10
    assert all(entry.record.sources for entry in practices)
    assert len([e for e in project.library.published("recommendation") if getattr(e.record, "number", None)]) == 9


def test_every_step_is_as_printed(project: Project, repository: Path, tmp_path: Path) -> None:
    """The golden file was compared with the source tables cell by cell; a changed cell shows here."""
    write_all(project.library, project.settings, tmp_path, TODAY)
    golden = repository / "tests/golden/content/action-steps.csv"
    assert (tmp_path / "api/v1/action-steps.csv").read_bytes() == golden.read_bytes()


def test_plans_have_their_objectives_and_labels(project: Project) -> None:
    objectives = [o for plan in project.library.records(ActionPlan, "en") for o in plan.objectives]
    assert len(objectives) == 16
    assert sum(objective.printed_label is not None for objective in objectives) == 14
    rows = list(all_rows(project.library, "en"))
    assert len(rows) == 60
    assert sum(len(row.step.sub_steps) for row in rows) == 8
    assert len({(row.plan.id, row.anchor) for row in rows}) == 60


def test_guiding_questions(project: Project) -> None:
    texts = {question.text for action in project.library.records(Action, "en") for question in action.guiding_questions}
    assert len(texts) == 14


def test_the_agenda_adds_up(project: Project) -> None:
    event = project.library.records(Event, "en")[0]
    assert len(event.agenda) == 25
    for item in event.agenda:
        if item.minutes is not None and length(item) is not None:
            assert item.minutes == length(item)
        if parts_sum(item) is not None:
            assert parts_sum(item) == item.minutes
    assert [(sums.start, sums.end) for sums in block_sums(event)] == [("09:00", "12:40"), ("14:00", "18:10")]


def test_lessons_participants_and_errata(project: Project) -> None:
    event = project.library.records(Event, "en")[0]
    assert len(event.lessons) == 39
    assert event.participants is not None
    assert sum(line.people for line in event.participants.listed) == 21
    assert len({line.organisation for line in event.participants.listed}) == 15
    by_country: Counter[str] = Counter()
    for line in event.participants.listed:
        by_country[line.country] += line.people
    assert by_country == {"DE": 8, "FR": 4, "IT": 3, "ES": 3, "BE": 2, "GB": 1}
    errata = [erratum for document in project.library.records(Document, "en") for erratum in document.errata]
    assert sorted(int(erratum.id.removeprefix("D")) for erratum in errata) == list(range(1, 63))


def test_groups_and_benchmark(project: Project) -> None:
    groups = project.library.records(WorkingGroup, "en")
    assert sum(len(group.leading) for group in groups) == 8
    assert sum(len(group.learning) for group in groups) == 8
    framework = project.library.records(Framework, "en")[0]
    assert (len(framework.actors), len(framework.dimensions)) == (4, 7)
    assert all(theme.questions for theme in project.library.records(Theme, "en"))


def test_the_german_description_is_german_in_origin(project: Project) -> None:
    entry = project.library.get("coalition", "european-coalition")
    assert entry is not None
    assert entry.record.language == "de"
    assert "en" in entry.translations


def test_evidence_is_computed(project: Project, repository: Path) -> None:
    assert project.library.records(Practice, "en")
    for file in (repository / "practices").glob("*.md"):
        assert "evidence_level" not in file.read_text(encoding="utf-8")
