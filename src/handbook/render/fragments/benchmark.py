"""The benchmark as a matrix: what was assessed in public, and what was not (which is not zero)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from handbook.load import Entry
from handbook.models import Assessment, City, Framework
from handbook.models.benchmark import Axis
from handbook.render.collation import Key
from handbook.render.formats import sort_key
from handbook.render.view import View

LEVELS = 5
"""Shades of the matrix; a longer scale is divided among them."""


@dataclass(frozen=True)
class ShownFramework:
    """A framework with its public assessments in the language of a view."""

    view: View
    entry: Entry

    @property
    def framework(self) -> Framework:
        record = self.view.record(self.entry)
        assert isinstance(record, Framework)  # noqa: S101 - for the type checker: callers have frameworks only
        return record

    def assessments(self, actor: str = "", dimension: str = "") -> list[Assessment]:
        """The public assessments made with it, or those of a cell of the matrix."""
        view = self.view
        found = [
            record
            for record in view.library.records(Assessment, view.language)
            if record.framework == self.entry.record.id
            and actor in ("", record.actor)
            and dimension in ("", record.dimension)
        ]
        return sorted(found, key=lambda record: (self.city_key(record), record.date, record.id))

    def city_key(self, assessment: Assessment) -> Key:
        city = self.view.library.record(City, assessment.city, self.view.language)
        return sort_key(self.view.plain(city.title) if city else assessment.city, self.view.language)

    def score(self, assessment: Assessment) -> Markup | None:
        """The score in words and shade; None where there is none or scores are not public."""
        if assessment.score is None or not self.framework.scores_public:
            return None
        return Markup('<span class="hb-heat hb-heat--{}">{}</span>').format(
            self._level(assessment.score), self._score_text(assessment.score)
        )

    def _level(self, score: int) -> int:
        scale = self.framework.scale
        if scale is None or scale.highest <= scale.lowest:
            return 0
        share = (score - scale.lowest) / (scale.highest - scale.lowest)
        return 1 + round(min(max(share, 0), 1) * (LEVELS - 1))

    def _score_text(self, score: int) -> Markup:
        scale, view = self.framework.scale, self.view
        if scale is None:
            return escape(view.number(score))
        text = view.gettext("%(score)s of %(highest)s", score=view.number(score), highest=view.number(scale.highest))
        place = score - scale.lowest
        if 0 <= place < len(scale.labels):
            return Markup("{} ({})").format(text, view.inline(scale.labels[place]))
        return escape(text)

    def axis(self, axes: list[Axis], id_: str) -> Any:
        """The title of an actor or a dimension by its id; the id itself when there is none."""
        found = next((axis for axis in axes if axis.id == id_), None)
        return self.view.inline(found.title) if found else id_
