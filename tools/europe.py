"""Make `src/handbook/assets/europe.json`, the country shapes behind the map of Europe.

The shapes are Natural Earth's (public domain, https://www.naturalearthdata.com/), as packed in the npm package
`world-atlas` 2.0.2. To repeat, with the package of this repository installed:

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python tools/europe.py package/countries-50m.json src/handbook/assets/europe.json

Natural Earth draws who controls a place. The map shows what the European Union recognises instead: Crimea as a part of
Ukraine (UN resolution 68/262) and the whole of the island as Cyprus. Kosovo, which has no ISO 3166-1 code, carries the
user-assigned `XK` that the EU institutions use. Åland is drawn with Finland.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeAlias

from handbook.render.map import Projection

XY: TypeAlias = tuple[float, float]
Arcs: TypeAlias = list[int]
"""A ring as TopoJSON writes it: indexes of arcs, `~i` for arc `i` walked backwards."""

CENTRE = (50.0, 10.0)
SOUTH, NORTH, WEST, EAST = 34.0, 62.0, -12.0, 35.0
WIDTH = 1000
DETAIL = 2.0
"""Smallest triangle, in square map units, that a corner of an outline must span to be kept."""
ISLAND = 4.0
"""Smallest area, in square map units, of an island or lake that is kept."""

ISO2 = {
    "008": "AL", "012": "DZ", "020": "AD", "040": "AT", "056": "BE", "070": "BA", "100": "BG", "112": "BY", "191": "HR",
    "196": "CY", "203": "CZ", "208": "DK", "233": "EE", "234": "FO", "246": "FI", "250": "FR", "268": "GE", "275": "PS",
    "276": "DE", "300": "GR", "336": "VA", "348": "HU", "352": "IS", "368": "IQ", "372": "IE", "376": "IL", "380": "IT",
    "400": "JO", "422": "LB", "428": "LV", "434": "LY", "438": "LI", "440": "LT", "442": "LU", "470": "MT", "492": "MC",
    "498": "MD", "499": "ME", "504": "MA", "528": "NL", "578": "NO", "616": "PL", "620": "PT", "642": "RO", "643": "RU",
    "674": "SM", "682": "SA", "688": "RS", "703": "SK", "705": "SI", "724": "ES", "752": "SE", "756": "CH", "760": "SY",
    "788": "TN", "792": "TR", "804": "UA", "807": "MK", "818": "EG", "826": "GB", "831": "GG", "832": "JE", "833": "IM",
}  # fmt: skip
RENAMED = {"Macedonia": "North Macedonia", "Bosnia and Herz.": "Bosnia and Herzegovina", "Faeroe Is.": "Faroe Islands"}


def decode_arcs(topology: dict[str, Any]) -> list[list[XY]]:
    """All arcs as (longitude, latitude) in degrees; TopoJSON stores integer differences."""
    (scale_x, scale_y), (shift_x, shift_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    decoded = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((x * scale_x + shift_x, y * scale_y + shift_y))
        decoded.append(points)
    return decoded


def ring_of(arcs: Sequence[list[XY]] | dict[int, list[XY]], ring: Arcs) -> list[XY]:
    """The corners of a ring, without repeating the first at the end."""
    points: list[XY] = []
    for index in ring:
        points += (arcs[index] if index >= 0 else arcs[~index][::-1])[1:]
    return points


def countries_of(topology: dict[str, Any], arcs: list[list[XY]]) -> dict[tuple[str, str], list[Arcs]]:
    """Rings of each country by (code, name), after the decisions in the head of this file."""
    countries: dict[tuple[str, str], list[Arcs]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        for polygon in polygons:
            corners = ring_of(arcs, polygon[0])
            name = geometry["properties"]["name"]
            crimea = name == "Russia" and all(32 < x < 37 and 44 < y < 46.5 for x, y in corners)
            key = {
                "Kosovo": ("XK", "Kosovo"),
                "N. Cyprus": ("CY", "Cyprus"),
                "Åland": ("FI", "Finland"),
            }.get(name, (ISO2.get(geometry.get("id", ""), ""), RENAMED.get(name, name)))
            countries.setdefault(("UA", "Ukraine") if crimea else key, []).extend(polygon)
    for key in (("UA", "Ukraine"), ("CY", "Cyprus")):
        countries[key] = dissolve(countries[key], arcs)
    return countries


def dissolve(rings: list[Arcs], arcs: list[list[XY]]) -> list[Arcs]:
    """The same area without the borders inside it: an arc walked both ways goes, the rest is joined again."""
    used = Counter(index for ring in rings for index in ring)
    left = [index for index in used if ~index not in used]

    def end(index: int, last: bool) -> XY:
        return arcs[index][-1 if last else 0] if index >= 0 else arcs[~index][0 if last else -1]

    joined = []
    while left:
        ring = [left.pop(0)]
        while end(ring[-1], True) != end(ring[0], False):
            following = next(index for index in left if end(index, False) == end(ring[-1], True))
            left.remove(following)
            ring.append(following)
        joined.append(ring)
    return joined


def triangle(a: XY, b: XY, c: XY) -> float:
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2


def area(ring: Sequence[XY]) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], *ring[:1]], strict=True))) / 2


def simplify(points: list[XY]) -> list[XY]:
    """Visvalingam's method: drop the least important corner until all matter. Ends stay, so neighbours still meet."""
    points = list(points)
    least = 5 if points[0] == points[-1] else 2
    while len(points) > least:
        sizes = [triangle(*points[i - 1 : i + 2]) for i in range(1, len(points) - 1)]
        smallest = min(sizes)
        if smallest >= DETAIL:
            break
        del points[sizes.index(smallest) + 1]
    return points


