"""Five languages in one build: each page says truly which language it shows."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.e2e.conftest import build
from tests.e2e.tiny import TinyProject

LANGUAGES = ("es", "de", "en", "fr", "it")


@pytest.fixture
def built(tiny: TinyProject, tmp_path: Path) -> Path:
    target = tmp_path / "site"
    result = build(tiny.root, target)
    assert result.returncode == 0, result.stderr
    return target


def page(site: Path, path: str) -> str:
    return (site / path / "index.html").read_text(encoding="utf-8")


def test_every_language_has_the_same_pages(built: Path) -> None:
    pages = {
        language: sorted(file.relative_to(built / language).as_posix() for file in (built / language).rglob("*.html"))
        for language in LANGUAGES
    }
    assert pages["en"] == [
        "cities/springfield/index.html",
        "index.html",
        "organisations/chamber/index.html",
        "practices/index.html",
        "practices/market-stall/index.html",
    ]
    assert all(pages[language] == pages["en"] for language in LANGUAGES)


def test_the_root_is_a_plain_language_chooser(built: Path) -> None:
    html = (built / "index.html").read_text(encoding="utf-8")
    links = re.findall(r'<a href="(?:\./)?(\w\w)/" hreflang="\w\w" lang="\w\w"', html)
    assert links == list(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_page_names_its_language(built: Path, language: str) -> None:
    html = page(built, f"{language}/practices/market-stall")
    assert f'<html lang="{language}"' in html


def test_a_translation_is_shown_as_such(built: Path) -> None:
    html = page(built, "de/practices/market-stall")
    assert "Die Kammer berät an <strong>Marktständen</strong>" in html
    assert "Beratung am Marktstand" in html
    assert '<link rel="canonical" href="https://tiny.example.org/de/practices/market-stall/">' in html
    assert 'name="robots" content="noindex"' not in html


def test_a_fallback_says_so_in_the_readers_language(built: Path) -> None:
    html = page(built, "fr/practices/market-stall")
    notice = re.search(r'<div class="hb-notice hb-notice--fallback".*?</div>', html, re.DOTALL)
    assert notice, "a page that shows another language must say so"
    assert "anglais" in notice[0]
    assert '<link rel="canonical" href="https://tiny.example.org/en/practices/market-stall/">' in html
    assert '<meta name="robots" content="noindex">' in html
    assert re.search(r'<div class="hb-text" lang="en"', html)


def test_only_real_translations_are_in_the_sitemap(built: Path) -> None:
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    root = ElementTree.parse(built / "sitemap.xml").getroot()
    alternates = {
        str(url.findtext("s:loc", namespaces=names)): [link.get("hreflang") for link in url.findall("x:link", names)]
        for url in root.findall("s:url", names)
    }
    practice = "https://tiny.example.org/{}/practices/market-stall/"
    assert alternates[practice.format("en")] == ["de", "en"]
    assert alternates[practice.format("de")] == ["de", "en"]
    assert practice.format("fr") not in alternates


def test_the_language_switch_stays_on_the_page(built: Path) -> None:
    html = page(built, "it/practices/market-stall")
    switch = re.search(r'<details class="hb-languages".*?</details>', html, re.DOTALL)
    assert switch
    hrefs = re.findall(r'href="([^"]+)" hreflang="(\w\w)"', switch[0])
    assert hrefs == [(f"../../../{language}/practices/market-stall/", language) for language in LANGUAGES]


def test_a_written_page_follows_the_same_rule(tiny: TinyProject, tmp_path: Path) -> None:
    tiny.write("docs/index.de.md", "---\ntitle: Willkommen\n---\n\n# Willkommen\n\nDies ist der *Anfang*.\n")
    result = build(tiny.root, tmp_path / "site")
    assert result.returncode == 0, result.stderr
    german, french = page(tmp_path / "site", "de"), page(tmp_path / "site", "fr")
    assert "Dies ist der <em>Anfang</em>" in german
    assert "hb-notice--fallback" not in german
    assert "This is <em>home</em>" in french
    assert "hb-notice--fallback" in french


def test_names_of_places_are_in_each_language(built: Path) -> None:
    assert "Springfeld" in page(built, "de/cities/springfield")
    assert "<h1" in page(built, "en/cities/springfield")
