from __future__ import annotations

from pathlib import Path

from .small_project import PRACTICE, THEME, markdown, places

RECORD = PRACTICE + "challenges: [a, b]\nbuilding_blocks:\n  - {title: T, text: X, core: true, lessons: [l]}\n"


def test_translations_that_do_not_follow_their_record(tmp_path: Path) -> None:
    files = {
        "practices/a.md": markdown(RECORD),
        "practices/a.de.md": markdown("challenges:\n  - A\nneed: N\nbuilding_blocks:\n  - lessons: [L, M]\n"),
        "practices/a.fr.md": markdown("translation: {state: draft}\n"),
        "data/themes/jobs.yml": THEME + "  - {id: Q2, text: Who?}\n",
        "data/themes/jobs.de.yml": "questions:\n  - {id: Q3, text: Wer?}\n  - text: Was?\n  - {id: Q1, text: W}\n"
        "  - {id: Q1, text: W}\n",
    }
    assert places(tmp_path, files) == [
        "data/themes/jobs.de.yml:2:10: HB511",
        "data/themes/jobs.de.yml:3:5: HB511",
        "data/themes/jobs.de.yml:5:10: HB511",
        "practices/a.de.md:3:3: HB510",
        "practices/a.de.md:4:7: HB513",
        "practices/a.de.md:6:14: HB510",
        "practices/a.fr.md:1:1: HB512",
    ]


def test_translations_that_follow_their_record(tmp_path: Path) -> None:
    files = {
        "practices/a.md": markdown(RECORD),
        "practices/a.de.md": markdown("challenges: [A, B]\nbuilding_blocks:\n  - lessons: [L]\n"),
        "data/themes/jobs.de.yml": "questions:\n  - {id: Q1, text: Warum?}\n",
    }
    assert places(tmp_path, files) == []
