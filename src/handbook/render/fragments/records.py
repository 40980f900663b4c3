"""How a record is shown in a list: as a card, as a link with its meta line, as a row of a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from handbook.library.evidence import evidence_level
from handbook.library.facets import facets, facets_of_type
from handbook.library.plans import step_rows
from handbook.load import Entry
from handbook.models import (
    ActionPlan,
    City,
    Coalition,
    Document,
    Event,
    Organisation,
    Practice,
    Recommendation,
    Record,
    Theme,
    Webinar,
    WorkingGroup,
)
from handbook.models import vocabulary as v
from handbook.render.formats import sort_key
from handbook.render.view import View

FILTERS = ("theme", "city", "actor", "country")
"""The sides from which readers can filter a list of cards."""


def by_title(view: View, entries: Iterable[Entry]) -> list[Entry]:
    """Alphabetical order of the page's language; records with a number of their own come by it."""

    def place(entry: Entry) -> tuple[int, Any]:
        title = view.plain(view.record(entry).title)
        return vars(entry.record).get("number") or 0, sort_key(title, view.language)

    return sorted(
        entries,
        key=lambda entry: view.library.computed(("place", entry.key, view.language), lambda: place(entry)),
    )


def meta(view: View, record: Record) -> Markup:
    """One line that tells the record from its neighbours: where, when, who."""
    parts: list[str | Markup] = []
    own = vars(record)
    if isinstance(record, Event | Webinar):
        parts.append(view.span(record.start, record.end))
    if isinstance(record, Coalition):
        parts.append(view.country(record.scope))
        parts.append(view.ngettext("%(n)s member", "%(n)s members", len(record.members)))
    if isinstance(record, Organisation | City):
        kinds = v.ORGANISATION_KIND if isinstance(record, Organisation) else v.PLACE_KIND
        parts.append(view.label(record.kind, kinds))
    city = own.get("city")
    if isinstance(city, str):
        parts.append(_named(view, "city", city))
    elif isinstance(record, Practice):
        parts += [view.inline(place) for place in record.places]
    organisation = own.get("organisation")
    if isinstance(organisation, str) and not isinstance(record, City):
        parts.append(_named(view, "organisation", organisation))
    country = own.get("country")
    if isinstance(country, str):
        parts.append(view.country(country))
    if isinstance(record, ActionPlan):
        parts.append(view.ngettext("%(n)s objective", "%(n)s objectives", len(record.objectives)))
        parts.append(view.ngettext("%(n)s step", "%(n)s steps", len(step_rows(record))))
    if isinstance(record, Recommendation):
        parts.append(view.enumerate(view.label(code, v.ACTOR) for code in record.addressees))
    if isinstance(record, WorkingGroup):
        parts.append(view.ngettext("%(n)s leading place", "%(n)s leading places", len(record.leading)))
        parts.append(view.ngettext("%(n)s learning place", "%(n)s learning places", len(record.learning)))
    if isinstance(record, Theme):
        parts.append(view.ngettext("%(n)s guiding question", "%(n)s guiding questions", len(record.questions)))
    if isinstance(record, Document):
        parts.append(view.language_name(record.document_language))
        parts.append(view.ngettext("%(n)s erratum", "%(n)s errata", len(record.errata)))
    return Markup(" · ").join(parts)


def badges(view: View, record: Record) -> list[dict[str, Any]]:
    """Marks of a card: themes, evidence, state."""
    found: list[dict[str, Any]] = []
    if not isinstance(record, Theme | WorkingGroup):
        found += [
            {"text": _named(view, "theme", theme), "kind": "theme", "data": {"theme": theme}} for theme in record.themes
        ]
    if isinstance(record, Practice):
        found.append({"text": view.label(evidence_level(record), v.EVIDENCE_LEVEL), "kind": "evidence"})
    if isinstance(record, Organisation) and record.partner:
        found.append({"text": view.gettext("partner of the network"), "kind": "given"})
    if isinstance(record, Document):
        opened = sum(erratum.status == "open" for erratum in record.errata)
        if opened:
            found.append({"text": view.ngettext("%(n)s open", "%(n)s open", opened), "kind": "open"})
    if record.status == "superseded":
        found.append({"text": view.label(record.status, v.STATUS), "kind": "state"})
    return found


def card(view: View, entry: Entry) -> dict[str, Any]:
    """A record as the component `cards` takes it, with its codes on the sides from which lists are filtered.

    A code stands at the words that say the same, where there are any: the same code beside the same words costs a
    compressed page next to nothing.
    """

    def made() -> dict[str, Any]:
        record = view.record(entry)
        codes = facets(view.library, entry.record)
        line, marks = meta(view, record), badges(view, record)
        named = {mark["data"]["theme"] for mark in marks if "data" in mark}
        own = {"theme": [theme for theme in codes.theme if theme not in named], "actor": codes.actor}
        places = {"city": codes.city, "country": codes.country}
        return {
            "href": view.href(record),
            "title": view.inline(record.title),
            "text": view.inline(record.summary),
            "meta": line,
            "meta_data": _given(places) if line else {},
            "badges": marks,
            "data": _given(own if line else own | places),
        }

    return view.library.computed(("card", entry.key, view.language, view.base), made)


