"""The page of a recommendation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from handbook.library.plans import step_rows
from handbook.load import Entry
from handbook.models import ActionPlan, Event, Recommendation, Record
from handbook.models import vocabulary as v
from handbook.models.event import Lesson
from handbook.pages.record_page import PageKind, fact
from handbook.render.environment import component
from handbook.render.fragments.records import badges
from handbook.render.view import View


def _more(view: View, recommendation: Recommendation, _entry: Entry) -> Mapping[str, Any]:
    _ = view.gettext
    unknown = component("not_documented", view)
    history = recommendation.status_history
    facts = (
        fact(_("Addressees"), [view.label(code, v.ACTOR) for code in recommendation.addressees])
        + fact(_("Levels"), [view.label(code, v.LEVEL) for code in recommendation.levels] or unknown)
        + fact(_("Point of the agenda"), view.number(recommendation.number) if recommendation.number else None)
        + fact(_("Voice"), view.inline(recommendation.voice) if recommendation.voice else None)
        + fact(_("Made by"), view.ref("organisation", recommendation.made_by) if recommendation.made_by else None)
        + fact(_("State"), view.label(history[-1].status, v.RECOMMENDATION_STATUS) if history else unknown)
    )
    return {
        "facts": facts,
        "badges": badges(view, recommendation),
        "evidence": [_evidence(view, reference) for reference in recommendation.evidence],
    }


def _evidence(view: View, reference: str) -> Mapping[str, Any]:
    """A link to the record or the part of it that backs the recommendation, with the part's own words."""
    record, part = view.find(reference), reference.partition("#")[2]
    lesson = _lesson(record, part)
    return {
        "link": view.a(record, part) if record else reference,
        "part": part,
        "lesson": lesson,
        "text": view.inline(lesson.text) if lesson else _step(record, part, view),
    }


def _lesson(record: Record | None, part: str) -> Lesson | None:
    lessons = record.lessons if isinstance(record, Event) else []
    return next((lesson for lesson in lessons if lesson.id == part), None)


def _step(record: Record | None, part: str, view: View) -> Markup | None:
    if not isinstance(record, ActionPlan):
        return None
    row = next((row for row in step_rows(record) if row.anchor == part), None)
    return view.printed(row.step.what, record.cells_language) if row else None


KIND = PageKind("recommendation", _more)
