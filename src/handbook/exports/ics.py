"""Events and webinars as a calendar (RFC 5545), for every language; a text in another language says so.

Entries last whole days, because records do not tell the time zone of their hours. A date known only to the month is
entered as the span that it may mean, tentative, with the honest date in words; one known only to the
year is left out, as nobody would want it in a calendar.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

from handbook import __version__, dates
from handbook.exports.export import Data, Export, File
from handbook.exports.item import public
from handbook.exports.news import address, day_of, translation_note, words
from handbook.library.localise import localise
from handbook.load import Entry
from handbook.models import City, Event, Webinar
from handbook.models.event import Gathering
from handbook.models.text import Text
from handbook.render.formats import format_date, format_span

if TYPE_CHECKING:
    from icalendar import Event as Entered


def _make(data: Data, _before: Sequence[File]) -> Iterable[File]:
    from icalendar import Calendar  # takes long to import, and checks and previews write no calendar

    entries = [entry for model in (Event, Webinar) for entry in public(data, model) if _is_dated(entry)]
    entries.sort(key=lambda entry: (_gathering(entry).start.date, entry.key))
    for language in data.settings.languages:
        calendar = Calendar()
        calendar.add("prodid", f"-//handbook//handbook {__version__}//EN")
        calendar.add("version", "2.0")
        calendar.add("x-wr-calname", words(data.settings.site_name))
        for entry in entries:
            calendar.add_component(_entered(data, entry, language))
        yield File(f"{language}/calendar.ics", calendar.to_ical(), "text/calendar", "", len(entries), language)


def _gathering(entry: Entry) -> Gathering:
    return cast(Gathering, entry.record)


def _is_dated(entry: Entry) -> bool:
    ends = (_gathering(entry).start, _gathering(entry).end)
    return all(dates.parse(when.date).precision != "year" for when in ends)


def _entered(data: Data, entry: Entry, language: str) -> Entered:
    record = cast(Gathering, localise(entry, language))
    start, end = dates.parse(record.start.date), dates.parse(record.end.date)
    exact = start.precision == end.precision == "day" and not any(
        date.approximate or date.uncertain for date in (start, end)
    )
    from icalendar import Event as Entered

    entered = Entered()
    entered.add("uid", f"{record.section}-{record.id}@{_host(data)}")
    midnight = datetime.min.time()
    entered.add("dtstamp", datetime.combine(day_of(record), midnight, tzinfo=UTC))
    entered.add("dtstart", dates.span(start, record.start.part)[0])
    # The end of whole days is the day after (RFC 5545, 3.6.1).
    entered.add("dtend", dates.span(end, record.end.part)[1] + timedelta(days=1))
    entered.add("summary", words(record.title), {"language": _language(record.title, language)})
    when = "" if exact else _when(record, language) + "\n"
    note = translation_note(data, entry, language)
    entered.add("description", when + note + words(record.summary), {"language": _language(record.summary, language)})
    place = data.library.record(City, city, language) if (city := getattr(record, "city", None)) else None
    if place is not None:
        entered.add("location", words(place.title), {"language": _language(place.title, language)})
    entered.add("categories", [record.type])
    entered.add("status", "CONFIRMED" if exact else "TENTATIVE")
    entered.add("transp", "TRANSPARENT")
    if data.settings.site_url:
        entered.add("url", address(data.settings, record, language))
    return entered


def _when(record: Gathering, language: str) -> str:
    start, end = dates.parse(record.start.date), dates.parse(record.end.date)
    if record.start == record.end:
        return format_date(start, record.start.part, language)
    if record.start.part or record.end.part:
        ends = (format_date(start, record.start.part, language), format_date(end, record.end.part, language))
        return " – ".join(ends)
    return format_span(start, end, language)


def _language(text: str, language: str) -> str:
    return text.language if isinstance(text, Text) else language


def _host(data: Data) -> str:
    return urlsplit(data.settings.site_url).hostname or "handbook.invalid"


EXPORT = Export("calendar", (_make,), by_language=True)
