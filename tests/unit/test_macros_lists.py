"""Macros that list, count, lead in and look up."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from handbook.macros import CHECKS, MACROS, Macro, MacroError, coalitions, directories, home, learning, lists
from handbook.models import SECTIONS, TYPES
from handbook.render.environment import component
from handbook.render.view import View
from tests.unit.places_project import LANGUAGES, places


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    return places(tmp_path_factory.mktemp("places"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_section_can_be_listed_in_every_form(tmp_path: Path, language: str) -> None:
    view = places(tmp_path, language)
    for section in SECTIONS:
        number = int(lists.count(view, section))
        assert lists.cards(view, section, filters=True).count("<h2>") == number, section
        assert lists.links(view, section).count("<li>") == number, section
        assert lists.table(view, section).count('<th scope="row"') == number, section


def test_lists_narrow_and_sort(view: View) -> None:
    assert "One desk" in lists.cards(view, "practices", theme="skills")
    assert "Écoute" not in lists.cards(view, "practices", theme="skills")
    assert lists.count(view, "practices", country="IT") == "1"
    assert lists.count(view, "practices", actor="municipality") == "0"
    assert lists.count(view, "practices", language="fr") == "1"
    assert lists.count(view, "organisations", city="rivertown") == "1"
    assert lists.cards(view, "practices", limit=1).count("<h3>") == 1
    order = re.findall(r"(Écoute|One desk)</", lists.links(view, "practices"))
    assert order == ["Écoute", "One desk"], "É is an e"
    assert re.findall(r"(Buying|Skills)</", lists.links(view, "handbooks")) == ["Buying", "Skills"], "by number"


def test_cards_carry_their_codes_for_the_filter_bar(view: View) -> None:
    html = lists.cards(view, "practices", filters=True)
    assert 'data-hb-filter="list-practices"' in html
    assert 'id="list-practices"' in html
    card = html[html.index("One desk") :]
    assert '<div data-city="rivertown" data-country="DE">' in card, "at the line that names the city"
    assert '<li data-theme="skills">Skills</li>' in card, "at the badge that names the theme"
    themes = lists.cards(view, "handbooks", filters=True)
    assert '<li data-theme="skills"><h2>' in themes, "at the card, when none of its words says so"
    assert '<option value="civil-society">' in html
    assert "data-hb-filter" not in lists.cards(view, "practices")


def test_cards_carry_no_codes_that_nothing_filters_by(view: View) -> None:
    assert "data-language" not in lists.cards(view, "practices", filters=True)
    assert "data-theme" not in lists.cards(view, "practices")


def test_a_long_list_has_parts_and_stays_one_list(view: View) -> None:
    items = [{"title": f"Card {number}", "href": "#"} for number in range(40)]
    cards = component("cards", view, items, id="long")
    assert cards.count('<ul class="hb-cards" role="none">') == 4
    assert cards.count('<li role="listitem">') == cards.count("<h3>") == 40
    assert re.search(r'<div class="hb-parts hb-filterable" role="list" id="long">', cards)
    assert "hb-parts" not in component("cards", view, items[:9])


def test_text_in_another_language_says_so(view: View) -> None:
    assert '<span lang="fr">Écoute</span>' in lists.cards(view, "practices")


@pytest.mark.parametrize(
    ("section", "arguments", "hint"),
    [
        ("practises", {}, "practices"),
        ("practices", {"theme": "skill"}, "skills"),
        ("practices", {"actor": "municipalty"}, "municipality"),
        ("practices", {"country": "Germany"}, "DE"),
        ("practices", {"language": "xx"}, "es"),
        ("practices", {"limit": -1}, "leave it out"),
        ("cities", {"actor": "municipality"}, "theme, country, language"),
    ],
)
def test_a_wrong_call_is_explained(view: View, section: str, arguments: dict[str, str], hint: str) -> None:
    with pytest.raises(MacroError) as caught:
        lists.cards(view, section, **arguments)  # type: ignore[arg-type]
    assert hint in caught.value.hint


def test_a_call_is_checked_as_the_macro_does_it(view: View) -> None:
    calls: list[tuple[str, dict[str, object]]] = [
        ("practices", {}), ("practices", {"theme": "skills", "country": "DE"}), ("practises", {}),
        ("practices", {"filters": True}), ("practices", {"limit": 2}), ("practices", {"limit": -1}),
        ("practices", {"theme": "skill"}), ("practices", {"them": "skills"}), ("practices", {"theme": 7}),
        ("practices", {"language": "xx"}), ("cities", {"actor": "municipality"}),
    ]  # fmt: skip
    for macro, check in CHECKS.items():
        for section, arguments in calls:
            complaints = [complaint(run, view, section, arguments) for run in (macro, check)]
            assert complaints[0] == complaints[1], (macro.__name__, section, arguments)


def complaint(run: Macro, view: View, section: str, arguments: dict[str, object]) -> tuple[str, str] | None:
    try:
        run(view, section, **arguments)
    except MacroError as error:
        return str(error), error.hint
    return None


def test_home_page(view: View) -> None:
    hero = home.hero(
        view, "Good & new", "What cities do", ("practices", "Browse"), ("action-plans/plan/#o1-s1", "A step")
    )
    assert "<h1" in hero
    assert "Good &amp; new" in hero
    assert 'href="../../../en/practices/"' in hero
    assert 'href="../../../en/action-plans/plan/#o1-s1"' in hero
    counts = home.counts(view)
    assert re.search(r'<a href="../../../en/practices/">Practices</a></dt><dd>2</dd>', counts)
    assert re.search(r'<a href="../../../en/timeline/">Steps of action plans</a></dt><dd>1</dd>', counts)
    cards = home.section_cards(view)
    assert "2 practices" in cards
    assert "1 event" in cards
    with pytest.raises(MacroError):
        home.hero(view, "Title", "Lead", "practices")  # type: ignore[arg-type]
    with pytest.raises(MacroError):
        home.hero(view, "Title", "Lead", ("https://elsewhere.example/", "Away"))


def test_map_of_the_cities_is_also_a_list(view: View) -> None:
    html = home.city_map(view)
    assert html.count('class="hb-map-link"') == 2
    assert html.count("<li>") == 2


def test_lessons_by_theme_voice_and_event(view: View) -> None:
    assert learning.lessons(view).count("<blockquote") == 2
    only = learning.lessons(view, "buying")
    assert only.count("<blockquote") == 1
    assert 'href="../../../en/events/meeting/#L1.02"' in only
    assert " id=" not in only, "the anchors are on the event's page"
    assert "Ask first." in learning.lessons(view, organisation="chamber")
    assert "Ask first." not in learning.lessons(view, kind="recommendation")
    assert learning.lessons(view, event="meeting").count("<blockquote") == 2
    with pytest.raises(MacroError, match="no event"):
        learning.lessons(view, event="meetings")


def test_questions_and_recommendations(view: View) -> None:
    questions = learning.questions(view, "skills")
    assert '<li id="skills-q1">How are skills built?</li>' in questions
    assert "etc." in questions
    assert "etc." not in learning.questions(view, "buying")
    assert "Split tenders" in learning.recommendations(view, "buying", addressee="municipality")
    assert "Split tenders" not in learning.recommendations(view, "skills")


def test_coalition_in_parts(view: View) -> None:
    assert "What carries." in coalitions.pillars(view, "union")
    assert 'id="union-join-write"' in coalitions.ways_to_join(view, "union")
    assert 'id="union-join-write"' in coalitions.ways_to_join(view)
    assert "An aim" in coalitions.aims(view, "union")
    assert "Cities" in coalitions.audiences(view, "union")
    assert "A map" in coalitions.tools(view, "union")
    assert "not documented" in coalitions.tools(view, "national")
    directory = coalitions.coalition_directory(view)
    assert directory.index("Union") < directory.index("Alliance of one country")
    assert "1 member" in directory
    assert 'href="../../../en/coalitions/union/#ways-to-join-write"' in directory


def test_organisations_can_be_filtered(view: View) -> None:
    html = directories.organisation_directory(view)
    assert html.index("Ärzteverein") < html.index("Chamber of Rivertown")
    assert 'data-country="DE" data-kind="chamber" data-city="rivertown"' in html
    assert '<option value="association">association</option>' in html


def test_open_errata_come_first(view: View) -> None:
    html = directories.errata(view)
    assert html.index("#d2") < html.index("#d1")
    assert '<q lang="fr">9.00 – 13.00</q>' in html
    assert "#d1" not in directories.errata(view, "open")
    assert "1,760" in directories.documents(view)
    with pytest.raises(MacroError):
        directories.errata(view, "closed")


def test_data_files_are_those_of_the_contract(view: View) -> None:
    html = directories.data_files(view)
    for name in ("index.json", "practices.csv", "action-steps.csv", "cities.geojson", "catalog.jsonld"):
        assert f'href="../../../api/v1/{name}"' in html, name


def test_fields_of_every_type_are_described(view: View) -> None:
    for type_ in TYPES:
        assert "<code>title</code>" in directories.fields(view, type_), type_
    practice = directories.fields(view, "practice")
    assert "id of a record of type `organisation`" in practice
    assert "<code>municipality</code>" in practice
    assert "<code>building_blocks[].title</code>" in practice
    with pytest.raises(MacroError):
        directories.fields(view, "practices")


def test_every_macro_is_documented() -> None:
    for macro in MACROS:
        assert macro.__doc__, macro.__name__
