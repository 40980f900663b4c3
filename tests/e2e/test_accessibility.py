"""axe finds nothing to complain about, in both colour schemes and on a phone (WCAG 2.2 AA)."""

from __future__ import annotations

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.e2e.conftest import Server

PAGES = (
    "de/",
    "en/practices/",
    "fr/practices/phoenix-prize/",
    "en/action-plans/milan-formaper/",
    "es/events/munich-2018/",
    "it/cities/basque-country/",
    "de/working-groups/",
    "en/timeline/",
    "en/documents/munich-report/",
    "de/coalitions/",
)
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_axe_finds_nothing(
    server: Server, browser: Browser, path: str, scheme: Literal["light", "dark"], width: int
) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900}, bypass_csp=True)
    page = context.new_page()
    page.goto(server.url + path)
    results = Axe().run(page, options=RULES)
    context.close()
    found = [
        f"{violation['id']}: {node['html'][:200]}"
        for violation in results.response["violations"]
        for node in violation["nodes"]
    ]
    assert found == []
