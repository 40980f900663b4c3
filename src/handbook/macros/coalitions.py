"""Macros on coalitions: what one is about, and how to join them."""

from __future__ import annotations

from markupsafe import Markup

from handbook.macros.call import record_named
from handbook.models import Coalition
from handbook.render.environment import render
from handbook.render.formats import sort_key
from handbook.render.view import View


def pillars(view: View, coalition: str) -> Markup:
    """The pillars of a coalition with those who act and their directions.

    `coalition`: id of the coalition. Headings are of level 3.
    """
    return _show(view, coalition, "pillars")


def ways_to_join(view: View, coalition: str = "") -> Markup:
    """How one can join a coalition, with an anchor for each way.

    `coalition`: id of the coalition; without it the ways of all, coalition by coalition (headings of level 3).
    """
    if coalition:
        return _show(view, coalition, "ways_to_join")
    shown = [(record, f"{record.id}-join") for record in _all(view) if record.ways_to_join]
    return render("fragments/ways_to_join.html", view, coalitions=shown)


def aims(view: View, coalition: str) -> Markup:
    """The aims of a coalition.

    `coalition`: id of the coalition.
    """
    return _show(view, coalition, "aims")


def audiences(view: View, coalition: str) -> Markup:
    """For whom a coalition is.

    `coalition`: id of the coalition.
    """
    return _show(view, coalition, "audiences")


def tools(view: View, coalition: str) -> Markup:
    """The tools that a coalition offers.

    `coalition`: id of the coalition.
    """
    return _show(view, coalition, "tools")


def coalition_directory(view: View) -> Markup:
    """All coalitions, the Union's first: scope, members, how to join. Headings are of level 3."""
    return render("fragments/coalition_directory.html", view, coalitions=_all(view))


def _show(view: View, coalition: str, field: str) -> Markup:
    record = record_named(view, Coalition, coalition)
    return render("fragments/coalition_part.html", view, items=getattr(record, field), field=field, coalition=record)


def _all(view: View) -> list[Coalition]:
    """All coalitions: the Union's first, then by country."""
    return sorted(
        view.library.records(Coalition, view.language),
        key=lambda record: (record.scope != "EU", sort_key(view.plain(record.title), view.language)),
    )
