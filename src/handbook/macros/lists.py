"""Macros that list the records of a section: as cards, as a table, as links, or only counted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from handbook.languages import SOURCE
from handbook.library.facets import FACETS, entries_with, facets_of_type
from handbook.load import Entry
from handbook.macros.call import Macro, MacroError, code_named, known, record_named, section_named
from handbook.models import TYPES, Record
from handbook.models import vocabulary as v
from handbook.problems import suggest
from handbook.render.environment import render
from handbook.render.fragments import records
from handbook.render.sections import SECTION_TITLES
from handbook.render.view import View


def cards(
    view: View,
    section: str,
    *,
    limit: int = 0,
    filters: bool = False,
    **sides: str,
) -> Markup:
    """The records of a section as cards, in alphabetical order (numbered ones by their numbers).

    `section`: such as `practices`. `theme`, `city`, `organisation`: only those of this record, by its id. `actor`: only
    this kind of actor, such as `municipality`. `country`: only this country, such as `DE`. `language`: only records
    written in it. `limit`: at most so many. `filters`: true adds a bar by which readers filter the list themselves.
    """
    entries = _selected(view, section, sides, limit)
    fields = records.filters(view, entries, section_named(section)) if filters else []
    return render(
        "fragments/record_cards.html",
        view,
        items=[records.card(view, entry) for entry in entries],
        id=_list_id(section, sides) if filters else None,
        filters=fields,
    )


def table(
    view: View,
    section: str,
    *,
    limit: int = 0,
    **sides: str,
) -> Markup:
    """The records of a section as a table with the columns that fit their type.

    The arguments are those of `cards`, without `filters`.
    """
    entries = _selected(view, section, sides, limit)
    return render(
        "fragments/record_table.html",
        view,
        entries=entries,
        columns=records.columns(view, entries, section_named(section)),
        title=view.gettext(SECTION_TITLES[section]),
    )


def links(
    view: View,
    section: str,
    *,
    limit: int = 0,
    **sides: str,
) -> Markup:
    """The records of a section as a list of links, each with one line about it.

    The arguments are those of `cards`, without `filters`.
    """
    entries = _selected(view, section, sides, limit)
    return render("fragments/record_links.html", view, items=[records.link(view, entry) for entry in entries])


def count(
    view: View,
    section: str,
    **sides: str,
) -> str:
    """How many records a section has, as a number inside a sentence: `{{ count("practices") }} practices`.

    The arguments are those of `cards`, without `limit` and `filters`.
    """
    return view.number(len(_selected(view, section, sides)))


def _selected(view: View, section: str, sides: dict[str, str], limit: int = 0) -> list[Entry]:
    """The records of a section that fit all codes given, in the order of lists."""
    model, wanted = _wanted(view, section, sides, limit)
    if not wanted:
        return records.by_title(view, view.library.published(model.type))[: limit or None]
    fitting, *others = (entries_with(view.library, model.type, name, code) for name, code in wanted.items())
    for other in others:
        keys = {entry.key for entry in other}
        fitting = [entry for entry in fitting if entry.key in keys]
    return records.by_title(view, fitting)[: limit or None]


def _wanted(view: View, section: str, sides: dict[str, str], limit: int) -> tuple[type[Record], dict[str, str]]:
    """The type of the records and the codes by which they are chosen."""
    if limit < 0:
        raise MacroError(f"`limit` cannot be {limit}", "write how many are shown, or leave it out for all")
    model = section_named(section)
    wanted = {name: code for name, code in sides.items() if code}
    for name, code in wanted.items():
        if name not in FACETS:
            meant = suggest(name, (*FACETS, "limit", "filters"))
            hint = f"did you mean `{meant}`?" if meant else f"lists are narrowed by: {', '.join(FACETS)}"
            raise MacroError(f"it does not take `{name}`", hint)
        if not isinstance(code, str):
            raise MacroError(f"`{name}` must be a text, not `{code!s:.60}`", "write texts in quotes")
        has = facets_of_type(model)
        if name not in has:
            raise MacroError(
                f"`{section}` cannot be narrowed by `{name}`",
                f"it can by: {', '.join(facet for facet in FACETS if facet in has)}",
            )
        _check(view, name, code)
    return model, wanted


def _check(view: View, name: str, code: str) -> None:
    """Refuse a code that nothing can have: a typing error would look like an empty list."""
    if name == "actor":
        code_named(code, v.ACTOR)
    elif name == "country":
        if not re.fullmatch(r"[A-Z]{2}", code):
            raise MacroError(f"`{code}` is not the code of a country", "write two capitals, such as DE")
    elif name == "language":
        written = {entry.record.language for entry in view.library.entries.values()}
        known(code, sorted({*view.library.languages, *written, SOURCE}), "language")
    else:
        record_named(view, TYPES[name], code)


def _check_cards(view: View, section: str, **arguments: Any) -> str:
    arguments.pop("filters", None)
    return _check_list(view, section, **arguments)


def _check_list(view: View, section: str, *, limit: int = 0, **sides: str) -> str:
    _wanted(view, section, sides, limit)
    return ""


def _check_count(view: View, section: str, **sides: str) -> str:
    _wanted(view, section, sides, 0)
    return ""


CHECKS: Mapping[Macro, Macro] = {cards: _check_cards, table: _check_list, links: _check_list, count: _check_count}
"""What complains of a wrong call as the macro does, without making the list, which takes long in a large handbook."""


def _list_id(section: str, codes: dict[str, str]) -> str:
    """An id of its own for each list, so that two of them on a page have their own filter bars."""
    return "-".join(["list", section, *(code.lower() for code in codes.values() if code)])
