"""Where each word stands on the pages of a language, as Pagefind's index has it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import sub
from typing import Final

import cbor2

from handbook.plugin.search.pages import FIELDS, SearchPage
from handbook.plugin.search.words import Forms

Place = int
"""The weight (or field) and the number of a word on a page, in bits, so that places sort as the index has them."""

_WEIGHT: Final = 24
"""So many bits are below the weight."""
_WORD: Final = (1 << _WEIGHT) - 1


class _Numbers(dict[int, bytes]):
    """Whole numbers (CBOR): there are some hundreds of them, and millions of places."""

    def __missing__(self, number: int) -> bytes:
        self[number] = encoded = cbor2.dumps(number)
        return encoded


class _SinglePlaces(dict[Place, bytes]):
    """Lists of one place (CBOR): most words stand on a page once."""

    def __missing__(self, place: Place) -> bytes:
        self[place] = encoded = _encoded([place])
        return encoded


_NUMBER: Final = _Numbers()
_SINGLE: Final = _SinglePlaces()
_NONE, _PAIR, _TRIPLE = b"\x80", b"\x82", b"\x83"
"""Heads of lists."""


class _Entry:
    """The pages (CBOR) of a word in one spelling, each as far from the one before, which was `last`."""

    __slots__ = ("last", "pages")

    def __init__(self) -> None:
        self.pages: list[bytes] = []
        self.last = 0

    def add(self, page: int, in_text: bytes, in_meta: bytes) -> None:
        self.pages.append(_TRIPLE + _NUMBER[page - self.last] + in_text + in_meta)
        self.last = page


class Postings:
    """Counts the words of pages; `lengths` has how many each page has. `forms` must know all of them."""

    def __init__(self, pages: Sequence[SearchPage], forms: Forms) -> None:
        self._entries: defaultdict[tuple[str, str], _Entry] = defaultdict(_Entry)
        self._entries_of = {
            word: [(self._entries[form.stem, form.spelling], form.parts) for form in found]
            for word, found in forms.items()
        }
        self.lengths = [self._count(number, page) for number, page in enumerate(pages)]

    def _count(self, number: int, page: SearchPage) -> int:
        """Enter the words of a page; how many its text has."""
        length = 0
        found: defaultdict[str, list[Place]] = defaultdict(list)
        for weight, text in page.text:
            words = text.split(" ")
            for place, word in enumerate(words, weight << _WEIGHT | length):
                found[word].append(place)
            length += len(words)
        names = self._by_entry(_in_meta(page), _same)
        meta = {entry: _encoded(places) for entry, places in names.items()}
        for entry, places in self._by_entry(found, _shared).items():
            in_text = _SINGLE[places[0]] if len(places) == 1 else _encoded(places)
            entry.add(number, in_text, meta.pop(entry, _NONE))
        for entry, in_meta in meta.items():
            entry.add(number, _NONE, in_meta)
        return length

    def _by_entry(
        self, found: Mapping[str, list[Place]], share: Callable[[Place, int], Place]
    ) -> dict[_Entry, list[Place]]:
        """The places of words by what is found by them. `share` tells the place of one of several
        parts of a word."""
        places: dict[_Entry, list[Place]] = {}
        for word, own in found.items():
            for entry, parts in self._entries_of[word]:
                shared = own if parts == 1 else [share(place, parts) for place in own]
                places[entry] = places[entry] + shared if entry in places else shared
        return places

    def entries(self) -> Iterator[tuple[str, bytes]]:
        """Each stem with its entry in the index (CBOR), in order."""
        spellings: defaultdict[str, dict[str, bytes]] = defaultdict(dict)
        for stem, spelling in sorted(self._entries):
            if (entry := self._entries[stem, spelling]).pages:
                spellings[stem][spelling] = b"".join((list_head(len(entry.pages)), *entry.pages))
        for stem, pages in spellings.items():
            plain = pages.pop("", _NONE)
            others = [_PAIR + cbor2.dumps(spelling) + found for spelling, found in pages.items()]
            yield stem, b"".join((_TRIPLE, cbor2.dumps(stem), plain, list_head(len(others)), *others))


def _in_meta(page: SearchPage) -> Mapping[str, list[Place]]:
    """The words in what a page is called, with the number of the field for a weight."""
    found: defaultdict[str, list[Place]] = defaultdict(list)
    for field, name in enumerate(FIELDS):
        for place, word in enumerate(page.meta.get(name, "").split(), field << _WEIGHT):
            found[word].append(place)
    return found


def _same(place: Place, parts: int) -> Place:  # noqa: ARG001 - names have no weights
    return place


def _shared(place: Place, parts: int) -> Place:
    """Parts of a word share its weight."""
    weight = place >> _WEIGHT
    return place + ((max(1, weight // parts) - weight) << _WEIGHT)


def _encoded(unsorted: Iterable[Place]) -> bytes:
    """Places (CBOR): a weight w as -1 - w, then how far each place of it is from the last."""
    places = sorted(unsorted)
    # Nearly all lists have one weight.
    is_one = places[0] >> _WEIGHT == places[-1] >> _WEIGHT
    numbers: list[bytes] = []
    for weight, (first, *others) in [(places[0] >> _WEIGHT, places)] if is_one else groupby(places, _weight):
        numbers += _NUMBER[-1 - weight], _NUMBER[first & _WORD]
        numbers += map(_NUMBER.__getitem__, map(sub, others, [first, *others]))
    return list_head(len(numbers)) + b"".join(numbers)


def _weight(place: Place) -> int:
    return place >> _WEIGHT


def list_head(length: int) -> bytes:
    """The head of a list: that of a whole number with another major type (RFC 8949, section 3)."""
    number = _NUMBER[length]
    return bytes((number[0] | _NONE[0],)) + number[1:]
