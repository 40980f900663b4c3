"""The timeline of a plan: widths by dates, order, marks of uncertain ends, escaping."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from handbook.render.gantt import WIDTH, Bar, gantt

SVG = "{http://www.w3.org/2000/svg}"
YEAR = Bar("Year", "#o1-s1", date(2025, 1, 1), date(2025, 12, 31), 0, False, False, "2025")
WINDOW = (date(2024, 1, 1), date(2026, 12, 31))


def drawn(bars: list[Bar], **options: object) -> str:
    given = {
        "groups": ["First", "Second"],
        "month_label": lambda year, month: f"{month:02}",
        "title": "Timeline",
        "description": "Steps",
        "id": "plan",
        "window": None,
        "window_label": "Window",
    } | options
    return str(gantt(bars, **given))  # type: ignore[arg-type]


def parsed(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


def outlines(svg: str) -> list[ElementTree.Element]:
    return parsed(svg).findall(f".//{SVG}a/{SVG}path")


def extent(bar: ElementTree.Element) -> tuple[float, float]:
    start, end = re.match(r"M([\d.]+) [\d.]+H([\d.]+)", bar.get("d", "")).groups()  # type: ignore[union-attr]
    return float(start), float(end)


def test_widths_follow_the_days() -> None:
    half = replace(YEAR, end=date(2025, 6, 30))
    year, part = (extent(bar) for bar in outlines(drawn([YEAR, half])))
    assert part[0] == year[0]
    assert (part[1] - part[0]) / (year[1] - year[0]) == pytest.approx(181 / 365, abs=0.001)


def test_a_whole_year_fills_its_third_of_the_window() -> None:
    svg = parsed(drawn([YEAR], window=WINDOW))
    window = svg.find(f".//{SVG}rect[@class='hb-gantt-window']")
    assert window is not None
    left, width = float(window.get("x", "")), float(window.get("width", ""))
    start, end = extent(svg.findall(f".//{SVG}a/{SVG}path")[0])
    assert start == pytest.approx(left + width * 366 / 1096, abs=0.2)
    assert end == pytest.approx(left + width * 731 / 1096, abs=0.2)
    assert left + width <= WIDTH


def test_following_days_touch() -> None:
    first, second = replace(YEAR, end=date(2025, 3, 31)), replace(YEAR, start=date(2025, 4, 1))
    one, two = (extent(bar) for bar in outlines(drawn([first, second])))
    assert one[1] == two[0]


def test_a_single_day_is_a_mark_inside_the_drawing() -> None:
    days = [replace(YEAR, start=day, end=day) for day in (date(2024, 1, 1), date(2025, 5, 5), date(2026, 12, 31))]
    bars = outlines(drawn(days, window=WINDOW))
    assert {bar.get("class") for bar in bars} == {"hb-gantt-bar hb-gantt-bar--day"}
    assert all(bar.get("d", "").endswith("l6 6-6 6-6-6z") for bar in bars)
    assert all(float(bar.get("d", "")[1:].split()[0]) + 6 <= WIDTH for bar in bars)


def test_short_bars_stay_visible() -> None:
    short = replace(YEAR, start=date(2026, 12, 30), end=date(2026, 12, 31))
    fuzzy = replace(short, start_fuzzy=True)
    (a, b), (c, d) = (extent(bar) for bar in outlines(drawn([short, fuzzy], window=WINDOW)))
    assert b - a == pytest.approx(6)
    assert d - c == pytest.approx(14)
    assert max(b, d) <= WIDTH


def test_fuzzy_ends_have_classes_and_another_outline() -> None:
    bars = [replace(YEAR, start_fuzzy=start, end_fuzzy=end) for start in (False, True) for end in (False, True)]
    sure, end, start, both = outlines(drawn(bars))
    assert sure.get("class") == "hb-gantt-bar"
    assert end.get("class") == "hb-gantt-bar hb-gantt-bar--fuzzy hb-gantt-bar--fuzzy-end"
    assert start.get("class") == "hb-gantt-bar hb-gantt-bar--fuzzy hb-gantt-bar--fuzzy-start"
    assert both.get("class") == "hb-gantt-bar hb-gantt-bar--fuzzy hb-gantt-bar--fuzzy-start hb-gantt-bar--fuzzy-end"
    assert len({re.sub(r"^M[\d.]+ [\d.]+", "", bar.get("d", "")) for bar in (sure, end, start, both)}) == 4


def test_rows_stand_under_their_group_in_the_given_order() -> None:
    bars = [replace(YEAR, label=name, href=f"#{name}", group=group) for name, group in (("c", 1), ("b", 0), ("a", 1))]
    svg = parsed(drawn(bars))
    shown = [
        (float(text.get("y", "")), "".join(text.itertext()))
        for text in svg.iter(f"{SVG}text")
        if text.get("class") in {"hb-gantt-group", "hb-gantt-label"}
    ]
    assert [text for _, text in shown] == ["First", "b", "Second", "c", "a"]
    assert shown == sorted(shown, key=lambda item: item[0])
    assert [link.get("href") for link in svg.iter(f"{SVG}a")] == ["#b", "#c", "#a"]


def test_axis_names_years_and_the_months_that_fit() -> None:
    svg = parsed(drawn([YEAR], window=WINDOW))
    years = svg.find(f".//{SVG}g[@class='hb-gantt-years']")
    months = svg.find(f".//{SVG}g[@class='hb-gantt-months']")
    assert years is not None
    assert months is not None
    assert [year.text for year in years] == ["2024", "2025", "2026"]
    positions = [float(month.get("x", "")) for month in months]
    assert months[0].text == "01"
    assert all(b - a > 12 for a, b in pairwise(positions))
    short = parsed(drawn([YEAR])).find(f".//{SVG}g[@class='hb-gantt-months']")
    assert short is not None
    assert [month.text for month in short] == [f"{month:02}" for month in range(1, 13)]


def test_a_century_still_has_some_years_and_no_months() -> None:
    svg = drawn([replace(YEAR, start=date(1930, 1, 1), end=date(2030, 12, 31))])
    years = re.findall(r">(\d{4})</text>", svg)
    assert 5 <= len(years) <= 25
    assert len(svg) < 8000


def test_long_labels_are_shortened_and_read_out_in_full() -> None:
    long = "A step whose name goes on for much longer than the column is wide"
    svg = parsed(drawn([replace(YEAR, label=long, tooltip="2025")], groups=[long * 3]))
    link = svg.find(f".//{SVG}a")
    assert link is not None
    assert link.findtext(f"{SVG}title") == f"{long} – 2025"
    assert (link.findtext(f"{SVG}text") or "").endswith("…")
    assert svg.findtext(f".//{SVG}text[@class='hb-gantt-group']/{SVG}title") == long * 3


def test_a_tooltip_that_begins_with_the_label_is_left_alone() -> None:
    assert "<title>Year: 2025</title>" in drawn([replace(YEAR, tooltip="Year: 2025")])


def test_everything_given_is_escaped() -> None:
    bad = '"><script>alert(1)</script>'
    svg = drawn(
        [replace(YEAR, label=bad, href=bad, tooltip=bad)],
        groups=[bad],
        month_label=lambda year, month: bad,
        title=bad,
        description=bad,
        id=bad,
        window=WINDOW,
        window_label=bad,
    )
    assert "<script" not in svg
    assert parsed(svg).find(f".//{SVG}a").get("href") == bad  # type: ignore[union-attr]


def test_no_style_the_same_every_time_and_small() -> None:
    bars = [replace(YEAR, label=f"Step {number}", group=number % 2, end_fuzzy=number % 3 == 0) for number in range(14)]
    svg = drawn(bars, window=WINDOW)
    assert "style" not in svg
    assert svg == drawn(bars, window=WINDOW)
    assert len(svg) < 6500


def test_role_name_and_description() -> None:
    svg = parsed(drawn([YEAR]))
    assert svg.get("role") == "group"
    assert svg.get("aria-labelledby") == svg[0].get("id") == "plan-title"
    assert svg.get("aria-describedby") == svg[1].get("id") == "plan-desc"


def test_mistakes_are_refused() -> None:
    with pytest.raises(ValueError, match="needs a bar or a window"):
        drawn([])
    with pytest.raises(ValueError, match=r"the bar 'Year' ends \(2024-01-01\) before it starts"):
        drawn([replace(YEAR, end=date(2024, 1, 1))])
    with pytest.raises(ValueError, match="in group 2, but there are 2 groups"):
        drawn([replace(YEAR, group=2)])
    with pytest.raises(ValueError, match="the window ends"):
        drawn([YEAR], window=(WINDOW[1], WINDOW[0]))
