"""The results in words and as data: a table for people, JSON for programs."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, Final, Literal

from bench.speed.runs import Build, Check
from bench.table import aligned

_HEAD: Final = (
    "generator", "N", "pages", "files", "MB", "cold CPU s", "wall s", "peak MB",
    "same CPU s", "wall s", "edit CPU s", "wall s", "cold ÷ Hugo", "edit ÷ Hugo", "growth",
)  # fmt: skip

NOTES: Final = (
    "N: practices, each in five languages. CPU: user and system of all processes. same: nothing changed; edit: one",
    "file changed. ÷ Hugo: CPU as a multiple of Hugo's on the same words in this run, with Pagefind where there is a",
    "search. growth: exponent of cold CPU from the size before to this one (1 = twice the records, twice the time).",
)


def table(builds: Sequence[Build]) -> str:
    """The builds, a line for each generator and size."""
    lines = aligned([_HEAD, *(_row(build, builds) for build in builds)])
    lines += ["", *NOTES]
    for engine in dict.fromkeys(build.engine for build in builds):
        exponent = growth([build for build in builds if build.engine == engine])
        if exponent is not None:
            lines.append(f"growth exponent over all sizes, {engine}: {exponent:.2f}")
    return "\n".join(lines)


def sentence(checked: Check) -> str:
    """The check in one line."""
    used = checked.usage
    cost = f"{used.cpu:.1f} s CPU, {used.wall:.1f} s wall, {used.peak:.0f} MB"
    return f"handbook check on {checked.records} records: {cost}"


def growth(builds: Sequence[Build]) -> float | None:
    """The exponent of cold CPU over the number of practices (least squares of the logarithms); None for one size."""
    if len({build.practices for build in builds}) < 2:
        return None
    points = [(math.log(build.practices), math.log(max(build.cold.cpu, 0.01))) for build in builds]
    middle_x, middle_y = (sum(values) / len(points) for values in zip(*points, strict=True))
    above: float = sum((x - middle_x) * (y - middle_y) for x, y in points)
    spread: float = sum((x - middle_x) ** 2 for x, _ in points)
    return above / spread


def ratio(build: Build, builds: Sequence[Build], kind: Literal["cold", "edited"]) -> float | None:
    """CPU of a kind of build as a multiple of the rival's at the same size; None without a rival."""
    if build.engine == build.rival:
        return None
    rivals = (b for b in builds if (b.engine, b.practices) == (build.rival, build.practices))
    rival = next(rivals, None)
    if rival is None:
        return None
    own, other = (build.cold, rival.cold) if kind == "cold" else (build.edited, rival.edited)
    return own.cpu / max(other.cpu, 0.01)


def as_data(builds: Sequence[Build], checked: Check | None) -> dict[str, Any]:
    """The results for JSON. Times are seconds, memory mebibytes, `size` bytes."""
    return {
        "builds": [
            build.as_data()
            | {"cold_to_rival": ratio(build, builds, "cold"), "edited_to_rival": ratio(build, builds, "edited")}
            for build in builds
        ],
        "growth": {
            engine: growth([build for build in builds if build.engine == engine])
            for engine in dict.fromkeys(build.engine for build in builds)
        },
        "check": {"records": checked.records, "usage": _usage(checked)} if checked is not None else None,
    }


def _usage(checked: Check) -> dict[str, float]:
    return {"wall": checked.usage.wall, "cpu": checked.usage.cpu, "peak": checked.usage.peak}


def _row(build: Build, builds: Sequence[Build]) -> tuple[str, ...]:
    smaller = [other for other in builds if other.engine == build.engine and other.practices < build.practices]
    step = growth([max(smaller, key=lambda other: other.practices), build]) if smaller else None
    return (
        build.engine, str(build.practices), str(build.pages), str(build.files), f"{build.size / 1e6:.1f}",
        f"{build.cold.cpu:.1f}", f"{build.cold.wall:.1f}", f"{build.cold.peak:.0f}",
        f"{build.unchanged.cpu:.1f}", f"{build.unchanged.wall:.1f}",
        f"{build.edited.cpu:.1f}", f"{build.edited.wall:.1f}",
        _number(ratio(build, builds, "cold")), _number(ratio(build, builds, "edited")), _number(step),
    )  # fmt: skip


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"
