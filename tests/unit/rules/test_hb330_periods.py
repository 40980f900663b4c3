from __future__ import annotations

from pathlib import Path

from .small_project import DOCUMENT, EVENT, PLAN, PRACTICE, markdown, places, step


def test_ends_before_starts_and_parts_outside_their_step(tmp_path: Path) -> None:
    steps = step("2019-03", "2019-05", "number: '1'") + step("2019-02", "2019-06", "number: '1.1'")
    files = {
        "action-plans/p.md": markdown(PLAN + steps + step("2019-04", "2019-03", "number: '2'")),
        "events/e.md": markdown(EVENT.replace("2018-12-06", "2018-12-03")),
        "practices/a.md": markdown(PRACTICE + "period: {start: 2019, end: 2018-05}\n"),
    }
    assert [place for place in places(tmp_path, files) if "HB32" not in place] == [
        "action-plans/p.md:20:16: HB331w",
        "action-plans/p.md:21:14: HB331w",
        "action-plans/p.md:27:14: HB330",
        "events/e.md:7:6: HB330",
        "practices/a.md:10:28: HB330",
    ]


def test_vague_dates_that_may_be_in_order_are_fine(tmp_path: Path) -> None:
    steps = step("2019-03", "2019", "number: '1'") + step("2019-03-31", "2019-03", "number: '1.1'")
    files = {
        "action-plans/p.md": markdown(PLAN + steps),
        "practices/a.md": markdown(PRACTICE + "period: {start: 2019-06, end: 2019}\n"),
    }
    assert [place for place in places(tmp_path, files) if "HB32" not in place] == []


def test_an_erratum_explains_a_part_outside_its_step(tmp_path: Path) -> None:
    steps = step("2019-03", "2019-05", "number: '1'") + step("2019-02", "2019-05", "number: '1.1'")
    erratum = "errata:\n  - {id: D01, kind: date, printed: x, confidence: open, handling: H, status: as-printed,"
    erratum += " concerns: [{record: action-plans/p#o1-s1-1, field: start}]}\n"
    files = {"action-plans/p.md": markdown(PLAN + steps), "data/documents/d.yml": DOCUMENT + erratum}
    assert [place for place in places(tmp_path, files) if "HB32" not in place] == []
