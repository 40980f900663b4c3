"""The map of the places that have records."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from handbook.models import City
from handbook.render.formats import sort_key
from handbook.render.map import Point, base_map, europe_map, on_map
from handbook.render.view import View


def cities(view: View) -> list[City]:
    """All published cities and regions, in alphabetical order of the page's language."""
    return sorted(
        view.library.records(City, view.language), key=lambda city: sort_key(view.plain(city.title), view.language)
    )


def places_map(view: View, shown: Iterable[City], *, id: str, here: City | None = None) -> Markup:
    """The map with a point for each place; `here` is the page's own place: no link, its country set off.

    Places outside the frame are left out, so a list belongs beside the map. Empty when none is inside.
    """
    _ = view.gettext
    inside = [city for city in shown if on_map(city.position.latitude, city.position.longitude)]
    if not inside:
        return Markup()
    names = view.enumerate(view.plain(city.title) for city in inside)
    points = [
        Point(
            city.position.latitude,
            city.position.longitude,
            view.plain(city.title),
            None if here is not None and city.id == here.id else view.href(city),
            view.lang(city.title),
            "region" if city.kind == "region" else "city",
        )
        for city in inside
    ]
    title = _("Where %(place)s is", place=view.plain(here.title)) if here else _("Cities and regions of the network")
    return Markup('<figure class="hb-figure{}">{}</figure>').format(
        " hb-figure--small" if here is not None else "",
        europe_map(
            points,
            title=title,
            description=_("Map of Europe with these places: %(names)s.", names=names),
            id=id,
            highlight=_highlighted(inside if here is None else [here]),
        ),
    )


def _highlighted(shown: Iterable[City]) -> set[str]:
    return {city.country for city in shown} & {country.iso2 for country in base_map().countries}
