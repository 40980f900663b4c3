"""The search: an index for each language, any spelling, the keyboard alone, and a list without JavaScript."""

from __future__ import annotations

import filecmp
import json
import os
import re
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page

from tests.e2e.conftest import MKDOCS, Server, Tab, build, run, serve
from tests.e2e.tiny import TinyProject

LANGUAGES = ("es", "de", "en", "fr", "it")
SEARCH_PAGE = "---\ntitle: Search\n---\n\n{{ search_box() }}\n\n## All entries\n\n{{ az_index() }}\n"

# In the page, without the form: addresses below the site's root, best first.
ASK = r"""async ([query, filters]) => {
    const index = new URL(document.querySelector("[data-hb-search]").dataset.hbSearch, location.href);
    const pagefind = await import(new URL("pagefind.js", index).href);
    if (!window.asked && !document.querySelector(".hb-search-form")) await pagefind.options({ noWorker: true });
    window.asked = true;
    const { results } = await pagefind.search(query, { filters });
    return Promise.all(results.map(async (result) => (await result.data()).url));
}"""


def ask(page: Page, query: str | None, **filters: str) -> list[str]:
    """The addresses that a query finds, without the slash at their beginning."""
    found: list[str] = page.evaluate(ASK, [query, filters])
    return [address.lstrip("/") for address in found]


def results(page: Page) -> list[str]:
    """The titles that the form shows, once it has an answer."""
    page.locator(".hb-search-results li").first.wait_for()
    return page.locator(".hb-search-results li a").all_text_contents()


@pytest.mark.parametrize(
    ("language", "query"),
    [
        ("de", "Kammer"),
        ("de", "Munich"),
        ("en", "chamber"),
        ("es", "cámara"),
        ("fr", "entrepreneurs"),
        ("it", "Milano"),
    ],
)
def test_a_query_finds_pages_of_its_language_only(server: Server, tab: Tab, language: str, query: str) -> None:
    tab.page.goto(f"{server.url}{language}/")
    found = ask(tab.page, query)
    assert len(found) > 3
    assert [address for address in found if not address.startswith(f"{language}/")] == []
    assert tab.faults == []


def test_pages_that_show_another_language_are_in_no_index(tiny: TinyProject, tmp_path: Path, tab: Tab) -> None:
    tiny.write("docs/search.md", SEARCH_PAGE)
    result = build(tiny.root, tmp_path / "site")
    assert result.returncode == 0, result.stderr
    for server in serve(tmp_path / "site"):
        tab.page.goto(f"{server.url}en/")
        assert ask(tab.page, "market")[0] == "en/practices/market-stall/"
        tab.page.goto(f"{server.url}de/")
        assert ask(tab.page, "Marktstände") == ["de/practices/market-stall/"]
        assert ask(tab.page, "advice") == []
        assert tab.faults == []


@pytest.mark.parametrize(
    ("language", "written", "meant"),
    [
        ("de", "Kammern", "Kammer"),
        ("en", "procuring", "procurement"),
        ("es", "cámaras", "cámara"),
        ("fr", "formations", "formation"),
        ("it", "imprese", "impresa"),
    ],
)
def test_forms_of_a_word_find_each_other(server: Server, tab: Tab, language: str, written: str, meant: str) -> None:
    tab.page.goto(f"{server.url}{language}/")
    first, second = set(ask(tab.page, written)), set(ask(tab.page, meant))
    assert first
    assert first & second


