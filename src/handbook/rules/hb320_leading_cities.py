"""Every city leads a working group."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from handbook.models import City, WorkingGroup
from handbook.problems import Problem
from handbook.rules.context import Context, problem

CODES: Final = {"HB320": "A city leads no working group."}


def check(context: Context) -> Iterator[Problem]:
    """Where a network has working groups, each of its cities leads at least one."""
    groups = context.library.published(WorkingGroup.type)
    leading = {seat.city for group in groups for seat in getattr(group.record, "leading", ())}
    if not groups:
        return
    for entry in context.library.published(City.type):
        if entry.record.id not in leading:
            hint = "add it to `leading` of a working group in `data/working-groups`"
            message = f"`{entry.record.id}` leads no working group"
            yield problem(entry, (), "HB320", message, hint, "warning")
