"""Fingerprints: what is cosmetic and what is a change of meaning."""

from __future__ import annotations

import pytest

from handbook.fingerprints import fingerprint, still_fits, words

SOURCE = (
    "The department approached more than 1,400 enterprises directly, and 39 (16 %) applied; see [the report](a.md)."
)
KNOWN = frozenset({"adopted", "adapted", "enterprises", "directly", "department"})


@pytest.mark.parametrize(
    "text",
    [
        SOURCE,
        "  The department approached more than 1,400 enterprises\ndirectly – and 39 (16 %) applied. See [report](b.md)",
        "The **department** approached more than 1400 enterprises directly, and 39 (16%) applied; see the report.",
        "The department approached more than 1,400 enterprsies directly, and 39 (16 %) applied; see the report.",
        "The department aproached more than 1,400 enterprises directly, and 39 (16 %) applied; see the report.",
    ],
)
def test_cosmetic_changes_leave_a_translation_valid(text: str) -> None:
    assert still_fits(fingerprint(SOURCE), text, KNOWN.__contains__)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("1,400", "1,500"),
        ("39", "40"),
        ("16 %", "16"),
        ("directly", "indirectly"),
        ("applied", "applied again"),
        ("more than", "less than"),
        ("more than ", ""),
        ("enterprises", "enterprise"),
    ],
)
def test_a_change_of_meaning_makes_it_outdated(old: str, new: str) -> None:
    assert not still_fits(fingerprint(SOURCE), SOURCE.replace(old, new), KNOWN.__contains__)


def test_two_real_words_one_letter_apart_are_two_words() -> None:
    mark = fingerprint("The practice was adopted in Milan.")
    assert not still_fits(mark, "The practice was adapted in Milan.", KNOWN.__contains__)


def test_words_may_be_joined_and_divided() -> None:
    assert still_fits(fingerprint("inter-operability of services"), "interoperability of services")
    assert still_fits(fingerprint("interoperability of services"), "inter-operability of services")
    assert not still_fits(fingerprint("from 140 to 200"), "from 1 40 to 200")


def test_an_unreadable_fingerprint_fits_nothing() -> None:
    assert not still_fits("", "text")
    assert not still_fits("9:abcd", "text")
    assert not still_fits("1:abc", "text")


def test_words_are_normalised() -> None:
    assert words("The **Chamber’s** 2,000 [members](x.md), 3.5 %") == ("chambers", "2000", "members", "3.5", "%")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("20 per cent, 5 Prozent; cinq pour\ncent", "20 % 5 % 5 %"),
        ("1,400 and 1 400 and 1.400.000, 3.5, 1er/2e, 21st, 3º 000", "1400 & 1400 & 1400000 3.5 1/2 21 3 000"),
        ("€ 1 000 or 2,000 €", "1000 € or 2000 €"),
        ("20°C in Łódź’s naïve Straße", "20 c in łódźs naïve strasse"),
        ("![a picture](x.png) of [a link][1], <https://e.org/1> <a@e.org> www", "picture of link www"),
        ("[^1]![map](m.png) a < b", "1 map < b"),
    ],
)
def test_the_words_that_count(text: str, found: str) -> None:
    assert " ".join(words(text)) == found
