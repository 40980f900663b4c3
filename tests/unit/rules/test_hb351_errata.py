from __future__ import annotations

from pathlib import Path

from .small_project import DOCUMENT, places

ERRATUM = """\
errata:
  - id: D01
    kind: typo
    printed: teh
    meant: the
    confidence: certain
    handling: Shown right
    status: corrected
    concerns:
      - {record: handbooks/jobs, field: questions}
      - {record: handbooks/jobs#Q1, field: text}
"""


def test_a_good_erratum(tmp_path: Path) -> None:
    assert places(tmp_path, {"data/documents/d.yml": DOCUMENT + ERRATUM}) == []
    gap = ERRATUM.replace("kind: typo", "kind: gap").replace("    printed: teh\n", "")
    assert places(tmp_path, {"data/documents/d.yml": DOCUMENT + gap}) == []


def test_an_erratum_that_quotes_nothing_and_concerns_nothing(tmp_path: Path) -> None:
    bad = ERRATUM.replace("printed: teh", "printed: ''").replace("    meant: the\n", "")
    bad = bad.replace("field: text", "field: txt").replace("record: handbooks/jobs,", "record: handbooks/job,")
    assert places(tmp_path, {"data/documents/d.yml": DOCUMENT + bad}) == [
        "data/documents/d.yml:11:14: HB351",
        "data/documents/d.yml:14:13: HB353w",
        "data/documents/d.yml:16:18: HB300",
        "data/documents/d.yml:17:44: HB352",
    ]
