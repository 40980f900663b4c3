"""News of a language as an Atom feed (RFC 4287): the newest records that really are in that language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from heapq import nsmallest
from operator import itemgetter
from xml.etree import ElementTree

from handbook.exports.envelope import LICENCE
from handbook.exports.export import Data, Export, File
from handbook.exports.item import public, summary, title
from handbook.exports.news import UNDATED, address, day_of, identifier, translation_note, words
from handbook.library.localise import is_translated
from handbook.load import Entry
from handbook.models import Event, Practice, Recommendation, Record, Webinar

NEWS: tuple[type[Record], ...] = (Practice, Event, Webinar, Recommendation)
NEWEST = 100
"""So many entries has a feed: readers ask for all of it several times a day, and the lists have everything."""
Element = ElementTree.Element


def _make(data: Data, _before: Sequence[File]) -> Iterable[File]:
    news = [(_age(entry.record), entry) for model in NEWS for entry in public(data, model)]
    for language in data.settings.languages:
        told = [(age, entry) for age, entry in news if is_translated(entry, language)]
        newest = [entry for _, entry in nsmallest(NEWEST, told, key=itemgetter(0))]
        content = _feed(data, language, newest)
        yield File(f"{language}/feed.xml", content, "application/atom+xml", "", len(newest), language)


def _age(record: Record) -> tuple[int, str, str]:
    """Sorts the newest first, and what is equally new by section and id."""
    return -day_of(record).toordinal(), record.section, record.id


def _feed(data: Data, language: str, newest: Sequence[Entry]) -> bytes:
    settings = data.settings
    path = f"{language}/feed.xml"
    feed = Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": language})
    _add(feed, "id", identifier(settings, path))
    _add(feed, "title", words(settings.site_name) or "Handbook")
    _add(feed, "updated", _moment(day_of(newest[0].record) if newest else UNDATED))
    own = f"{settings.site_url}{path}" if settings.site_url else "feed.xml"
    home = f"{settings.site_url}{language}/" if settings.site_url else "./"
    _add(feed, "link", rel="self", type="application/atom+xml", href=own)
    _add(feed, "link", rel="alternate", type="text/html", hreflang=language, href=home)
    _add(_add(feed, "author"), "name", words(settings.site_name) or "Handbook")
    _add(feed, "rights", LICENCE)
    for entry in newest:
        _entry(feed, data, language, entry)
    ElementTree.indent(feed, " ")
    body: bytes = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return body + b"\n"


def _entry(feed: Element, data: Data, language: str, news: Entry) -> None:
    entry, record = _add(feed, "entry"), news.record
    link = address(data.settings, record, language)
    _add(entry, "id", identifier(data.settings, f"{language}/{record.section}/{record.id}/"))
    _add(entry, "title", words(title(news, language) or ""))
    _add(entry, "updated", _moment(day_of(record)))
    _add(entry, "link", rel="alternate", type="text/html", hreflang=language, href=link)
    note = translation_note(data, news, language)
    _add(entry, "summary", note + words(summary(news, language) or ""))
    for term in (record.section, *record.themes):
        _add(entry, "category", term=term)


def _add(parent: Element, tag: str, text: str | None = None, **attributes: str) -> Element:
    child = ElementTree.SubElement(parent, tag, attributes)
    child.text = text
    return child


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


EXPORT = Export("feed", (_make,), by_language=True)
