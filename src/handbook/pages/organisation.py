"""The page of an organisation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handbook.library.lessons import lessons
from handbook.library.plans import StepRow, step_rows
from handbook.load import Entry
from handbook.models import ActionPlan, Coalition, Event, Organisation, Webinar
from handbook.models import vocabulary as v
from handbook.models.event import Attendance, Gathering
from handbook.pages.record_page import PageKind, fact
from handbook.render.environment import component
from handbook.render.view import View


def _more(view: View, organisation: Organisation, _entry: Entry) -> Mapping[str, Any]:
    _ = view.gettext
    unknown = component("not_documented", view)
    website = organisation.website
    facts = (
        fact(_("Kind"), view.label(organisation.kind, v.ORGANISATION_KIND))
        + fact(_("Country"), view.country(organisation.country) if organisation.country else unknown)
        + fact(_("City or region"), view.ref("city", organisation.city) if organisation.city else unknown)
        + fact(_("Website"), component("external", view, website, website) if website else unknown)
        + fact(_("Address"), organisation.address or unknown)
        + fact(_("Founded"), view.date(organisation.founded) if organisation.founded else unknown)
        + fact(_("Part of"), view.ref("organisation", organisation.part_of) if organisation.part_of else None)
        + fact(
            _("Not to be confused with"),
            [view.ref("organisation", other) for other in organisation.not_to_be_confused_with],
        )
        + [row for known in organisation.identifiers for row in fact(known.scheme, known.value)]
        + fact(_("Note"), view.inline(organisation.note) if organisation.note else None)
    )
    badges = [{"text": _("partner of the network"), "kind": "given"}] if organisation.partner else []
    return {
        "facts": facts,
        "badges": badges,
        "names": list(organisation.names.items()),
        "memberships": _memberships(view, organisation.id),
        "plans": _steps(view, organisation.id),
        "attendance": _attendance(view, organisation.id),
        "lessons": lessons(view.library, view.language, organisation=organisation.id),
    }


def _memberships(view: View, organisation: str) -> list[tuple[Coalition, str | None]]:
    """Coalitions with the date since when, or None."""
    return [
        (coalition, member.since)
        for coalition in view.library.records(Coalition, view.language)
        for member in coalition.members
        if member.organisation == organisation
    ]


def _steps(view: View, organisation: str) -> list[tuple[ActionPlan, list[StepRow]]]:
    """The steps whose partners or factors name the organisation, grouped by plan."""
    found = []
    for plan in view.library.records(ActionPlan, view.language):
        rows = [
            row
            for row in step_rows(plan)
            if organisation in (*row.step.partners.organisations, *row.step.factors.organisations)
        ]
        if rows:
            found.append((plan, rows))
    return found


def _attendance(view: View, organisation: str) -> list[tuple[Gathering, list[Attendance]]]:
    """Events and webinars that list people of the organisation or name it, with its lines of the list."""
    gatherings: list[Gathering] = [
        *view.library.records(Event, view.language),
        *view.library.records(Webinar, view.language),
    ]
    found = []
    for gathering in gatherings:
        listed = gathering.participants.listed if gathering.participants else []
        own = [line for line in listed if line.organisation == organisation]
        if own or organisation in gathering.organisations:
            found.append((gathering, own))
    return found


KIND = PageKind("organisation", _more, told=frozenset({"coalition"}))
