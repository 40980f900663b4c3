"""The page of a working group."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handbook.library.lessons import lessons
from handbook.load import Entry
from handbook.models import Theme, WorkingGroup
from handbook.pages.record_page import PageKind, fact
from handbook.render.fragments.actions import shown_actions
from handbook.render.fragments.groups import learning_cities, seats
from handbook.render.view import View


def _more(view: View, group: WorkingGroup, _entry: Entry) -> Mapping[str, Any]:
    _ = view.gettext
    theme = view.library.record(Theme, group.theme, view.language)
    learning = learning_cities(group)
    facts = (
        fact(_("Number"), view.number(group.number))
        + fact(_("Theme"), view.ref("theme", group.theme))
        + fact(_("Leading"), [view.ref("city", seat.city) for seat in group.leading])
        + fact(_("Learning"), [view.ref("city", seat.city) for seat in group.learning])
        + fact(_("Webinar"), view.ref("webinar", group.webinar) if group.webinar else None)
    )
    own = shown_actions(view, theme=group.theme)
    shown = seats(group)
    return {
        "facts": facts,
        "theme": theme,
        "leading": [seat for seat in shown if seat.leads],
        "learning": [seat for seat in shown if not seat.leads],
        "actions": [action for action in own if action.action.city in learning],
        "lessons": len(lessons(view.library, view.language, theme=group.theme)),
    }


KIND = PageKind("working-group", _more, told=frozenset({"city", "theme", "webinar"}))
