"""From every page, every language leads to the same record by a plain link, and says so when it shows another."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from posixpath import normpath

import pytest

LANGUAGES = ("es", "de", "en", "fr", "it")


@dataclass
class Link:
    """A link of the language switch; `note` is what it says beside the language's own name."""

    href: str
    hreflang: str
    current: bool
    note: str = ""
    name_language: str = ""
    note_language: str = ""
    attributes: frozenset[str] = frozenset()


@dataclass
class Seen:
    """What a page says about languages."""

    html_lang: str = ""
    text_lang: str = ""
    canonical: str = ""
    noindex: bool = False
    notice: bool = False
    links: list[Link] = field(default_factory=list)


class _Reader(HTMLParser):
    """Reads one page; no script runs."""

    def __init__(self) -> None:
        super().__init__()
        self.seen = Seen()
        self.in_switch = self.in_link = False
        self.languages: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        classes = given.get("class", "").split()
        if tag == "html":
            self.seen.html_lang = given.get("lang", "")
        elif tag == "details" and "hb-languages" in classes:
            self.in_switch = True
        elif tag == "a" and self.in_switch:
            self.in_link = True
            link = Link(given["href"], given["hreflang"], "aria-current" in given, attributes=frozenset(given))
            self.seen.links.append(link)
        elif tag == "link" and given.get("rel") == "canonical":
            self.seen.canonical = given["href"]
        elif tag == "meta" and given.get("name") == "robots":
            self.seen.noindex = "noindex" in given["content"]
        elif "hb-notice--fallback" in classes and not self.seen.text_lang:
            self.seen.notice = True  # that of the page; parts of it can have their own
        elif "hb-text" in classes:
            self.seen.text_lang = given.get("lang", self.seen.html_lang)
        if self.in_link and tag == "span":
            self.languages.append(given.get("lang", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "details":
            self.in_switch = False
        elif tag == "a":
            self.in_link = False
        elif tag == "span" and self.in_link:
            self.languages.pop()

    def handle_data(self, data: str) -> None:
        if self.in_link and data.strip() and self.languages:
            link, language = self.seen.links[-1], self.languages[-1]
            if data.strip().startswith("–"):
                link.note, link.note_language = data.strip(" –"), language
            else:
                link.name_language = language


def read(file: Path) -> Seen:
    reader = _Reader()
    reader.feed(file.read_text(encoding="utf-8"))
    return reader.seen


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Seen]:
    """All pages of all languages by their addresses; redirects of former addresses have no switch."""
    files = (file for language in LANGUAGES for file in (site / language).rglob("index.html"))
    found = {f"{file.parent.relative_to(site).as_posix()}/": read(file) for file in files}
    return {address: seen for address, seen in found.items() if seen.links}


def target(address: str, href: str) -> str:
    return f"{normpath(PurePosixPath(address) / href)}/"


def below(address: str) -> str:
    """The address without its language: what all languages have in common."""
    return address.partition("/")[2]


def test_every_language_has_every_page(pages: dict[str, Seen]) -> None:
    by_language = {
        language: {below(address) for address in pages if address.startswith(f"{language}/")} for language in LANGUAGES
    }
    assert len(by_language["en"]) > 100
    for language in LANGUAGES:
        assert by_language[language] == by_language["en"], language


def test_every_page_links_to_itself_in_every_language(pages: dict[str, Seen]) -> None:
    for address, seen in pages.items():
        language = address.partition("/")[0]
        assert seen.html_lang == language, address
        assert [link.hreflang for link in seen.links] == list(LANGUAGES), address
        assert [link.hreflang for link in seen.links if link.current] == [language], address
        for link in seen.links:
            leads_to = target(address, link.href)
            assert leads_to == f"{link.hreflang}/{below(address)}", address
            assert leads_to in pages, f"{address} -> {link.href}"
            assert pages[leads_to].html_lang == link.hreflang
            assert not any(name.startswith("on") for name in link.attributes), address


def test_a_link_says_when_its_page_shows_another_language(pages: dict[str, Seen]) -> None:
    fallbacks = 0
    for address, seen in pages.items():
        for link in seen.links:
            there = pages[target(address, link.href)]
            is_fallback = there.text_lang != there.html_lang
            fallbacks += is_fallback
            assert bool(link.note) == is_fallback, f"{address} -> {link.hreflang}"
            assert there.notice == is_fallback
            assert there.noindex == is_fallback
            canonical = there.text_lang if is_fallback else link.hreflang
            assert there.canonical.endswith(f"/{canonical}/{below(address)}"), address
            assert link.name_language == link.hreflang, address
            if link.note:
                assert link.note_language == "", "the note is in the page's own language"
    assert fallbacks < len(pages) * len(LANGUAGES)