SPELLINGS = {
    "cities/basque-country/": ("Basque county", "Baskenland", "País Vasco", "pais vasco", "Euskadi", "Pays basque"),
    "cities/munich/": ("Munich", "Múnich", "München", "munchen", "Monaco di Baviera"),
    "cities/milan/": ("Milan", "Mailand", "Milano", "Milán"),
    "organisations/ihk-munich/": ("IHK",),
    "organisations/meltingcoop/": ("Meltingcoop", "Melting coop"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_spelling_finds_the_record_first(server: Server, tab: Tab, language: str) -> None:
    wrong = []
    for address, spellings in SPELLINGS.items():
        for spelling in spellings:
            tab.page.goto("about:blank")
            tab.page.goto(f"{server.url}{language}/search/#q={quote(spelling)}")
            results(tab.page)
            first = tab.page.locator(".hb-search-results a").first.get_attribute("href")
            if first != f"/{language}/{address}":
                wrong.append((spelling, first))
    assert wrong == []
    assert tab.faults == []


def test_what_belongs_to_a_city_is_found_by_its_other_names(server: Server, tab: Tab) -> None:
    tab.page.goto(f"{server.url}de/")
    found = ask(tab.page, "Euskadi")
    assert any(address.startswith("de/practices/") for address in found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_filters_narrow_and_are_in_words_of_the_language(server: Server, tab: Tab, language: str) -> None:
    tab.page.goto(f"{server.url}{language}/search/")
    form = tab.page.locator(".hb-search-form")
    form.locator("select[name=section] option").nth(3).wait_for(state="attached")
    for side in ("section", "theme", "country", "city", "actor"):
        labels = form.locator(f"select[name={side}] option").all_text_contents()
        assert len(labels) > 3, side
    city = form.locator("select[name=city]")
    munich = {"es": "Múnich", "de": "München", "en": "Munich", "fr": "Munich", "it": "Monaco di Baviera"}[language]
    city.select_option(label=munich)
    results(tab.page)
    assert f"{language}/cities/munich/" in ask(tab.page, None, city=munich)
    assert f"{language}/cities/paris/" not in ask(tab.page, None, city=munich)
    assert "#city=" in tab.page.url
    tab.page.reload()
    results(tab.page)
    assert city.input_value() == munich
    assert tab.faults == []


def test_the_keyboard_alone_is_enough(server: Server, tab: Tab) -> None:
    page = tab.page
    page.goto(f"{server.url}de/practices/")
    page.keyboard.press("/")
    field = page.locator("dialog input[type=search]")
    field.wait_for()
    assert field.evaluate("element => element === document.activeElement")
    page.keyboard.type("Kammern")
    titles = results(page)
    assert re.search(r"\d", page.locator("dialog [role=status]").inner_text())
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.textContent") == titles[0]
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.textContent") == titles[1]
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert field.evaluate("element => element === document.activeElement")
    page.keyboard.press("Escape")
    assert page.locator("dialog[open]").count() == 0
    assert page.evaluate("document.activeElement.matches('.hb-search')")
    page.keyboard.press("Enter")
    page.locator("dialog[open]").wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: not url.endswith("/de/practices/"))
    assert page.locator("h1").inner_text() == titles[0]
    assert tab.faults == []


def test_enter_leads_to_the_search_page_with_its_address(server: Server, tab: Tab) -> None:
    tab.page.goto(f"{server.url}fr/cities/")
    tab.page.locator("a.hb-search").click()
    tab.page.locator("dialog input[type=search]").fill("chambre")
    tab.page.keyboard.press("Enter")
    tab.page.wait_for_url("**/fr/search/#q=chambre")
    assert results(tab.page)
    assert tab.page.locator("[data-hb-search-page] .hb-search-more").is_visible()
    before = tab.page.locator(".hb-search-results li").count()
    tab.page.locator(".hb-search-more").click()
    tab.page.locator(".hb-search-results li").nth(before).wait_for()
    assert tab.faults == []


def test_the_key_can_be_switched_off(server: Server, tab: Tab) -> None:
    tab.page.goto(f"{server.url}en/search/")
    tab.page.locator(".hb-search-key input").uncheck()
    tab.page.goto(f"{server.url}en/")
    tab.page.keyboard.press("/")
    tab.page.wait_for_timeout(300)
    assert tab.page.locator("dialog").count() == 0


def test_a_word_that_nobody_wrote_says_so(server: Server, tab: Tab) -> None:
    tab.page.goto(f"{server.url}en/search/#q=xyzzyqwv")
    tab.page.locator(".hb-search-count", has_text="Nothing found").wait_for()
    assert tab.page.locator(".hb-search-results li").count() == 0
    assert tab.faults == []


def test_nothing_is_loaded_before_the_search_is_opened(server: Server, tab: Tab) -> None:
    asked: list[str] = []
    tab.page.on("request", lambda request: asked.append(request.url))
    tab.page.goto(f"{server.url}en/", wait_until="networkidle")
    assert [address for address in asked if "pagefind" in address or "handbook-search" in address] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_javascript_the_page_lists_everything(server: Server, browser: Browser, language: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server.url}{language}/cities/")
    page.locator("a.hb-search").click()
    assert page.url == f"{server.url}{language}/search/"
    line = page.locator(".hb-az__list li", has=page.locator("a[href*='cities/basque-country/']"))
    assert "Basque county" in line.inner_text()
    assert page.locator(".hb-az__list li").count() > 100
    assert page.locator("dialog, .hb-search-form").count() == 0
    context.close()


def test_two_indexes_of_a_site_are_identical(tiny: TinyProject, tmp_path: Path) -> None:
    tiny.write("docs/search.md", SEARCH_PAGE)
    for name in ("first", "second"):
        result = build(tiny.root, tmp_path / name)
        assert result.returncode == 0, result.stderr
    first, second = tmp_path / "first/pagefind", tmp_path / "second/pagefind"
    files = sorted(file.relative_to(first) for file in first.rglob("*") if file.is_file())
    assert files
    assert files == sorted(file.relative_to(second) for file in second.rglob("*") if file.is_file())
    assert [file for file in files if not filecmp.cmp(first / file, second / file, shallow=False)] == []


def test_the_index_has_all_languages_and_no_interface_of_its_own(site: Path) -> None:
    entry = json.loads((site / "pagefind/pagefind-entry.json").read_text(encoding="utf-8"))
    assert sorted(entry["languages"]) == sorted(LANGUAGES)
    assert not list((site / "pagefind").glob("*ui*"))


def test_without_the_program_the_site_has_its_list(tiny: TinyProject, tmp_path: Path) -> None:
    tiny.write("docs/search.md", SEARCH_PAGE)
    # An empty package of the name in front of the real one.
    (tmp_path / "hidden/pagefind_bin").mkdir(parents=True)
    (tmp_path / "hidden/pagefind_bin/__init__.py").write_text("", encoding="utf-8")
    path = os.pathsep.join(filter(None, [str(tmp_path / "hidden"), os.environ.get("PYTHONPATH", "")]))
    target = tmp_path / "site"
    result = run([*MKDOCS, "build", "--strict", "--site-dir", str(target)], tiny.root, PYTHONPATH=path)
    assert result.returncode == 0, result.stderr
    assert "search: no index was made" in result.stderr
    html = (target / "en/search/index.html").read_text(encoding="utf-8")
    assert "Market stall advice" in html
    assert "data-hb-search=" not in html
    assert not (target / "pagefind").exists()


def test_a_site_without_a_search_page_has_no_search(tiny: TinyProject, tmp_path: Path) -> None:
    result = build(tiny.root, tmp_path / "site")
    assert result.returncode == 0, result.stderr
    assert 'class="hb-control hb-search"' not in (tmp_path / "site/en/index.html").read_text(encoding="utf-8")
    assert not (tmp_path / "site/pagefind").exists()


def test_an_edition_has_its_own_index(tiny: TinyProject, tmp_path: Path, tab: Tab) -> None:
    tiny.write("docs/search.md", SEARCH_PAGE)
    target = tmp_path / "published/2026.1"
    result = build(tiny.root, target, MIKE_DOCS_VERSION="2026.1")
    assert result.returncode == 0, result.stderr
    for server in serve(tmp_path / "published"):
        tab.page.goto(f"{server.url}2026.1/en/")
        tab.page.keyboard.press("/")
        tab.page.locator("dialog input[type=search]").fill("stall")
        results(tab.page)
        tab.page.locator(".hb-search-results a").first.click()
        tab.page.wait_for_url("**/2026.1/en/practices/market-stall/")
