"""Written pages between two builds: what each was made from, and whether it can be used again."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from html import escape
from typing import Any, Final

from mkdocs.config.defaults import MkDocsConfig

from handbook.plugin.addresses import Address
from handbook.plugin.grains import page_grain
from handbook.plugin.record_pages import page_key, write_search_page
from handbook.plugin.site import Site
from handbook.plugin.theme_context import ThemeContext
from handbook.plugin.warm import SITE, Warm

_PLUGINS: Final = frozenset({"handbook", "macros", "mike"})
_INCLUDING: Final = "pymdownx.snippets"


def can_keep(config: MkDocsConfig, nav: list[Any]) -> bool:
    """Whether all that written pages are made from is known.

    Other plugins may change a page by anything; snippets are files anywhere; an entry of the navigation without a title
    takes it from its page; and warnings about anchors come only when all pages are read.
    """
    return (
        set(config.plugins) <= _PLUGINS
        and _INCLUDING not in config.markdown_extensions
        and config.validation.links.anchors <= logging.INFO
        and _is_titled(nav)
    )


def _is_titled(nav: Any) -> bool:
    if isinstance(nav, list):
        return all(isinstance(item, dict) and all(map(_is_titled, item.values())) for item in nav)
    return True


class _Warnings(logging.Handler):
    """Counts warnings: a page with one is rendered again, so that it is told again."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.count = 0

    def emit(self, record: logging.LogRecord) -> None:  # noqa: ARG002 - counting is all
        self.count += 1


@dataclass(slots=True)
class WrittenResults:
    """The written pages of a build that MkDocs renders. `keeps`: whether the next build may use them."""

    site: Site
    warm: Warm
    keeps: bool
    _reads: dict[str, set[str]] = field(default_factory=dict)
    _digests: dict[str, bytes | None] = field(default_factory=dict)
    _contexts: dict[str, ThemeContext] = field(default_factory=dict)
    _warnings: _Warnings = field(default_factory=_Warnings)

    def __post_init__(self) -> None:
        logging.getLogger("mkdocs").addHandler(self._warnings)

    def is_fresh(self, address: Address) -> bool:
        """Whether the page of the last build is as good as new."""
        return self.keeps and self.warm.fresh(page_key(address)) is not None

    def context(self, address: Address) -> ThemeContext:
        """What the theme is told of the page."""
        with self.site.project.library.reading() as reads:
            self._contexts[address.source] = self.site.theme_context(address)
        self._reads[address.source] = reads | self.site.calls_of(address).reads
        return self._contexts[address.source]

    def search_page(self, address: Address, content: str) -> None:
        """Write what the search reads of the page."""
        hb = self._contexts.pop(address.source)
        heading = "" if "<h1" in content else f"<h1>{escape(hb.title)}</h1>"
        self._digests[address.source] = write_search_page(self.warm, address, heading + content, hb)

    def keep(self) -> None:
        """Hand over the pages that were rendered, once MkDocs has written them."""
        logging.getLogger("mkdocs").removeHandler(self._warnings)
        for source, digest in self._digests.items():
            address = self.site.by_source[source]
            assert address.written is not None  # noqa: S101 - MkDocs knows no others
            reads = {*self._reads[source], page_grain(address.written)}
            files = [SITE + address.file, *([address.search_file] if digest else [])]
            if self.keeps and not self._warnings.count:
                self.warm.add(page_key(address), reads, files, digest)
            elif digest:
                self.warm.add(f"{page_key(address)} (search)", reads, [address.search_file], digest)
