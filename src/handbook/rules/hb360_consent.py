"""People by consent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from handbook.library.consent import why_unnamed
from handbook.library.index import TODAY
from handbook.models.fields import Person
from handbook.problems import Problem
from handbook.rules.context import Context, problem
from handbook.rules.parts import walk

CODES: Final = {"HB360": "A person is named without a consent that is valid."}


def check(context: Context) -> Iterator[Problem]:
    """A person is named only under a recorded consent (or in a public office) that covers the name and is valid."""
    for entry in context.entries:
        for part in walk(entry.record):
            if not isinstance(part.model, Person):
                continue
            context.library.note(TODAY)
            reason = why_unnamed(part.model, context.today)
            if reason:
                hint = "name the office or the organisation instead of the person, or record a valid `consent:`"
                yield problem(entry, (*part.path, "name"), "HB360", f"a person is named, but {reason}", hint)
