"""The sitemap of a few pages."""

from __future__ import annotations

from xml.etree import ElementTree

from handbook.plugin.addresses import Address
from handbook.plugin.sitemap import SITEMAP, XHTML, sitemap

SITE = "https://handbook.example.org/"


def test_a_page_is_listed_in_the_languages_that_it_really_is_in() -> None:
    real = ("de", "en")
    pages = [
        Address(language, "practices/x/", language if language in real else "en", real)
        for language in ("de", "en", "fr")
    ]
    alternates = "".join(
        f'    <xhtml:link rel="alternate" hreflang="{language}" href="{SITE}{language}/practices/x/" />\n'
        for language in real
    )
    urls = "".join(
        f"  <url>\n    <loc>{SITE}{language}/practices/x/</loc>\n{alternates}  </url>\n" for language in real
    )
    head = f'<urlset xmlns="{SITEMAP}" xmlns:xhtml="{XHTML}">'
    expected = f"<?xml version='1.0' encoding='utf-8'?>\n{head}\n{urls}</urlset>\n"
    assert sitemap(pages, SITE).decode() == expected


def test_a_page_in_one_language_has_no_alternates() -> None:
    content = sitemap([Address("en", "", "en", ("en",))], SITE).decode()
    assert content.splitlines()[1:] == [
        f'<urlset xmlns="{SITEMAP}">', "  <url>", f"    <loc>{SITE}en/</loc>", "  </url>", "</urlset>",
    ]  # fmt: skip


def test_addresses_may_have_any_signs() -> None:
    path = "docs/ä&<\"'>/"
    pages = [Address(language, path, language, ("de", "en")) for language in ("de", "en")]
    root = ElementTree.fromstring(sitemap(pages, SITE))
    names = {"s": SITEMAP, "x": XHTML}
    expected = [f"{SITE}{language}/{path}" for language in ("de", "en")]
    assert [loc.text for loc in root.iterfind("s:url/s:loc", names)] == expected
    assert [link.get("href") for link in root.iterfind("s:url[1]/x:link", names)] == expected