def clip(ring: list[XY], width: float, height: float) -> list[XY]:
    """Sutherland and Hodgman: the part of a ring inside the frame 0..width, 0..height."""
    for axis, bound, sign in ((0, 0.0, 1), (0, width, -1), (1, 0.0, 1), (1, height, -1)):
        result: list[XY] = []
        for a, b in zip(ring[-1:] + ring[:-1], ring, strict=True):
            a_in, b_in = sign * (a[axis] - bound) >= 0, sign * (b[axis] - bound) >= 0
            if a_in != b_in:
                share = (bound - a[axis]) / (b[axis] - a[axis])
                result.append((a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])))
            if b_in:
                result.append(b)
        ring = result
    return ring


def path_of(rings: Iterable[list[XY]]) -> str:
    """SVG path data: absolute start, then relative whole-number steps."""

    def ring_paths() -> Iterator[str]:
        for ring in rings:
            corners: list[tuple[int, int]] = []
            for x, y in ring:
                corner = (round(x), round(y))
                if not corners or corner != corners[-1]:
                    corners.append(corner)
            if len(corners) > 1 and corners[0] == corners[-1]:
                corners.pop()
            if len(corners) > 2:
                steps = (f"{b[0] - a[0]} {b[1] - a[1]}" for a, b in pairwise(corners))
                yield f"M{corners[0][0]} {corners[0][1]}l{' '.join(steps)}z".replace(" -", "-")

    return "".join(ring_paths())


def frame() -> tuple[Projection, int]:
    """The projection onto a frame `WIDTH` wide round the window of longitudes and latitudes, and its height."""
    plain = Projection(latitude=CENTRE[0], longitude=CENTRE[1], scale=1, x=0, y=0)
    lons = [WEST + (EAST - WEST) * i / 200 for i in range(201)]
    lats = [SOUTH + (NORTH - SOUTH) * i / 200 for i in range(201)]
    edge = [plain.xy(lat, lon) for lat in (SOUTH, NORTH) for lon in lons]
    edge += [plain.xy(lat, lon) for lon in (WEST, EAST) for lat in lats]
    left, right = min(x for x, _ in edge), max(x for x, _ in edge)
    top, bottom = min(y for _, y in edge), max(y for _, y in edge)
    scale = WIDTH / (right - left)
    height = round((bottom - top) * scale)
    x, y, scale = round(-left * scale, 3), round(-top * scale, 3), round(scale, 3)
    return Projection(latitude=CENTRE[0], longitude=CENTRE[1], scale=scale, x=x, y=y), height


def europe(topology: dict[str, Any]) -> dict[str, Any]:
    """The content of europe.json."""
    arcs = decode_arcs(topology)
    projection, height = frame()
    projected = [[projection.xy(lat, lon) for lon, lat in arc] for arc in arcs]
    slim: dict[int, list[XY]] = {}
    countries = []
    for (code, name), rings in sorted(countries_of(topology, arcs).items()):
        full = [ring_of(projected, ring) for ring in rings]
        order = sorted(range(len(rings)), key=lambda i: -area(clip(full[i], WIDTH, height)))
        kept = []
        for place, i in enumerate(order):
            if area(clip(full[i], WIDTH, height)) < (ISLAND if place else 1e-9):
                continue
            # Arcs are simplified once, so that neighbours keep the same border.
            for at in (index if index >= 0 else ~index for index in rings[i]):
                if at not in slim:
                    slim[at] = simplify(projected[at])
            kept.append(clip(ring_of(slim, rings[i]), WIDTH, height))
        path = path_of(kept)
        if path and not code:
            raise SystemExit(f"{name} is inside the frame and has no code in ISO2")
        if path:
            countries.append({"iso2": code, "name": name, "d": path})
    return {
        "source": "Natural Earth 4.1, 1:50m, by way of the npm package world-atlas 2.0.2; made by tools/europe.py",
        "licence": "Public domain",
        "width": WIDTH,
        "height": height,
        "projection": {
            "name": "Lambert azimuthal equal-area",
            "latitude": projection.latitude,
            "longitude": projection.longitude,
            "scale": projection.scale,
            "x": projection.x,
            "y": projection.y,
        },
        "countries": countries,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description="Make the map of Europe from the country shapes of world-atlas.")
    parser.add_argument("topojson", type=Path, help="countries-50m.json of world-atlas")
    parser.add_argument("output", type=Path, help="europe.json to write")
    given = parser.parse_args()
    content = europe(json.loads(given.topojson.read_text(encoding="utf-8")))
    text = json.dumps(content, ensure_ascii=False, indent=0, separators=(",", ":"))
    given.output.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
