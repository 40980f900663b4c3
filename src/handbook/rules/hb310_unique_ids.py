"""No two parts of a record have the same id."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from handbook.library.plans import step_rows
from handbook.load import Entry
from handbook.models import ActionPlan
from handbook.models.shapes import Path
from handbook.problems import Problem
from handbook.rules.context import Context, problem
from handbook.rules.parts import with_ids

CODES: Final = {
    "HB310": "Two parts of a record have the same id.",
    "HB311": "Two steps of an objective have the same number.",
}


def check(context: Context) -> Iterator[Problem]:
    """In a record, every id is used once: by one part, or one step of an objective."""
    for entry in context.entries:
        yield from _parts(entry)
        if isinstance(entry.record, ActionPlan):
            yield from _steps(entry, entry.record)


def _parts(entry: Entry) -> Iterator[Problem]:
    seen: dict[str, Path] = {}
    for ident, part in with_ids(entry.record):
        path = (*part.path, "id")
        if ident in seen:
            hint = "give one of them another id; references such as `#id` must be clear"
            message = f"the id `{ident}` is already on line {entry.lines.where(seen[ident]).line}"
            yield problem(entry, path, "HB310", message, hint)
        else:
            seen[ident] = path


def _steps(entry: Entry, plan: ActionPlan) -> Iterator[Problem]:
    seen: dict[str, Path] = {}
    for row in step_rows(plan):
        path = ("objectives", row.objective - 1, "steps", row.index, "number")
        if row.anchor in seen:
            line = entry.lines.where(seen[row.anchor]).line
            message = f"step {row.number} of objective {row.objective} is already on line {line}"
            hint = "number the steps of an objective differently, and give `printed_number` if the source repeats one"
            yield problem(entry, path, "HB311", message, hint)
        else:
            seen[row.anchor] = path
