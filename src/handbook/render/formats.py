"""Dates, numbers and lists as each language writes them, by CLDR through Babel.

CLDR has no words for “mid-March” or “about 2019”; the small table `_WORDS` has them. It is grammar rather than
interface text (the words take part in the phrase), hence not in the catalogues; other languages get signs instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel import dates as cldr_dates
from babel import numbers as cldr_numbers
from babel.lists import format_list as cldr_format_list

from handbook.dates import Edtf, Part, span
from handbook.render import collation

Number = int | float | Decimal

_FOUR_DIGITS_TOGETHER = ("es", "it", "pt", "pl", "bg", "hu")
"""Languages that write 1234, but 12.345 (`minimumGroupingDigits` of CLDR, which Babel does not read)."""


@dataclass(frozen=True, slots=True)
class _Words:
    """How a language says the parts of a month and of a year, and how sure a date is; `about` by precision."""

    month: dict[Part, str]
    year: dict[Part, str]
    about: dict[str, str]
    uncertain: str


_WORDS = {
    "es": _Words(
        {"beginning": "principios de {}", "mid": "mediados de {}", "end": "finales de {}"},
        {"beginning": "principios de {}", "mid": "mediados de {}", "end": "finales de {}"},
        {"year": "hacia {}", "month": "hacia {}", "day": "hacia el {}"},
        "{} (fecha incierta)",
    ),
    "de": _Words(
        {"beginning": "Anfang {}", "mid": "Mitte {}", "end": "Ende {}"},
        {"beginning": "Anfang {}", "mid": "Mitte {}", "end": "Ende {}"},
        {"year": "um {}", "month": "um {}", "day": "um den {}"},
        "{} (Datum unsicher)",
    ),
    "en": _Words(
        {"beginning": "early {}", "mid": "mid-{}", "end": "end of {}"},
        {"beginning": "early {}", "mid": "mid-{}", "end": "end of {}"},
        {"year": "about {}", "month": "about {}", "day": "about {}"},
        "{} (date uncertain)",
    ),
    "fr": _Words(
        {"beginning": "début {}", "mid": "mi-{}", "end": "fin {}"},
        {"beginning": "début {}", "mid": "mi-{}", "end": "fin {}"},
        {"year": "vers {}", "month": "vers {}", "day": "vers le {}"},
        "{} (date incertaine)",
    ),
    "it": _Words(
        {"beginning": "inizio {}", "mid": "metà {}", "end": "fine {}"},
        {"beginning": "inizio {}", "mid": "metà {}", "end": "fine {}"},
        # Behind the date, so that no article has to agree with the day (“all’8”).
        {"year": "{} circa", "month": "{} circa", "day": "{} circa"},
        "{} (data incerta)",
    ),
}


@lru_cache(maxsize=64)
def locale_of(language: str) -> Locale:
    """Give Babel's locale; English is the European one (29 March 2019), unknown codes are treated like it."""
    try:
        return Locale.parse("en_GB" if language == "en" else language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en_GB")


def format_date(value: Edtf, part: Part | None, language: str) -> str:
    """Write a date as precisely as it is known: “29 March 2019”, “mid-March 2019”, “about 2019”."""
    words = _WORDS.get(language)
    if part and words is None:
        return format_span(*span(value, part), language)
    text = _unqualified(value, language)
    if part and words:
        text = (words.year if value.precision == "year" else words.month)[part].format(text)
    if value.approximate:
        # “vers mi-2019” takes the wording of a month: no article.
        text = words.about["month" if part else value.precision].format(text) if words else f"≈ {text}"
    if value.uncertain:
        text = words.uncertain.format(text) if words else f"{text} (?)"
    return text


def format_span(start: Edtf | date, end: Edtf | date, language: str) -> str:
    """Write a period with what both ends share said once: “4–6 December 2018”, “March–May 2018”, “2018–2020”."""
    if isinstance(start, Edtf) and isinstance(end, Edtf):
        if start == end:
            return format_date(start, None, language)
        vague = start.approximate or start.uncertain or end.approximate or end.uncertain
        if vague or "X" in start.text + end.text or start.precision != end.precision:
            return f"{format_date(start, None, language)} – {format_date(end, None, language)}"
        if start.precision == "year":
            return f"{start.earliest.year}–{end.earliest.year}"
        first, last, with_day = start.earliest, end.earliest, start.precision == "day"
    else:
        first = start.earliest if isinstance(start, Edtf) else start
        last, with_day = end.latest if isinstance(end, Edtf) else end, True
    return _interval(first, last, language, with_day=with_day)


def month_label(day: date, language: str, *, short: bool = False) -> str:
    """Label a month on a timeline: “March 2019”, or “Mar 2019”."""
    return cldr_dates.format_skeleton("yMMM" if short else "yMMMM", day, locale=locale_of(language))


def year_label(day: date) -> str:
    """Label a year on a timeline."""
    return str(day.year)


def iso_datetime_attr(value: Edtf) -> str:
    """Give the value for `<time datetime>`, which knows no qualifiers; empty if HTML has no form for the date."""
    if value.precision == "year":
        return f"{value.earliest.year:04}" if value.earliest.year == value.latest.year else ""
    return value.earliest.isoformat()[: 7 if value.precision == "month" else 10]


@lru_cache(maxsize=4096, typed=True)
def format_number(value: Number, language: str, decimals: int | None = None) -> str:
    """Write a number with the language's separators; `decimals` fixes the digits after the point, else as needed."""
    pattern = None if decimals is None else "#,##0" + (f".{'0' * decimals}" if decimals else "")
    grouped = not -10_000 < value < 10_000 or language.partition("-")[0] not in _FOUR_DIGITS_TOGETHER
    return cldr_numbers.format_decimal(value, format=pattern, locale=locale_of(language), group_separator=grouped)


def format_currency(value: Number, currency: str, language: str) -> str:
    """Write an amount; `currency` is its ISO 4217 code. Whole amounts go without cents."""
    locale = locale_of(language)
    pattern = locale.currency_formats["standard"].pattern
    if value == int(value):
        return cldr_numbers.format_currency(
            value, currency, format=pattern.replace(".00", ""), locale=locale, currency_digits=False
        )
    return cldr_numbers.format_currency(value, currency, locale=locale)


def format_percent(value: Number, language: str, decimals: int = 0) -> str:
    """Write a share (0.25) as percent (“25%”, “25 %”), rounded to `decimals`."""
    locale = locale_of(language)
    pattern = locale.percent_formats[None].pattern
    if decimals:
        pattern = pattern.replace("0", f"0.{'0' * decimals}", 1)
    return cldr_numbers.format_percent(value, format=pattern, locale=locale)


def format_list(items: Iterable[str], language: str) -> str:
    """Join items as a sentence does: “a, b and c”."""
    parts: Sequence[str] = [str(item) for item in items]
    return cldr_format_list(parts, locale=locale_of(language)) if parts else ""


def sort_key(text: str, language: str) -> collation.Key:
    """Give a key for alphabetical order by the rules of the language."""
    return collation.key(text, language)


def _unqualified(value: Edtf, language: str) -> str:
    first = value.earliest
    if value.precision == "year":
        return str(first.year) if first.year == value.latest.year else f"{first.year}–{value.latest.year}"
    if value.precision == "month":
        return month_label(first, language)
    return _ordinal(cldr_dates.format_date(first, "long", locale=locale_of(language)), language)


def _ordinal(text: str, language: str) -> str:
    """French counts the first of a month as an ordinal (1er mars); CLDR does not know that."""
    return re.sub(r"(?<!\d)1(?= [^\W\d])", "1er", text) if language == "fr" else text


def _interval(first: date, last: date, language: str, *, with_day: bool) -> str:
    """Write first–last by CLDR's interval patterns, but with the month's whole name, which few locales provide."""
    locale = locale_of(language)
    same_month = (first.year, first.month) == (last.year, last.month)
    if same_month and not with_day:
        return month_label(first, language)
    if first == last:
        return _ordinal(cldr_dates.format_date(first, "long", locale=locale), language)
    formats = locale.interval_formats
    stem = "yMMMd" if with_day else "yMMM"
    patterns = formats.get(stem.replace("MMM", "MMMM")) or formats.get(stem) or {}
    field = "y" if first.year != last.year else "M" if first.month != last.month else "d"
    if field not in patterns:
        return cldr_dates.format_interval(first, last, stem, locale=locale)
    # Thin blanks around the dash (U+2009) only in some locales: one look for all languages of a site.
    written = [re.sub(r"(?<!M)MMM(?!M)", "MMMM", pattern).replace("dd", "d") for pattern in patterns[field]]
    texts = (
        cldr_dates.parse_pattern(pattern).apply(day, locale)
        for pattern, day in zip(written, (first, last), strict=False)
    )
    return _ordinal("".join(texts).replace("\u2009", " "), language)
