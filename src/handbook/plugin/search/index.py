"""The index of the search in one language, in the files that Pagefind's own part in the browser reads."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Final

import cbor2

from handbook.plugin.search.pages import FIELDS, SearchPage
from handbook.plugin.search.postings import HEAD, Postings
from handbook.plugin.search.words import Forms

_CHUNK: Final = 64 * 1024
"""Bytes of a file of words before they are packed: as many as Pagefind puts there."""
_DIGITS: Final = 10
"""Of a file's name: a reader loads the names of all, but no file may ever be taken for another one."""

Write = Callable[[str, bytes], None]


def write_index(language: str, pages: Sequence[SearchPage], forms: Forms, version: str, write: Write) -> str:
    """Write the files of an index and give its name for the entry; `version` is that of Pagefind.

    The same pages in the same order make the same files. `forms` must know all words of the pages.
    """
    named = _Names(language, write)
    postings = Postings(pages, forms)
    lengths = zip(pages, postings.lengths, strict=True)
    meta = [
        version,
        [[named("fragment/{}.pf_fragment", _fragment(page, length)), length] for page, length in lengths],
        [[*span, named("index/{}.pf_index", content)] for span, content in _chunks(postings)],
        [[side, named("filter/{}.pf_filter", content)] for side, content in _filters(pages)],
        [],  # orders other than how well a page fits
        list(FIELDS),
    ]
    return named("pagefind.{}.pf_meta", cbor2.dumps(meta))


class _Names:
    """Writes files and names them after their content."""

    def __init__(self, language: str, write: Write) -> None:
        self._language, self._write = language, write
        self._taken: dict[str, str] = {}

    def __call__(self, file: str, content: bytes) -> str:
        digest = hashlib.sha256(file.encode() + content).hexdigest()
        digits = _DIGITS
        while self._taken.setdefault(digest[:digits], digest) != digest:
            digits += 1
        name = f"{self._language}_{digest[:digits]}"
        self._write(file.format(name), content)
        return name


def _fragment(page: SearchPage, length: int) -> bytes:
    """What is shown of a page that was found: its summary, or else an excerpt of its text."""
    filters: dict[str, list[str]] = defaultdict(list)
    for side, words in page.filters:
        filters[side].append(words)
    told = {
        "url": page.url,
        "content": "" if page.meta.get("summary") else " ".join(text for _, text in page.text),
        "word_count": length,
        "filters": filters,
        "meta": page.meta,
        "anchors": [],
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def _chunks(postings: Postings) -> Iterator[tuple[tuple[str, str], bytes]]:
    """The entries of words in several files; of each, between which words it is."""
    chunks: list[list[tuple[str, bytes]]] = []
    room = 0
    for entry in postings.entries():
        if room <= 0:
            chunks.append([])
            room = _CHUNK
        chunks[-1].append(entry)
        room -= len(entry[1])
    ends = [_told_apart(one[-1][0], other[0][0]) for one, other in pairwise(chunks)]
    firsts = [chunks[0][0][0], *(first for _, first in ends)] if chunks else []
    lasts = [*(last for last, _ in ends), chunks[-1][-1][0]] if chunks else []
    for first, last, chunk in zip(firsts, lasts, chunks, strict=True):
        content = b"".join((HEAD[1], HEAD[len(chunk)], *(entry for _, entry in chunk)))
        yield (first, last), content


def _told_apart(last: str, first: str) -> tuple[str, str]:
    """The shortest beginnings of two neighbours by which they are told apart."""
    length = 1 + next(at for at, (one, other) in enumerate(zip(f"{last}\0", first, strict=False)) if one != other)
    return last[:length], first[:length]


def _filters(pages: Sequence[SearchPage]) -> Iterator[tuple[str, bytes]]:
    """The sides from which results are narrowed, each with its words and their pages."""
    sides: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, page in enumerate(pages):
        for side, words in page.filters:
            sides[side][words].append(number)
    for side in sorted(sides):
        yield side, cbor2.dumps([side, [[words, sides[side][words]] for words in sorted(sides[side])]])


def words_of(pages: Sequence[SearchPage]) -> set[str]:
    """All words of pages."""
    words: set[str] = set()
    for page in pages:
        for text in (*(text for _, text in page.text), *page.meta.values()):
            words.update(text.split(" "))
    return words
