"""Dates, numbers and lists in five languages, and in one that has no words of its own here."""

from __future__ import annotations

from datetime import date

import pytest

from handbook.dates import Part, parse
from handbook.languages import LANGUAGES
from handbook.render import formats

CASES: list[tuple[str, Part | None, dict[str, str]]] = [
    ("2019-03-29", None, {
        "es": "29 de marzo de 2019", "de": "29. März 2019", "en": "29 March 2019", "fr": "29 mars 2019",
        "it": "29 marzo 2019", "pl": "29 marca 2019"}),
    ("2019-03-01", None, {"fr": "1er mars 2019", "it": "1 marzo 2019", "de": "1. März 2019"}),
    ("2019-03-11", None, {"fr": "11 mars 2019"}),
    ("2019-03", None, {
        "es": "marzo de 2019", "de": "März 2019", "en": "March 2019", "fr": "mars 2019", "it": "marzo 2019"}),
    ("2019-03", "mid", {
        "es": "mediados de marzo de 2019", "de": "Mitte März 2019", "en": "mid-March 2019", "fr": "mi-mars 2019",
        "it": "metà marzo 2019", "pl": "11–20 marca 2019"}),
    ("2019-03", "beginning", {"en": "early March 2019", "de": "Anfang März 2019"}),
    ("2019", "end", {"en": "end of 2019", "de": "Ende 2019", "es": "finales de 2019", "fr": "fin 2019"}),
    ("2019~", None, {
        "es": "hacia 2019", "de": "um 2019", "en": "about 2019", "fr": "vers 2019", "it": "2019 circa",
        "pl": "≈ 2019"}),
    ("2019-03-29~", None, {"de": "um den 29. März 2019", "es": "hacia el 29 de marzo de 2019"}),
    ("2019?", None, {"en": "2019 (date uncertain)", "pl": "2019 (?)"}),
    ("201X", None, dict.fromkeys(LANGUAGES, "2010–2019")),
    ("2019-XX", None, {"en": "2019"}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "part", "language", "shown"),
    [(text, part, language, shown) for text, part, all_shown in CASES for language, shown in all_shown.items()],
)
def test_format_date(text: str, part: Part | None, language: str, shown: str) -> None:
    assert formats.format_date(parse(text), part, language) == shown


@pytest.mark.parametrize(
    ("language", "same_month", "same_year", "other_year"),
    [
        ("es", "4–6 de diciembre de 2018", "4 de noviembre – 6 de diciembre de 2018",
         "4 de diciembre de 2018 – 6 de enero de 2019"),
        ("de", "4.–6. Dezember 2018", "4. November – 6. Dezember 2018", "4. Dezember 2018 – 6. Januar 2019"),
        ("en", "4–6 December 2018", "4 November – 6 December 2018", "4 December 2018 – 6 January 2019"),
        ("fr", "4–6 décembre 2018", "4 novembre – 6 décembre 2018", "4 décembre 2018 – 6 janvier 2019"),
        ("it", "4–6 dicembre 2018", "4 novembre – 6 dicembre 2018", "4 dicembre 2018 – 6 gennaio 2019"),
    ],
)  # fmt: skip
def test_format_span_of_days(language: str, same_month: str, same_year: str, other_year: str) -> None:
    assert formats.format_span(date(2018, 12, 4), date(2018, 12, 6), language) == same_month
    assert formats.format_span(date(2018, 11, 4), date(2018, 12, 6), language) == same_year
    assert formats.format_span(date(2018, 12, 4), date(2019, 1, 6), language) == other_year


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        ("2018-12-04", "2018-12-04", "4 December 2018"),
        ("2018-12-04", "2018-12-06", "4–6 December 2018"),
        ("2018-03", "2018-05", "March – May 2018"),
        ("2018-03", "2018-03", "March 2018"),
        ("2018", "2020", "2018–2020"),
        ("2018", "2020-03", "2018 – March 2020"),
        ("2018~", "2020", "about 2018 – 2020"),
    ],
)
def test_format_span_of_edtf(start: str, end: str, shown: str) -> None:
    assert formats.format_span(parse(start), parse(end), "en") == shown


