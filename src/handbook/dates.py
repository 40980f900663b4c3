"""Dates as records write them: EDTF (ISO 8601-2), as precise as the source is and no more.

A record says `2019`, `2019-03` or `2019-03-29`; `~` after it means about, `?` not sure, `%` both; `X` stands for a
digit that is not known (`201X`, `2019-XX`). Other forms of EDTF are refused, because no page could show them.
"""

from __future__ import annotations

import re
import warnings
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

Precision = Literal["year", "month", "day"]
Part = Literal["beginning", "mid", "end"]

_FORM = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?(?P<mark>[~?%])?", re.ASCII
)
_HINT = "write YYYY, YYYY-MM or YYYY-MM-DD, such as 2019-03-29"
_ORDERED = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})", re.ASCII)
_LOOSE = re.compile(r"(\d{4})[-./](\d{1,2})(?:[-./](\d{1,2}))?", re.ASCII)
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date with its precision; `earliest` and `latest` are the first and the last day it may mean, both included."""

    text: str
    precision: Precision
    earliest: date
    latest: date
    approximate: bool = False
    uncertain: bool = False

    def __str__(self) -> str:
        return self.text


@lru_cache(maxsize=4096)
def parse(text: str) -> Edtf:
    """Parse one date; a `ValueError` says what is wrong in words for contributors, and how to write it."""
    form = _FORM.fullmatch(text)
    if form is None:
        raise ValueError(_complaint(text))
    year, month, day, mark = form["year"], form["month"], form["day"], form["mark"]
    if ("X" in year and month) or (month == "XX" and day not in (None, "XX")):
        raise ValueError(f"“{text}” leaves out a larger part and gives a smaller one; {_HINT}")
    _refuse_impossible(text, year, month, day)
    precision: Precision = "day" if day and day != "XX" else "month" if month and month != "XX" else "year"
    if mark is None and "X" not in text:
        # The three plain forms are nearly all of them, and the library needs about a millisecond for each.
        return Edtf(text, precision, *_plain(year, month, day))
    approximate, uncertain = mark in ("~", "%"), mark in ("?", "%")
    return Edtf(text, precision, *_by_library(text), approximate=approximate, uncertain=uncertain)


def parse_interval(text: str) -> tuple[Edtf, Edtf]:
    """Parse `start/end`, both given; `ValueError` if one is missing, wrong, or the end comes before the start."""
    first, slash, last = text.partition("/")
    if not slash or "/" in last:
        raise ValueError(f"“{text}” is not a period; write start/end, such as 2018-12-04/2018-12-06")
    start, end = parse(first), parse(last)
    if end.latest < start.earliest:
        raise ValueError(f"the period “{text}” ends before it starts")
    return start, end


def span(edtf: Edtf, part: Part | None = None) -> tuple[date, date]:
    """Give the first and last day meant by, say, “mid-March 2019” (`2019-03`, `mid`).

    Of a month the days 1 to 10, 11 to 20, and 21 to its last; of a year four months each. Anything else has no parts
    and raises `ValueError`.
    """
    first, last = edtf.earliest, edtf.latest
    if part is None:
        return first, last
    if edtf.precision == "month":
        days = {"beginning": (1, 10), "mid": (11, 20), "end": (21, last.day)}[part]
        return first.replace(day=days[0]), last.replace(day=days[1])
    if edtf.precision == "year" and first.year == last.year:
        start, end = {"beginning": (1, 4), "mid": (5, 8), "end": (9, 12)}[part]
        return date(first.year, start, 1), date(first.year, end, monthrange(first.year, end)[1])
    raise ValueError(f"“{edtf.text}” has no {part}; only a month or a year has one")


def _plain(year: str, month: str | None, day: str | None) -> tuple[date, date]:
    number = int(year)
    if month is None:
        return date(number, 1, 1), date(number, 12, 31)
    if day is None:
        return date(number, int(month), 1), date(number, int(month), monthrange(number, int(month))[1])
    exact = date(number, int(month), int(day))
    return exact, exact


def _by_library(text: str) -> tuple[date, date]:
    """Let the EDTF library say which days the text covers."""
    # Loaded only when needed: its grammar is slow to build. Its use of older pyparsing names is not ours to report.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from edtf import parse_edtf
        from edtf.parser.edtf_exceptions import EDTFParseException

        try:
            value = parse_edtf(text)
            first, last = value.lower_strict(), value.upper_strict()
        except EDTFParseException as error:
            raise ValueError(_complaint(text)) from error
    return date(*first[:3]), date(*last[:3])


def _refuse_impossible(text: str, year: str, month: str | None, day: str | None) -> None:
    if year.replace("X", "0") == "0000":
        raise ValueError(f"“{text}”: there is no year 0; {_HINT}")
    if month is None or month == "XX":
        return
    if not 1 <= int(month) <= 12:
        raise ValueError(f"“{text}”: there is no month {month}; months are 01 to 12")
    if day is None or day == "XX":
        return
    if not 1 <= int(day) <= monthrange(int(year), int(month))[1]:
        raise ValueError(f"“{text}”: {_MONTHS[int(month) - 1]} {year} has no day {int(day)}")


def _complaint(text: str) -> str:
    """Say what is wrong with a text that is no date, with the likely right form when there is one."""
    if not text.strip():
        return f"the date is empty; {_HINT}, or leave the field out"
    if text != text.strip():
        return f"“{text}” has blanks around the date; {_HINT}"
    if ordered := _ORDERED.fullmatch(text):
        first, second, year = int(ordered[1]), int(ordered[2]), ordered[3]
        if 1 <= second <= 12 and 1 <= first <= 31:
            return f"“{text}” is not an ISO date; year first: {year}-{second:02}-{first:02}, if day {first} is meant"
    elif loose := _LOOSE.fullmatch(text):
        likely = "-".join([loose[1], *(f"{int(number):02}" for number in loose.groups()[1:] if number)])
        if likely != text:
            return f"“{text}” is not an ISO date; write {likely}"
    elif "/" in text or ".." in text:
        return f"“{text}” is a period, not one date; give its start and its end apart"
    return f"“{text}” is not a date; {_HINT}"
