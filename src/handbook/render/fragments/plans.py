"""How action plans are shown: objectives with their steps, timelines, and the places of errata in the tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from handbook import dates
from handbook.library.errata import errata_of
from handbook.library.plans import (
    StepRow,
    actions_of,
    implementation_window,
    outside_window,
    plan_span,
    step_rows,
)
from handbook.load import Entry
from handbook.models import Action, ActionPlan, Organisation
from handbook.models.action_plan import Cell, Objective
from handbook.render import formats
from handbook.render.view import View

COLUMNS = ("what", "partners", "factors", "start", "end")
"""Columns with errata of their own; errata on any other field of a step stand at its number."""


@dataclass(frozen=True, slots=True)
class ShownObjective:
    """An objective, as counted from 1, with its steps and the proposed actions that name it."""

    number: int
    objective: Objective
    rows: list[StepRow]
    actions: list[Entry]

    @property
    def numbered(self) -> bool:
        """Whether the source prints numbers; else they are counted."""
        return any(row.step.printed_number for row in self.rows)


@dataclass(frozen=True)
class ShownPlan:
    """A plan in the language of a view; `here` on its own page, where anchors and errata are on the same page."""

    view: View
    entry: Entry
    here: bool = False

    @property
    def plan(self) -> ActionPlan:
        record = self.view.record(self.entry)
        assert isinstance(record, ActionPlan)  # noqa: S101 - for the type checker: callers have plans only
        return record

    # --- parts -----------------------------------------------------------------------------------------------------

    def rows(self) -> list[StepRow]:
        return step_rows(self.plan)

    def objectives(self, only: int | None = None) -> list[ShownObjective]:
        """All objectives, or the one as counted."""
        rows = self.rows()
        return [
            ShownObjective(
                number,
                objective,
                [row for row in rows if row.objective == number],
                [entry for entry in actions_of(self.view.library, self.entry, number) if _names(entry, number)],
            )
            for number, objective in enumerate(self.plan.objectives, start=1)
            if only in (None, number)
        ]

    def whole_plan_actions(self) -> list[Entry]:
        """The actions that the plan as a whole carries out."""
        return [entry for entry in actions_of(self.view.library, self.entry) if _names(entry, None)]

    def organisations(self, objectives: Iterable[ShownObjective]) -> list[Entry]:
        """The records of organisations that the cells name, each once, in printed order."""
        ids = dict.fromkeys(
            id_
            for shown in objectives
            for row in shown.rows
            for cell in (row.step.partners, row.step.factors)
            for id_ in cell.organisations
        )
        found = (self.view.library.get(Organisation.type, id_) for id_ in ids)
        return [entry for entry in found if entry is not None and entry.record.status != "draft"]

    # --- words -----------------------------------------------------------------------------------------------------

    def printed(self, text: str) -> Markup:
        """A quotation of the plan, with its language."""
        return self.view.printed(text, self.plan.cells_language)

    def label(self, number: int) -> str:
        return self.view.gettext("Objective %(number)s", number=number)

    def title(self, objective: Objective) -> Markup:
        """The printed title, or the one that the editors added; empty when there is none."""
        if objective.printed_title:
            return self.printed(objective.printed_title)
        return self.view.inline(objective.added_title) if objective.added_title else Markup()

    def heading(self, shown: ShownObjective) -> Markup:
        """“Objective 2 – …”."""
        title = self.title(shown.objective)
        return Markup("{} – {}").format(self.label(shown.number), title) if title else escape(self.label(shown.number))

    def cell(self, cell: Cell) -> dict[str, Any]:
        """A cell for the component of that name, exactly as printed: its items are for data, not for readers."""
        return {"state": cell.state, "printed": self.printed(cell.printed) if cell.printed else "", "items": ()}

    def when(self, when: Any) -> Markup:
        """A date in the page's language, with what is printed where that says it otherwise."""
        return shown_date(self.view, when, self.plan.cells_language)

    def period(self) -> str:
        """From the first to the last day of all steps."""
        ends = plan_span(self.rows())
        return self.view.span(ends[0].step.start, ends[1].step.end) if ends else ""

    def outside(self, row: StepRow) -> list[str]:
        """Words for a step that does not fit into the network's implementation window."""
        _ = self.view.gettext
        words = {
            "before": _("starts before the implementation period"),
            "after": _("ends after the implementation period"),
        }
        return [words[side] for side in outside_window(row, implementation_window(self.view.library))]

    def href(self, anchor: str = "") -> str:
        if self.here and anchor:
            return f"#{anchor}"
        return self.view.href(self.plan, anchor)

    # --- errata ----------------------------------------------------------------------------------------------------

    def marks_at(self, marks: Sequence[Any], part: str, column: str = "") -> list[Any]:
        """Of a page's marks, those of a part and a column; without a column those that no column shows."""
        return [mark for mark in marks if mark.found.part == part and _column(mark.found.concern.field, part) == column]

    def errata_elsewhere(self, part: str, column: str = "") -> list[str]:
        """On other pages: the addresses of the errata on the plan's own page."""
        if self.here:
            return []
        return [
            self.href(f"erratum-{found.erratum.id.lower()}")
            for found in errata_of(self.view.library, self.entry.key, self.view.language)
            if found.part == part and _column(found.concern.field, part) == column
        ]


def shown_date(view: View, when: Any, printed_language: str) -> Markup:
    """A date with its printed form: visible where that differs, on demand where it only is in another language."""
    html = view.date(when)
    if not when.printed:
        return html
    same = formats.format_date(dates.parse(when.date), when.part, printed_language)
    if when.printed.casefold() != same.casefold():
        quoted = Markup("<q{}>{}</q>").format(
            Markup(' lang="{}"').format(printed_language) if printed_language != view.language else "", when.printed
        )
        return Markup('{}<br><span class="hb-meta">{} {}</span>').format(html, view.gettext("Printed:"), quoted)
    if printed_language != view.language:
        return Markup('<span title="{} {}">{}</span>').format(view.gettext("Printed:"), when.printed, html)
    return html


def _names(entry: Entry, objective: int | None) -> bool:
    record = entry.record
    return (
        isinstance(record, Action)
        and record.carried_out_by is not None
        and record.carried_out_by.objective == objective
    )


def _column(field: str | None, part: str) -> str:
    """The column where an erratum on a field is shown; of an objective or the whole plan there is only one place."""
    name = (field or "").split(".")[0]
    return name if "-s" in part and name in COLUMNS else ""