def _given(codes: Mapping[str, Sequence[str]]) -> dict[str, Sequence[str]]:
    return {name: found for name, found in codes.items() if found}


def link(view: View, entry: Entry) -> dict[str, Any]:
    """A record as the component `linklist` takes it."""

    def made() -> dict[str, Any]:
        record = view.record(entry)
        shown = view.link(record)
        return {"href": shown.href, "title": shown.title, "lang": shown.lang, "meta": meta(view, record)}

    return view.library.computed(("link", entry.key, view.language, view.base), made)


def links(view: View, entries: Iterable[Entry]) -> list[dict[str, Any]]:
    return [link(view, entry) for entry in by_title(view, entries)]


def filters(
    view: View, entries: Sequence[Entry], model: type[Record], wanted: Sequence[str] = FILTERS
) -> list[dict[str, Any]]:
    """The fields of a filter bar: those of `wanted` that the type has and in which the records differ, and a text."""
    _ = view.gettext
    labels = {
        "theme": _("Theme"),
        "city": _("City or region"),
        "organisation": _("Organisation"),
        "actor": _("Kind of actor"),
        "country": _("Country"),
        "language": _("Written in"),
    }
    fields: list[dict[str, Any]] = []
    for name in wanted:
        if name not in facets_of_type(model):
            continue
        codes = {code for entry in entries for code in getattr(facets(view.library, entry.record), name)}
        if len(codes) > 1:
            options = [{"value": code, "label": words(view, name, code)} for code in codes]
            options.sort(key=lambda option: sort_key(option["label"], view.language))
            fields.append({"name": name, "label": labels[name], "options": options})
    return [*fields, {"name": "q", "label": _("Contains"), "type": "text"}]


def words(view: View, facet: str, code: str) -> str:
    """The words for a code of a facet."""
    if facet == "actor":
        return view.label(code, v.ACTOR)
    if facet == "country":
        return view.country(code)
    if facet == "language":
        return view.language_name(code)
    return view.plain(_named(view, facet, code))


def _named(view: View, type_: str, id_: str) -> Markup:
    def made() -> Markup:
        record = view.get(type_, id_)
        return view.inline(record.title) if record else escape(id_)

    return view.library.computed(("named", type_, id_, view.language, view.base), made)


@dataclass(frozen=True, slots=True)
class Column:
    label: str
    cells: list[Any]


def columns(view: View, entries: Sequence[Entry], model: type[Record]) -> list[Column]:
    """A table's columns behind the title, as they fit the type; columns without any value are left out."""
    _ = view.gettext
    records = [view.record(entry) for entry in entries]
    codes = [facets(view.library, entry.record) for entry in entries]

    def refs(type_: str, ids: Iterable[str]) -> Markup:
        return Markup(", ").join(view.ref(type_, id_) for id_ in ids)

    has = facets_of_type(model)
    found = []
    if issubclass(model, Event | Webinar):
        found.append(Column(_("Date"), [view.span(r.start, r.end) for r in records if isinstance(r, Event | Webinar)]))
    if issubclass(model, Organisation):
        kinds = [view.label(r.kind, v.ORGANISATION_KIND) for r in records if isinstance(r, Organisation)]
        found.append(Column(_("Kind"), kinds))
    if "city" in has:
        found.append(Column(_("City or region"), [refs("city", code.city) for code in codes]))
    if "organisation" in has and not issubclass(model, Coalition):
        found.append(Column(_("Organisation"), [refs("organisation", code.organisation) for code in codes]))
    if "actor" in has:
        label = _("Addressees") if issubclass(model, Recommendation) else _("Kind of actor")
        found.append(Column(label, [", ".join(view.label(a, v.ACTOR) for a in code.actor) for code in codes]))
    if "country" in has:
        named = [", ".join(view.country(country) for country in code.country) for code in codes]
        found.append(Column(_("Scope") if issubclass(model, Coalition) else _("Country"), named))
    if issubclass(model, Coalition):
        numbers = [view.number(len(r.members)) for r in records if isinstance(r, Coalition)]
        found.append(Column(_("Members"), numbers))
    if issubclass(model, ActionPlan):
        numbers = [view.number(len(step_rows(r))) for r in records if isinstance(r, ActionPlan)]
        found.append(Column(_("Steps"), numbers))
    if issubclass(model, Practice):
        levels = [view.label(evidence_level(r), v.EVIDENCE_LEVEL) for r in records if isinstance(r, Practice)]
        found.append(Column(_("Evidence"), levels))
    if not issubclass(model, Organisation | Theme):
        found.append(Column(_("Themes"), [refs("theme", code.theme) for code in codes]))
    return [column for column in found if any(column.cells)]
