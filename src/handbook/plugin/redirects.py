"""Addresses are for ever: where a record once stood, a page leads to where it stands now."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from handbook.library import Library
from handbook.plugin.policy import PLACEHOLDER
from handbook.render.environment import render
from handbook.render.view import View


def redirects(
    library: Library, languages: Collection[str], view: Callable[[str, str], View]
) -> Iterator[tuple[str, str]]:
    """Path below the site's root and HTML for every former id, in each language. They work without JavaScript."""
    for entry in library.pages():
        for former in entry.gist.former_ids:
            for language in languages:
                html = render(
                    "pages/moved.html",
                    view(language, "../../../"),
                    record=library.localised(entry, language),
                    shown=library.shown_language(entry, language),
                    policy=PLACEHOLDER,
                )
                yield f"{language}/{entry.model.section}/{former}/index.html", str(html)
