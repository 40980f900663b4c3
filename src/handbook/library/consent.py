"""Persons by consent: a name is shown only under a consent that covers it and still holds."""

from __future__ import annotations

from datetime import date

from handbook import dates
from handbook.models.fields import Person


def may_be_named(person: Person, today: date) -> bool:
    """Whether a consent covers the name on a day. One that ends in a month holds to the month's last day."""
    consent = person.consent
    if consent is None or consent.withdrawn is not None or "name" not in consent.covers:
        return False
    if consent.given is not None and dates.parse(consent.given).earliest > today:
        return False
    return consent.until is None or dates.parse(consent.until).latest >= today
