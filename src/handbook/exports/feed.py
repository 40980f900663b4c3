"""News of a language as an Atom feed (RFC 4287): the records that really are in that language, newest first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from xml.etree import ElementTree

from handbook.exports.envelope import LICENCE
from handbook.exports.export import Data, Export, File
from handbook.exports.item import public
from handbook.exports.news import UNDATED, address, day_of, identifier, translation_note, words
from handbook.library.localise import is_translated
from handbook.models import Event, Practice, Recommendation, Record, Webinar

NEWS: tuple[type[Record], ...] = (Practice, Event, Webinar, Recommendation)
Element = ElementTree.Element


def _make(data: Data, _before: Sequence[File]) -> Iterable[File]:
    for language in data.settings.languages:
        records = [
            data.library.localised(entry, language)
            for model in NEWS
            for entry in public(data, model)
            if is_translated(entry, language)
        ]
        records.sort(key=lambda record: (-day_of(record).toordinal(), record.section, record.id))
        content = _feed(data, language, records)
        yield File(f"{language}/feed.xml", content, "application/atom+xml", "", len(records), language)


def _feed(data: Data, language: str, records: Sequence[Record]) -> bytes:
    settings = data.settings
    path = f"{language}/feed.xml"
    feed = Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": language})
    _add(feed, "id", identifier(settings, path))
    _add(feed, "title", words(settings.site_name) or "Handbook")
    _add(feed, "updated", _moment(max(map(day_of, records), default=UNDATED)))
    own = f"{settings.site_url}{path}" if settings.site_url else "feed.xml"
    home = f"{settings.site_url}{language}/" if settings.site_url else "./"
    _add(feed, "link", rel="self", type="application/atom+xml", href=own)
    _add(feed, "link", rel="alternate", type="text/html", hreflang=language, href=home)
    _add(_add(feed, "author"), "name", words(settings.site_name) or "Handbook")
    _add(feed, "rights", LICENCE)
    for record in records:
        _entry(feed, data, language, record)
    ElementTree.indent(feed, " ")
    body: bytes = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return body + b"\n"


def _entry(feed: Element, data: Data, language: str, record: Record) -> None:
    entry = _add(feed, "entry")
    link = address(data.settings, record, language)
    _add(entry, "id", identifier(data.settings, f"{language}/{record.section}/{record.id}/"))
    _add(entry, "title", words(record.title))
    _add(entry, "updated", _moment(day_of(record)))
    _add(entry, "link", rel="alternate", type="text/html", hreflang=language, href=link)
    note = translation_note(data, data.library.entry(record), language)
    _add(entry, "summary", note + words(record.summary))
    for term in (record.section, *record.themes):
        _add(entry, "category", term=term)


def _add(parent: Element, tag: str, text: str | None = None, **attributes: str) -> Element:
    child = ElementTree.SubElement(parent, tag, attributes)
    child.text = text
    return child


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


EXPORT = Export("feed", (_make,), by_language=True)
