"""The page around a record, rendered once for all pages that share it, and filled for each.

The record pages of a language and section differ in little more than title, text and addresses: no record is in the
navigation, and all stand at the same depth. Rendering the theme for each of them was the larger part of a page's time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, replace
from typing import Any

from jinja2 import Environment
from markupsafe import escape
from mkdocs.structure.toc import AnchorLink, TableOfContents

from handbook.pages import Page as RecordPage
from handbook.plugin.addresses import Address
from handbook.plugin.policy import with_policy
from handbook.plugin.theme_context import ThemeContext

_SLOT = re.compile(b"@@([A-Z]+)@@")
_PATH, _FILE, _TITLE, _DESCRIPTION, _CONTENT, _SKIP = (
    f"@@{name}@@" for name in ("PATH", "FILE", "TITLE", "DESCRIPTION", "CONTENT", "SKIP")
)
# Parts of the theme that differ from page to page: macros of its own templates.
_PARTS = {
    "contents": "partials/handbook/contents.html",
    "editions": "partials/handbook/edition-links.html",
}

MakeContext = Callable[[Address], dict[str, Any]]
"""The context that MkDocs gives a page's template; `page` is MkDocs' page of the address."""


@dataclass(frozen=True, slots=True)
class Article:
    """What stands in a shell, in the words of the theme: HTML, contents list and what the page hides."""

    content: str
    toc: TableOfContents
    meta: dict[str, Any]


Part = Callable[[Article, ThemeContext], str]
"""A macro of the theme that writes what differs from page to page."""


def article(page: RecordPage, address: Address) -> Article:
    """A record's page for the theme. The tables of plans need the room of the contents list."""
    hidden = ["toc"] if address.path.startswith("action-plans/") else []
    return Article(str(page.html), _contents(page), {"hide": hidden})


@dataclass(slots=True)
class Shells:
    """The shells of a build. `environment` is that of the theme."""

    environment: Environment
    context: MakeContext
    _shells: dict[tuple[Hashable, ...], list[bytes]] = field(default_factory=dict)
    _parts: dict[str, dict[str, Part]] = field(default_factory=dict)

    def page(self, shown: Article, hb: ThemeContext, address: Address) -> bytes:
        """The whole HTML of a record's page as it is written; the same as the theme would make of it."""
        shell = self._shell(shown, hb, address)
        striptags = self.environment.filters["striptags"]
        values = {
            "PATH": escape(address.path),
            "FILE": escape(address.file_path),
            "TITLE": str(self.environment.filters["e"](striptags(hb.title))),
            "DESCRIPTION": str(self.environment.filters["e"](striptags(hb.description))),
            "CONTENT": shown.content,
            "SKIP": shown.toc.items[0].url if shown.toc.items else "",
        }
        for name, part in self._parts_in(address, hb).items():
            values[name.upper()] = part(shown, hb)
        filled = {name.encode(): as_bytes(text) for name, text in values.items()}
        # Texts and names of slots alternate, so a slot in a contributor's text stays what it is.
        return b"".join([filled[part] if index % 2 else part for index, part in enumerate(shell)])

    def by_theme(self, shown: Article, hb: ThemeContext, address: Address) -> str:
        """The same, rendered by the theme as a whole."""
        context = self.context(address)
        page = context["page"]
        page.content, page.toc, page.meta = shown.content, shown.toc, shown.meta
        return with_policy(self.environment.get_template("main.html").render({**context, "hb": hb}))

    def _shell(self, shown: Article, hb: ThemeContext, address: Address) -> list[bytes]:
        key = _kind(shown, hb, address)
        if key not in self._shells:
            toc = TableOfContents([AnchorLink("", _SKIP, 2)] if len(shown.toc) else [])
            # Records bring their own heading, and the theme looks for it.
            html = self.by_theme(Article(f"<h1{_CONTENT}", toc, shown.meta), _with_slots(hb, address), address)
            html = html.replace(f"<h1{_CONTENT}", _CONTENT).replace(f"#{_SKIP}", _SKIP)
            self._shells[key] = _SLOT.split(as_bytes(html))
        return self._shells[key]

    def _parts_in(self, address: Address, hb: ThemeContext) -> dict[str, Part]:
        """The parts in the language of a page, by the names of their slots."""
        if hb.language not in self._parts:
            context = {**self.context(address), "hb": hb}
            context["lang"] = self.environment.get_template("partials/language.html").make_module(context)
            self._parts[hb.language] = {
                name: getattr(self.environment.get_template(template).make_module(context), name)
                for name, template in _PARTS.items()
            }
        return self._parts[hb.language]


def as_bytes(html: str) -> bytes:
    """HTML as it is written; a lone surrogate cannot be."""
    return html.encode("utf-8", "xmlcharrefreplace")


def _kind(shown: Article, hb: ThemeContext, address: Address) -> tuple[Hashable, ...]:
    """What a shell depends on; the rest of the theme's context stands in slots or is the same for the whole site."""
    return (
        address.language,
        address.base,
        address.shown,
        *(language["title"] for language in hb.languages),
        hb.notice and hb.notice["kind"] + hb.notice["text"],
        hb.list_href,
        *hb.licence.values(),
        bool(hb.description),
        *shown.meta["hide"],
        len(shown.toc) > 0,
    )


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
        slots={name: f"@@{name.upper()}@@" for name in _PARTS},
    )


def _contents(page: RecordPage) -> TableOfContents:
    items: list[AnchorLink] = []
    for heading in page.headings:
        link = AnchorLink(escape(heading.text), heading.id, heading.level)
        if heading.level == 2 or not items:
            items.append(link)
        else:
            items[-1].children.append(link)
    return TableOfContents(items)
