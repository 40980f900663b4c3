"""The page around a record, rendered once for all pages that share it, and filled for each.

The record pages of a language and section differ in little more than title, text and addresses: no record is in the
navigation, and all stand at the same depth. Rendering the theme for each of them was the larger part of a page's time.
"""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass, field, replace
from typing import Any

from jinja2 import Environment
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from handbook.plugin.addresses import Address
from handbook.plugin.theme_context import ThemeContext

FILLED = "partials/handbook/filled.html"
"""The template of a page whose HTML is there already."""

_SLOT = re.compile("@@([A-Z]+)@@")
_PATH, _FILE, _TITLE, _DESCRIPTION, _CONTENT, _SKIP = (
    f"@@{name}@@" for name in ("PATH", "FILE", "TITLE", "DESCRIPTION", "CONTENT", "SKIP")
)
# Parts of the theme that differ from page to page, by its own templates.
_PARTS = {
    "contents": "partials/handbook/toc-entries.html",
    "filters": "partials/handbook/search-filters.html",
    "names": "partials/handbook/search-names.html",
    "editions": "partials/handbook/edition-links.html",
}


@dataclass(slots=True)
class Shells:
    """The shells of a build. `environment` is that of the theme."""

    environment: Environment
    _shells: dict[tuple[Any, ...], list[str]] = field(default_factory=dict)
    _words: dict[str, Any] = field(default_factory=dict)

    def page(self, context: dict[str, Any], page: Page, hb: ThemeContext, address: Address) -> str:
        """The whole HTML of a record's page; the same as the theme would make of it."""
        shell = self._shell(context, page, _with_slots(hb, address))
        first = next(iter(page.toc), None)
        escape = self.environment.filters["e"]
        striptags = self.environment.filters["striptags"]
        values = {
            "PATH": str(escape(address.path)),
            "FILE": str(escape(address.file_path)),
            "TITLE": str(escape(striptags(hb.title))),
            "DESCRIPTION": str(escape(striptags(hb.description))),
            "CONTENT": page.content or "",
            "SKIP": first.url if first else "",
        }
        for name, template in _PARTS.items():
            values[name.upper()] = self._part(template, context, page, hb)
        # Texts and names of slots alternate, so a slot in a contributor's text stays what it is.
        return "".join(values[part] if index % 2 else part for index, part in enumerate(shell))

    def _shell(self, context: dict[str, Any], page: Page, hb: ThemeContext) -> list[str]:
        hidden = tuple(page.meta.get("hide", ()))
        has_contents = next(iter(page.toc), None) is not None
        key = (*(str(getattr(hb, name)) for name in _DECIDING), hidden, has_contents)
        if key not in self._shells:
            stub = copy.copy(page)
            stub.content = f"<h1{_CONTENT}"  # records bring their own heading, and the theme looks for it
            stub.toc = TableOfContents([AnchorLink("", _SKIP, 2)] if has_contents else [])
            html = self.environment.get_template("main.html").render({**context, "page": stub, "hb": hb})
            self._shells[key] = _SLOT.split(html.replace(f"<h1{_CONTENT}", _CONTENT).replace(f"#{_SKIP}", _SKIP))
        return self._shells[key]

    def _part(self, template: str, context: dict[str, Any], page: Page, hb: ThemeContext) -> str:
        if hb.language not in self._words:
            words = self.environment.get_template("partials/language.html")
            self._words[hb.language] = words.make_module({**context, "hb": hb})
        return self.environment.get_template(template).render(page=page, hb=hb, lang=self._words[hb.language])


# What a shell depends on; the rest of the theme's context stands in slots or is the same for the whole site.
_DECIDING = (
    "language", "languages", "canonical", "noindex", "notice", "content_lang", "edit_url", "description",
    "list_href", "page_path", "licence", "base", "search",
)  # fmt: skip


def _with_slots(hb: ThemeContext, address: Address) -> ThemeContext:
    def path(text: str) -> str:
        return text.removesuffix(address.path) + _PATH if text else text

    return replace(
        hb,
        canonical=path(hb.canonical),
        page_path=path(hb.page_path),
        languages=[{**language, "href": path(language["href"])} for language in hb.languages],
        edit_url=hb.edit_url.removesuffix(address.file_path) + _FILE if hb.edit_url else hb.edit_url,
        title=_TITLE,
        description=_DESCRIPTION if hb.description else "",
        search=replace(hb.search, names="", surroundings="", filters=()) if hb.search else None,
        slots={name: f"@@{name.upper()}@@" for name in _PARTS},
    )
