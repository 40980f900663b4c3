"""The data made of this repository's own records."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from handbook.exports import make_all
from handbook.project import open_project
from handbook.settings import Settings

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def steps() -> list[dict[str, Any]]:
    settings = Settings(ROOT, ("es", "de", "en", "fr", "it"), "en", "Handbook", "https://handbook.example.org/")
    library = open_project(settings, date(2026, 1, 1)).library
    (file,) = [file for file in make_all(library, settings) if file.path == "api/v1/action-steps.json"]
    items: list[dict[str, Any]] = json.loads(file.content)["items"]
    return items


def test_all_steps_and_sub_steps_are_there(steps: list[dict[str, Any]]) -> None:
    assert len(steps) == 60
    assert sum(len(step["sub_steps"]) for step in steps) == 8
    assert len({(step["plan"], step["anchor"]) for step in steps}) == 60


def test_the_states_of_the_cells_are_those_of_the_source(steps: list[dict[str, Any]]) -> None:
    states = {column: Counter(step[column]["state"] for step in steps) for column in ("partners", "factors")}
    assert states["partners"] == {"given": 54, "not_applicable": 1, "empty": 3, "displaced": 2}
    assert states["factors"] == {"given": 54, "not_applicable": 5, "empty": 1}
