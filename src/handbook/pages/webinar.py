"""The page of a webinar."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handbook.load import Entry
from handbook.models import Webinar
from handbook.models import vocabulary as v
from handbook.pages.record_page import PageKind, fact
from handbook.render.environment import component
from handbook.render.fragments.gatherings import printed_language, recording
from handbook.render.fragments.records import badges
from handbook.render.view import View


def _more(view: View, webinar: Webinar, _entry: Entry) -> Mapping[str, Any]:
    _ = view.gettext
    unknown = component("not_documented", view)
    people, group = webinar.participants, webinar.working_group
    facts = (
        fact(_("Date"), view.span(webinar.start, webinar.end))
        + fact(_("Form"), view.label(webinar.mode, v.MODE))
        + fact(_("Working group"), view.ref("working-group", group) if group else unknown)
        + fact(_("Languages"), [view.language_name(code) for code in webinar.languages] or unknown)
        + fact(_("Organisations"), [view.ref("organisation", id_) for id_ in webinar.organisations])
        + fact(_("Participants"), (people.stated if people else None) or unknown)
        + fact(_("Recording"), recording(view, webinar))
        + fact(_("Address"), component("external", view, webinar.link, webinar.link) if webinar.link else None)
    )
    return {
        "facts": facts,
        "badges": badges(view, webinar),
        "printed_language": printed_language(view, webinar),
    }


KIND = PageKind("webinar", _more)
