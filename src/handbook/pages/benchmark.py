"""The pages of a benchmark's framework and of an assessment made with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handbook.load import Entry
from handbook.models import Assessment, Framework
from handbook.pages.record_page import PageKind, fact
from handbook.render.fragments.benchmark import ShownFramework
from handbook.render.fragments.groups import by_theme
from handbook.render.view import View


def _framework(view: View, framework: Framework, entry: Entry) -> Mapping[str, Any]:
    _ = view.gettext
    shown = ShownFramework(view, entry)
    scale = framework.scale
    facts = (
        fact(_("What was assessed"), [view.inline(item) for item in framework.assessed])
        + fact(_("Actors"), view.number(len(framework.actors)))
        + fact(_("Dimensions"), view.number(len(framework.dimensions)))
        + fact(
            _("Scale"),
            f"{view.number(scale.lowest)}–{view.number(scale.highest)}" if scale else _("not documented"),
        )
        + fact(_("Scores"), _("public") if framework.scores_public else _("not public"))
        + fact(_("Public assessments"), view.number(len(shown.assessments())))
    )
    return {"facts": facts, "shown": shown, "themes": by_theme(view)}


def _assessment(view: View, assessment: Assessment, _entry: Entry) -> Mapping[str, Any]:
    _ = view.gettext
    framework = view.library.get(Framework.type, assessment.framework)
    shown = ShownFramework(view, framework) if framework else None
    actor = shown.axis(shown.framework.actors, assessment.actor) if shown else assessment.actor
    dimension = shown.axis(shown.framework.dimensions, assessment.dimension) if shown else assessment.dimension
    score = shown.score(assessment) if shown else None
    facts = (
        fact(_("Framework"), view.ref("framework", assessment.framework))
        + fact(_("City or region"), view.ref("city", assessment.city))
        + fact(_("Actor"), actor)
        + fact(_("Dimension"), dimension)
        + fact(_("Score"), score or (_("not public") if assessment.score is not None else _("no score was given")))
        + fact(_("Date"), view.date(assessment.date))
    )
    return {"facts": facts, "evidence": view.sources(assessment.evidence)}


FRAMEWORK = PageKind("framework", _framework, told=frozenset({"assessment", "theme"}))
ASSESSMENT = PageKind("assessment", _assessment, told=frozenset({"framework", "city"}))
