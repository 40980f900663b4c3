"""What follows from action plans: the rows of all steps with their anchors, and who carries out what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from handbook import dates
from handbook.library.index import Library
from handbook.load import Entry
from handbook.models import Action, ActionPlan, Methodology, WorkingGroup
from handbook.models.action_plan import Objective, Step


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step in its plan. `objective` counts from 1; `anchor` is unique in the plan (`o2-s3`)."""

    plan: ActionPlan
    objective: int
    number: str
    step: Step
    index: int

    @property
    def anchor(self) -> str:
        return f"o{self.objective}-s{self.number.replace('.', '-')}"

    @property
    def first_day(self) -> date:
        return dates.span(dates.parse(self.step.start.date), self.step.start.part)[0]

    @property
    def last_day(self) -> date:
        return dates.span(dates.parse(self.step.end.date), self.step.end.part)[1]

    def months(self) -> list[str]:
        """Every month that the step runs in, as `2019-03`."""
        first, last = self.first_day, self.last_day
        count = (last.year - first.year) * 12 + last.month - first.month
        months = (first.year * 12 + first.month - 1 + offset for offset in range(count + 1))
        return [f"{month // 12:04}-{month % 12 + 1:02}" for month in months]


def step_rows(plan: ActionPlan) -> list[StepRow]:
    """All steps of a plan in printed order. A step without a number is numbered by its position."""
    return [
        StepRow(plan, number, step.number or str(index + 1), step, index)
        for number, objective in enumerate(plan.objectives, start=1)
        for index, step in enumerate(objective.steps)
    ]


def objective_title(objective: Objective) -> str:
    """The printed title, or the one that the editors added."""
    return objective.printed_title or objective.added_title or ""


def actions_of(library: Library, plan: Entry, objective: int | None = None) -> list[Entry]:
    """The proposed actions that a plan (or one objective of it) carries out."""
    found = library.computed(("actions of plans",), lambda: _actions_by_plan(library)).get(plan.record.id, [])
    return [entry for entry, of in found if objective is None or of in (objective, None)]


def _actions_by_plan(library: Library) -> dict[str, list[tuple[Entry, int | None]]]:
    """By plan: the actions that it carries out, each with the number of the objective, if one is named."""
    found: dict[str, list[tuple[Entry, int | None]]] = defaultdict(list)
    for entry in library.published(Action.type):
        if isinstance(entry.record, Action) and (by := entry.record.carried_out_by) is not None:
            found[by.plan].append((entry, by.objective))
    return dict(found)


def learns_in(library: Library, city: str) -> set[str]:
    """The themes of the working groups in which a city learns."""
    return {
        entry.record.theme
        for entry in library.published(WorkingGroup.type)
        if isinstance(entry.record, WorkingGroup) and any(seat.city == city for seat in entry.record.learning)
    }


def from_mutual_learning(library: Library, plan: Entry) -> list[Entry]:
    """The plan's actions on the theme of a group in which its city learns (or of a webinar's or event's exchange)."""
    themes = learns_in(library, plan.record.city) if isinstance(plan.record, ActionPlan) else set()
    return [entry for entry in actions_of(library, plan) if themes & set(entry.record.themes)]


def implementation_window(library: Library) -> tuple[date, date] | None:
    """The time that the network sets for carrying out plans."""
    for entry in library.published(Methodology.type):
        record = entry.record
        if isinstance(record, Methodology) and record.implementation_start and record.implementation_end:
            return dates.parse(record.implementation_start).earliest, dates.parse(record.implementation_end).latest
    return None


def outside_window(row: StepRow, window: tuple[date, date] | None) -> list[Literal["before", "after"]]:
    """Whether a step surely starts before the window or ends after it; a vague date may fit."""
    if window is None:
        return []
    start, end = row.step.start, row.step.end
    found: list[Literal["before", "after"]] = []
    if dates.span(dates.parse(start.date), start.part)[1] < window[0]:
        found.append("before")
    if dates.span(dates.parse(end.date), end.part)[0] > window[1]:
        found.append("after")
    return found


def plan_span(rows: list[StepRow]) -> tuple[StepRow, StepRow] | None:
    """The row that starts first and the row that ends last."""
    if not rows:
        return None
    return min(rows, key=lambda row: row.first_day), max(rows, key=lambda row: row.last_day)


def objective_themes(library: Library, plan: Entry, objective: int) -> set[str]:
    """The themes of the actions that an objective carries out; those of the plan when none is named for it."""
    found = {theme for entry in actions_of(library, plan, objective) for theme in entry.record.themes}
    return found or set(plan.record.themes)


def theme_rows(library: Library, language: str, *, theme: str = "", city: str = "") -> list[StepRow]:
    """The steps of all plans, or those of a city or of the objectives on a theme, plan after plan."""
    return [
        row
        for row in all_rows(library, language)
        if city in ("", row.plan.city)
        and (not theme or theme in objective_themes(library, library.entry(row.plan), row.objective))
    ]


def all_rows(library: Library, language: str) -> Iterator[StepRow]:
    """The steps of all plans, plan after plan."""
    for plan in library.records(ActionPlan, language):
        yield from step_rows(plan)