def test_numbers() -> None:
    assert formats.format_number(1234567.5, "de") == "1.234.567,5"
    assert formats.format_number(2, "en", decimals=1) == "2.0"
    assert formats.format_currency(1_200_000, "EUR", "en") == "€1,200,000"
    assert formats.format_currency(12.5, "EUR", "it") == "12,50\xa0€"
    assert formats.format_currency(1000, "GBP", "de") == "1.000\xa0£"
    assert formats.format_percent(0.25, "en") == "25%"
    assert formats.format_percent(0.254, "fr", decimals=1) == "25,4\xa0%"


# A space that does not break before % and behind the group of thousands, as CLDR has it.
GOLDEN: dict[str, dict[str, str]] = {
    "number": {"es": "1.234.567,5", "de": "1.234.567,5", "en": "1,234,567.5", "fr": "1\u202f234\u202f567,5",
               "it": "1.234.567,5"},
    "four digits": {"es": "1234", "de": "1.234", "en": "1,234", "fr": "1\u202f234", "it": "1234"},
    "percent": {"es": "12,5\xa0%", "de": "12,5\xa0%", "en": "12.5%", "fr": "12,5\xa0%", "it": "12,5%"},
    "whole percent": {"es": "25\xa0%", "de": "25\xa0%", "en": "25%", "fr": "25\xa0%", "it": "25%"},
    "euros": {"es": "120.000\xa0€", "de": "120.000\xa0€", "en": "€120,000", "fr": "120\u202f000\xa0€",
              "it": "120.000\xa0€"},
    "days": {"es": "4–6 de diciembre de 2018", "de": "4.–6. Dezember 2018", "en": "4–6 December 2018",
             "fr": "4–6 décembre 2018", "it": "4–6 dicembre 2018"},
    "mid-March": {"es": "mediados de marzo de 2019", "de": "Mitte März 2019", "en": "mid-March 2019",
                  "fr": "mi-mars 2019", "it": "metà marzo 2019"},
    "day": {"es": "29 de marzo de 2019", "de": "29. März 2019", "en": "29 March 2019", "fr": "29 mars 2019",
            "it": "29 marzo 2019"},
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_golden_wordings(language: str) -> None:
    shown = {
        "number": formats.format_number(1234567.5, language),
        "four digits": formats.format_number(1234, language),
        "percent": formats.format_percent(0.125, language, decimals=1),
        "whole percent": formats.format_percent(0.25, language),
        "euros": formats.format_currency(120_000, "EUR", language),
        "days": formats.format_span(parse("2018-12-04"), parse("2018-12-06"), language),
        "mid-March": formats.format_date(parse("2019-03"), "mid", language),
        "day": formats.format_date(parse("2019-03-29"), None, language),
    }
    assert shown == {what: wordings[language] for what, wordings in GOLDEN.items()}


def test_lists_and_labels() -> None:
    assert [formats.format_list("abc", language) for language in LANGUAGES] == [
        "a, b y c", "a, b und c", "a, b and c", "a, b et c", "a, b e c",
    ]  # fmt: skip
    assert formats.format_list([], "de") == ""
    assert formats.month_label(date(2019, 3, 5), "en") == "March 2019"
    assert formats.month_label(date(2019, 3, 5), "en", short=True) == "Mar 2019"
    assert formats.year_label(date(2019, 3, 5)) == "2019"


def test_iso_datetime_attr() -> None:
    texts = ("2019", "2019-03", "2019-03-29~", "201X", "2019-XX", "2019-03-XX")
    assert [formats.iso_datetime_attr(parse(text)) for text in texts] == [
        "2019", "2019-03", "2019-03-29", "", "2019", "2019-03",
    ]  # fmt: skip


def test_sort_key() -> None:
    words = ["zebra", "Äpfel", "apfel", "Öl", "ohm", "Straße", "strasse"]
    assert sorted(words, key=lambda word: formats.sort_key(word, "de"))[:2] == ["apfel", "Äpfel"]
    assert sorted(["nube", "ñandú", "oca", "nz"], key=lambda word: formats.sort_key(word, "es")) == [
        "nube", "nz", "ñandú", "oca",
    ]  # fmt: skip


def test_an_unknown_language_is_written_like_english() -> None:
    assert formats.format_date(parse("2019-03-29"), None, "xx-nonsense-code") == "29 March 2019"
