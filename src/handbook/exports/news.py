"""What feeds and calendars share: addresses of pages, and days that do not come from the clock."""

from __future__ import annotations

import re
from datetime import date
from uuid import NAMESPACE_URL, uuid5

from handbook import dates
from handbook.exports.export import Data
from handbook.exports.item import page
from handbook.load import Entry
from handbook.models import Practice, Recommendation, Record
from handbook.models.event import Gathering
from handbook.models.vocabulary import TRANSLATION_STATE
from handbook.render.text import plain
from handbook.settings import Settings

UNDATED = date(1970, 1, 1)
"""Stands for the day of a record without any date, because feeds demand one."""

_NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def day_of(record: Record) -> date:
    """The day from which a record's news dates: reviewed, else created, else its own first day, else UNDATED."""
    for text in (record.reviewed, record.created, _own_day(record)):
        if text is not None:
            return dates.parse(text).earliest
    return UNDATED


def _own_day(record: Record) -> str | None:
    if isinstance(record, Gathering):
        return record.start.date
    if isinstance(record, Practice) and record.period and record.period.start:
        return record.period.start.date
    if isinstance(record, Recommendation) and record.status_history:
        return max(change.date for change in record.status_history)
    return None


def address(settings: Settings, record: Record, language: str) -> str:
    """The full address of a record's page; from `/<lang>/` where the site has no address."""
    path = page(record, language).lstrip("/")
    return settings.site_url + path if settings.site_url else f"../{path}"


def identifier(settings: Settings, path: str) -> str:
    """A name for ever: the full address, or a UUID made of the path where the site has no address."""
    return f"{settings.site_url}{path}" if settings.site_url else f"urn:uuid:{uuid5(NAMESPACE_URL, path)}"


def words(text: str) -> str:
    """The words of a text without Markdown and without characters that XML forbids."""
    return _NO_XML.sub("", plain(text))


def translation_note(data: Data, entry: Entry, language: str) -> str:
    """What a text in a language begins with when nobody has reviewed its translation: `[machine translation] `."""
    translation = entry.translations.get(language)
    is_shown = translation is not None and data.library.shown_language(entry, language) == language
    found = translation.state.state if translation and is_shown else ""
    if found not in ("machine", "draft"):
        return ""
    label = data.catalogues.translations(language).gettext(TRANSLATION_STATE.labels[found])
    return f"[{label}] "
