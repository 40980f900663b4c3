"""Measuring a command, and the results of the benchmark in words, numbers and a picture."""

from __future__ import annotations

import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from bench.speed.measure import CommandError, Usage, run
from bench.speed.plot import plot
from bench.speed.report import as_data, growth, ratio, sentence, table
from bench.speed.runs import Build, Check, with_colds


def built(engine: str, rival: str, practices: int, cpu: float) -> Build:
    usage = Usage(wall=cpu, cpu=cpu, peak=100)
    return Build(engine, rival, practices, usage, usage, usage, files=3, pages=2, size=2_000_000)


BUILDS = [
    built("handbook", "hugo", 50, 4.0),
    built("hugo", "hugo", 50, 2.0),
    built("handbook", "hugo", 200, 16.0),
    built("hugo", "hugo", 200, 32.0),
]


def test_a_command_is_measured_with_what_it_starts(tmp_path: Path) -> None:
    inner = "import time; block = bytearray(60_000_000); time.sleep(0.5)"
    outer = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {inner!r}], check=True)"
    usage = run([sys.executable, "-c", outer], tmp_path)
    assert usage.wall >= 0.5
    assert usage.cpu > 0
    assert usage.peak > 60


def test_a_command_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="out of words"):
        run([sys.executable, "-c", "raise SystemExit('out of words')"], tmp_path)


def test_a_command_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="not done after 1 s"):
        run([sys.executable, "-c", "import time; time.sleep(60)"], tmp_path, limit=1)


def test_two_commands_count_as_one() -> None:
    assert Usage(1, 2, 30).then(Usage(10, 20, 20)) == Usage(11, 22, 30)


def test_growth_is_the_exponent() -> None:
    assert growth([b for b in BUILDS if b.engine == "handbook"]) == pytest.approx(1.0)
    assert growth([b for b in BUILDS if b.engine == "hugo"]) == pytest.approx(2.0)
    assert growth(BUILDS[:1]) is None


def test_the_middle_one_of_several_cold_builds_counts() -> None:
    several = with_colds(built("handbook", "hugo", 50, 4.0), [Usage(1, cpu, 100) for cpu in (9.0, 3.0, 5.0)])
    assert (several.cold.cpu, several.colds) == (4.0, (3.0, 4.0, 5.0, 9.0))
    assert several.edited.cpu == 4.0
    assert with_colds(built("hugo", "hugo", 50, 4.0), []).colds == (4.0,)


def test_ratio_is_to_the_rival_of_the_same_size() -> None:
    assert ratio(BUILDS[0], BUILDS, "cold") == pytest.approx(2.0)
    assert ratio(BUILDS[2], BUILDS, "edited") == pytest.approx(0.5)
    assert ratio(BUILDS[1], BUILDS, "cold") is None
    assert ratio(BUILDS[0], BUILDS[:1], "cold") is None


def test_table_has_a_line_for_each_measurement() -> None:
    lines = table(BUILDS).splitlines()
    assert [line.split()[:2] for line in lines[2:6]] == [
        ["handbook", "50"], ["hugo", "50"], ["handbook", "200"], ["hugo", "200"]
    ]  # fmt: skip
    assert "growth exponent over all sizes, handbook: 1.00" in lines


def test_check_is_one_line() -> None:
    line = sentence(Check(9998, Usage(3, 2.5, 80)))
    assert line == "handbook check on 9998 records: 2.5 s CPU, 3.0 s wall, 80 MB"


def test_data_have_ratios_and_growth() -> None:
    data = as_data(BUILDS, None)
    assert [build["cold_to_rival"] for build in data["builds"]] == [2.0, None, 0.5, None]
    assert data["builds"][0]["cold"] == {"wall": 4.0, "cpu": 4.0, "peak": 100}
    assert data["check"] is None


@pytest.mark.parametrize("builds", [BUILDS, BUILDS[:1]])
def test_plot_is_a_picture_with_a_mark_for_each_measurement(builds: list[Build]) -> None:
    root = ET.fromstring(plot(builds))
    space = "{http://www.w3.org/2000/svg}"
    names = {build.engine for build in builds}
    shapes = [*root.iter(f"{space}circle"), *root.iter(f"{space}rect")]
    marks = [shape for shape in shapes if shape.get("r") == "4" or shape.get("width") == "8"]
    assert len(marks) == 2 * len(builds) + len(names)
    assert names <= {text.text for text in root.iter(f"{space}text")}
