"""What the theme's templates are told of a page, as `hb`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from handbook.languages import own_name
from handbook.library.translations import MISSING, OUTDATED, FieldState, field_states
from handbook.plugin.addresses import Address
from handbook.plugin.editions import LATEST, Edition
from handbook.plugin.page_translations import page_states
from handbook.plugin.search.context import SearchContext
from handbook.render.view import View

LICENCES = {"CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/"}


@dataclass(frozen=True, slots=True)
class ThemeContext:
    """One page for the theme. Addresses are relative to the page, but for `canonical`."""

    language: str
    languages: list[dict[str, Any]]
    canonical: str
    noindex: bool
    notice: dict[str, str] | None
    content_lang: str
    edit_url: str | None
    description: str
    title: str
    site_name: str
    edition: str | None
    versions_url: str | None
    list_href: str | None
    page_path: str
    licence: dict[str, str]
    home_href: str
    base: str
    gettext: Callable[..., str]
    ngettext: Callable[..., str]
    entries: list[dict[str, str]]
    slots: Mapping[str, str] | None = None
    """For a shell: what to write in the places of the parts that differ from page to page."""
    search: SearchContext | None = None
    editions: Sequence[Mapping[str, str]] = ()


def for_page(
    address: Address,
    view: View,
    title: str,
    description: str,
    search: SearchContext | None = None,
    editions: Sequence[Edition] = (),
) -> ThemeContext:
    """The context of a page."""
    settings, base, language = view.settings, address.base, address.language
    section = address.path.split("/")[0]
    is_list = address.path.count("/") <= 1
    licence = address.entry.record.licence if address.entry else "CC-BY-4.0"
    return ThemeContext(
        language=language,
        languages=[_language(other, address, view) for other in settings.languages],
        canonical=f"{settings.site_url}{address.shown}/{address.path}" if settings.site_url else "",
        noindex=address.is_fallback,
        notice=_notice(address, view),
        content_lang=address.shown,
        edit_url=view.file_address(address.file_path),
        description=description,
        title=title,
        site_name=view.gettext(settings.site_name),
        edition=settings.edition,
        versions_url=f"{base}../versions.json" if settings.edition else None,
        list_href=None if is_list else f"{base}{language}/{section}/",
        page_path=f"{language}/{address.path}",
        licence={
            "text": view.gettext("Content: %(licence)s", licence=licence),
            "href": LICENCES.get(licence, ""),
        },
        home_href=f"{base}{language}/",
        base=base,
        gettext=view.gettext,
        ngettext=view.ngettext,
        entries=[],
        search=search,
        editions=_editions(address, view, editions) if settings.edition else (),
    )


def for_static(view: View, title: str, homes: Mapping[str, str]) -> ThemeContext:
    """The context of a page outside the languages: the language chooser and the page for errors.

    `homes` are the titles of the home pages by language.
    """
    settings = view.settings
    return ThemeContext(
        language=view.language,
        languages=[],
        canonical=settings.site_url,
        noindex=True,
        notice=None,
        content_lang=view.language,
        edit_url=None,
        description="",
        title=title,
        site_name=view.gettext(settings.site_name),
        edition=settings.edition,
        versions_url=None,
        list_href=None,
        page_path="",
        licence={"text": "CC BY 4.0", "href": LICENCES["CC-BY-4.0"]},
        home_href="",
        base="",
        gettext=view.gettext,
        ngettext=view.ngettext,
        entries=[
            {"code": code, "name": own_name(code), "href": f"{code}/", "text": homes.get(code, "")}
            for code in settings.languages
        ],
    )


def _editions(address: Address, view: View, others: Sequence[Edition]) -> list[Mapping[str, str]]:
    """The newest edition, and the others with the page or the nearest to it that they have."""
    root, page = f"{address.base}../", f"{address.language}/{address.path}"
    links = [{"name": view.gettext("newest edition"), "href": f"{root}{LATEST}/{page}", "note": ""}]
    for edition in others:
        nearest = edition.nearest(address.language, address.path)
        note = "" if nearest == page else view.gettext("without this page; leads to the list")
        links.append({"name": edition.name, "href": f"{root}{edition.name}/{nearest}", "note": note})
    return list(links)


def _language(language: str, address: Address, view: View) -> dict[str, Any]:
    real = language in address.real
    shown = language if real else _original(address)
    title = "" if real else view.gettext("shown in %(language)s", language=view.language_name(shown))
    return {
        "code": language,
        "name": own_name(language),
        "href": f"{address.base}{language}/{address.path}",
        "current": language == address.language,
        "real": real,
        "title": title,
    }


def _original(address: Address) -> str:
    if address.entry is not None:
        return address.entry.record.language
    return address.written.original.language if address.written else address.shown


def _notice(address: Address, view: View) -> dict[str, str] | None:
    """In the page's language: which language it shows instead, or how far its translation can be trusted."""
    if address.is_fallback:
        shown = view.language_name(address.shown)
        return {
            "kind": "fallback",
            "text": view.gettext(
                "This page is not available in %(language)s yet. It is shown in %(shown)s.",
                language=view.language_name(address.language), shown=shown,
            ),
        }  # fmt: skip
    states: list[FieldState] = []
    if address.language == _original(address):
        return None
    if address.entry is not None:
        states = field_states(view.library, address.entry, address.language)
    elif address.written is not None:
        states = page_states(view.library, address.written, address.language)
    found = {state.state for state in states}
    # What a written page leaves out is its description; its text is there or the page is a fallback.
    is_partial = address.entry is not None and MISSING in found
    is_outdated = OUTDATED in found
    original = view.language_name(_original(address))
    said = []
    if "machine" in {state.made for state in states}:
        said.append(view.gettext("This is a machine translation that nobody has reviewed."))
    if is_partial:
        said.append(
            view.gettext("Parts of this page are not translated yet and are shown in %(shown)s.", shown=original)
        )
    if is_outdated:
        said.append(
            view.gettext(
                "Parts of this translation are out of date: the original in %(language)s has changed.",
                language=original,
            )
        )
    return {"kind": "partial" if is_partial or is_outdated else "machine", "text": " ".join(said)} if said else None
