"""Lessons of all events, by theme, organisation and city."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from handbook.library.index import Library
from handbook.models import Event
from handbook.models.event import Lesson


@dataclass(frozen=True, slots=True)
class LessonOf:
    event: Event
    lesson: Lesson


def lessons(
    library: Library, language: str, *, theme: str = "", organisation: str = "", city: str = "", kind: str = ""
) -> list[LessonOf]:
    """The lessons that fit every filter given, in the order of the events and their plenaries."""
    return [
        found
        for found in _all(library, language)
        if (not theme or theme in found.lesson.themes)
        and organisation in ("", found.lesson.organisation)
        and city in ("", found.lesson.city)
        and kind in ("", found.lesson.kind)
    ]


def _all(library: Library, language: str) -> Iterator[LessonOf]:
    for event in library.records(Event, language):
        for lesson in event.lessons:
            yield LessonOf(event, lesson)
