"""Written pages between two builds: what each was made from, and whether it can be used again."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from html import escape
from typing import Any, Final

from mkdocs.config.defaults import MkDocsConfig

from handbook.plugin.addresses import Address
from handbook.plugin.kept.grains import PAGES, page_grain
from handbook.plugin.kept.warm import SITE, Warm
from handbook.plugin.record_pages import page_key
from handbook.plugin.search.texts import NewTexts
from handbook.plugin.site import Site
from handbook.plugin.theme_context import ThemeContext
from handbook.plugin.written_pages import WrittenPage

_PLUGINS: Final = frozenset({"handbook", "macros", "mike"})
_LOG: Final = logging.getLogger("mkdocs")
_INCLUDING: Final = "pymdownx.snippets"


def can_keep_pages(config: MkDocsConfig, nav: list[Any], pages: Iterable[WrittenPage]) -> bool:
    """Whether all that stands around pages is known.

    Other plugins may change anything. All pages have the navigation: an entry without a title takes it from its page,
    and one that leads to no written page may lead to a record.
    """
    return set(config.plugins) <= _PLUGINS and _is_known(nav, {f"{page.name}.md" for page in pages})


def can_keep_written(config: MkDocsConfig) -> bool:
    """Whether all that written pages are made from is known.

    Snippets are files anywhere, and warnings about anchors come only when all pages are read.
    """
    return _INCLUDING not in config.markdown_extensions and config.validation.links.anchors <= logging.INFO


def _is_known(nav: Any, pages: Collection[str]) -> bool:
    if isinstance(nav, list):
        return all(isinstance(item, dict) and all(_is_known(part, pages) for part in item.values()) for item in nav)
    return nav in pages or not str(nav).endswith(".md")


class _Warnings(logging.Handler):
    """Counts warnings: a page with one is rendered again, so that it is told again.

    When only errors are told, nobody knows whether there was one; the page is good for such builds only.
    """

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.count = 0

    def emit(self, record: logging.LogRecord) -> None:  # noqa: ARG002 - counting is all
        self.count += 1

    @property
    def are_told(self) -> bool:
        return _LOG.isEnabledFor(logging.WARNING)


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
    _texts: NewTexts = field(init=False)

    def __post_init__(self) -> None:
        self._texts = NewTexts(self.warm)
        _LOG.addHandler(self._warnings)

    def is_fresh(self, address: Address) -> bool:
        """Whether the page of the last build is as good as new."""
        keys = [page_key(address), *([] if self._warnings.are_told else [_quiet_key(address)])]
        return self.keeps and any(self.warm.fresh(key) is not None for key in keys)

    def context(self, address: Address) -> ThemeContext:
        """What the theme is told of the page."""
        with self.site.project.library.reading() as reads:
            self._contexts[address.source] = self.site.theme_context(address)
        self._reads[address.source] = reads | self.site.calls_of(address).reads
        return self._contexts[address.source]

    def searched(self, address: Address, content: str) -> None:
        """Keep the text of the page that is searched."""
        hb = self._contexts.pop(address.source)
        heading = "" if "<h1" in content else f"<h1>{escape(hb.title)}</h1>"
        self._digests[address.source] = self._texts.add(address, heading + content, hb)

    def keep(self) -> None:
        """Hand over the pages that were rendered, once MkDocs has written them."""
        self.stop()
        texts = self._texts.write()
        for source, digest in self._digests.items():
            address = self.site.by_source[source]
            assert address.written is not None  # noqa: S101 - MkDocs knows no others
            reads = {*self._reads[source], PAGES, page_grain(address.written)}
            text = [texts[address.language]] if digest else []
            if self.keeps and not self._warnings.count and not self.site.calls_of(address).includes:
                key = page_key(address) if self._warnings.are_told else _quiet_key(address)
                self.warm.add(key, reads, [SITE + address.file, *text], digest)
            elif digest:
                self.warm.add(f"{page_key(address)} (search)", reads, text, digest)

    def stop(self) -> None:
        """Listen to warnings no longer."""
        _LOG.removeHandler(self._warnings)


def _quiet_key(address: Address) -> str:
    return f"{page_key(address)} (quiet)"
