from __future__ import annotations

from pathlib import Path

import pytest

from .small_project import EVENT, markdown, problems

STATEMENT = "statements:\n  - speaker: {name: Jane Doe%s}\n    points: [P]\n"


@pytest.mark.parametrize(
    ("consent", "reason"),
    [
        ("", "no consent is recorded"),
        ("basis: recorded, covers: [picture]", "the consent does not cover the name"),
        ("basis: recorded, covers: [name], withdrawn: 2025", "the consent was withdrawn"),
        ("basis: recorded, covers: [name], until: 2025-12", "the consent ended on 2025-12-31"),
    ],
)
def test_a_name_without_consent(tmp_path: Path, consent: str, reason: str) -> None:
    text = STATEMENT % (f", consent: {{{consent}}}" if consent else "")
    (problem,) = problems(tmp_path, {"events/e.md": markdown(EVENT + text)})
    assert (problem.line, problem.column, problem.code) == (10, 21, "HB360")
    assert problem.message.endswith(reason)
    assert "office" in problem.hint


@pytest.mark.parametrize("consent", ["basis: public-office", "basis: recorded, until: 2026-01"])
def test_a_name_with_consent(tmp_path: Path, consent: str) -> None:
    text = STATEMENT % f", consent: {{{consent}, covers: [name]}}"
    assert problems(tmp_path, {"events/e.md": markdown(EVENT + text)}) == []
