"""Pages as they are searched: what is found, by which words, and what is shown of it."""

from __future__ import annotations

from itertools import chain
from typing import Final, NamedTuple

from handbook.keeping import mark
from handbook.plugin.addresses import Address
from handbook.plugin.search.text import UNIT, Stretch, plain, stretch, stretches
from handbook.plugin.theme_context import ThemeContext

FIELDS: Final = ("names", "summary", "title")
"""What a page is called, in the order of the index."""

_AROUND: Final = UNIT // 5
"""Spellings of what the page's record belongs to count less than its own."""


class SearchPage(NamedTuple):
    """`url` is the address below the root of the edition, `text` what is searched of the page, `meta` are its names by
    `FIELDS` and `filters` pairs of side and words, from which results are narrowed."""

    url: str
    text: tuple[Stretch, ...]
    meta: dict[str, str]
    filters: tuple[tuple[str, str], ...]

    @property
    def digest(self) -> bytes:
        """The same for the same page."""
        parts = (
            self.url,
            *chain(*self.meta.items(), *self.filters),
            *(f"{weight} {text}" for weight, text in self.text),
        )
        return mark("\0".join(parts).encode())


def search_page(address: Address, content: str, hb: ThemeContext) -> SearchPage | None:
    """What is searched of the HTML of a page; None if the page is in no index."""
    search = hb.search
    if search is None or not search.found:
        return None
    meta = {"names": search.names, "summary": hb.description, "title": hb.title}
    named = {name: words for name, text in meta.items() if (words := plain(text))}
    text = (*stretch(_AROUND, search.surroundings), *stretches(content))
    return SearchPage(
        f"/{address.language}/{address.path}",
        text,
        named,
        tuple((side, plain(words)) for side, words in search.filters),
    )
