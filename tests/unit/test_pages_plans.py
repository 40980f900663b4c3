"""Pages of plans, actions, groups and the benchmark: what readers rely on."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from handbook.languages import Catalogues
from handbook.macros import network, plans
from handbook.macros.call import MacroError
from handbook.pages import PAGES, render_page
from handbook.project import open_project
from handbook.render.view import View
from handbook.settings import Settings

FILES = {
    "data/cities/rivertown.yml": """
        title: Rivertown
        summary: A city.
        language: en
        kind: city
        names: {en: Rivertown, de: Flussstadt}
        country: FR
        position: {latitude: 1, longitude: 2}
        official_languages: [fr]
        """,
    "data/cities/lakeside.yml": """
        title: Lakeside
        summary: A city.
        language: en
        kind: city
        names: {en: Lakeside}
        country: FR
        position: {latitude: 1, longitude: 2}
        official_languages: [fr]
        """,
    "data/organisations/chamber.yml": """
        title: Chamber
        summary: An organisation.
        language: en
        kind: chamber
        country: FR
        """,
    "data/themes/skills.yml": """
        title: Skills
        summary: A theme.
        language: en
        number: 1
        questions: [{id: q1, text: How are skills built?}]
        """,
    "data/working-groups/skills.yml": """
        title: Group on skills
        summary: A group.
        language: en
        number: 1
        theme: skills
        leading: [{city: lakeside, note: supportive role}]
        learning: [{city: rivertown, query: Is that so?}, {city: lakeside}]
        """,
    "data/methodology/way.yml": """
        title: Way of working
        summary: How.
        language: en
        objective: Two actions.
        implementation_start: 2025-04
        implementation_end: 2026-03
        requirements: [{id: two, title: Two actions, text: At least two.}]
        group_rules: [{id: open, title: Open to all}]
        stages:
          - id: one
            number: '1'
            title: Look
            start: {date: 2025-01}
            end: {date: 2025-03}
            stages: [{id: one-a, number: a, title: Look closer}]
        """,
    "data/benchmark/check.yml": """
        title: Check
        summary: A benchmark.
        language: en
        actors: [{id: cities, title: Cities}]
        dimensions: [{id: needs, title: Needs}, {id: services, title: Services}]
        """,
    "data/assessments/rivertown-needs.yml": """
        title: Needs in Rivertown
        summary: An assessment.
        language: en
        framework: check
        city: rivertown
        actor: cities
        dimension: needs
        score: 4
        rationale: Because.
        evidence: [{title: A report, url: "https://example.org/report"}]
        date: '2025'
        """,
    "data/documents/report.yml": """
        title: Report
        summary: A document.
        language: en
        document_language: en
        what: A report.
        line_count: 100
        errata:
          - id: D1
            kind: numbering
            printed: 'Objective #1'
            meant: The second objective.
            confidence: certain
            handling: Counted.
            status: corrected
            concerns: [{record: action-plans/plan#o2, field: printed_label}]
          - id: D2
            kind: date
            printed: Mai
            confidence: open
            handling: As printed.
            status: open
            concerns:
              - {record: action-plans/plan#o2-s1, field: start}
              - {record: action-plans/plan#o2-s1, field: end}
        """,
    "actions/train.md": """
        ---
        title: Train
        summary: Training.
        language: en
        themes: [skills]
        city: rivertown
        organisation: chamber
        aim: To train.
        guiding_questions: [{id: q1, text: Who trains?}]
        guiding_questions_shared_with: [meet]
        carried_out_by: {plan: plan, objective: 2}
        ---
        """,
    "actions/meet.md": """
        ---
        title: Meet
        summary: Meeting.
        language: en
        themes: [skills]
        city: lakeside
        organisation: chamber
        aim: To meet.
        ---
        """,
    "action-plans/plan.md": """
        ---
        title: Plan
        summary: A plan.
        language: en
        themes: [skills]
        city: rivertown
        organisation: chamber
        objectives:
          - added_title: First things
            steps:
              - what: Begin
                partners: {state: not_applicable, printed: N/A}
                factors: {state: empty}
                start: 2024-12
                end: 2025-05
              - what: Go on
                partners: {state: displaced, printed: Sept – Dec}
                factors: {state: given, printed: "Trust,  time ; luck", items: [Trust, time, luck]}
                start: 2025-05
                end: 2026-06
          - printed_label: 'Objective #1'
            printed_title: Teach <all>
            steps:
              - printed_number: '1.'
                what: Teach
                sub_steps: [{number: '1.1', text: Plan lessons}]
                partners: {state: given, printed: Chamber, items: [Chamber], organisations: [chamber]}
                factors: {state: given, printed: Money}
                start: {date: 2025-05, printed: May 2025}
                end: {date: 2025-07, part: mid, printed: Middle of July}
        ---
        """,
}


def _dedented(text: str) -> str:
    lines = text.strip("\n").splitlines()
    return "\n".join(line[8:] for line in lines) + "\n"


@pytest.fixture
def view(tmp_path: Path) -> Callable[[str], View]:
    for path, text in FILES.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(_dedented(text), encoding="utf-8")
    settings = Settings(tmp_path, ("es", "de", "en", "fr", "it"), "en")
    project = open_project(settings, date(2026, 1, 1))
    assert set(project.library.entries) >= {"action-plans/plan", "working-groups/skills", "assessments/rivertown-needs"}
    catalogues = Catalogues([])
    return lambda language: View(project.library, settings, catalogues, language, "../../../")


def page(view: View, key: str) -> str:
    entry = view.library.entries[key]
    kind = next(kind for kind in PAGES if kind.type == entry.record.type)
    return str(render_page(kind, view, entry).html)


def row(html: str, anchor: str) -> str:
    match = re.search(rf'<tr[^>]* id="{anchor}".*?</tr>', html, re.DOTALL)
    assert match is not None, anchor
    return match[0]


def test_steps_have_their_anchors_and_cells_are_exact(view: Callable[[str], View]) -> None:
    html = page(view("en"), "action-plans/plan")
    assert "N/A" in row(html, "o1-s1")
    assert "empty in the plan" in row(html, "o1-s1")
    assert "Trust,  time ; luck" in row(html, "o1-s2")
    assert "Sept – Dec" in row(html, "o1-s2")
    assert "hb-badge--displaced" in row(html, "o1-s2")
    assert "1.1 Plan lessons" in row(html, "o2-s1")


def test_steps_outside_the_window_are_marked(view: Callable[[str], View]) -> None:
    html = page(view("en"), "action-plans/plan")
    assert "starts before the implementation period" in row(html, "o1-s1")
    assert "ends after" not in row(html, "o1-s1")
    assert "ends after the implementation period" in row(html, "o1-s2")
    assert "hb-badge--window" not in row(html, "o2-s1")


def test_printed_label_is_kept_and_objective_is_counted(view: Callable[[str], View]) -> None:
    html = page(view("en"), "action-plans/plan")
    assert '<h2 id="o2">Objective 2 – Teach &lt;all&gt;</h2>' in html
    assert "<q>Objective #1</q>" in html
    assert "title added by the editors" in html
    assert html.count('href="#erratum-d1"') == 1


def test_printed_dates_are_told_where_they_differ(view: Callable[[str], View]) -> None:
    english, german = (row(page(view(language), "action-plans/plan"), "o2-s1") for language in ("en", "de"))
    assert "<q>Middle of July</q>" in english
    assert "<q>May 2025</q>" not in english
    assert 'title="Printed: May 2025"' in german
    assert "Mai 2025" in german
    assert '<span lang="en">Teach</span>' in german


def test_an_erratum_on_two_values_stands_once_at_the_foot(view: Callable[[str], View]) -> None:
    html = page(view("en"), "action-plans/plan")
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert html.count('id="erratum-d2"') == 1
    assert row(html, "o2-s1").count('href="#erratum-d2"') == 2
    assert "Corrected. Printed:</span>" not in row(html, "o2-s1")


def test_plan_tells_actions_and_mutual_learning(view: Callable[[str], View]) -> None:
    html = page(view("en"), "action-plans/plan")
    assert "The plan carries out 1 proposed action." in html
    assert "1 of these comes from mutual learning" in html
    assert "hb-gantt" in html
    assert 'href="#o1-s2"' in html


def test_action_with_and_without_a_plan(view: Callable[[str], View]) -> None:
    train, meet = (page(view("en"), f"actions/{id_}") for id_ in ("train", "meet"))
    assert "../../../en/action-plans/plan/#o2-s1" in train
    assert "#o1-s1" not in train
    assert "No plan published" in meet
    assert "../../../en/actions/train/" in meet  # the other side of “shared with”
    assert '<li id="q1">Who trains?</li>' in train


def test_working_group(view: Callable[[str], View]) -> None:
    html = page(view("de"), "working-groups/skills")
    assert '(<span lang="en">supportive role</span>)' in html
    assert "Is that so?" in html
    assert "open question" in html
    assert html.count("not documented") >= 2  # webinar and calls
    assert "../../../de/actions/train/" in html


def test_benchmark_shows_no_score_that_is_not_public(view: Callable[[str], View]) -> None:
    html = page(view("en"), "benchmark/check")
    assert html.count("not published</span>") == 1
    assert "score not public" in html
    assert "No scores are public" in html
    assert "hb-heat--4" not in html
    assessment = page(view("en"), "assessments/rivertown-needs")
    assert "not public" in assessment
    assert "A report" in assessment


def test_timeline_has_its_filters(view: Callable[[str], View]) -> None:
    html = str(plans.timeline(view("de")))
    assert 'data-hb-filter="steps"' in html
    assert '<option value="2025-06">Juni 2025</option>' in html
    assert 'data-month="2025-05 2025-06 2025-07" data-city="rivertown" data-plan="plan" data-theme="skills"' in html
    assert "../../../de/action-plans/plan/#o2-s1" in html
    assert "not documented" in plans.timeline(view("en"), city="lakeside")


def test_plan_macros(view: Callable[[str], View]) -> None:
    table = plans.plan_table(view("en"), "plan", 2)
    assert "Teach" in table
    assert "Begin" not in table
    assert ' id="o2' not in table  # anchors belong to the plan's own page
    assert "#erratum-d1" in table
    assert "../../../en/action-plans/plan/#o1-s1" in plans.plan_timeline(view("en"), "plan")
    assert "Teach" in plans.plan_steps(view("en"), theme="skills")
    actions = plans.proposed_actions(view("en"), city="rivertown")
    assert "Who trains?" in actions
    assert "Meet</a></h3>" not in actions
    assert "Who trains?" not in plans.proposed_actions(view("en"), questions=False)


def test_network_macros(view: Callable[[str], View]) -> None:
    matrix = network.group_matrix(view("de"))
    assert "leads and learns" in matrix
    assert "Flussstadt" in matrix
    assert "Strength: leads" in network.needs_and_strengths(view("en"))
    assert "not published" in network.benchmark_matrix(view("en"))
    assert "Look closer" in network.stages(view("en"))
    assert "At least two." in network.requirements(view("en"))
    assert "Open to all" in network.requirements(view("en"), of="groups")


@pytest.mark.parametrize(
    "call",
    [
        lambda view: plans.plan_table(view, "plam"),
        lambda view: plans.plan_table(view, "plan", 3),
        lambda view: plans.plan_steps(view),
        lambda view: plans.timeline(view, theme="skill"),
        lambda view: plans.proposed_actions(view, organisation="nobody"),
        lambda view: network.benchmark_matrix(view, "chess"),
        lambda view: network.requirements(view, of="plan"),
        lambda view: network.stages(view, "street"),
    ],
)
def test_wrong_calls_say_how_to_mend_them(view: Callable[[str], View], call: Callable[[View], object]) -> None:
    with pytest.raises(MacroError) as caught:
        call(view("en"))
    assert caught.value.hint
