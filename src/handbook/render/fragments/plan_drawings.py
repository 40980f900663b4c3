"""Action plans as drawings: the steps of one, or the objectives of several."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from markupsafe import Markup

from handbook import dates
from handbook.library.plans import StepRow, implementation_window, objective_title, plan_span
from handbook.models import ActionPlan
from handbook.models.action_plan import Objective
from handbook.render import formats
from handbook.render.fragments.plans import ShownPlan
from handbook.render.gantt import Bar, gantt
from handbook.render.view import View


def drawing(shown_plan: ShownPlan) -> Markup:
    """The timeline of the steps as SVG, each a link to its row."""
    view = shown_plan.view
    _ = view.gettext
    objectives = shown_plan.objectives()
    foreign = shown_plan.plan.cells_language if shown_plan.plan.cells_language != view.language else None
    bars = [
        Bar(
            label=f"{row.number} {row.step.what}",
            href=shown_plan.href(row.anchor),
            start=row.first_day,
            end=max(row.first_day, row.last_day),
            group=group,
            start_fuzzy=_fuzzy(row.step.start),
            end_fuzzy=_fuzzy(row.step.end),
            tooltip=f"{row.number} {row.step.what} – {view.span(row.step.start, row.step.end)}",
            lang=foreign,
        )
        for group, shown in enumerate(objectives)
        for row in shown.rows
    ]
    return _drawn(
        view,
        bars,
        [_counted(shown.number, shown.objective) for shown in objectives],
        [
            foreign if shown.objective.printed_title else view.lang(shown.objective.added_title)
            for shown in objectives
        ],
        title=_("Timeline: %(title)s", title=view.plain(shown_plan.plan.title)),
        description=_("Each bar is a step and leads to it. The tables of the plan say the same in words."),
        id=f"timeline-{shown_plan.plan.id}",
    )  # fmt: skip


def overview(view: View, rows: Sequence[StepRow], id: str = "timeline-all") -> Markup:
    """The objectives of several plans as one SVG: a heading for each plan, a bar for each of its objectives."""
    _ = view.gettext
    bars: list[Bar] = []
    groups: list[str] = []
    langs: list[str | None] = []
    for plan_id, of_plan in groupby(rows, key=lambda row: row.plan.id):
        entry = view.library.get(ActionPlan.type, plan_id)
        if entry is None:
            continue
        shown = ShownPlan(view, entry)
        groups.append(view.plain(shown.plan.title))
        langs.append(view.lang(shown.plan.title))
        for number, members in groupby(of_plan, key=lambda row: row.objective):
            ends = plan_span(list(members))
            objective = shown.plan.objectives[number - 1]
            if ends is not None:
                first, last = ends
                bars.append(
                    Bar(
                        label=_counted(number, objective),
                        href=shown.href(f"o{number}"),
                        start=first.first_day,
                        end=max(first.first_day, last.last_day),
                        group=len(groups) - 1,
                        start_fuzzy=_fuzzy(first.step.start),
                        end_fuzzy=_fuzzy(last.step.end),
                        tooltip=f"{_counted(number, objective)} – {view.span(first.step.start, last.step.end)}",
                        lang=shown.plan.cells_language
                        if objective.printed_title and shown.plan.cells_language != view.language
                        else view.lang(objective.added_title),
                    )
                )
    return _drawn(
        view,
        bars,
        groups,
        langs,
        title=_("Timeline of the objectives of all plans"),
        description=_(
            "Each bar is an objective and leads to it. The table below says the same in words, step by step."
        ),
        id=id,
    )


def _drawn(
    view: View,
    bars: Sequence[Bar],
    groups: Sequence[str],
    langs: Sequence[str | None],
    *,
    title: str,
    description: str,
    id: str,
) -> Markup:
    if not bars:
        return Markup()
    return gantt(
        bars,
        groups=groups,
        group_langs=langs,
        month_label=lambda _year, month: formats.locale_of(view.language).months["stand-alone"]["abbreviated"][month],
        title=title,
        description=description,
        id=id,
        window=implementation_window(view.library),
        window_label=view.gettext("implementation period of the network"),
    )


def _counted(number: int, objective: Objective) -> str:
    return f"{number} {objective_title(objective)}".strip()


def _fuzzy(when: Any) -> bool:
    value = dates.parse(when.date)
    return value.precision != "day" or value.approximate or value.uncertain
