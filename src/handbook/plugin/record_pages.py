"""The pages of all records, rendered and written beside MkDocs' own pages, on all cores."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from handbook.keeping import Result
from handbook.plugin.addresses import Address
from handbook.plugin.kept.grains import PAGES
from handbook.plugin.kept.warm import SITE, Warm
from handbook.plugin.search.pages import search_page
from handbook.plugin.shell import Shells, article
from handbook.plugin.site import Site
from handbook.plugin.theme_context import ThemeContext

_AT_ONCE = 50
"""Pages that a process renders before it asks for more: of one language, so that it resolves its words once."""


@dataclass(frozen=True, slots=True)
class RecordPages:
    """Renders pages and writes them, and what the search reads of them."""

    site: Site
    shells: Shells
    warm: Warm

    def write(self, addresses: Sequence[Address]) -> list[tuple[str, Result]]:
        """Render and write the pages; the results by their keys."""
        return [(page_key(address), self._write(address)) for address in addresses]

    def _write(self, address: Address) -> Result:
        with self.site.project.library.reading() as reads:
            page = self.site.record_page(address)
            hb = self.site.theme_context(address, page)
        html = self.shells.page(article(page, address), hb, address)
        write_text(self.warm.path(SITE + address.file), html)
        files = [SITE + address.file]
        digest = write_search_page(self.warm, address, str(page.html), hb)
        if digest:
            files.append(address.search_file)
        return self.warm.made({*reads, PAGES}, files, digest)


def page_key(address: Address) -> str:
    """The key of the result of a page; it tells the language first."""
    return f"page {address.source}"


def write_search_page(warm: Warm, address: Address, content: str, hb: ThemeContext) -> bytes | None:
    """Write the page for the search, and give its digest; None if the page is in no index."""
    if not (hb.search and hb.search.found):
        return None
    text = search_page(content, hb)
    write_text(warm.path(address.search_file), text)
    return hashlib.blake2b(text.encode(), digest_size=16).digest()


def portions(addresses: Sequence[Address], key: Callable[[Address], str]) -> Iterator[list[Address]]:
    """The addresses in portions of pages that have most in common."""
    ordered = sorted(addresses, key=key)
    for start in range(0, len(ordered), _AT_ONCE):
        yield ordered[start : start + _AT_ONCE]


_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)


def write_text(file: Path, text: str) -> None:
    """Write a file and the folders that it needs."""
    name = str(file)
    try:
        place = os.open(name, _NEW)
    except FileNotFoundError:
        file.parent.mkdir(parents=True, exist_ok=True)
        place = os.open(name, _NEW)
    with os.fdopen(place, "wb", buffering=0) as stream:  # one call instead of several for each of thousands of pages
        stream.write(text.encode("utf-8", "xmlcharrefreplace"))
