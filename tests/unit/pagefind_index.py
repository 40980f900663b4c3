"""Reads an index of Pagefind, whoever has made it, and has Pagefind itself make one of the same pages."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from handbook.plugin.search import pagefind
from handbook.plugin.search.pagefind import unpacked
from handbook.plugin.search.pages import SearchPage
from handbook.plugin.search.text import UNIT, Stretch

Pages = dict[str, tuple[list[int], list[int]]]
"""By their addresses: the places of a word in the text, and in what the page is called."""


@dataclass(frozen=True)
class Index:
    """`words` are by stem and spelling, `filters` by side and words, `spans` what each file of words has."""

    version: str
    fields: list[str]
    fragments: dict[str, Any]
    words: dict[str, dict[str, Pages]]
    filters: dict[str, dict[str, list[str]]]
    spans: list[tuple[str, str, list[str]]]


def read_index(folder: Path, language: str, name: str) -> Index:
    """The index of a language; `name` is that of its metadata."""
    version, pages, chunks, sides, _, fields = unpacked(folder / f"pagefind.{name}.pf_meta")
    fragments = []
    for file, length in pages:
        assert file.startswith(f"{language}_")
        packed = gzip.decompress((folder / f"fragment/{file}.pf_fragment").read_bytes())
        fragments.append(json.loads(packed.removeprefix(b"pagefind_dcd")))
        assert fragments[-1]["word_count"] == length
    urls = [fragment["url"] for fragment in fragments]
    words: dict[str, dict[str, Pages]] = {}
    spans = []
    for first, last, file in chunks:
        found = unpacked(folder / f"index/{file}.pf_index")[0]
        spans.append((first, last, [stem for stem, *_ in found]))
        for stem, plain, others in found:
            assert stem not in words
            words[stem] = {spelling: _pages(entry, urls) for spelling, entry in [("", plain), *others]}
    filters = {}
    for side, file in sides:
        named, values = unpacked(folder / f"filter/{file}.pf_filter")
        assert named == side
        filters[side] = {value: sorted(urls[page] for page in found) for value, found in values}
    return Index(version, fields, dict(zip(urls, fragments, strict=True)), words, filters, spans)


def pagefinds_own(pages: list[SearchPage], language: str, folder: Path) -> Index:
    """The index that Pagefind makes of pages."""
    for page in pages:
        file = folder / f"pages{page.url}index.html"
        file.parent.mkdir(parents=True)
        file.write_text(_html(page, language), encoding="utf-8")
    entry = pagefind.index(folder / "pages", folder / "own")
    return read_index(folder / "own", language, entry["languages"][language]["hash"])


def _pages(entry: list[Any], urls: list[str]) -> Pages:
    found = {}
    number = 0
    for further, in_text, in_meta in entry:
        number += further
        found[urls[number]] = (in_text, in_meta)
    return found


def _html(page: SearchPage, language: str) -> str:
    told = [*(("meta", *item) for item in page.meta.items()), *(("filter", *item) for item in page.filters)]
    head = "".join(
        f'<meta content="{escape(text)}" data-pagefind-{kind}="{name}[content]">' for kind, name, text in told
    )
    body = "".join(map(_element, page.text))
    return f'<html lang="{language}"><head>{head}</head><body data-pagefind-body>{body}</body></html>'


def _element(stretch: Stretch) -> str:
    weight, text = stretch
    rank, rest = divmod(weight, UNIT)
    if rest:
        return f'<div data-pagefind-weight="{weight / UNIT + 0.01}">{escape(text)}</div>'
    return f"{escape(text)} " if rank == 1 else f"<h{8 - rank}>{escape(text)}</h{8 - rank}>"
