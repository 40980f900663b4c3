"""People by consent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from handbook import dates
from handbook.models.fields import Consent, Person
from handbook.problems import Problem
from handbook.rules.context import Context, problem
from handbook.rules.parts import walk

CODES: Final = {"HB360": "A person is named without a consent that is valid."}


def check(context: Context) -> Iterator[Problem]:
    """A person is named only under a recorded consent (or in a public office) that covers the name and is valid."""
    for entry in context.library.entries.values():
        for part in walk(entry.record):
            if not isinstance(part.model, Person):
                continue
            reason = _missing(part.model.consent, context.today)
            if reason:
                hint = "name the office or the organisation instead of the person, or record a valid `consent:`"
                yield problem(entry, (*part.path, "name"), "HB360", f"a person is named, but {reason}", hint)


def _missing(consent: Consent | None, today: date) -> str:
    """Why the name may not be shown today; empty when it may."""
    if consent is None:
        return "no consent is recorded"
    if "name" not in consent.covers:
        return "the consent does not cover the name"
    if consent.withdrawn is not None and dates.parse(consent.withdrawn).earliest <= today:
        return "the consent was withdrawn"
    if consent.until is not None and dates.parse(consent.until).latest < today:
        return f"the consent ended on {dates.parse(consent.until).latest}"
    return ""
