from __future__ import annotations

from pathlib import Path

from .small_project import CITY, EVENT, HEAD, markdown, places, problems


def test_codes_that_do_not_exist(tmp_path: Path) -> None:
    city = CITY.replace("{en: Munich}", "{en: Munich, zq: M}").replace("DE", "UK").replace("[de]", "[de, qq]")
    files = {
        "data/cities/a.yml": city,
        "events/e.md": markdown(EVENT + "participants: {listed: [{organisation: uog, country: XA, people: 1}]}\n"),
    }
    found = problems(tmp_path, files)
    assert [(p.path, p.line, p.column, p.code) for p in found] == [
        ("data/cities/a.yml", 6, 21, "HB392"),
        ("data/cities/a.yml", 7, 10, "HB391"),
        ("data/cities/a.yml", 9, 26, "HB392"),
        ("events/e.md", 9, 54, "HB391"),
    ]
    assert found[1].hint == "did you mean `GB` (United Kingdom)?"


def test_codes_that_exist(tmp_path: Path) -> None:
    files = {
        "data/coalitions/eu.yml": HEAD + "scope: EU\naims: [{id: a, title: A, countries: [GR, NO, GB]}]\n",
        "data/cities/a.yml": CITY.replace("[de]", "[eu, ca, oc]"),
    }
    assert places(tmp_path, files) == []
