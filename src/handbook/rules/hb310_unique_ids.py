"""No two things have the same id."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from handbook.library.plans import step_rows
from handbook.load import Entry
from handbook.models import ActionPlan, Document
from handbook.models.shapes import Path
from handbook.problems import Problem
from handbook.rules.context import Context, problem
from handbook.rules.parts import with_ids

CODES: Final = {
    "HB310": "Two parts of a record have the same id.",
    "HB311": "Two steps of an objective have the same number.",
    "HB312": "Two documents have an erratum of the same id.",
    "HB313": "A former id is the id, or another former id, of a record.",
}


def check(context: Context) -> Iterator[Problem]:
    """Every id is used once: by one part of a record, one step of an objective, one erratum, one record."""
    for entry in context.library.entries.values():
        yield from _parts(entry)
        if isinstance(entry.record, ActionPlan):
            yield from _steps(entry, entry.record)
    yield from _errata(context)
    yield from _former_ids(context)


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


def _errata(context: Context) -> Iterator[Problem]:
    seen: dict[str, Entry] = {}
    for entry in context.library.all(Document.type):
        for index, erratum in enumerate(getattr(entry.record, "errata", ())):
            other = seen.setdefault(erratum.id, entry)
            if other is not entry:
                message = f"the erratum `{erratum.id}` is already in {other.path}"
                hint = "count errata on over all documents"
                yield problem(entry, ("errata", index, "id"), "HB312", message, hint)


def _former_ids(context: Context) -> Iterator[Problem]:
    seen: dict[str, Entry] = {}
    for entry in context.library.entries.values():
        for index, former in enumerate(entry.record.former_ids):
            key = f"{entry.record.section}/{former}"
            other = context.library.entries.get(key) or seen.get(key)
            if other is not None:
                message = f"the address of `{former}` belongs to {other.path} already"
                hint = "an old address leads to one record only, and never to a new one; delete it here"
                yield problem(entry, ("former_ids", index), "HB313", message, hint)
            seen[key] = entry
