"""The page of a proposed action."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handbook.load import Entry
from handbook.models import Action
from handbook.pages.record_page import PageKind, fact
from handbook.render.fragments.actions import ShownAction
from handbook.render.view import View


def _more(view: View, action: Action, entry: Entry) -> Mapping[str, Any]:
    _ = view.gettext
    shown = ShownAction(view, entry)
    facts = (
        fact(_("City or region"), view.ref("city", action.city))
        + fact(_("Organisation"), view.ref("organisation", action.organisation))
        + fact(_("Presented at"), view.ref("event", action.event) if action.event else None)
        + fact(_("Theme of the working groups"), [view.ref("theme", theme) for theme in action.themes])
        + fact(_("Working group"), [view.a(group) for group in shown.groups()])
    )
    badge = (
        {"text": _("In a plan"), "kind": "state"} if shown.plan else {"text": _("No plan published"), "kind": "open"}
    )
    return {"facts": facts, "badges": [badge], "shown": shown}


KIND = PageKind("action", _more, told=frozenset({"city", "organisation", "theme", "action", "action-plan"}))
