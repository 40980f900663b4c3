"""The pages of all records, rendered and written beside MkDocs' own pages, on all cores."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from handbook.keeping import Result
from handbook.plugin.addresses import Address
from handbook.plugin.kept.grains import PAGES
from handbook.plugin.kept.warm import SITE, Warm
from handbook.plugin.search.texts import NewTexts
from handbook.plugin.shell import Shells, article
from handbook.plugin.site import Site

_AT_ONCE = 50
"""Pages that a process renders before it asks for more: of one language, so that it resolves its words once."""


@dataclass(frozen=True, slots=True)
class RecordPages:
    """Renders pages and writes them, and the texts that are searched."""

    site: Site
    shells: Shells
    warm: Warm

    def write(self, addresses: Sequence[Address]) -> list[tuple[str, Result]]:
        """Render and write the pages; the results by their keys."""
        texts = NewTexts(self.warm)
        written = [(address, *self._write(address, texts)) for address in addresses]
        files = texts.write()
        return [
            (page_key(address), self.warm.made(reads, _files(address, files, text), text))
            for address, reads, text in written
        ]

    def _write(self, address: Address, texts: NewTexts) -> tuple[set[str], bytes | None]:
        """What the page was made from, and the digest of its text."""
        with self.site.project.library.reading() as reads:
            page = self.site.record_page(address)
            hb = self.site.theme_context(address, page)
        html = self.shells.page(article(page, address), hb, address)
        self.warm.write(SITE + address.file, html)
        return {*reads, PAGES}, texts.add(address, str(page.html), hb)


def _files(address: Address, texts: Mapping[str, str], text: bytes | None) -> list[str]:
    return [SITE + address.file, *([texts[address.language]] if text else [])]


def page_key(address: Address) -> str:
    """The key of the result of a page; it tells the language first."""
    return f"page {address.source}"


def portions(addresses: Sequence[Address], key: Callable[[Address], str]) -> Iterator[list[Address]]:
    """The addresses in portions of pages that have most in common."""
    ordered = sorted(addresses, key=key)
    for start in range(0, len(ordered), _AT_ONCE):
        yield ordered[start : start + _AT_ONCE]
