"""A language is added by one catalogue, one line of configuration and translation files, as CONTRIBUTING says."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.e2e.conftest import build
from tests.e2e.tiny import CONFIGURATION, TinyProject

LANGUAGES = ("es", "de", "en", "eu", "fr", "it")

CATALOGUE = """\
msgid ""
msgstr ""
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Language: eu\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Practices"
msgstr "Praktikak"

msgid "Tiny handbook"
msgstr "Eskuliburu txikia"

msgid "This page is not available in %(language)s yet. It is shown in %(shown)s."
msgstr "Orri hau ez dago oraindik eskuragarri %(language)s hizkuntzan. %(shown)s hizkuntzan erakusten da."
"""

PRACTICE = """\
---
title: Aholkularitza azokan
summary: Aholkularitza jendea dagoen lekuan.
translation: {state: draft}
---

Ganberak **azokako postuetan** ematen du aholkua.
"""


@pytest.fixture(scope="module")
def basque(tmp_path_factory: pytest.TempPathFactory) -> Path:
    tiny = TinyProject(tmp_path_factory.mktemp("eu") / "project")
    line = "languages: [es, de, en, fr, it]"
    assert line in CONFIGURATION
    tiny.write("mkdocs.yml", CONFIGURATION.replace(line, f"languages: [{', '.join(LANGUAGES)}]"))
    tiny.write("locale/eu/LC_MESSAGES/handbook.po", CATALOGUE)
    tiny.write("practices/market-stall.eu.md", PRACTICE)
    site = tiny.root.parent / "site"
    result = build(tiny.root, site)
    assert result.returncode == 0, result.stderr
    return site


def page(site: Path, path: str) -> str:
    return (site / path / "index.html").read_text(encoding="utf-8")


def test_every_page_is_there_in_the_new_language(basque: Path) -> None:
    files = {
        language: sorted(file.relative_to(basque / language).as_posix() for file in (basque / language).rglob("*.html"))
        for language in LANGUAGES
    }
    assert files["eu"] == files["en"]
    assert '<html lang="eu"' in page(basque, "eu/practices/market-stall")


def test_records_and_words_of_the_interface_are_in_the_new_language(basque: Path) -> None:
    html = page(basque, "eu/practices/market-stall")
    assert "Aholkularitza azokan" in html
    assert "Ganberak <strong>azokako postuetan</strong>" in html
    assert "hb-notice--fallback" not in html
    assert "Praktikak" in page(basque, "eu")
    assert "Eskuliburu txikia" in html
    # Words of the theme, too.
    assert "Joan edukira" in html or "eduki" in html.lower()


def test_what_is_not_translated_says_so_in_the_new_language(basque: Path) -> None:
    html = page(basque, "eu/cities/springfield")
    assert "Orri hau ez dago oraindik eskuragarri euskara hizkuntzan. ingelesa hizkuntzan erakusten da." in html
    assert '<meta name="robots" content="noindex">' in html


def test_every_page_links_to_the_new_language(basque: Path) -> None:
    for language in LANGUAGES:
        html = page(basque, f"{language}/practices/market-stall")
        switch = re.search(r'<details class="hb-languages".*?</details>', html, re.DOTALL)
        assert switch
        assert re.findall(r'hreflang="(\w\w)"', switch[0]) == list(LANGUAGES)
        assert '<span lang="eu">Euskara</span>' in switch[0]
    chooser = (basque / "index.html").read_text(encoding="utf-8")
    assert re.search(r'<a href="(?:\./)?eu/" hreflang="eu" lang="eu"', chooser)


def test_the_new_language_is_announced_where_it_is_real(basque: Path) -> None:
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    root = ElementTree.parse(basque / "sitemap.xml").getroot()
    alternates = {
        str(url.findtext("s:loc", namespaces=names)): [link.get("hreflang") for link in url.findall("x:link", names)]
        for url in root.findall("s:url", names)
    }
    assert alternates["https://tiny.example.org/eu/practices/market-stall/"] == ["de", "en", "eu"]
    assert "https://tiny.example.org/eu/cities/springfield/" not in alternates


def test_data_and_feeds_know_the_new_language(basque: Path) -> None:
    assert '"eu": "Aholkularitza azokan"' in (basque / "api/v1/practices/market-stall.json").read_text(encoding="utf-8")
    assert 'xml:lang="eu"' in (basque / "eu/feed.xml").read_text(encoding="utf-8")
    assert (basque / "eu/calendar.ics").is_file()
    assert "language/EUS" in (basque / "api/v1/catalog.jsonld").read_text(encoding="utf-8")
