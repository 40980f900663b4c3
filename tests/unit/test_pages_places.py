"""Pages of cities, organisations, events, webinars, awards, coalitions, recommendations and documents."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from markupsafe import Markup

from handbook.render.view import View
from tests.unit.places_project import LANGUAGES, page, places


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    return places(tmp_path_factory.mktemp("places"))


def words(html: Markup) -> str:
    """The text of a page with single blanks."""
    return " ".join(html.striptags().split())


KEYS = [
    "cities/rivertown", "cities/lakeside", "organisations/chamber", "organisations/stranger", "events/meeting",
    "webinars/call", "awards/prize", "coalitions/union", "coalitions/national", "recommendations/split",
    "documents/report",
]  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_has_one_h1_and_no_id_twice(tmp_path: Path, language: str) -> None:
    view = places(tmp_path, language)
    for key in KEYS:
        html = page(view, key).html
        assert html.count("<h1") == 1, key
        twice = [id_ for id_, count in Counter(re.findall(r' id="([^"]+)"', html)).items() if count > 1]
        assert twice == [], key
        assert "style=" not in html, key
        assert "<script" not in html, key


def test_city_shows_names_roles_and_what_stands_there(view: View) -> None:
    html = page(view, "cities/rivertown").html
    assert '<td lang="fr">Rivièreville</td>' in html
    assert 'lang="de">Flußstadt</th>' in html
    assert "leads" in words(html)
    assert "supportive role" in html
    assert "DE212" in html
    assert 'href="../../../en/practices/desk/"' in html
    assert 'href="../../../en/action-plans/plan/"' in html
    assert 'href="../../../en/organisations/chamber/"' in html
    assert "30,000" in html
    assert '<time datetime="2018">2018</time>' in html
    assert "line 147" in html
    assert 'href="../../../en/cities/lakeside/"' in html, "the map leads to the other places"
    assert "Ask first." in html, "the voice of an organisation in the city counts"


def test_city_without_anything_says_so(view: View) -> None:
    html = page(view, "cities/lakeside").html
    assert "Is that so?" in html
    assert words(html).count("not documented") >= 3


def test_organisation_leads_to_the_steps_that_name_it(view: View) -> None:
    html = page(view, "organisations/chamber").html
    assert 'href="../../../en/action-plans/plan/#o1-s1"' in html
    assert "Ask the chamber" in html
    assert 'lang="fr">Chambre</th>' in html
    assert "line 12" in html
    assert 'href="../../../en/coalitions/union/"' in html
    assert "3 people in the list of participants (Germany)" in words(html)


def test_unknown_country_is_not_documented(view: View) -> None:
    html = page(view, "organisations/stranger").html
    assert re.search(r"<dt>Country</dt>\s*<dd><span class=\"hb-gap\">not documented</span>", html)


def test_agenda_is_computed_and_compared_with_what_is_printed(view: View) -> None:
    html = page(view, "events/meeting").html
    text = words(html)
    assert "<time>09:00</time>–<time>12:00</time>" in html
    assert re.search(r"<q>9\.00 – 13\.00</q><sup class=\"hb-erratum\">", html)
    assert "presentations 25 + feedback 40 = 65 minutes" in text
    assert "does not add up" not in text
    assert '<td role="cell" data-label="Minutes, all items" class="hb-num">180</td>' in html


def test_participants_are_counted_by_country(view: View) -> None:
    html = page(view, "events/meeting").html
    text = words(html)
    assert '<q lang="fr">environ 30</q>' in html
    assert "names 6 people, from 2 organisations, in 2 countries" in text
    assert "Belgium, together 3" in text
    assert "Germany, together 3" in text
    assert "All 6" in text


def test_only_people_with_a_consent_that_holds_are_named(view: View) -> None:
    text = words(page(view, "events/meeting").html)
    assert "Jo Secret" not in text
    assert "Max Expired" not in text
    assert "Head of department, Chamber of Rivertown" in text
    assert "Kim Named, Mayor" in text


def test_lessons_have_anchors_and_voices(view: View) -> None:
    html = page(view, "events/meeting").html
    assert '<li id="L1.01">' in html
    assert '<li id="L1.02">' in html
    assert re.search(r"<figcaption><a href=\"[^\"]*organisations/chamber/\">The chamber</a></figcaption>", html)
    assert "the plenary; no voice is named" in html


def test_webinar_without_recording_says_so(view: View) -> None:
    html = page(view, "webinars/call").html
    assert "5–10 November 2018" in html
    assert '<q lang="fr">semaine du 5</q>' in html
    assert re.search(r"<dt>Recording</dt>\s*<dd><span class=\"hb-gap\">", html)


def test_award_shows_editions_the_latest_first(view: View) -> None:
    page_ = page(view, "awards/prize")
    assert [heading.text for heading in page_.headings if heading.id.startswith("edition-")] == [
        "2018 – edition 9",
        "2011",
    ]
    assert "3,000 EUR" in page_.html
    assert 'href="../../../en/organisations/stranger/"' in page_.html


def test_coalition_counts_its_members_and_anchors_the_ways_to_join(view: View) -> None:
    html = page(view, "coalitions/union").html
    assert "1 member" in words(html)
    assert 'id="ways-to-join-write"' in html
    assert 'href="../../../en/recommendations/split/"' in html
    assert "European Union" in html


def test_recommendation_leads_to_its_evidence(view: View) -> None:
    html = page(view, "recommendations/split").html
    assert 'href="../../../en/events/meeting/#L1.02"' in html
    assert "Split the lots." in html
    assert re.search(r'id="history">[^<]*</h2>\s*<p><span class="hb-gap">not documented', html)


def test_document_has_an_anchor_for_each_erratum(view: View) -> None:
    html = page(view, "documents/report").html
    assert '<h3 id="d1">' in html
    assert '<h3 id="d2">' in html
    assert '<blockquote lang="fr"><p>9.00 – 13.00</p></blockquote>' in html
    assert 'href="../../../en/events/meeting/#morning"' in html
    assert 'id="morning"' in page(view, "events/meeting").html
    assert "What is meant is not known." in html


def test_other_languages_mark_the_text_that_is_not_theirs(tmp_path: Path) -> None:
    html = page(places(tmp_path, "de"), "cities/rivertown").html
    assert "Flussstadt" in html
    assert '<span lang="en">A city at a river.</span>' in html
    assert "30.000" in html
