"""Texts that are searched, kept beside the site: an index is made of those of all pages, and few of them change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from handbook import keeping
from handbook.keeping import mark
from handbook.plugin.addresses import Address
from handbook.plugin.kept.warm import SEARCH, Warm
from handbook.plugin.search.pagefind import SearchIndexError
from handbook.plugin.search.pages import SearchPage, search_page
from handbook.plugin.theme_context import ThemeContext

Texts = dict[bytes, SearchPage]
"""By their digests."""


@dataclass(frozen=True, slots=True)
class NewTexts:
    """The texts of pages that were rendered together. They stand in one file for each language, which never changes."""

    warm: Warm
    _texts: defaultdict[str, Texts] = field(default_factory=lambda: defaultdict(dict))

    def add(self, address: Address, content: str, hb: ThemeContext) -> bytes | None:
        """Add the text of a page's HTML and give its digest; None if the page is in no index."""
        page = search_page(address, content, hb)
        if page is None:
            return None
        digest = page.digest
        self._texts[address.language][digest] = page
        return digest

    def write(self) -> dict[str, str]:
        """Write the texts; their files, below the cache, by languages."""
        files = {}
        for language, texts in self._texts.items():
            files[language] = f"{SEARCH}{language}/{mark(b''.join(texts)).hex()}"
            path = self.warm.path(files[language])
            path.parent.mkdir(parents=True, exist_ok=True)
            keeping.write_object(path, texts)
        return files


def read_texts(warm: Warm, files: Iterable[str]) -> Texts:
    """The texts in some files. Raises `SearchIndexError` if one is damaged."""
    found: Texts = {}
    for file in files:
        texts = keeping.read_object(warm.path(file))
        if not isinstance(texts, dict):
            raise SearchIndexError(f"{warm.path(file)} is damaged: delete the folder `.cache`, and build again")
        found.update(texts)
    return found
