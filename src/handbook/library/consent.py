"""Persons by consent: a name is shown only under a consent that covers it and still holds."""

from __future__ import annotations

from datetime import date

from handbook import dates
from handbook.models.fields import Person


def why_unnamed(person: Person, today: date) -> str:
    """Why the name may not be shown today; empty when it may. A consent to a month holds to the month's last day."""
    consent = person.consent
    if consent is None:
        return "no consent is recorded"
    if "name" not in consent.covers:
        return "the consent does not cover the name"
    if consent.withdrawn is not None:
        return "the consent was withdrawn"
    if consent.given is not None and dates.parse(consent.given).earliest > today:
        return f"the consent begins on {dates.parse(consent.given).earliest}"
    if consent.until is not None and dates.parse(consent.until).latest < today:
        return f"the consent ended on {dates.parse(consent.until).latest}"
    return ""


def name_of(person: Person, today: date) -> str | None:
    """The person's name, if it may be shown."""
    return None if why_unnamed(person, today) else person.name
