"""The page of a practice."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handbook.library.evidence import evidence_level
from handbook.load import Entry
from handbook.models import Practice
from handbook.models import vocabulary as v
from handbook.pages.record_page import PageKind, fact
from handbook.render.view import View


def _more(view: View, practice: Practice, _entry: Entry) -> Mapping[str, Any]:
    _ = view.gettext
    level = evidence_level(practice)
    facts = (
        fact(
            _("Where"),
            [view.ref("city", practice.city)] if practice.city else [view.inline(p) for p in practice.places],
        )
        + fact(_("Run by"), view.ref("organisation", practice.organisation))
        + fact(_("Kind of actor"), view.label(practice.actor, v.ACTOR))
        + fact(_("Level"), view.label(practice.level, v.LEVEL))
        + fact(_("For whom"), [view.label(group, v.TARGET_GROUP) for group in practice.target_groups])
        + fact(_("Since"), view.date(practice.period.start) if practice.period and practice.period.start else None)
        + fact(_("Until"), view.date(practice.period.end) if practice.period and practice.period.end else None)
        + fact(_("Stage"), view.label(practice.stage, v.STAGE) if practice.stage else None)
        + fact(_("Award"), view.ref("award", practice.award) if practice.award else None)
        + fact(_("Evidence"), view.label(level, v.EVIDENCE_LEVEL))
    )
    themes = [view.link_to("theme", theme) for theme in practice.themes]
    badges = [{"text": theme.title, "kind": "theme"} for theme in themes if theme]
    return {"facts": facts, "badges": badges, "evidence": level}


KIND = PageKind("practice", _more)
