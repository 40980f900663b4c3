"""Macros of the home page and of overviews: head, numbers, entrances, map."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from handbook.library.plans import all_rows
from handbook.macros.call import MacroError, known
from handbook.models import SECTIONS
from handbook.render.environment import component, render
from handbook.render.fragments.maps import cities, places_map
from handbook.render.sections import SECTION_TITLES
from handbook.render.view import View

_ENTRANCES = (
    "handbooks", "practices", "action-plans", "actions", "webinars", "events", "recommendations", "cities",
    "organisations", "coalitions", "working-groups", "awards", "benchmark", "documents",
)  # fmt: skip
"""Sections that counts and entrances show, those for most readers first; `handbooks` are the themes."""


def hero(view: View, title: str, lead: str, *actions: tuple[str, str]) -> Markup:
    """The head of the home page: its title (the page's heading of level 1), its opening words and buttons.

    `title`, `lead`: in the page's language. `actions`: pairs of a section (or an address inside the language, such as
    `practices/phoenix-prize/`) and the button's words: `("practices", "Browse the practices")`.
    """
    buttons = []
    for action in actions:
        pair = isinstance(action, tuple | list) and len(action) == 2
        if not pair or not all(isinstance(part, str) for part in action):
            raise MacroError("an action is a pair of an address and words", '("practices", "Browse the practices")')
        address, words = action
        buttons.append({"href": _address(view, address), "title": words})
    return component("hero", view, title, lead, buttons, view.settings.site_name or None)


def counts(view: View) -> Markup:
    """How much the handbook has: the number of records of each section, of steps and of languages."""
    _ = view.gettext
    stats = [
        {"number": view.number(number), "label": _(SECTION_TITLES[section]), "href": view.section(section)}
        for section in _ENTRANCES
        if section != "benchmark" and (number := len(view.library.published(SECTIONS[section].type)))
    ]
    steps = sum(1 for _row in all_rows(view.library, view.language))
    if steps:
        label = _("Steps of action plans")
        stats.append({"number": view.number(steps), "label": label, "href": view.section("timeline")})
    return component("stats", view, stats)


def section_cards(view: View) -> Markup:
    """Entrances to all sections that have records, each with what stands there and how much."""
    _ = view.gettext
    words = _section_words(view)
    items = []
    for section in _ENTRANCES:
        number = len(view.library.published(SECTIONS[section].type))
        if number:
            text, counted = words[section]
            items.append(
                {
                    "href": view.section(section),
                    "title": _(SECTION_TITLES[section]),
                    "text": text,
                    "count": counted(number),
                }
            )
    return component("pillars", view, items, 3)


def city_map(view: View) -> Markup:
    """A map of Europe with all cities and regions, and the same as a list of links."""
    return render("fragments/city_map.html", view, map=places_map(view, id="map-cities"), cities=cities(view))


def _address(view: View, address: str) -> str:
    """The address of a section, or of a page inside it."""
    section, _, rest = address.strip("/").partition("/")
    pages = {*SECTIONS, "timeline"}
    known(section, sorted(pages), "section")
    path, hash_, anchor = rest.partition("#")
    path = path.strip("/")
    return view.section(section) + (f"{path}/" if path else "") + hash_ + anchor


def _section_words(view: View) -> dict[str, tuple[str, Callable[[int], str]]]:
    """For each section: what stands there, and how its records are counted."""
    _, ngettext = view.gettext, view.ngettext
    return {
        "handbooks": (
            _("One handbook per theme: questions, practices, lessons and recommendations."),
            lambda n: ngettext("%(n)s handbook", "%(n)s handbooks", n),
        ),
        "practices": (
            _("What cities and organisations do that others can take up."),
            lambda n: ngettext("%(n)s practice", "%(n)s practices", n),
        ),
        "action-plans": (
            _("Objectives and steps with their partners, conditions and dates."),
            lambda n: ngettext("%(n)s action plan", "%(n)s action plans", n),
        ),
        "actions": (
            _("What partners want to do, with the questions they asked the others."),
            lambda n: ngettext("%(n)s proposed action", "%(n)s proposed actions", n),
        ),
        "webinars": (
            _("Online meetings of the working groups."),
            lambda n: ngettext("%(n)s webinar", "%(n)s webinars", n),
        ),
        "events": (
            _("Meetings with their agendas and what was learnt."),
            lambda n: ngettext("%(n)s event", "%(n)s events", n),
        ),
        "recommendations": (
            _("What should be done, by whom, and what it rests on."),
            lambda n: ngettext("%(n)s recommendation", "%(n)s recommendations", n),
        ),
        "cities": (
            _("The places of the network and all that is known of each."),
            lambda n: ngettext("%(n)s city or region", "%(n)s cities and regions", n),
        ),
        "organisations": (
            _("Who takes part, and in what."),
            lambda n: ngettext("%(n)s organisation", "%(n)s organisations", n),
        ),
        "coalitions": (
            _("Alliances that can be joined."),
            lambda n: ngettext("%(n)s coalition", "%(n)s coalitions", n),
        ),
        "working-groups": (
            _("Who leads and who learns, theme by theme."),
            lambda n: ngettext("%(n)s working group", "%(n)s working groups", n),
        ),
        "awards": (
            _("Prizes, their criteria and their winners."),
            lambda n: ngettext("%(n)s award", "%(n)s awards", n),
        ),
        "benchmark": (
            _("How support is compared between places."),
            lambda n: ngettext("%(n)s framework", "%(n)s frameworks", n),
        ),
        "documents": (
            _("Where the facts come from, and what is wrong in the sources."),
            lambda n: ngettext("%(n)s document", "%(n)s documents", n),
        ),
    }
