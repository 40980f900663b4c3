"""Records are looked over in time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from handbook import dates
from handbook.library.index import TODAY
from handbook.problems import Problem
from handbook.rules.context import Context, problem

CODES: Final = {"HB380": "The review of a record is overdue."}


def check(context: Context) -> Iterator[Problem]:
    """When `review_due` has passed, somebody looks the record over and sets a new date."""
    for entry in context.entries:
        due = entry.record.review_due
        if due:
            context.library.note(TODAY)
        if due and entry.record.status == "published" and dates.parse(due).latest < context.today:
            hint = "look the record over, then set `reviewed` and a new `review_due`"
            yield problem(entry, ("review_due",), "HB380", f"the review was due by {due}", hint, "warning")
