"""Dates: the forms a record may use, what they cover, and what is said about the others."""

from __future__ import annotations

import re
import time
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook import dates
from handbook.dates import Part, parse, parse_interval, span


@pytest.mark.parametrize(
    ("text", "precision", "first", "last"),
    [
        ("2019", "year", date(2019, 1, 1), date(2019, 12, 31)),
        ("2019-02", "month", date(2019, 2, 1), date(2019, 2, 28)),
        ("2020-02", "month", date(2020, 2, 1), date(2020, 2, 29)),
        ("2019-03-29", "day", date(2019, 3, 29), date(2019, 3, 29)),
        ("2019~", "year", date(2019, 1, 1), date(2019, 12, 31)),
        ("2019-03?", "month", date(2019, 3, 1), date(2019, 3, 31)),
        ("2019-03-29%", "day", date(2019, 3, 29), date(2019, 3, 29)),
        ("201X", "year", date(2010, 1, 1), date(2019, 12, 31)),
        ("19XX", "year", date(1900, 1, 1), date(1999, 12, 31)),
        ("2019-XX", "year", date(2019, 1, 1), date(2019, 12, 31)),
        ("2019-03-XX", "month", date(2019, 3, 1), date(2019, 3, 31)),
        ("2019-XX-XX", "year", date(2019, 1, 1), date(2019, 12, 31)),
        ("201X~", "year", date(2010, 1, 1), date(2019, 12, 31)),
    ],
)
def test_supported_forms(text: str, precision: str, first: date, last: date) -> None:
    value = parse(text)
    assert (value.text, value.precision, value.earliest, value.latest) == (text, precision, first, last)
    assert str(value) == text


def test_qualifiers() -> None:
    assert [(parse(t).approximate, parse(t).uncertain) for t in ("2019", "2019~", "2019?", "2019-03%")] == [
        (False, False), (True, False), (False, True), (True, True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2019-02-31", "February 2019 has no day 31"),
        ("2019-02-29", "February 2019 has no day 29"),
        ("2019-02-31~", "February 2019 has no day 31"),
        ("2019-13", "no month 13"),
        ("2019-00", "no month 00"),
        ("2019-21", "no month 21"),
        ("2019-03-00", "has no day 0"),
        ("0000", "no year 0"),
        ("29/03/2019", "2019-03-29"),
        ("29.3.2019", "2019-03-29"),
        ("2019-3-9", "write 2019-03-09"),
        ("2019/03/29", "write 2019-03-29"),
        ("2019.3", "write 2019-03"),
        ("2018/2019", "period"),
        ("2018-12-04/2018-12-06", "period"),
        ("2018..", "period"),
        ("", "empty"),
        (" 2019", "blanks"),
        ("2019\n", "blanks"),
        ("March 2019", "not a date"),
        ("31/31/2019", "not a date"),
        ("2019-XX-03", "smaller one"),
        ("201X-03", "smaller one"),
        ("2019~-03", "not a date"),
        ("Y12000", "not a date"),
        ("٢٠١٩", "not a date"),
    ],
)
def test_refused_forms(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=re.escape(said)):
        parse(text)


def test_interval() -> None:
    start, end = parse_interval("2018-12-04/2018-12-06")
    assert (start.earliest, end.latest) == (date(2018, 12, 4), date(2018, 12, 6))
    for wrong in ("2018", "2018/", "/2018", "2019/2018", "2018/2019/2020"):
        with pytest.raises(ValueError, match=r"period|empty"):
            parse_interval(wrong)


@pytest.mark.parametrize(
    ("text", "part", "first", "last"),
    [
        ("2019-03", "beginning", date(2019, 3, 1), date(2019, 3, 10)),
        ("2019-03", "mid", date(2019, 3, 11), date(2019, 3, 20)),
        ("2019-02", "end", date(2019, 2, 21), date(2019, 2, 28)),
        ("2019", "beginning", date(2019, 1, 1), date(2019, 4, 30)),
        ("2019", "mid", date(2019, 5, 1), date(2019, 8, 31)),
        ("2019", "end", date(2019, 9, 1), date(2019, 12, 31)),
        ("2019", None, date(2019, 1, 1), date(2019, 12, 31)),
    ],
)
def test_span_of_a_part(text: str, part: Part | None, first: date, last: date) -> None:
    assert span(parse(text), part) == (first, last)


@pytest.mark.parametrize("text", ["2019-03-29", "201X"])
def test_no_part_of_a_day_or_a_decade(text: str) -> None:
    with pytest.raises(ValueError, match="has no mid"):
        span(parse(text), "mid")


@given(st.dates())
def test_every_day_comes_back(day: date) -> None:
    value = parse(day.isoformat())
    assert value.earliest == value.latest == day
    assert parse(day.isoformat()[:7]).earliest <= day <= parse(day.isoformat()[:7]).latest


@given(st.text(max_size=12))
def test_any_text_is_a_date_or_a_value_error(text: str) -> None:
    try:
        value = parse(text)
    except ValueError:
        return
    assert value.earliest <= value.latest


def test_ten_thousand_plain_dates_are_quick() -> None:
    dates.parse.cache_clear()
    texts = [(date(1990, 1, 1) + timedelta(days=n)).isoformat() for n in range(10_000)]
    start = time.process_time()
    for text in texts:
        parse(text)
    assert time.process_time() - start < 0.5
