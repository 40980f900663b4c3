from __future__ import annotations

from pathlib import Path

from .small_project import CITY, HEAD, places

GROUP = HEAD + "number: 1\ntheme: jobs\nleading: [{city: munich}]\n"


def test_a_city_that_leads_nothing_is_a_warning(tmp_path: Path) -> None:
    files = {"data/working-groups/jobs.yml": GROUP, "data/cities/paris.yml": CITY}
    assert places(tmp_path, files) == ["data/cities/paris.yml:1:1: HB320w"]


def test_a_network_without_groups_has_nothing_to_lead(tmp_path: Path) -> None:
    assert places(tmp_path / "a", {"data/cities/paris.yml": CITY}) == []
    assert places(tmp_path / "b", {"data/working-groups/jobs.yml": GROUP}) == []
