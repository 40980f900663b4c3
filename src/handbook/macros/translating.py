"""Macros on the site's own languages."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from markupsafe import Markup

from handbook.languages import N_, own_name
from handbook.library.translations import MISSING, OUTDATED, STATES, totals
from handbook.models import SECTIONS
from handbook.render.environment import render
from handbook.render.formats import format_percent
from handbook.render.sections import SECTION_TITLES
from handbook.render.view import View

_STATE_TITLES = {
    "reviewed": N_("reviewed"),
    "draft": N_("draft"),
    "machine": N_("machine translation"),
    OUTDATED: N_("out of date"),
    MISSING: N_("not translated"),
}


@dataclass(frozen=True, slots=True)
class _Share:
    """How much of something is translated and up to date; `percent` is a whole number, `shown` as the page says it."""

    percent: int
    shown: str
    counts: Counter[str]

    @property
    def total(self) -> int:
        return self.counts.total()


def translation_status(view: View) -> Markup:
    """How far each language of the site is translated, by state and by section, with bars.

    Texts count, not pages. A text is up to date when its original says today what was translated.
    """
    found = {language: totals(view.library, language) for language in view.settings.languages}
    overview = []
    for language, sections in found.items():
        whole: Counter[str] = Counter()
        for of_fields, _records in sections.values():
            whole.update(of_fields)
        overview.append((language, own_name(language), _share(view, whole)))
    rows = []
    for section in SECTIONS:
        of_section = {
            language: sections.get(section, (Counter(), Counter()))[0] for language, sections in found.items()
        }
        if any(counts.total() for counts in of_section.values()):
            shares = [_share(view, counts) for counts in of_section.values()]
            rows.append((view.gettext(SECTION_TITLES[section]), shares))
    states = [(state, view.gettext(_STATE_TITLES[state])) for state in reversed(STATES)]
    return render("fragments/translation_status.html", view, overview=overview, sections=rows, states=states)


def _share(view: View, counts: Counter[str]) -> _Share:
    total = counts.total()
    done = total - counts[MISSING] - counts[OUTDATED]
    percent = 100 * done // total if total else 0  # rounded down: 100 means all
    return _Share(percent, str(format_percent(percent / 100, view.language)), counts)
