"""The page of a coalition."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handbook.load import Entry
from handbook.models import Coalition
from handbook.pages.record_page import PageKind, fact
from handbook.render.environment import component
from handbook.render.formats import sort_key
from handbook.render.fragments.records import badges
from handbook.render.view import View


def _more(view: View, coalition: Coalition, _entry: Entry) -> Mapping[str, Any]:
    _ = view.gettext
    unknown = component("not_documented", view)
    website = coalition.website
    members = sorted(
        ((view.ref("organisation", member.organisation), member.since) for member in coalition.members),
        key=lambda pair: sort_key(pair[0].striptags(), view.language),
    )
    count = view.ngettext("%(n)s member", "%(n)s members", len(members)) if members else unknown
    facts = (
        fact(_("Scope"), view.country(coalition.scope))
        + fact(_("Members"), count)
        + fact(_("Website"), component("external", view, website, website) if website else unknown)
        + fact(_("Funding"), [view.inline(line) for line in coalition.funding] or unknown)
    )
    return {
        "facts": facts,
        "badges": [{"text": view.country(coalition.scope), "kind": "country"}, *badges(view, coalition)],
        "members": members,
        "demands": [record for id_ in coalition.demands if (record := view.get("recommendation", id_)) is not None],
    }


KIND = PageKind("coalition", _more)
