"""What all pages of records share: head, facts, errata, relations both ways, sources, the way to correct it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any, NamedTuple

from markupsafe import Markup

from handbook.library import Library
from handbook.library.errata import ErratumOf, errata_of
from handbook.load import Entry
from handbook.models import RECORD_TYPES, Record
from handbook.models.shapes import references
from handbook.render.environment import component, render
from handbook.render.sections import SECTION_TITLES, TYPE_TITLES
from handbook.render.text import words_of
from handbook.render.view import Link, View


class Heading(NamedTuple):
    level: int
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """`html` is the whole article; `title` and `description` are plain text in `language`, the one really shown."""

    title: str
    description: str
    language: str
    html: Markup
    headings: tuple[Heading, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A row of the facts box. A list of values stands one below the other; an empty value is left out."""

    label: str
    value: Any
    lang: str | None = None


More = Callable[[View, Any, Entry], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class PageKind:
    """A type's page: `more` gives what its template `pages/<type>.html` needs beyond the common context.

    Expected keys of `more`: `facts` (list of Fact), `badges` (list of badges), and whatever the template names.
    `told` are the types whose relations the template shows itself.
    """

    type: str
    more: More
    told: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class Mark:
    """The number of an erratum on its page, beside a value that it concerns.

    An erratum has one `number` and one `id` on a page, and a `ref` for each value; the `first` one stands for it.
    """

    id: str
    number: int
    found: ErratumOf
    ref: str
    first: bool


_HEADING = re.compile(r'<h([23])[^>]*? id="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)


def render_page(kind: PageKind, view: View, entry: Entry) -> Page:
    """The page of a record in the language of `view`."""
    record = view.whole(entry)
    marks = _marks(view, entry)
    html = render(
        f"pages/{kind.type}.html" if record.status != "withdrawn" else "pages/withdrawn.html",
        view,
        entry=entry,
        record=record,
        type_title=view.gettext(TYPE_TITLES[record.type]),
        marks=marks,
        marks_at=lambda field="", part="": [
            mark for mark in marks if mark.found.part == part and (mark.found.concern.field or "") == field
        ],
        relations=relations(view, entry, told=kind.told),
        sources=view.sources(record.sources),
        **{"facts": [], "badges": [], **kind.more(view, record, entry)},
    )
    return Page(
        title=view.plain(record.title),
        description=view.plain(record.summary),
        language=view.library.shown_language(entry, view.language),
        html=html,
        headings=tuple(headings(html)),
    )


def headings(html: str) -> Iterable[Heading]:
    """The headings of an article that its table of contents lists."""
    for level, id_, words in _HEADING.findall(html):
        yield Heading(int(level), id_, words_of(words))


def _marks(view: View, entry: Entry) -> list[Mark]:
    marks: list[Mark] = []
    times: dict[tuple[str, str], int] = {}
    owners: dict[str, str] = {}
    for found in errata_of(view.library, entry.key, view.language):
        key = (found.document.id, found.erratum.id)
        times[key] = times.get(key, 0) + 1
        id_ = found.erratum.id.lower()
        if owners.setdefault(id_, found.document.id) != found.document.id:
            id_ = f"{found.document.id}-{id_}"
        ref = id_ if times[key] == 1 else f"{id_}-{times[key]}"
        marks.append(Mark(id_, list(times).index(key) + 1, found, ref, times[key] == 1))
    return marks


def relations(view: View, entry: Entry, told: Iterable[str] = ()) -> list[dict[str, Any]]:
    """Links to all records that this one refers to or that refer to it, by type, each once."""
    hidden = {"document", "methodology", *told}
    related = view.library.computed(("related", entry.key), lambda: _related(view.library, entry))
    groups = []
    for model, others in related.items():
        if model.type not in hidden:
            members = sorted([_relation(view, other) for other in others], key=itemgetter(0))
            label = view.gettext(SECTION_TITLES[model.section])
            groups.append({"label": label, "items": [line for _, line in members]})
    return groups


def _related(library: Library, entry: Entry) -> dict[type[Record], list[Entry]]:
    """By type, the published records that the record refers to or that refer to it, each once."""
    found: dict[str, Entry] = {}
    for _, reference, value in references(entry.record):
        target = library.find(value) if not reference.type else library.get(reference.type, value)
        if target is not None:
            found[target.key] = target
    for referrer in library.referrers(entry):
        found[referrer.entry.key] = referrer.entry
    by_type: dict[type[Record], list[Entry]] = {model: [] for model in RECORD_TYPES}
    for other in found.values():
        if other.key != entry.key and other.record.status in ("published", "superseded"):
            by_type[type(other.record)].append(other)
    return {model: others for model, others in by_type.items() if others}


def _relation(view: View, other: Entry) -> tuple[str, Markup]:
    """A related record's place in the alphabet and its line. Many pages have it, so each language makes it once."""

    def made() -> tuple[str, Markup]:
        link = view.link(view.record(other), meta=_meta(view, other.record))
        return link.title.casefold(), component("listed", view, link)

    return view.library.computed(("relation", other.key, view.language, view.base), made)


def _meta(view: View, record: Record) -> str | None:
    """Words that tell records of the same title apart: their city, or their country."""
    city = vars(record).get("city")
    other: Link | None = view.link_to("city", city) if isinstance(city, str) else None
    if other is not None:
        return other.title
    country = vars(record).get("country")
    return view.country(country) if isinstance(country, str) else None


def fact(label: str, value: Any, lang: str | None = None) -> list[Fact]:
    """A row, or none when there is nothing to say; join rows with `+`."""
    return [Fact(label, value, lang)] if value not in (None, "", []) else []
