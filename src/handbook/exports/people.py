"""Persons by consent: a name leaves the handbook only under a consent that covers it and still holds."""

from __future__ import annotations

from datetime import date

from handbook import dates
from handbook.models.fields import Consent, Person


def name_of(person: Person, today: date) -> str | None:
    """The person's name, or None. A consent that ends in a month holds to the month's last day."""
    return person.name if _holds(person.consent, "name", today) else None


def _holds(consent: Consent | None, use: str, today: date) -> bool:
    if consent is None or consent.withdrawn is not None or use not in consent.covers:
        return False
    if consent.given is not None and dates.parse(consent.given).earliest > today:
        return False
    return consent.until is None or dates.parse(consent.until).latest >= today
