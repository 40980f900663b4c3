"""A map of Europe with points, as one inline SVG without style attributes (the site's policy forbids them)."""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from markupsafe import Markup, escape

FONT_SIZE = 24
"""Height of a label in map units; about 16 pixels where the map is 700 pixels wide."""
_CHARACTER = 0.56 * FONT_SIZE
_RADIUS = {"city": 8, "region": 14}
_HIT_RADIUS = 18


@dataclass(frozen=True)
class Projection:
    """Lambert's azimuthal equal-area projection on a sphere, centre in degrees, then scaled and moved to map units.

    Source: J. P. Snyder, Map Projections: A Working Manual (USGS 1395), equations 22-4, 22-5 and 24-2.
    """

    latitude: float
    longitude: float
    scale: float
    x: float
    y: float

    def xy(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Map units from degrees; y grows to the south, as in SVG."""
        lat, lat0 = math.radians(latitude), math.radians(self.latitude)
        turn = math.radians(longitude - self.longitude)
        cos_distance = math.sin(lat0) * math.sin(lat) + math.cos(lat0) * math.cos(lat) * math.cos(turn)
        # The floor only matters at the antipode, which the projection draws as a circle.
        stretch = math.sqrt(2 / max(1 + cos_distance, 1e-9)) * self.scale
        east = math.cos(lat) * math.sin(turn)
        north = math.cos(lat0) * math.sin(lat) - math.sin(lat0) * math.cos(lat) * math.cos(turn)
        return self.x + stretch * east, self.y - stretch * north


@dataclass(frozen=True)
class Country:
    """The outline of a country: ISO 3166-1 alpha-2 code (Kosovo: XK), English name, SVG path data."""

    iso2: str
    name: str
    d: str


@dataclass(frozen=True)
class Base:
    """The empty map: its size in map units, its projection and its countries."""

    width: int
    height: int
    projection: Projection
    countries: tuple[Country, ...]


@dataclass(frozen=True)
class Point:
    """A place on the map, in degrees; `href` None draws it without a link; `lang` is the label's own language."""

    latitude: float
    longitude: float
    label: str
    href: str | None
    lang: str | None = None
    kind: Literal["city", "region"] = "city"


@dataclass(frozen=True)
class _Box:
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: _Box) -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


@dataclass(frozen=True)
class _Label:
    x: float
    y: float
    anchor: Literal["start", "middle", "end"]
    crowded: bool
    box: _Box


@cache
def base_map() -> Base:
    """The map of Europe that comes with the package (made by tools/europe.py)."""
    content = json.loads((files("handbook") / "assets" / "europe.json").read_text(encoding="utf-8"))
    numbers = {key: value for key, value in content["projection"].items() if key != "name"}
    return Base(
        width=content["width"],
        height=content["height"],
        projection=Projection(**numbers),
        countries=tuple(Country(**country) for country in content["countries"]),
    )


def on_map(latitude: float, longitude: float) -> bool:
    """Whether a place, in degrees, lies inside the frame of the map."""
    base = base_map()
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        return False
    x, y = base.projection.xy(latitude, longitude)
    return 0 <= x <= base.width and 0 <= y <= base.height


def europe_map(
    points: Sequence[Point], *, title: str, description: str, id: str, highlight: Collection[str] = ()
) -> Markup:
    """The map as inline SVG; links come in the order of `points`.

    `id` is unique on the page and has no spaces; `highlight` holds ISO 3166-1 alpha-2 codes of countries to set off.
    A label that finds no free place is kept for readers of the code and shown on focus (`hb-map-label--crowded`).

    Raises ValueError for a point outside the frame and for a code that is not on the map.
    """
    base = base_map()
    unknown = sorted(set(highlight) - {country.iso2 for country in base.countries})
    if unknown:
        raise ValueError(f"not on the map of Europe: country {', '.join(unknown)} (ISO 3166-1 alpha-2, in capitals)")
    drawings = _drawings(tuple(replace(point, href=None) for point in points))
    marks = "\n".join(
        f"<g>{drawing}</g>"
        if point.href is None
        else f'<a class="hb-map-link" href="{escape(point.href)}">{drawing}</a>'
        for point, drawing in zip(points, drawings, strict=True)
    )
    id = escape(id)
    # Inside an image nothing can be reached, so a map with links is a group.
    role = "group" if any(point.href is not None for point in points) else "img"
    html = (
        f'<svg class="hb-map" viewBox="0 0 {base.width} {base.height}" role="{role}" aria-labelledby="{id}-title"'
        f' aria-describedby="{id}-desc">\n<title id="{id}-title">{escape(title)}</title>'
        f'\n<desc id="{id}-desc">{escape(description)}</desc>'
        f'\n<g class="hb-map-countries" aria-hidden="true">\n{_land(frozenset(highlight))}\n</g>'
        f'\n<g class="hb-map-points" font-size="{FONT_SIZE}">\n{marks}\n</g>\n</svg>'
    )
    return Markup(html)  # noqa: S704 - escaped in the lines above


