from __future__ import annotations

from pathlib import Path

from .small_project import EVENT, markdown, places

FINE = """\
blocks: [{id: one, title: One}]
agenda:
  - {day: 2018-12-04, title: A, kind: work, block: one, start: '09:00', end: '10:00', minutes: 60}
  - day: 2018-12-04
    title: B
    kind: work
    start: '10:00'
    end: '10:30'
    presentations: [{organisation: uog, minutes: 20}]
    feedback_minutes: 10
  - {day: 2018-12-05, title: C, kind: work, start: '09:30'}
"""


def test_an_agenda_that_adds_up(tmp_path: Path) -> None:
    assert places(tmp_path, {"events/e.md": markdown(EVENT + FINE)}) == []


def test_an_agenda_that_does_not(tmp_path: Path) -> None:
    wrong = (
        FINE.replace("block: one", "block: ona").replace("minutes: 60", "minutes: 50").replace("'10:00'\n", "'09:50'\n")
        + "  - {day: 2018-12-05, title: D, kind: work, start: '11:00', end: '10:00'}\n"
    )
    assert places(tmp_path, {"events/e.md": markdown(EVENT + wrong)}) == [
        "events/e.md:11:52: HB342",
        "events/e.md:11:96: HB340",
        "events/e.md:15:12: HB341w",
        "events/e.md:17:20: HB340",
        "events/e.md:20:66: HB343",
    ]
