"""Macros on action plans: their tables and timelines, the steps of all plans, and the proposed actions."""

from __future__ import annotations

from itertools import groupby

from markupsafe import Markup

from handbook.dates import parse
from handbook.library.plans import StepRow, objective_themes, theme_rows
from handbook.macros.call import MacroError, known, record_named
from handbook.models import ActionPlan, City, Organisation, Theme
from handbook.render import formats
from handbook.render.environment import render
from handbook.render.fragments.actions import shown_actions
from handbook.render.fragments.plan_drawings import drawing, overview
from handbook.render.fragments.plans import ShownObjective, ShownPlan
from handbook.render.view import View


def plan_table(view: View, plan: str, objective: int | None = None) -> Markup:
    """The steps of an action plan as tables, one for each objective, exactly as printed.

    `plan`: id of the plan. `objective`: only this objective, as counted from 1. Headings are of level 3.
    """
    shown = _plan(view, plan)
    objectives = shown.objectives(_objective(shown, objective))
    return render("fragments/plan_tables.html", view, shown=shown, objectives=objectives, level=3)


def plan_timeline(view: View, plan: str) -> Markup:
    """The timeline of an action plan as a drawing: each bar is a step and leads to it.

    `plan`: id of the plan. Put `plan_table` of the plan beside it, or a link to the plan: it says the same.
    """
    shown = _plan(view, plan)
    label = view.gettext("Timeline: %(title)s", title=view.plain(shown.plan.title))
    return render("fragments/plan_drawing.html", view, svg=drawing(shown), label=label)


def timeline(view: View, *, theme: str = "", city: str = "") -> Markup:
    """All steps of all plans: a drawing of their objectives, and a table that readers filter by month, city and plan.

    `theme`, `city`: only the steps of objectives on this theme, of plans of this city. Once a page.
    """
    rows = _rows(view, theme, city)
    months = sorted({month for row in rows for month in row.months()})
    plans = list({row.plan.id: row.plan for row in rows}.values())
    cities = {plan.city: view.library.record(City, plan.city, view.language) for plan in plans}
    themes = {theme.id: theme for theme in view.library.records(Theme, view.language)}
    found = {id(row): sorted(_themes(view, row)) for row in rows}
    used = {id_ for ids in found.values() for id_ in ids}
    return render(
        "fragments/steps_timeline.html",
        view,
        rows=[(ShownPlan(view, view.library.entry(row.plan)), row, found[id(row)]) for row in rows],
        months=[
            {"value": month, "label": formats.month_label(parse(month).earliest, view.language)} for month in months
        ],
        plans=[{"value": plan.id, "label": view.plain(plan.title)} for plan in plans],
        cities=[{"value": id_, "label": view.plain(city.title) if city else id_} for id_, city in cities.items()],
        themes=[{"value": id_, "label": view.plain(theme.title)} for id_, theme in themes.items() if id_ in used],
        svg=overview(view, rows),
    )


def plan_steps(view: View, *, theme: str = "", city: str = "") -> Markup:
    """The steps of the plans on a theme or of a city, briefly, by plan and objective, each with a link to its row.

    `theme`, `city`: at least one of the two. Headings are of level 3.
    """
    if not theme and not city:
        raise MacroError("plan_steps needs a theme or a city", 'plan_steps(theme="…"); for all steps use timeline()')
    rows = _rows(view, theme, city)
    groups: list[tuple[ShownPlan, list[ShownObjective]]] = []
    for _id, members in groupby(rows, key=lambda row: row.plan.id):
        own = list(members)
        shown = ShownPlan(view, view.library.entry(own[0].plan))
        numbers = {row.objective for row in own}
        groups.append((shown, [objective for objective in shown.objectives() if objective.number in numbers]))
    return render("fragments/plan_steps.html", view, groups=groups)


def proposed_actions(
    view: View, *, theme: str = "", city: str = "", organisation: str = "", questions: bool = True
) -> Markup:
    """The proposed actions, with their guiding questions and the plan that carries them out, or that none is published.

    `theme`, `city`, `organisation`: only those of this theme, city, organisation. `questions=False` leaves the
    questions out. Headings are of level 3.
    """
    _check(view, theme, city)
    if organisation:
        record_named(view, Organisation, organisation)
    actions = shown_actions(view, theme=theme, city=city, organisation=organisation)
    return render("fragments/action_list.html", view, actions=actions, with_questions=questions)


def _plan(view: View, id_: str) -> ShownPlan:
    published = [entry.record.id for entry in view.library.published(ActionPlan.type)]
    return ShownPlan(
        view, view.library.entry(record_named(view, ActionPlan, known(id_, published, "published action-plan")))
    )


def _objective(shown: ShownPlan, objective: int | None) -> int | None:
    count = len(shown.plan.objectives)
    if objective is None or (type(objective) is int and 1 <= objective <= count):
        return objective
    raise MacroError(
        f"the plan `{shown.plan.id}` has no objective {objective!r}", f"objectives are counted from 1 to {count}"
    )


def _check(view: View, theme: str, city: str) -> None:
    if theme:
        record_named(view, Theme, theme)
    if city:
        record_named(view, City, city)


def _rows(view: View, theme: str, city: str) -> list[StepRow]:
    _check(view, theme, city)
    return theme_rows(view.library, view.language, theme=theme, city=city)


def _themes(view: View, row: StepRow) -> set[str]:
    return objective_themes(view.library, view.library.entry(row.plan), row.objective)
