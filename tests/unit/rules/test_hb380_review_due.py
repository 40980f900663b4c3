from __future__ import annotations

from pathlib import Path

from .small_project import ORGANISATION, places


def test_a_review_that_is_due_is_a_warning(tmp_path: Path) -> None:
    files = {
        "data/organisations/a.yml": ORGANISATION + "review_due: 2025-12\n",
        "data/organisations/b.yml": ORGANISATION + "review_due: 2026-01\n",
        "data/organisations/c.yml": ORGANISATION + "review_due: 2020\nstatus: withdrawn\n",
    }
    assert places(tmp_path, files) == ["data/organisations/a.yml:7:13: HB380w"]
