"""The map of the places that have records."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, replace

from markupsafe import Markup

from handbook.models import City
from handbook.render.formats import sort_key
from handbook.render.map import Point, base_map, europe_map, on_map
from handbook.render.view import View


@dataclass(frozen=True, slots=True)
class _Places:
    """The places inside the frame of the map: their countries, points with links, and names in a sentence."""

    countries: frozenset[str]
    points: dict[str, Point]
    names: str


def cities(view: View) -> list[City]:
    """All published cities and regions, in alphabetical order of the page's language."""
    return view.library.computed(
        ("cities by title", view.language),
        lambda: sorted(
            view.library.records(City, view.language), key=lambda city: sort_key(view.plain(city.title), view.language)
        ),
    )


def places_map(view: View, *, id: str, here: City | None = None) -> Markup:
    """The map with a point for each place; `here` is the page's own place: no link, its country set off.

    Places outside the frame are left out, so a list belongs beside the map. Empty when none is inside.
    """
    _ = view.gettext
    places = view.library.computed(("places on the map", view.language, view.base), lambda: _places(view))
    if not places.points:
        return Markup()
    points = places.points
    if here is not None and here.id in points:
        points = {**points, here.id: replace(points[here.id], href=None)}
    title = _("Where %(place)s is", place=view.plain(here.title)) if here else _("Cities and regions of the network")
    drawn = europe_map(
        tuple(points.values()),
        title=title,
        description=_("Map of Europe with these places: %(names)s.", names=places.names),
        id=id,
        highlight=_on_map(places.countries if here is None else {here.country}),
    )
    small = " hb-figure--small" if here is not None else ""
    return Markup(f'<figure class="hb-figure{small}">{drawn}</figure>')  # noqa: S704 - the map is Markup


def _places(view: View) -> _Places:
    inside = [city for city in cities(view) if on_map(city.position.latitude, city.position.longitude)]
    points = {
        city.id: Point(
            city.position.latitude,
            city.position.longitude,
            view.plain(city.title),
            view.href(city),
            view.lang(city.title),
            "region" if city.kind == "region" else "city",
        )
        for city in inside
    }
    names = view.enumerate(point.label for point in points.values())
    return _Places(frozenset(city.country for city in inside), points, names)


def _on_map(countries: Set[str]) -> Set[str]:
    return countries & {country.iso2 for country in base_map().countries}
