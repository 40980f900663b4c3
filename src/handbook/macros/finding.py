"""Macros of the search page."""

from __future__ import annotations

from markupsafe import Markup

from handbook.library.names import Name, names
from handbook.load import Entry
from handbook.models import RECORD_TYPES
from handbook.render.environment import render
from handbook.render.formats import sort_key
from handbook.render.sections import SECTION_TITLES
from handbook.render.view import View


def search_box(view: View) -> Markup:
    """The search with all its filters. It needs JavaScript; without it, the page says so."""
    message = view.gettext("The search needs JavaScript. The list on this page works without it.")
    return Markup('<div data-hb-search-page></div><noscript><p class="hb-meta">{}</p></noscript>').format(message)


def az_index(view: View) -> Markup:
    """All records by section and in alphabetical order, with the other names by which they are known."""
    sections = []
    for model in RECORD_TYPES:
        entries = sorted(
            view.library.published(model.type),
            key=lambda entry: sort_key(view.plain(view.record(entry).title), view.language),
        )
        if entries:
            sections.append(
                {
                    "id": f"az-{model.section}",
                    "title": view.gettext(SECTION_TITLES[model.section]),
                    "lines": [(entry, _other_names(view, entry)) for entry in entries],
                }
            )
    return render("fragments/az_index.html", view, sections=sections)


def _other_names(view: View, entry: Entry) -> list[Name]:
    shown = view.plain(view.record(entry).title).lower()
    return [name for name in names(entry) if name.text.lower() != shown]
