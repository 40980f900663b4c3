"""The page of a city or region."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from handbook.library.lessons import LessonOf, lessons
from handbook.load import Entry
from handbook.models import Action, ActionPlan, City, Organisation, Practice, Record, WorkingGroup
from handbook.models import vocabulary as v
from handbook.models.network import Seat
from handbook.pages.record_page import PageKind, fact
from handbook.render.fragments.maps import places_map
from handbook.render.fragments.records import links
from handbook.render.view import View


def _more(view: View, city: City, entry: Entry) -> Mapping[str, Any]:
    _ = view.gettext
    nuts = city.nuts
    facts = (
        fact(_("Kind"), view.label(city.kind, v.PLACE_KIND))
        + fact(_("Country"), view.country(city.country))
        + fact(_("Official languages"), [view.language_name(code) for code in city.official_languages])
        + fact(_("Administration"), view.ref("organisation", city.organisation) if city.organisation else None)
        + fact(_("NUTS code"), f"{nuts.code} ({nuts.year})" if nuts and nuts.year else nuts.code if nuts else None)
        + fact(_("Subdivision (ISO 3166-2)"), city.subdivision)
        + fact(_("Wikidata"), city.wikidata)
        + fact(_("GeoNames"), str(city.geonames) if city.geonames else None)
        + fact(_("Note on the position"), view.inline(city.position.note) if city.position.note else None)
    )
    groups = (
        (_("Proposed actions"), _of(view, Action, entry)),
        (_("Action plans"), _of(view, ActionPlan, entry)),
        (_("Practices"), _of(view, Practice, entry)),
        (_("Organisations"), _of(view, Organisation, entry)),
    )
    return {
        "facts": facts,
        "names": _by_site(view, city.names),
        "badges": [{"text": view.country(city.country), "kind": "country"}],
        "map": places_map(view, id=f"map-{city.id}", here=city),
        "seats": list(_seats(view, city.id)),
        "groups": [{"label": label, "items": items} for label, items in groups],
        "lessons": _lessons(view, city.id),
    }


def _by_site(view: View, names: Mapping[str, str]) -> list[tuple[str, str]]:
    order = {code: number for number, code in enumerate(view.library.languages)}
    return sorted(names.items(), key=lambda pair: (order.get(pair[0], len(order)), pair[0]))


def _of(view: View, model: type[Record], city: Entry) -> list[dict[str, Any]]:
    """Links to all records of a type that stand in a relation to the city, in either direction."""
    named = [view.library.find(reference) for reference in city.record.related]
    found = {other.key: other for other in view.library.referring(city, model)}
    found |= {o.key: o for o in named if o and o.record.type == model.type and o.record.status == "published"}
    return links(view, found.values())


def _seats(view: View, city: str) -> Iterable[tuple[str, WorkingGroup, Seat]]:
    """(`leading` or `learning`, group, seat) for every seat of the city, by the groups' numbers."""
    for group in sorted(view.library.records(WorkingGroup, view.language), key=lambda group: group.number):
        for role in ("leading", "learning"):
            for seat in getattr(group, role):
                if seat.city == city:
                    yield role, group, seat


def _lessons(view: View, city: str) -> list[LessonOf]:
    """What the city's voice, or that of an organisation in it, told."""
    return [found for found in lessons(view.library, view.language) if city in (found.lesson.city, _seat(view, found))]


def _seat(view: View, found: LessonOf) -> str | None:
    record = view.get("organisation", found.lesson.organisation or "")
    return record.city if isinstance(record, Organisation) else None


KIND = PageKind("city", _more, told=frozenset({"action", "action-plan", "practice", "organisation", "working-group"}))
