"""What starts ends later, and a part within the whole."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from handbook import dates
from handbook.library.errata import errata_of
from handbook.library.plans import StepRow, step_rows
from handbook.load import Entry
from handbook.models import ActionPlan
from handbook.models.fields import Model
from handbook.models.shapes import fields
from handbook.problems import Problem
from handbook.rules.context import Context, problem
from handbook.rules.parts import walk

CODES: Final = {
    "HB330": "An end comes before its start.",
    "HB331": "A part of a step starts before the step or ends after it.",
}

_PAIRS: Final = (("start", "end"), ("implementation_start", "implementation_end"), ("given", "until"))


def check(context: Context) -> Iterator[Problem]:
    """The end is not before the start; parts of a step (1.1 of 1) lie within its time, or an erratum says why not."""
    for entry in context.entries:
        yield from _order(entry)
        if isinstance(entry.record, ActionPlan):
            errata = errata_of(context.library, entry.key, entry.record.language)
            yield from _parts(entry, entry.record, {erratum.part for erratum in errata})


def _order(entry: Entry) -> Iterator[Problem]:
    for part in walk(entry.record):
        for first, last in _periods(type(part.model)):
            start, end = _date(getattr(part.model, first)), _date(getattr(part.model, last))
            # Only when no reading of the dates puts them in order.
            if start and end and dates.parse(end).latest < dates.parse(start).earliest:
                message = f"the end, {end}, is before the start, {start}"
                yield problem(entry, (*part.path, last), "HB330", message, "change one of the two dates")


@cache
def _periods(model: type[Model]) -> tuple[tuple[str, str], ...]:
    return tuple(pair for pair in _PAIRS if set(pair) <= set(fields(model)))


def _date(value: Any) -> str | None:
    """The date of a field that holds dates; clock times and all else are none."""
    text = getattr(value, "date", value)
    if not isinstance(text, str):
        return None
    try:
        dates.parse(text)
    except ValueError:
        return None
    return text


def _parts(entry: Entry, plan: ActionPlan, explained: set[str]) -> Iterator[Problem]:
    rows = {(row.objective, row.number): row for row in step_rows(plan)}
    for row in rows.values():
        parent = rows.get((row.objective, row.number.rpartition(".")[0]))
        if parent is None or row.anchor in explained:
            continue
        if row.first_day < parent.first_day:
            yield _outside(entry, row, parent, "start", f"starts before step {parent.number}, which starts")
        if row.last_day > parent.last_day:
            yield _outside(entry, row, parent, "end", f"ends after step {parent.number}, which ends")


def _outside(entry: Entry, row: StepRow, parent: StepRow, field: str, what: str) -> Problem:
    path = ("objectives", row.objective - 1, "steps", row.index, field)
    limit = getattr(parent.step, field).date
    hint = "if the source prints it so, record an erratum that concerns this step; otherwise correct the date"
    return problem(entry, path, "HB331", f"step {row.number} {what} {limit}", hint, "warning")
