from __future__ import annotations

from pathlib import Path

from .small_project import DOCUMENT, PLAN, PRACTICE, THEME, markdown, places, step

ERRATUM = "errata:\n  - {id: D01, kind: typo, printed: teh, confidence: certain, handling: H, status: as-printed}\n"


def test_ids_used_twice(tmp_path: Path) -> None:
    files = {
        "data/themes/jobs.yml": THEME + "  - {id: Q1, text: Again?}\n",
        "action-plans/p.md": markdown(PLAN + step() + step(more="number: '1'")),
        "data/documents/a.yml": DOCUMENT + ERRATUM,
        "data/documents/b.yml": DOCUMENT + ERRATUM,
        "practices/a.md": markdown(PRACTICE),
        "practices/b.md": markdown(PRACTICE + "former_ids:\n  - a\n"),
    }
    assert [place for place in places(tmp_path, files) if not place.endswith("w")] == [
        "action-plans/p.md:17:17: HB311",
        "data/documents/b.yml:9:10: HB312",
        "data/themes/jobs.yml:8:10: HB310",
        "practices/b.md:11:5: HB313",
    ]


def test_different_ids_are_fine(tmp_path: Path) -> None:
    files = {
        "data/themes/jobs.yml": THEME + "  - {id: Q2, text: Again?}\n",
        "data/documents/a.yml": DOCUMENT + ERRATUM,
        "data/documents/b.yml": DOCUMENT + ERRATUM.replace("D01", "D02"),
        "practices/b.md": markdown(PRACTICE + "former_ids: [a]\n"),
    }
    assert places(tmp_path, files) == []
