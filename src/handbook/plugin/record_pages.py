"""The pages of all records, rendered and written beside MkDocs' own pages, on all cores."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from handbook.keeping import Result, mark
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
        self.warm.write(SITE + address.file, html.encode("utf-8", "xmlcharrefreplace"))
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
    page = search_page(content, hb).encode("utf-8", "xmlcharrefreplace")
    warm.write(address.search_file, page)
    return mark(page)


def portions(addresses: Sequence[Address], key: Callable[[Address], str]) -> Iterator[list[Address]]:
    """The addresses in portions of pages that have most in common."""
    ordered = sorted(addresses, key=key)
    for start in range(0, len(ordered), _AT_ONCE):
        yield ordered[start : start + _AT_ONCE]
