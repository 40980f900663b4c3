"""The sides from which lists are narrowed: theme, city, organisation, actor, country, language of a record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from handbook.library.index import Library
from handbook.load import Entry
from handbook.models import (
    Action,
    ActionPlan,
    Assessment,
    Award,
    City,
    Coalition,
    Event,
    Organisation,
    Practice,
    Recommendation,
    Record,
    Theme,
    Webinar,
    WorkingGroup,
)

FACETS = ("theme", "city", "organisation", "actor", "country", "language")

_OF_TYPE: Mapping[type[Record], tuple[str, ...]] = {
    Practice: ("theme", "city", "organisation", "actor", "country"),
    ActionPlan: ("theme", "city", "organisation", "country"),
    Action: ("theme", "city", "organisation", "country"),
    Webinar: ("theme", "organisation"),
    Event: ("theme", "city", "organisation", "country"),
    Recommendation: ("theme", "organisation", "actor"),
    City: ("theme", "country"),
    Organisation: ("theme", "city", "country"),
    Coalition: ("theme", "organisation", "country"),
    WorkingGroup: ("theme", "city"),
    Theme: ("theme",),
    Assessment: ("theme", "city", "actor", "country"),
    Award: ("theme", "city", "organisation", "country"),
}


@dataclass(frozen=True, slots=True)
class Facets:
    """The codes of a record on each side; empty where it has none."""

    theme: tuple[str, ...] = ()
    city: tuple[str, ...] = ()
    organisation: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    language: tuple[str, ...] = ()


def facets_of_type(model: type[Record]) -> tuple[str, ...]:
    """The sides that records of a type have."""
    return (*_OF_TYPE.get(model, ("theme",)), "language")


def facets(library: Library, record: Record) -> Facets:
    """The codes of one record; a record in a city is also in the city's country."""
    return library.computed(("facets", record.section, record.id), lambda: _facets(library, record))


def entries_with(library: Library, type_: str, facet: str, code: str) -> list[Entry]:
    """The published records of a type that have a code on a side."""

    def by_code() -> dict[str, list[Entry]]:
        found: dict[str, list[Entry]] = defaultdict(list)
        for entry in library.published(type_):
            for own in getattr(facets(library, entry.record), facet):
                found[own].append(entry)
        return found

    index = library.computed(("entries by facet", type_, facet), by_code)
    return list(index.get(code, ()))


def _facets(library: Library, record: Record) -> Facets:
    own = vars(record)
    cities = _cities(record)
    countries = [*_own_countries(record), *(_country_of(library, city) for city in cities)]
    return Facets(
        theme=_unique([*record.themes, own.get("theme", ""), record.id if isinstance(record, Theme) else ""]),
        city=_unique(cities),
        organisation=_unique(_organisations(record)),
        actor=_unique([*own.get("addressees", []), own.get("actor", "")]),
        country=_unique(countries),
        language=(record.language,),
    )


def _cities(record: Record) -> list[str]:
    if isinstance(record, WorkingGroup):
        return [seat.city for seat in (*record.leading, *record.learning)]
    return [vars(record).get("city") or ""]


def _organisations(record: Record) -> list[str]:
    if isinstance(record, Coalition):
        return [member.organisation for member in record.members]
    if isinstance(record, Award):
        return record.organisers
    own = vars(record)
    return [own.get("organisation") or own.get("made_by") or "", *own.get("organisations", [])]


def _own_countries(record: Record) -> list[str]:
    if isinstance(record, Coalition):
        return [record.scope]
    return [vars(record).get("country") or ""]


def _country_of(library: Library, city: str) -> str:
    entry = library.get(City.type, city)
    return entry.record.country if entry and isinstance(entry.record, City) else ""


def _unique(codes: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for code in codes if code))
