"""The pages of all records, rendered and written beside MkDocs' own pages, on all cores."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from handbook.plugin.addresses import Address
from handbook.plugin.search_pages import search_file, search_page
from handbook.plugin.shell import Shells, article
from handbook.plugin.site import Site

_AT_ONCE = 50
"""Pages that a process renders before it asks for more: of one language, so that it resolves its words once."""


@dataclass(frozen=True, slots=True)
class RecordPages:
    """Writes pages below `target`, and what the search reads of them below `search`."""

    site: Site
    shells: Shells
    target: Path
    search: Path

    def write(self, addresses: Sequence[Address]) -> None:
        """Render and write the pages."""
        for address in addresses:
            page = self.site.record_page(address)
            hb = self.site.theme_context(address, page)
            write_text(self.target / address.file, self.shells.page(article(page, address), hb, address))
            if hb.search and hb.search.found:
                write_text(self.search / search_file(address), search_page(str(page.html), hb))


def portions(addresses: Sequence[Address], key: Callable[[Address], str]) -> Iterator[list[Address]]:
    """The addresses in portions of pages that have most in common."""
    ordered = sorted(addresses, key=key)
    for start in range(0, len(ordered), _AT_ONCE):
        yield ordered[start : start + _AT_ONCE]


def write_text(file: Path, text: str) -> None:
    """Write a file and the folders that it needs."""
    content = text.encode("utf-8", "xmlcharrefreplace")
    try:
        file.write_bytes(content)
    except FileNotFoundError:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
