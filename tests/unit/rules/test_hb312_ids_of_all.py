from __future__ import annotations

from pathlib import Path

from .small_project import DOCUMENT, PRACTICE, markdown, places

ERRATUM = "errata:\n  - {id: D01, kind: typo, printed: teh, confidence: certain, handling: H, status: as-printed}\n"


def test_ids_used_twice(tmp_path: Path) -> None:
    files = {
        "data/documents/a.yml": DOCUMENT + ERRATUM,
        "data/documents/b.yml": DOCUMENT + ERRATUM,
        "practices/a.md": markdown(PRACTICE),
        "practices/b.md": markdown(PRACTICE + "former_ids:\n  - a\n"),
        "practices/c.md": markdown(PRACTICE + "former_ids:\n  - x\n  - x\n"),
    }
    assert places(tmp_path, files) == [
        "data/documents/b.yml:9:10: HB312",
        "practices/b.md:11:5: HB313",
        "practices/c.md:12:5: HB313",
    ]


def test_different_ids_are_fine(tmp_path: Path) -> None:
    files = {
        "data/documents/a.yml": DOCUMENT + ERRATUM,
        "data/documents/b.yml": DOCUMENT + ERRATUM.replace("D01", "D02"),
        "practices/b.md": markdown(PRACTICE + "former_ids: [a]\n"),
    }
    assert places(tmp_path, files) == []