@lru_cache(maxsize=128)
def _land(highlight: frozenset[str]) -> str:
    """The outlines of all countries. They are most of a map and the same on most pages."""
    here = {True: " hb-map-land--here", False: ""}
    return "\n".join(
        f'<path class="hb-map-land{here[country.iso2 in highlight]}" d="{escape(country.d)}"/>'
        for country in base_map().countries
    )


@lru_cache(maxsize=64)
def _drawings(points: tuple[Point, ...]) -> list[str]:
    """Each point with its label, without a link: where labels find room is the same on all pages of a language."""
    base = base_map()
    for point in points:
        if not on_map(point.latitude, point.longitude):
            raise ValueError(
                f"outside the map of Europe: {point.label!r} at latitude {point.latitude}, longitude {point.longitude}"
            )
    places = [_rounded(base.projection.xy(point.latitude, point.longitude)) for point in points]
    labels = _place_labels(points, places, base)
    return [
        _drawing(point, place, _hit_radius(number, places, point.kind), label)
        for number, (point, place, label) in enumerate(zip(points, places, labels, strict=True))
    ]


def _rounded(place: tuple[float, float]) -> tuple[float, float]:
    return round(place[0], 1), round(place[1], 1)


def _hit_radius(number: int, places: Sequence[tuple[float, float]], kind: str) -> float:
    """A finger's width round the point, but not across the middle to the next one."""
    distances = [math.dist(places[number], place) for other, place in enumerate(places) if other != number]
    return round(max(_RADIUS[kind], min([_HIT_RADIUS, *(distance / 2 for distance in distances)])), 1)


def _drawing(point: Point, place: tuple[float, float], hit_radius: float, label: _Label) -> str:
    x, y = (f"{number:g}" for number in place)
    crowded = " hb-map-label--crowded" if label.crowded else ""
    lang = f' lang="{escape(point.lang)}"' if point.lang else ""
    return (
        f'<circle class="hb-map-hit" cx="{x}" cy="{y}" r="{hit_radius:g}"/>'
        f'<circle class="hb-map-point hb-map-point--{point.kind}" cx="{x}" cy="{y}" r="{_RADIUS[point.kind]}"/>'
        f'<text class="hb-map-label{crowded}" x="{label.x:g}" y="{label.y:g}" text-anchor="{label.anchor}"{lang}>'
        f"{escape(point.label)}</text>"
    )


def _place_labels(points: Sequence[Point], places: Sequence[tuple[float, float]], base: Base) -> list[_Label]:
    """For each point in turn the first place that is free: right, left, above, below, then the four corners."""
    taken = [
        _Box(x - _RADIUS[point.kind], y - _RADIUS[point.kind], x + _RADIUS[point.kind], y + _RADIUS[point.kind])
        for point, (x, y) in zip(points, places, strict=True)
    ]
    labels = []
    for point, place in zip(points, places, strict=True):
        candidates = [label for label in _candidates(point, place) if _inside(label.box, base)]
        free = (label for label in candidates if not any(label.box.overlaps(box) for box in taken))
        label = next(free, None)
        if label is None:
            fallback = candidates[0] if candidates else next(_candidates(point, place))
            label = _Label(fallback.x, fallback.y, fallback.anchor, True, fallback.box)
        else:
            taken.append(label.box)
        labels.append(label)
    return labels


def _inside(box: _Box, base: Base) -> bool:
    return box.left >= 0 and box.top >= 0 and box.right <= base.width and box.bottom <= base.height


def _candidates(point: Point, place: tuple[float, float]) -> Iterator[_Label]:
    x, y = place
    gap = _RADIUS[point.kind] + 5
    corner = gap * 0.7
    middle, above, below = y + FONT_SIZE * 0.35, y - gap - 3, y + gap + FONT_SIZE * 0.75
    width = len(point.label) * _CHARACTER
    spots: tuple[tuple[float, float, Literal["start", "middle", "end"]], ...] = (
        (x + gap, middle, "start"),
        (x - gap, middle, "end"),
        (x, above, "middle"),
        (x, below, "middle"),
        (x + corner, above, "start"),
        (x - corner, above, "end"),
        (x + corner, below, "start"),
        (x - corner, below, "end"),
    )
    for spot_x, baseline, anchor in spots:
        left = spot_x - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
        box = _Box(left, baseline - FONT_SIZE * 0.75, left + width, baseline + FONT_SIZE * 0.2)
        yield _Label(round(spot_x, 1), round(baseline, 1), anchor, False, box)
