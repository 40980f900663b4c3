"""After whatever edits, a warm build makes the same bytes, and tells the same, as a cold one."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from handbook import clock
from handbook.plugin import mkdocs_plugin
from handbook.plugin.configuration import EDITION_VARIABLE
from handbook.plugin.kept import recipe
from handbook.program import program
from tests.e2e.edits import EDITS, Edit, World
from tests.e2e.rich import RichProject
from tests.e2e.warm_builds import Clock, different, make, make_cold

Steps = list[tuple[Edit, int]]

LENGTH = 8


@dataclass(frozen=True)
class Outcome:
    """What two builds after an edit said (None: refused), and the files in which they differ."""

    edit: str
    warm: list[str] | None
    cold: list[str] | None
    differing: list[str]


def outcomes(folder: Path, edits: Steps, monkeypatch: pytest.MonkeyPatch) -> Iterator[Outcome]:
    """Build warm and cold after each edit. One that is refused is taken back."""
    world = World(RichProject(folder / "project"), folder / "warm")
    monkeypatch.chdir(world.project.root)
    monkeypatch.setattr(clock, "datetime", Clock)
    # Processes of their own are tested elsewhere; here their start would take most of the time.
    monkeypatch.setattr(mkdocs_plugin, "cores", lambda: 1)
    assert make(world.project.root, world.site) is not None
    for edit, n in edits:
        world.save(folder / "saved")
        edit(world, n)
        monkeypatch.setattr(recipe, "program", lambda: program() + world.program)
        monkeypatch.setattr(Clock, "fixed", world.day)
        if world.edition is None:
            monkeypatch.delenv(EDITION_VARIABLE, raising=False)
        else:
            monkeypatch.setenv(EDITION_VARIABLE, world.edition)
        cold = make_cold(world.project.root, folder / "cold")
        warm = make(world.project.root, world.site)
        differing = different(world.site, folder / "cold") if cold is not None else []
        yield Outcome(f"{edit.__name__}({n})", warm, cold, differing)
        if cold is None:
            world.restore(folder / "saved")


def each_once(shift: int) -> Steps:
    return [(edit, index + shift) for index, edit in enumerate(EDITS)]


@settings(derandomize=True, deadline=None, max_examples=1, database=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(st.sampled_from(EDITS), st.integers(0, 9)), min_size=LENGTH, max_size=LENGTH))
@example(each_once(1))
def test_a_warm_build_is_as_a_cold_one(edits: Steps) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as monkeypatch:
        for outcome in outcomes(Path(folder), edits, monkeypatch):
            assert outcome.warm == outcome.cold, outcome.edit
            assert outcome.differing == [], outcome.edit
