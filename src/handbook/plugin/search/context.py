"""What the search is told of a page: the sides from which results are narrowed, and the names by which it is found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from handbook.library import Library
from handbook.library.facets import facets
from handbook.library.names import Name, names, names_of_surroundings
from handbook.load import Entry
from handbook.models import SECTIONS
from handbook.plugin.addresses import Address
from handbook.plugin.search import pagefind
from handbook.render.fragments.records import words
from handbook.render.sections import SECTION_TITLES
from handbook.render.view import View

PAGE: Final = "search"
"""The page of `docs/` on which readers search. A site without it has no search."""


@dataclass(frozen=True, slots=True)
class SearchContext:
    """The search for the theme. `href` is the search page; `index` is empty where there is no index.

    `found` tells whether the page is in the index. `filters` are pairs of side and words in the page's language,
    because each language has an index of its own; the names of the page's record and of its surroundings are in all
    languages, so that every spelling leads to it.
    """

    href: str
    index: str
    found: bool = False
    filters: tuple[tuple[str, str], ...] = ()
    names: str = ""
    surroundings: str = ""


def for_search(address: Address, view: View) -> SearchContext:
    """The context of a page. Only real translations are found, and nothing that was withdrawn."""
    href = f"{address.base}{address.language}/{PAGE}/"
    index = f"{address.base}{pagefind.FOLDER}/" if pagefind.program() else ""
    withdrawn = address.entry is not None and address.entry.record.status == "withdrawn"
    if address.is_fallback or withdrawn or address.path == f"{PAGE}/" or not index:
        return SearchContext(href, index)
    section = address.path.split("/")[0]
    filters = [("section", view.gettext(SECTION_TITLES[section]))] if section in SECTIONS else []
    # A written page that stands for a record, such as a handbook, has the record's sides.
    entry = address.entry or view.library.find(address.path.rstrip("/"))
    if entry is None:
        return SearchContext(href, index, True, tuple(filters))
    filters += _sides(view, entry)
    own, around = view.library.computed(("search names", entry.key), lambda: _all_names(view.library, entry))
    return SearchContext(href, index, True, tuple(filters), own, around)


def _all_names(library: Library, entry: Entry) -> tuple[str, str]:
    """The names of a record, and those of its surroundings; they are the same in all languages."""
    return _joined(names(entry)), _joined(names_of_surroundings(library, entry))


def _sides(view: View, entry: Entry) -> Iterator[tuple[str, str]]:
    codes = facets(view.library, entry.record)
    if entry.record.type == "city":
        codes = replace(codes, city=(entry.record.id,))
    for side in ("theme", "country", "city", "actor"):
        for code in getattr(codes, side):
            yield side, words(view, side, code)


def _joined(found: list[Name]) -> str:
    return " · ".join(name.text for name in found)
