from __future__ import annotations

from pathlib import Path

import pytest

from handbook.rules.hb334_displaced_cells import is_period

from .small_project import PLAN, markdown, places, step


@pytest.mark.parametrize("text", ["Sept – Dec 2019", "Jan - June 2020", "2019", "mid-March", "Juni bis Dezember 2019"])
def test_periods(text: str) -> None:
    assert is_period(text)


@pytest.mark.parametrize("text", ["City of Munich", "40 migrants", "3", "Agenda 2019", "March Association", "", "N/A"])
def test_no_periods(text: str) -> None:
    assert not is_period(text)


def test_a_period_among_the_partners_is_a_warning(tmp_path: Path) -> None:
    steps = step(partners="{state: given, printed: Sept – Dec 2019}")
    steps += step(partners="{state: displaced, printed: Sept – Dec 2019}")
    found = places(tmp_path, {"action-plans/p.md": markdown(PLAN + steps)})
    assert [place for place in found if "HB32" not in place] == ["action-plans/p.md:12:43: HB334w"]
