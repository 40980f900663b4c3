from __future__ import annotations

from pathlib import Path

from .small_project import problems


def test_names_belong_to_organisations(tmp_path: Path) -> None:
    glossary = "names:\n  - {id: uogg, en: A}\n  - {id: uog, en: B, de: X}\n  - {id: uog, fr: C}\n"
    found = problems(tmp_path, {"data/glossary.yml": glossary})
    assert [(problem.line, problem.code, problem.severity) for problem in found] == [
        (2, "HB541", "error"),
        (3, "HB542", "warning"),
        (4, "HB503", "error"),
    ]
    assert found[0].hint == "did you mean `uog`?"
