"""The map of Europe: where things are drawn, and that what is given comes out escaped and reachable."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from handbook.render.map import Point, Projection, base_map, europe_map, on_map

SVG = "{http://www.w3.org/2000/svg}"
PLACES = {
    "DE": [(52.52, 13.40), (48.14, 11.58), (53.55, 10.00), (50.94, 6.96)],
    "IT": [(41.90, 12.50), (45.07, 7.69), (37.60, 14.02), (40.12, 9.01)],
    "FR": [(48.86, 2.35), (45.76, 4.84), (47.22, -1.55), (42.15, 9.08)],
    "ES": [(40.42, -3.70), (37.39, -5.98), (41.65, -0.89), (42.88, -8.54)],
    "UA": [(50.45, 30.52), (45.30, 34.40)],
    "CY": [(35.05, 33.20), (35.28, 33.60)],
}


def drawn(points: list[Point], **options: object) -> str:
    given = {"title": "Cities", "description": "Where they are", "id": "map"} | options
    return str(europe_map(points, **given))  # type: ignore[arg-type]


def parsed(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


def rings(path: str) -> list[list[tuple[int, int]]]:
    result = []
    for part in re.findall(r"M([^z]+)z", path):
        numbers = [int(number) for number in re.findall(r"-?\d+", part)]
        x, y = numbers[:2]
        ring = [(x, y)]
        for dx, dy in zip(numbers[2::2], numbers[3::2], strict=True):
            x, y = x + dx, y + dy
            ring.append((x, y))
        result.append(ring)
    return result


def inside(x: float, y: float, path: str) -> bool:
    crossings = 0
    for ring in rings(path):
        for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True):
            if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
                crossings += 1
    return crossings % 2 == 1


@pytest.mark.parametrize(
    ("country", "latitude", "longitude"), [(c, *place) for c, ps in PLACES.items() for place in ps]
)
def test_known_places_lie_in_their_country_and_in_no_other(country: str, latitude: float, longitude: float) -> None:
    x, y = base_map().projection.xy(latitude, longitude)
    assert [shape.iso2 for shape in base_map().countries if inside(x, y, shape.d)] == [country]


def test_the_sea_is_no_country() -> None:
    for latitude, longitude in [(43.0, 15.0), (56.0, 3.5), (45.5, -5.0), (40.0, 5.5)]:
        x, y = base_map().projection.xy(latitude, longitude)
        assert not any(inside(x, y, shape.d) for shape in base_map().countries)


def test_projection_keeps_the_centre_and_areas() -> None:
    plain = Projection(latitude=50, longitude=10, scale=1, x=0, y=0)
    assert plain.xy(50, 10) == pytest.approx((0, 0))
    # A quarter of the globe away the distance is the square root of two, whatever the direction.
    assert plain.xy(-40, 10) == pytest.approx((0, 2**0.5))
    x, y = plain.xy(51, 10)
    assert x == pytest.approx(0)
    assert y < 0


def test_countries_have_codes_once_and_stay_in_the_frame() -> None:
    base = base_map()
    codes = [country.iso2 for country in base.countries]
    assert codes == sorted(set(codes))
    assert all(re.fullmatch("[A-Z]{2}", code) for code in codes)
    assert {"AT", "BE", "DE", "ES", "FR", "GB", "IT", "LU", "MT", "PL", "SE"} <= set(codes)
    corners = [corner for country in base.countries for ring in rings(country.d) for corner in ring]
    assert all(0 <= x <= base.width and 0 <= y <= base.height for x, y in corners)


def test_points_stand_where_they_are_and_in_the_given_order() -> None:
    svg = parsed(drawn([Point(60, 20, "North", "n/"), Point(40, 0, "South", "s/"), Point(50, 10, "Centre", "c/")]))
    links = svg.findall(f".//{SVG}a")
    assert [link.get("href") for link in links] == ["n/", "s/", "c/"]
    (nx, ny), (sx, sy), (cx, cy) = [
        (float(circle.get("cx", "")), float(circle.get("cy", "")))
        for link in links
        for circle in link.findall(f"{SVG}circle[2]")
    ]
    assert sx < cx < nx
    assert ny < cy < sy
    assert (cx, cy) == pytest.approx((base_map().projection.x, base_map().projection.y), abs=0.1)


def test_a_region_is_a_larger_ring() -> None:
    svg = parsed(drawn([Point(50, 10, "City", "c/"), Point(45, 5, "Region", "r/", kind="region")]))
    city, region = (svg.findall(f".//{SVG}circle[@class='hb-map-point hb-map-point--{k}']") for k in ("city", "region"))
    assert len(city) == len(region) == 1
    assert float(region[0].get("r", "")) > float(city[0].get("r", ""))


def test_everything_given_is_escaped() -> None:
    bad = '"><script>alert(1)</script>'
    svg = drawn([Point(50, 10, bad, bad, lang=bad)], title=bad, description=bad, id=bad)
    assert "<script" not in svg
    root = parsed(svg)
    assert [element.text for element in (root[0], root[1])] == [bad, bad]
    assert root.find(f".//{SVG}a").get("href") == bad  # type: ignore[union-attr]
    assert root.find(f".//{SVG}text").get("lang") == bad  # type: ignore[union-attr]


def test_no_style_no_script_and_the_same_every_time() -> None:
    points = [Point(50 + number / 10, 10, f"City {number}", "c/") for number in range(20)]
    svg = drawn(points, highlight={"FR", "DE", "IT"})
    assert "style" not in svg
    assert not re.search(r"\son\w+=", svg)
    assert svg == drawn(points, highlight=["IT", "DE", "FR"])


def test_role_name_and_description() -> None:
    linked, unlinked = parsed(drawn([Point(50, 10, "A", "a/")])), parsed(drawn([Point(50, 10, "A", None)]))
    assert linked.get("role") == "group"
    assert unlinked.get("role") == "img"
    assert unlinked.find(f".//{SVG}a") is None
    assert linked.get("aria-labelledby") == linked[0].get("id") == "map-title"
    assert linked.get("aria-describedby") == linked[1].get("id") == "map-desc"


def test_highlighted_countries() -> None:
    svg = parsed(drawn([], highlight={"IT", "ES"}))
    here = {path.get("d") for path in svg.findall(f".//{SVG}path[@class='hb-map-land hb-map-land--here']")}
    assert here == {country.d for country in base_map().countries if country.iso2 in {"IT", "ES"}}


def test_labels_do_not_cover_each_other() -> None:
    near = [Point(50, 10, f"Town {number}", "t/") for number in range(3)]
    labels = parsed(drawn(near)).findall(f".//{SVG}text")
    assert [label.get("text-anchor") for label in labels] == ["start", "end", "middle"]
    assert len({(label.get("x"), label.get("y")) for label in labels}) == 3


def test_a_label_without_a_place_is_kept_but_set_aside() -> None:
    labels = parsed(drawn([Point(50, 10, "Town", "t/")] * 12)).findall(f".//{SVG}text")
    crowded = [label for label in labels if label.get("class") == "hb-map-label hb-map-label--crowded"]
    assert 0 < len(crowded) < 12
    assert {label.text for label in crowded} == {"Town"}


def test_a_label_at_the_edge_turns_inwards() -> None:
    (label,) = parsed(drawn([Point(35.17, 33.36, "Nicosia", "n/")])).findall(f".//{SVG}text")
    assert label.get("text-anchor") == "end"


@pytest.mark.parametrize(("latitude", "longitude"), [(40.7, -74.0), (28.1, -15.4), (0, 0), (95, 10), (float("nan"), 1)])
def test_a_point_outside_is_refused(latitude: float, longitude: float) -> None:
    assert not on_map(latitude, longitude)
    with pytest.raises(ValueError, match="outside the map of Europe: 'Far'"):
        drawn([Point(latitude, longitude, "Far", "f/")])


def test_an_unknown_country_is_refused() -> None:
    with pytest.raises(ValueError, match="not on the map of Europe: country UK, de "):
        drawn([], highlight={"de", "UK", "FR"})
