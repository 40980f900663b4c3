from __future__ import annotations

from pathlib import Path

from .small_project import HEAD, places

FRAMEWORK = HEAD + "actors: [{id: city, title: C}]\n"
FRAMEWORK += "dimensions: [{id: reach, title: R}]\nscale: {lowest: 0, highest: 4}\n"
ASSESSMENT = HEAD + (
    "framework: f\ncity: munich\nactor: city\ndimension: reach\nscore: 4\nrationale: R\n"
    'evidence: [{title: Page, url: "https://example.org/x"}]\ndate: 2019\n'
)


def test_an_assessment_outside_its_framework(tmp_path: Path) -> None:
    wrong = ASSESSMENT.replace("actor: city", "actor: citi").replace(": reach", ": depth")
    wrong = wrong.replace("score: 4", "score: 5")
    files = {"data/benchmark/f.yml": FRAMEWORK, "data/assessments/a.yml": wrong}
    assert places(tmp_path, files) == [
        "data/assessments/a.yml:7:8: HB390",
        "data/assessments/a.yml:8:12: HB390",
        "data/assessments/a.yml:9:8: HB390",
    ]


def test_an_assessment_within_its_framework(tmp_path: Path) -> None:
    assert places(tmp_path, {"data/benchmark/f.yml": FRAMEWORK, "data/assessments/a.yml": ASSESSMENT}) == []
