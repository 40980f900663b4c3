"""Where each word stands on the pages of a language, as Pagefind's index has it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
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


class _Encoded(dict[int, bytes]):
    """What is encoded hundreds of thousands of times, and is the same few hundred things."""

    def __init__(self, encode: Callable[[int], bytes]) -> None:
        self._encode = encode

    def __missing__(self, key: int) -> bytes:
        self[key] = encoded = self._encode(key)
        return encoded


def _head(length: int) -> bytes:
    """That of a list is that of a whole number with another major type (RFC 8949, section 3)."""
    number = cbor2.dumps(length)
    return bytes((number[0] | 0x80,)) + number[1:]


_NUMBER: Final = _Encoded(cbor2.dumps)
_number: Final = _NUMBER.__getitem__
HEAD: Final = _Encoded(_head)
"""Heads of lists by their lengths."""
_NONE, _PAIR, _TRIPLE = HEAD[0], HEAD[2], HEAD[3]
_PAGE: Final = _Encoded(lambda distance: _TRIPLE + cbor2.dumps(distance))
"""How the entry of a page begins, by its distance from the last one."""
_SINGLE: Final = _Encoded(lambda place: _encoded([place]) + _NONE)
"""How it goes on for most words, which stand in the text once and not in what the page is called."""


class _Entry:
    """The pages (CBOR) of a word in one spelling, each as far from the one before, which was `last`."""

    __slots__ = ("last", "pages")

    def __init__(self) -> None:
        self.pages: list[bytes] = []
        self.last = 0


class Postings:
    """Counts the words of pages; `lengths` has how many each page has. `forms` must know all of them."""

    def __init__(self, pages: Sequence[SearchPage], forms: Forms) -> None:
        self._entries: defaultdict[tuple[str, str], _Entry] = defaultdict(_Entry)
        self._entries_of = {
            word: [(self._entries[stem, spelling], parts) for stem, spelling, parts in found]
            for word, found in forms.items()
        }
        # As nearly all words are: in one form, and whole.
        self._simple = {word: of[0][0] for word, of in self._entries_of.items() if [parts for _, parts in of] == [1]}
        self.lengths = [self._count(number, page) for number, page in enumerate(pages)]

    def _count(self, number: int, page: SearchPage) -> int:
        """Enter the words of a page; how many its text has."""
        words: list[str] = []
        found: defaultdict[_Entry | None, list[Place]] = defaultdict(list)
        for weight, text in page.text:
            own = text.split(" ")
            for place, entry in enumerate(map(self._simple.get, own), weight << _WEIGHT | len(words)):
                found[entry].append(place)
            words += own
        for place in found.pop(None, ()):
            for entry, parts in self._entries_of[words[place & _WORD]]:
                found[entry].append(_shared(place, parts))
        for entry, places in self._meta(page).items():
            entry.pages.append(_PAGE[number - entry.last] + _encoded(found.pop(entry, [])) + _encoded(places))
            entry.last = number
        for entry, places in found.items():
            assert entry is not None  # noqa: S101 - taken out above
            in_text = _SINGLE[places[0]] if len(places) == 1 else _encoded(places) + _NONE
            entry.pages.append(_PAGE[number - entry.last] + in_text)
            entry.last = number
        return len(words)

    def _meta(self, page: SearchPage) -> dict[_Entry, list[Place]]:
        """Where words stand in what a page is called, with the number of the field for a weight."""
        found: defaultdict[_Entry, list[Place]] = defaultdict(list)
        for field, name in enumerate(FIELDS):
            for place, word in enumerate(page.meta.get(name, "").split(), field << _WEIGHT):
                for entry, _ in self._entries_of[word]:
                    found[entry].append(place)
        return found

    def entries(self) -> Iterator[tuple[str, bytes]]:
        """Each stem with its entry in the index (CBOR), in order."""
        spellings: defaultdict[str, dict[str, bytes]] = defaultdict(dict)
        for stem, spelling in sorted(self._entries):
            if pages := self._entries[stem, spelling].pages:
                spellings[stem][spelling] = b"".join((HEAD[len(pages)], *pages))
        for stem, found in spellings.items():
            plain = found.pop("", _NONE)
            others = [_PAIR + cbor2.dumps(spelling) + pages for spelling, pages in found.items()]
            yield stem, b"".join((_TRIPLE, cbor2.dumps(stem), plain, HEAD[len(others)], *others))


def _shared(place: Place, parts: int) -> Place:
    """The place of one of several parts of a word, which share its weight."""
    weight = place >> _WEIGHT
    return place + ((max(1, weight // parts) - weight) << _WEIGHT)


def _encoded(places: list[Place]) -> bytes:
    """Places (CBOR): a weight w as -1 - w, then how far each place of it is from the last. They are sorted before."""
    places.sort()
    if not places or _weight(places[0]) == _weight(places[-1]):
        numbers = _run(places)
    else:
        numbers = [number for _, run in groupby(places, _weight) for number in _run([*run])]
    return HEAD[len(numbers)] + b"".join(numbers)


def _run(places: list[Place]) -> list[bytes]:
    """Places of one weight."""
    if not places:
        return []
    first = places[0]
    return [_NUMBER[-1 - _weight(first)], _NUMBER[first & _WORD], *map(_number, map(sub, places[1:], places))]


def _weight(place: Place) -> int:
    return place >> _WEIGHT
