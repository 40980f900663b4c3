"""What a translation has in common with its source in every language: headings, links, numbers, code."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final
from urllib.parse import urlsplit

_FENCED: Final = re.compile(r"^ {0,3}(```+|~~~+)[^\n]*\n.*?^ {0,3}\1[ \t]*$", re.MULTILINE | re.DOTALL)
_CODE: Final = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
_HEADING: Final = re.compile(r"^ {0,3}(#{1,6})(?=[ \t])", re.MULTILINE)
_DESTINATION: Final = re.compile(r"\]\(\s*<?([^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*)>?[^()]*\)")
_DEFINITION: Final = re.compile(r"^ {0,3}\[(?!\^)[^\]]+\]:\s*<?(\S+?)>?(?:\s|$)", re.MULTILINE)
_BARE: Final = re.compile(r"(?<![\w(\[<])<?(https?://[^\s<>)\]]+)")
# Thousands: 1,000, 1.000, 1 000 (with spaces that do not break), 1'000.
_GROUPED: Final = re.compile(r"(?<=\d)[.,'’ \u00a0\u202f\u2009](?=\d{3}(?!\d))")
_NUMBER: Final = re.compile(r"\d+")
_TWELVE_HOURS: Final = re.compile(r"\b\d{1,2}(?:[.:]\d\d)?\s?[ap]\.?m\b", re.IGNORECASE)
_SMALL: Final = 12
"""Up to here numbers are often written out in words."""


def headings(text: str) -> list[int]:
    """The levels of the headings, in order."""
    return [len(marks) for marks in _HEADING.findall(_FENCED.sub("", text))]


def links(text: str) -> Counter[str]:
    """Where the links lead."""
    text = _CODE.sub("", _FENCED.sub("", text))
    rest = _DEFINITION.sub(" ", _DESTINATION.sub(" ", text))
    bare = (address.rstrip(".,;:!?'\"»”’*_") for address in _BARE.findall(rest))
    return Counter([*_DESTINATION.findall(text), *_DEFINITION.findall(text), *bare])


def moved_links(source: str, translated: str) -> tuple[list[str], list[str]]:
    """Links of the source that the translation lacks, and those that only it has.

    Two addresses of one host are the same: sites have pages in several languages.
    """
    wanted, given = links(source), links(translated)
    lost, more = list((wanted - given).elements()), list((given - wanted).elements())
    for address in list(lost):
        host = urlsplit(address).netloc.removeprefix("www.")
        same = next((other for other in more if host and urlsplit(other).netloc.removeprefix("www.") == host), None)
        if same is not None:
            lost.remove(address)
            more.remove(same)
    return lost, more


def lost_code(source: str, translated: str) -> list[str]:
    """Code between backticks that the translation lacks."""
    kept = {" ".join(code.split()) for _, code in _CODE.findall(translated)}
    return [code for _, found in _CODE.findall(source) if (code := " ".join(found.split())) not in kept]


def lost_numbers(source: str, translated: str) -> list[str]:
    """Numbers of the source that the translation lacks, however each writes them.

    Small ones may be written out, so they count only where the translation has another number instead.
    """
    wanted, given = _numbers(_TWELVE_HOURS.sub(" ", source)), _numbers(translated)
    # 120 billion are 120 000 million in some languages.
    lost = [number for number in dict.fromkeys(wanted) if number not in given and f"{number}000" not in given]
    instead = set(given) - set(wanted)
    return [number for number in lost if int(number) > _SMALL or instead]


def _numbers(text: str) -> list[str]:
    text = _DESTINATION.sub(" ", _DEFINITION.sub(" ", text))
    text = _GROUPED.sub("", _BARE.sub(" ", text))
    return [number.lstrip("0") or "0" for number in _NUMBER.findall(text)]
