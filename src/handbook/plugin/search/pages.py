"""Pages as Pagefind reads them: what is searched of a page and nothing around it, in folders beside the site.

Pagefind would parse the navigation of every page only to throw it away, and attributes for it would weigh on readers.
"""

from __future__ import annotations

from html import escape

from handbook.plugin.search.text import searched
from handbook.plugin.theme_context import ThemeContext

_AROUND = '<div data-pagefind-index-attrs="title" data-pagefind-weight="0.2" title="{}"></div>'
"""Spellings of what the page's record belongs to: they count less than its own."""


def search_page(content: str, hb: ThemeContext) -> str:
    """A page for Pagefind: title, summary, all names of its record, and the sides from which it is narrowed."""
    search = hb.search
    assert search is not None  # noqa: S101 - without a search nobody asks
    meta = {"title": hb.title, "summary": hb.description, "names": search.names}
    head = [
        f'<meta content="{escape(text)}" data-pagefind-meta="{name}[content]">' for name, text in meta.items() if text
    ]
    head += [
        f'<meta content="{escape(words)}" data-pagefind-filter="{side}[content]">' for side, words in search.filters
    ]
    around = _AROUND.format(escape(search.surroundings)) if search.surroundings else ""
    return (
        f'<!doctype html><html lang="{hb.language}"><head>{"".join(head)}</head>'
        f"<body data-pagefind-body>{around}{searched(content)}</body></html>"
    )
