from __future__ import annotations

from pathlib import Path

from .small_project import ACTION, EVENT, HEAD, PLAN, PRACTICE, markdown, places, problems, step

LESSON = "lessons:\n  - {id: L1.01, themes: [jobs], kind: lesson, text: T, lines: 1-2}\n"


def test_unknown_records_and_parts_are_found_where_they_stand(tmp_path: Path) -> None:
    related = "related:\n  - events/munich-2019\n  - events/munich#L1.02\n  - practice/a\n  - action-plans/p#o1-s2\n"
    files = {
        "practices/a.md": markdown(PRACTICE.replace("uog", "uug") + related),
        "events/munich.md": markdown(EVENT + LESSON.replace("jobs", "job")),
        "action-plans/p.md": markdown(PLAN + step() + step(more="number: '3'")),
        "actions/x.md": markdown(ACTION + "carried_out_by: {plan: p, objective: 2}\n"),
    }
    found = [problem for problem in problems(tmp_path, files) if problem.severity == "error"]
    assert [f"{p.path}:{p.line}:{p.column}: {p.code} {p.message} | {p.hint}" for p in found] == [
        "actions/x.md:9:38: HB301 `action-plans/p` has no objective 2 | objectives are counted from 1 to 1",
        "events/munich.md:10:26: HB300 there is no theme `job` | did you mean `jobs`?",
        "practices/a.md:7:15: HB300 there is no organisation `uug` | did you mean `uog`?",
        "practices/a.md:11:5: HB300 there is no event `munich-2019` | did you mean `events/munich`?",
        "practices/a.md:12:5: HB301 `events/munich` has no part `L1.02` | did you mean `events/munich#L1.01`?",
        "practices/a.md:13:5: HB300 there is no section `practice` | did you mean `practices/a`?",
        "practices/a.md:14:5: HB301 `action-plans/p` has no part `o1-s2` | did you mean `action-plans/p#o1-s3`?",
    ]


def test_parts_of_all_kinds_are_known(tmp_path: Path) -> None:
    related = "related: [events/munich#L1.01, action-plans/p#o1, action-plans/p#o1-s1-2, handbooks/jobs#Q1,"
    files = {
        "practices/a.md": markdown(PRACTICE + related + " coalitions/eu#join, documents/report#D01]\n"),
        "events/munich.md": markdown(EVENT + LESSON),
        "action-plans/p.md": markdown(PLAN + step(more="number: '1.2'")),
        "data/coalitions/eu.yml": HEAD + "scope: EU\nways_to_join:\n  - {id: join, title: Join}\n",
        "data/documents/report.yml": HEAD + "document_language: en\nwhat: W\nline_count: 9\nerrata:\n"
        "  - {id: D01, kind: typo, printed: teh, confidence: certain, handling: H, status: as-printed}\n",
    }
    assert [place for place in places(tmp_path, files) if not place.endswith("w")] == []


def test_nobody_is_blamed_for_the_file_of_somebody_else(tmp_path: Path) -> None:
    files = {"practices/a.md": markdown(PRACTICE), "data/cities/munich.yml": "title: [\n"}
    assert {problem.path for problem in problems(tmp_path, files)} == {"data/cities/munich.yml"}


def test_renamed_draft_and_withdrawn_records_are_said_to_be_so(tmp_path: Path) -> None:
    files = {
        "practices/new.md": markdown(PRACTICE + "former_ids: [old]\nstatus: withdrawn\n"),
        "practices/b.md": markdown(PRACTICE + "related:\n  - practices/old\n  - practices/new\n"),
        "practices/c.md": markdown(PRACTICE + "status: draft\nrelated: [practices/new]\n"),
    }
    found = problems(tmp_path, files)
    assert [(p.path, p.line, p.code, p.severity) for p in found] == [
        ("practices/b.md", 11, "HB300", "error"),
        ("practices/b.md", 12, "HB302", "warning"),
    ]
    assert found[0].hint == "it is called `new` now"


def test_references_in_translations_are_checked(tmp_path: Path) -> None:
    files = {
        "practices/a.md": markdown(PRACTICE),
        "practices/a.de.md": markdown("title: T\ntranslation:\n  state: reviewed\n  reviewer: uok\n"),
    }
    assert places(tmp_path, files) == ["practices/a.de.md:5:13: HB300"]


def test_what_was_meant_is_looked_for_a_hundred_times(tmp_path: Path) -> None:
    related = "".join(f"  - practices/desk-{number}\n" for number in range(120))
    files = {"practices/a.md": markdown(f"{PRACTICE}related:\n{related}"), "practices/desk.md": markdown(PRACTICE)}
    found = [problem for problem in problems(tmp_path, files) if problem.code == "HB300"]
    assert len(found) == 120
    assert sum("did you mean" in problem.hint for problem in found) == 100
    assert all(problem.hint for problem in found)
