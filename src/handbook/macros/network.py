"""Macros on how the network works: working groups, benchmark, stages and requirements."""

from __future__ import annotations

from markupsafe import Markup

from handbook.macros.call import MacroError, known
from handbook.models import Framework, Methodology
from handbook.models.network import Point
from handbook.render.environment import render
from handbook.render.fragments import groups
from handbook.render.fragments.benchmark import ShownFramework
from handbook.render.view import View


def group_matrix(view: View) -> Markup:
    """Cities and working groups: who leads, who learns, with the notes and open questions on their seats."""
    shown = groups.groups(view)
    return render(
        "fragments/group_matrix.html",
        view,
        groups=shown,
        cities=groups.cities(view, shown),
        seats_of=groups.seats_of,
    )


def needs_and_strengths(view: View) -> Markup:
    """For each theme, who leads in it (a strength) and who learns (a need)."""
    return render("fragments/needs.html", view, themes=groups.by_theme(view))


def benchmark_matrix(view: View, framework: str = "") -> Markup:
    """The actors and dimensions of a benchmark, with its public assessments; a cell without one says so.

    `framework`: id of the framework; needed when there are several.
    """
    ids = [entry.record.id for entry in view.library.published(Framework.type)]
    if not framework and len(ids) != 1:
        raise MacroError(
            f"there are {len(ids)} frameworks: say which one",
            f'benchmark_matrix("…") with one of: {", ".join(ids) or "none"}',
        )
    entry = view.library.get(Framework.type, known(framework, ids, "framework") if framework else ids[0])
    if entry is None:  # `known` has just found it
        raise MacroError(f"there is no framework `{framework}`")
    return render("fragments/benchmark_matrix.html", view, shown=ShownFramework(view, entry))


def stages(view: View, methodology: str = "") -> Markup:
    """The stages of the network's way of working, with their parts and dates.

    `methodology`: id of the methodology; needed when there are several. Headings are of level 3.
    """
    return render("fragments/stages.html", view, methodology=_methodology(view, methodology))


def requirements(view: View, methodology: str = "", *, of: str = "plans") -> Markup:
    """What the network asks of plans, or the rules of its working groups.

    `methodology`: id of the methodology; needed when there are several. `of`: `plans` or `groups`.
    """
    record = _methodology(view, methodology)
    points: list[Point] = (
        record.requirements if known(of, ("plans", "groups"), "kind of requirements") == "plans" else record.group_rules
    )
    return render("fragments/requirements.html", view, items=points)


def _methodology(view: View, id_: str) -> Methodology:
    found = {record.id: record for record in view.library.records(Methodology, view.language)}
    if not id_ and len(found) != 1:
        raise MacroError(
            f"there are {len(found)} methodologies: say which one", f"there are: {', '.join(found) or 'none'}"
        )
    return found[known(id_, found, "methodology") if id_ else next(iter(found))]
