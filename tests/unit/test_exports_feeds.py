"""Feeds, calendars, points and the catalogue of a small made-up project."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from icalendar import Calendar

from handbook.exports import feed, write_all
from handbook.models import RECORD_TYPES
from handbook.project import Project, open_project
from handbook.settings import Settings

LANGUAGES = ("es", "de", "en", "fr", "it")
TODAY = date(2026, 1, 15)
PROJECT = Path(__file__).parent.parent / "golden" / "exports" / "project"
SITE = "https://handbook.example.org/"


def open_made_up(site_url: str = SITE) -> Project:
    settings = Settings(PROJECT, LANGUAGES, "en", site_name="Små städer", site_url=site_url, edition="2.0")
    return open_project(settings, TODAY)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    project = open_made_up()
    write_all(project.library, project.settings, tmp_path / "site", TODAY)
    return tmp_path / "site"


def read(site: Path, path: str) -> Any:
    return json.loads((site / path).read_text(encoding="utf-8"))


def test_cities_are_points_with_longitude_first(site: Path) -> None:
    content = read(site, "api/v1/cities.geojson")
    (feature,) = content["features"]
    assert (content["type"], feature["type"]) == ("FeatureCollection", "Feature")
    assert feature["geometry"] == {"type": "Point", "coordinates": [13.2, 55.7]}
    assert feature["properties"]["title"] == {"de": "Lunden", "en": "Lund"}


def test_catalogue_has_what_dcat_ap_demands(site: Path) -> None:
    catalogue = read(site, "api/v1/catalog.jsonld")
    assert catalogue["@type"] == "dcat:Catalog"
    assert {"dct:title", "dct:description", "dct:publisher", "dcat:dataset"} <= set(catalogue)
    assert {d["dct:identifier"] for d in catalogue["dcat:dataset"]} == {
        "action-steps", *(model.section for model in RECORD_TYPES),
    }  # fmt: skip
    for dataset in catalogue["dcat:dataset"]:
        assert {"dct:title", "dct:description", "dcat:distribution"} <= set(dataset)
        for distribution in dataset["dcat:distribution"]:
            address = distribution["dcat:accessURL"]["@id"]
            assert address.startswith(SITE)
            assert (site / address.removeprefix(SITE)).is_file()


ATOM = "{http://www.w3.org/2005/Atom}"


def test_feed_lists_only_what_is_in_its_language(site: Path) -> None:
    def entries(language: str) -> list[tuple[str | None, str | None]]:
        atom = ElementTree.parse(site / language / "feed.xml").getroot()
        return [(e.findtext(f"{ATOM}id"), e.findtext(f"{ATOM}updated")) for e in atom.iter(f"{ATOM}entry")]

    assert entries("de") == [(f"{SITE}de/practices/round-tables/", "2025-03-04T00:00:00Z")]
    assert entries("fr") == []
    assert entries("en") == [
        (f"{SITE}en/practices/round-tables/", "2025-03-04T00:00:00Z"),
        (f"{SITE}en/webinars/autumn/", "2024-10-01T00:00:00Z"),
        (f"{SITE}en/events/spring/", "2024-05-06T00:00:00Z"),
        (f"{SITE}en/webinars/some-year/", "2024-01-01T00:00:00Z"),
    ]


def test_feed_has_the_newest_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed, "NEWEST", 2)
    project = open_made_up()
    write_all(project.library, project.settings, tmp_path / "site", TODAY)
    atom = ElementTree.parse(tmp_path / "site/en/feed.xml").getroot()
    found = [entry.findtext(f"{ATOM}id") for entry in atom.iter(f"{ATOM}entry")]
    assert found == [f"{SITE}en/practices/round-tables/", f"{SITE}en/webinars/autumn/"]
    listed = {item["path"]: item["count"] for item in read(tmp_path / "site", "api/v1/index.json")["items"]}
    assert (listed["/en/feed.xml"], listed["/fr/feed.xml"]) == (2, 0)


def test_feed_says_what_is_machine_translated(site: Path) -> None:
    atom = ElementTree.parse(site / "de" / "feed.xml").getroot()
    summary = atom.findtext(f"{ATOM}entry/{ATOM}summary") or ""
    assert summary.startswith("[")
    assert summary.endswith("] Man trifft sich.")
    assert atom.findtext(f"{ATOM}title") == "Små städer"


def test_a_site_without_address_has_valid_names_in_its_feed(tmp_path: Path) -> None:
    project = open_made_up(site_url="")
    write_all(project.library, project.settings, tmp_path / "site", TODAY)
    atom = ElementTree.parse(tmp_path / "site/en/feed.xml").getroot()
    names = [element.text or "" for element in atom.iter(f"{ATOM}id")]
    assert len(names) == 5
    assert all(name.startswith("urn:uuid:") for name in names)
    entry = atom.find(f"{ATOM}entry/{ATOM}link")
    assert entry is not None
    assert entry.get("href") == "../en/practices/round-tables/"


def test_calendar_has_whole_days_and_languages(site: Path) -> None:
    calendar = Calendar.from_ical((site / "de/calendar.ics").read_bytes())
    spring, autumn = calendar.walk("VEVENT")
    assert spring["uid"] == "events-spring@handbook.example.org"
    assert (spring.decoded("dtstart"), spring.decoded("dtend")) == (date(2024, 5, 6), date(2024, 5, 8))
    assert spring["summary"].params["language"] == "en"
    assert (str(spring["location"]), spring["location"].params["language"]) == ("Lunden", "de")
    assert spring["status"] == "CONFIRMED"
    assert (autumn.decoded("dtstart"), autumn.decoded("dtend")) == (date(2024, 10, 11), date(2024, 10, 21))
    assert autumn["status"] == "TENTATIVE"
    assert "Oktober 2024" in str(autumn["description"])
