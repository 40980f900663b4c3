"""The page of an action plan."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handbook.library.plans import actions_of, from_mutual_learning
from handbook.load import Entry
from handbook.models import ActionPlan
from handbook.pages.record_page import PageKind, fact
from handbook.render.fragments.plan_drawings import drawing
from handbook.render.fragments.plans import ShownPlan
from handbook.render.view import View


def _more(view: View, plan: ActionPlan, entry: Entry) -> Mapping[str, Any]:
    _ = view.gettext
    shown = ShownPlan(view, entry, here=True)
    facts = (
        fact(_("City or region"), view.ref("city", plan.city))
        + fact(_("Organisation"), view.ref("organisation", plan.organisation))
        + fact(_("Objectives"), view.number(len(plan.objectives)))
        + fact(_("Steps"), view.number(len(shown.rows())))
        + fact(_("Period of the steps"), shown.period())
        + fact(_("Language of the cells"), view.language_name(plan.cells_language))
        + fact(_("Heading as printed"), shown.printed(plan.printed_heading) if plan.printed_heading else None)
    )
    themes = [link for theme in plan.themes if (link := view.link_to("theme", theme))]
    return {
        "facts": facts,
        "badges": [{"text": link.title, "kind": "theme", "href": link.href} for link in themes],
        "shown": shown,
        "drawing": drawing(shown),
        "carried": actions_of(view.library, entry),
        "learnt": from_mutual_learning(view.library, entry),
    }


KIND = PageKind("action-plan", _more, told=frozenset({"city", "action", "theme"}))
