"""This repository's own site in the browser: no errors, no third parties, by keyboard and without JavaScript."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.e2e.conftest import Server, Tab

LANGUAGES = ("es", "de", "en", "fr", "it")
PAGES = (
    "",
    "methodology/",
    "handbooks/chambers/",
    "practices/",
    "practices/phoenix-prize/",
    "action-plans/milan-formaper/",
    "actions/engaging-the-chambers/",
    "events/munich-2018/",
    "webinars/webinar-chambers/",
    "awards/phoenix-award/",
    "cities/basque-country/",
    "organisations/uog/",
    "coalitions/european-coalition/",
    "working-groups/chambers/",
    "recommendations/plenary-social-clauses/",
    "benchmark/",
    "timeline/",
    "documents/munich-report/",
    "data/",
)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", ["de", "en"])
def test_pages_open_without_a_fault(server: Server, tab: Tab, language: str, path: str) -> None:
    response = tab.page.goto(f"{server.url}{language}/{path}")
    assert response is not None
    assert response.status == 200
    assert tab.page.locator("h1").count() == 1
    assert tab.faults == []


@pytest.mark.parametrize("path", PAGES)
def test_nothing_overflows_a_phone(server: Server, browser: Browser, path: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{server.url}de/{path}")
    width = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert width <= 390


def test_every_page_has_a_policy_without_unsafe_inline(site: Path) -> None:
    for file in site.rglob("*.html"):
        policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', file.read_text(encoding="utf-8"))
        assert policy, f"{file} has no policy"
        assert "unsafe" not in policy[1].replace("'wasm-unsafe-eval'", "")
        assert policy[1].startswith("default-src 'none'")


def test_every_internal_link_leads_somewhere(site: Path) -> None:
    pages = {file: file.read_text(encoding="utf-8") for file in site.rglob("*.html") if file.name != "404.html"}
    ids = {file: set(re.findall(r'\bid="([^"]+)"', html)) for file, html in pages.items()}
    broken = set()
    for file, html in pages.items():
        for href in set(re.findall(r'<a\b[^>]*?\bhref="([^"]*)"', html)):
            if re.match(r"[a-z]+:", href):
                continue
            path, _, anchor = href.partition("#")
            target = Path(os.path.normpath(file.parent / path.split("?")[0])) if path else file
            if path.endswith("/") or target.is_dir():
                target /= "index.html"
            if not target.is_file() or (anchor and anchor not in ids.get(target, ())):
                broken.add(f"{file.relative_to(site)}: {href}")
    assert sorted(broken) == []


def test_the_language_switch_works_without_script_and_by_keyboard(server: Server, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{server.url}en/practices/phoenix-prize/")
    page.locator(".hb-languages summary").focus()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Deutsch").first.click()
    assert page.url == f"{server.url}de/practices/phoenix-prize/"
    context.close()


def test_the_timeline_is_filtered_by_month(server: Server, tab: Tab) -> None:
    tab.page.goto(f"{server.url}en/timeline/")
    rows = tab.page.locator(".hb-filterable > *")
    total = rows.count()
    assert total == 60
    tab.page.locator(".hb-filterbar select[name=month]").select_option("2018-05")
    shown = [row for row in rows.all() if row.is_visible()]
    assert 0 < len(shown) < total
    assert "month=2018-05" in tab.page.url
    assert tab.faults == []
