"""The page of an award."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handbook.dates import parse
from handbook.load import Entry
from handbook.models import Award
from handbook.pages.record_page import PageKind, fact
from handbook.render.fragments.records import badges
from handbook.render.view import View


def _more(view: View, award: Award, _entry: Entry) -> Mapping[str, Any]:
    _ = view.gettext
    facts = (
        fact(_("City or region"), view.ref("city", award.city))
        + fact(_("Organisers"), [view.ref("organisation", id_) for id_ in award.organisers])
        + fact(_("Since"), view.date(award.since) if award.since else None)
        + fact(_("Meaning of the name"), view.inline(award.name_meaning) if award.name_meaning else None)
        + fact(_("Not to be confused with"), list(award.not_to_be_confused_with))
    )
    editions = sorted(award.editions, key=lambda edition: parse(edition.date or edition.year).earliest, reverse=True)
    return {"facts": facts, "badges": badges(view, award), "editions": editions, "names": list(award.names.items())}


KIND = PageKind("award", _more)
