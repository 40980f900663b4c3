"""What a translation has in common with its source in every language: headings, links, numbers, code.

A source is compared with its translations into all languages, so what a text has is remembered for a while. Most
texts have nothing of a kind, which a search for a few characters tells long before a pattern does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Final
from urllib.parse import urlsplit

_TELLING: Final = re.compile(r"[\d#:\]`]")
_FENCED: Final = re.compile(r"^ {0,3}(```+|~~~+)[^\n]*\n.*?^ {0,3}\1[ \t]*$", re.MULTILINE | re.DOTALL)
_CODE: Final = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
# What many texts are searched for begins with a rare character, to which `re` skips; it does not skip to a `^`.
_HEADING: Final = re.compile(r"\n {0,3}(#{1,6})(?=[ \t])")
_DESTINATION: Final = re.compile(r"\]\(\s*<?([^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*)>?[^()]*\)")
_LABEL: Final = re.compile(r"\[(?!\^)[^\]]+\]:")
_DEFINITION: Final = re.compile(r"^ {0,3}\[(?!\^)[^\]]+\]:\s*<?(\S+?)>?(?:\s|$)", re.MULTILINE)
_BARE: Final = re.compile(r"(http(?:(?<![\w(\[<]http)|(?<=<http)(?<![\w(\[<]<http))s?://[^\s<>)\]]+)")
# Thousands: 1,000, 1.000, 1 000 (with spaces that do not break), 1'000.
_NUMBER: Final = re.compile(r"\D+|(\d+(?:[.,'’ \u00a0\u202f\u2009]\d{3}(?!\d))*)")
_NO_DIGIT: Final = re.compile(r"\D")
_TWELVE_HOURS: Final = r"\d(?<!\w\d)\d?(?:[.:]\d\d)?\s?(?i:[ap]\.?m)\b"
_NUMBER_TO_KEEP: Final = re.compile(f"{_TWELVE_HOURS}|{_NUMBER.pattern}")
_SMALL: Final = 12
"""Up to here numbers are often written out in words."""
_REMEMBERED: Final = 1024
"""The texts of most records in two languages."""


def is_plain(text: str) -> bool:
    """Whether a text surely has none of all that, as most short ones."""
    return not _TELLING.search(text)


@lru_cache(_REMEMBERED)
def headings(text: str) -> tuple[int, ...]:
    """The levels of the headings, in order."""
    if "#" not in text:
        return ()
    return tuple(len(marks) for marks in _HEADING.findall(f"\n{_without_fences(text)}"))


@lru_cache(_REMEMBERED)
def links(text: str) -> tuple[str, ...]:
    """Where the links lead: those of links with words, of definitions, and addresses as they are."""
    text = _without_fences(text)
    return tuple(_links(_CODE.sub("", text) if "`" in text else text))


def _links(text: str) -> Iterator[str]:
    yield from _DESTINATION.findall(text)
    if _LABEL.search(text):
        yield from _DEFINITION.findall(text)
    if "http" in text:
        rest = _without_destinations(text)
        if "http" in rest:
            yield from (address.rstrip(".,;:!?'\"»”’*_") for address in _BARE.findall(rest))


@lru_cache(_REMEMBERED)
def code(text: str) -> tuple[str, ...]:
    """What stands between backticks."""
    return tuple(" ".join(found.split()) for _, found in _CODE.findall(text)) if "`" in text else ()


@lru_cache(_REMEMBERED)
def numbers(text: str) -> tuple[str, ...]:
    """The numbers outside addresses, as digits only."""
    return _numbers(text, _NUMBER)


def _numbers(text: str, pattern: re.Pattern[str]) -> tuple[str, ...]:
    text = _without_destinations(text)
    if "http" in text:
        text = _BARE.sub(" ", text)
    found = [number for number in pattern.findall(text) if number]
    digits = (number if number.isdecimal() else _NO_DIGIT.sub("", number) for number in found)
    return tuple(number.lstrip("0") or "0" for number in digits)


@lru_cache(_REMEMBERED)
def _numbers_to_keep(source: str) -> tuple[str, ...]:
    """The numbers but for 2 pm, which is 14 h elsewhere."""
    return _numbers(source, _NUMBER_TO_KEEP)


def moved_links(source: str, translated: str) -> tuple[list[str], list[str]]:
    """Links of the source that the translation lacks, and those that only it has.

    Two addresses of one host are the same: sites have pages in several languages.
    """
    if links(source) == links(translated):
        return [], []
    wanted, given = Counter(links(source)), Counter(links(translated))
    lost, more = list((wanted - given).elements()), list((given - wanted).elements())
    for address in list(lost):
        host = _host(address)
        same = next((other for other in more if host and _host(other) == host), None)
        if same is not None:
            lost.remove(address)
            more.remove(same)
    return lost, more


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc.removeprefix("www.")
    except ValueError:  # a bracket as of an IPv6 address, open or of something else
        return ""


def lost_code(source: str, translated: str) -> list[str]:
    """Code between backticks that the translation lacks."""
    kept = set(code(translated))
    return [found for found in code(source) if found not in kept]


def lost_numbers(source: str, translated: str) -> list[str]:
    """Numbers of the source that the translation lacks, however each writes them.

    Small ones may be written out, so they count only where the translation has another number instead.
    """
    wanted, given = _numbers_to_keep(source), numbers(translated)
    if wanted == given:
        return []
    # 120 billion are 120 000 million in some languages.
    lost = [number for number in dict.fromkeys(wanted) if number not in given and f"{number}000" not in given]
    instead = set(given) - set(wanted)
    return [number for number in lost if int(number) > _SMALL or instead]


def _without_fences(text: str) -> str:
    return _FENCED.sub("", text) if "`" in text or "~" in text else text


@lru_cache(4)  # links and numbers are looked for in a source and its translation
def _without_destinations(text: str) -> str:
    text = _DEFINITION.sub(" ", text) if _LABEL.search(text) else text
    return _DESTINATION.sub(" ", text)
