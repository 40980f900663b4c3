from __future__ import annotations

from pathlib import Path

from .small_project import PLAN, THEME, markdown, places, step


def test_ids_used_twice(tmp_path: Path) -> None:
    files = {
        "data/themes/jobs.yml": THEME + "  - {id: Q1, text: Again?}\n",
        "action-plans/p.md": markdown(PLAN + step() + step(more="number: '1'")),
    }
    assert [place for place in places(tmp_path, files) if not place.endswith("w")] == [
        "action-plans/p.md:17:17: HB311",
        "data/themes/jobs.yml:8:10: HB310",
    ]


def test_different_ids_are_fine(tmp_path: Path) -> None:
    assert places(tmp_path, {"data/themes/jobs.yml": THEME + "  - {id: Q2, text: Again?}\n"}) == []
