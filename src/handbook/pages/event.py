"""The page of an event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from handbook import clock
from handbook.library.agenda import BlockSums, block_sums, length, parts_sum
from handbook.library.consent import name_of
from handbook.library.index import TODAY
from handbook.library.lessons import LessonOf
from handbook.load import Entry
from handbook.models import Event, Theme
from handbook.models import vocabulary as v
from handbook.models.event import AgendaItem, Attendance, Participants, Statement
from handbook.pages.record_page import PageKind, fact
from handbook.render.formats import sort_key
from handbook.render.fragments.gatherings import printed_language, recording
from handbook.render.view import View


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item of the agenda; `sum` says how its parts make up its minutes, None without parts."""

    item: AgendaItem
    minutes: int | None
    sum: str | None
    differs: bool


@dataclass(frozen=True, slots=True)
class Part:
    """Items of a day that follow each other in one block, or outside of any (`block` None)."""

    block: BlockSums | None
    rows: list[ItemRow]


def _more(view: View, event: Event, _entry: Entry) -> Mapping[str, Any]:
    _ = view.gettext
    facts = (
        fact(_("Date"), view.span(event.start, event.end))
        + fact(_("City or region"), view.ref("city", event.city) if event.city else None)
        + fact(_("Form"), view.label(event.mode, v.MODE))
        + fact(_("Languages"), [view.language_name(code) for code in event.languages])
        + fact(_("Working group"), view.ref("working-group", event.working_group) if event.working_group else None)
        + fact(_("Organisations"), [view.ref("organisation", id_) for id_ in event.organisations])
        + fact(_("Recording"), recording(view, event) if event.recording else None)
    )
    return {
        "facts": facts,
        "badges": [
            {"text": view.inline(theme.title), "kind": "theme", "href": view.href(theme)}
            for theme in _themes(view, event)
        ],
        "printed_language": printed_language(view, event),
        "days": list(_days(view, event)),
        "blocks": block_sums(event),
        "lesson_groups": _lesson_groups(view, event),
        "listed": _by_country(view, event.participants) if event.participants else [],
        "total": sum(line.people for line in event.participants.listed) if event.participants else 0,
        "listed_organisations": len({a.organisation for a in event.participants.listed}) if event.participants else 0,
        "speakers": [(_speaker(view, statement), statement) for statement in event.statements],
    }


def _themes(view: View, event: Event) -> list[Theme]:
    found = (view.library.record(Theme, id_, view.language) for id_ in event.themes)
    return [theme for theme in found if theme is not None]


def _days(view: View, event: Event) -> Iterable[tuple[str, list[Part]]]:
    """For each day of the agenda its parts, in printed order."""
    blocks = {sums.block.id: sums for sums in block_sums(event)}
    days: dict[str, list[Part]] = {}
    for item in event.agenda:
        parts = days.setdefault(item.day, [])
        block = blocks.get(item.block) if item.block else None
        if not parts or parts[-1].block is not block:
            parts.append(Part(block, []))
        parts[-1].rows.append(_row(view, item))
    return days.items()


def _row(view: View, item: AgendaItem) -> ItemRow:
    _ = view.gettext
    total, minutes = parts_sum(item), length(item) or item.minutes
    if total is None:
        return ItemRow(item, minutes, None, False)
    shown = sum(part.minutes for part in item.presentations)
    words = _(
        "presentations %(presentations)s + feedback %(feedback)s = %(total)s minutes",
        presentations=view.number(shown), feedback=view.number(item.feedback_minutes or 0), total=view.number(total),
    )  # fmt: skip
    return ItemRow(item, minutes, words, minutes is not None and minutes != total)


def _lesson_groups(view: View, event: Event) -> list[tuple[list[Theme], list[LessonOf]]]:
    """Lessons under the themes that they belong to together, in printed order."""
    groups: dict[tuple[str, ...], list[LessonOf]] = defaultdict(list)
    for lesson in event.lessons:
        groups[tuple(lesson.themes)].append(LessonOf(event, lesson))
    named = []
    for ids, found in groups.items():
        themes = [theme for id_ in ids if (theme := view.library.record(Theme, id_, view.language)) is not None]
        named.append((themes, found))
    return named


def _by_country(view: View, participants: Participants) -> list[tuple[str, int, list[Attendance]]]:
    """(name of the country, its total, its lines), countries in alphabetical order."""
    countries: dict[str, list[Attendance]] = defaultdict(list)
    for line in participants.listed:
        countries[line.country].append(line)
    rows = [(view.country(code), sum(line.people for line in lines), lines) for code, lines in countries.items()]
    return sorted(rows, key=lambda row: sort_key(row[0], view.language))


def _speaker(view: View, statement: Statement) -> Markup:
    """The name only under a consent that covers it and holds; else the office, or the organisation."""
    person = statement.speaker
    view.library.note(TODAY)
    name = name_of(person, clock.today())
    parts = [escape(name)] if name else []
    if person.office:
        parts.append(view.inline(person.office))
    if person.organisation:
        parts.append(view.ref("organisation", person.organisation))
    return Markup(", ").join(parts) or escape(view.gettext("a speaker who is not named"))


KIND = PageKind("event", _more)
