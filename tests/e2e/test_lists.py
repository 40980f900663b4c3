"""A long list of cards in the browser: complete without JavaScript, one list for everybody, filtered as readers ask."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

import pytest
from markupsafe import Markup
from playwright.sync_api import Browser, Page

from handbook.render.environment import component
from handbook.settings import PACKAGE
from tests.e2e.conftest import Server, Tab, serve
from tests.unit.places_project import places

NUMBER = 100
THEMES = ("advice", "funding", "skills")
CITIES = ("rivertown", "hilltown")
WORDS = ("Tür", "Brücke", "Markt", "Werkstatt", "Garten")

CARDS = [
    {
        "title": f"Card {number:03}", "href": f"#{number}", "text": f"A {WORDS[number % 5]} for all.",
        "meta": Markup("<a href='#city'>{}</a>").format(CITIES[number % 2].title()),
        "meta_data": {"city": [CITIES[number % 2]]},
        "badges": [
            {"text": theme.title(), "kind": "theme", "data": {"theme": theme}}
            for theme in (THEMES[number % 3], *(["skills"] if number % 3 == 0 else []))
        ],
        "data": {"actor": ["company"]} if number == 7 else {},
    }
    for number in range(NUMBER)
]  # fmt: skip
TITLES = [str(card["title"]) for card in CARDS]

PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>A list</title>
<link rel="stylesheet" href="handbook.css"><link rel="icon" href="data:,">
<script src="handbook.js" defer></script>
<main class="hb-prose">{bar}{list}<p>What comes after it.</p></main></html>
"""


@pytest.fixture(scope="module")
def page_of_cards(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    view = places(tmp_path_factory.mktemp("places"))
    folder = tmp_path_factory.mktemp("list")
    fields = [
        *({"name": name, "label": name.title(), "options": [{"value": code, "label": code.title()} for code in codes]}
          for name, codes in (("theme", THEMES), ("city", CITIES), ("actor", ("company",)))),
        {"name": "q", "label": "Contains", "type": "text"},
    ]  # fmt: skip
    bar = component("filterbar", view, "long", fields)
    html = PAGE.format(bar=bar, list=component("cards", view, CARDS, id="long", level=2))
    (folder / "index.html").write_text(html, encoding="utf-8")
    for name in ("handbook.css", "handbook.js"):
        (folder / name).write_bytes((PACKAGE / "assets" / name).read_bytes())
    yield from serve(folder)


def shown(page: Page) -> list[str]:
    """The titles of the cards that are there for a reader, in their order."""
    return [
        heading.text_content() or ""
        for part in page.locator("#long > ul:not([hidden])").all()
        for heading in part.locator("> li:not([hidden]) > h2").all()
    ]


def wanted(theme: str, city: str, text: str) -> list[str]:
    """The same by the records themselves."""
    return [
        TITLES[number]
        for number in range(NUMBER)
        if (not theme or theme == THEMES[number % 3] or (theme == "skills" and number % 3 == 0))
        and (not city or city == CITIES[number % 2])
        and (not text or (text.lower() in ("tur", "tür") and number % 5 == 0))
    ]


def test_a_long_list_is_complete_and_in_order_without_script(page_of_cards: Server, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(page_of_cards.url)
    assert page.get_by_role("heading", level=2).all_text_contents() == TITLES
    assert page.locator("form").is_hidden()
    page.emulate_media(media="print")
    # A part far below that is laid out has its cards one after another; a part that is skipped has a guessed height.
    last = page.locator("#long > ul").last
    bottom = last.locator("li[role=listitem]").last.bounding_box()
    around = last.bounding_box()
    assert bottom is not None
    assert around is not None
    assert bottom["y"] + bottom["height"] == pytest.approx(around["y"] + around["height"], abs=1)
    context.close()


def test_assistive_technology_meets_one_list(page_of_cards: Server, tab: Tab) -> None:
    tab.page.goto(page_of_cards.url)
    snapshot = tab.page.locator("main").aria_snapshot()
    assert len(re.findall(r"^  - list:", snapshot, re.MULTILINE)) == 1
    assert len(re.findall(r"^    - listitem:", snapshot, re.MULTILINE)) == NUMBER
    assert tab.faults == []


def test_every_choice_shows_what_fits_in_the_order_of_the_list(page_of_cards: Server, tab: Tab) -> None:
    page = tab.page
    page.goto(page_of_cards.url)
    count = page.locator("[role=status]")
    assert count.inner_text() == "100 of 100 shown"
    for theme, city, text in product(("", *THEMES), ("", *CITIES), ("", "TUR", "tür", "nowhere")):
        page.locator("select[name=theme]").select_option(theme)
        page.locator("select[name=city]").select_option(city)
        page.locator("input[name=q]").fill(text)
        fitting = wanted(theme, city, text)
        assert shown(page) == fitting, (theme, city, text)
        assert count.inner_text() == f"{len(fitting)} of 100 shown"
    page.get_by_role("button", name="Show all").click()
    page.wait_for_function("document.querySelector('[role=status]').textContent.startsWith('100 of')")
    assert shown(page) == TITLES
    assert page.url == page_of_cards.url
    assert tab.faults == []


def test_a_code_counts_wherever_it_stands_in_a_card(page_of_cards: Server, tab: Tab) -> None:
    tab.page.goto(page_of_cards.url)
    tab.page.locator("select[name=actor]").select_option("company")
    assert shown(tab.page) == ["Card 007"]


def test_the_whole_card_is_a_link_but_where_it_has_another(page_of_cards: Server, tab: Tab) -> None:
    page = tab.page
    page.goto(page_of_cards.url)
    page.get_by_text("A Tür for all.").first.click(force=True)
    assert page.url.endswith("#0")
    page.get_by_role("link", name="Rivertown").first.click(timeout=5000)
    assert page.url.endswith("#city")


def test_the_address_remembers_and_the_keyboard_goes_on_in_the_list(page_of_cards: Server, tab: Tab) -> None:
    page = tab.page
    page.goto(f"{page_of_cards.url}?theme=advice&city=hilltown")
    assert shown(page) == wanted("advice", "hilltown", "")
    assert page.locator("select[name=theme]").input_value() == "advice"
    page.locator("input[name=q]").press_sequentially("Tur")
    assert "q=Tur" in page.url
    assert "theme=advice" in page.url
    page.reload()
    assert shown(page) == wanted("advice", "hilltown", "tur")
    page.get_by_role("button", name="Show all").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == wanted("advice", "hilltown", "tur")[0]
    assert tab.faults == []
