"""The results as a picture: CPU over the number of practices, both on logarithmic scales, as a plain SVG."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from bench.speed.runs import Build

_WIDTH: Final = 460
_HEIGHT: Final = 320
_LEFT: Final = 56
_TOP: Final = 34
_GAP: Final = 60
_LEGEND: Final = 24
_FONT: Final = 'font-family="sans-serif" font-size="13"'
# Told apart by dashes and marks too, not by colour alone.
_STYLES: Final = (
    ("#0b5394", "", "circle"), ("#0b5394", "6 3", "square"), ("#b45f06", "", "circle"), ("#b45f06", "6 3", "square"),
    ("#38761d", "2 3", "circle"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Scale:
    """Maps values to positions, logarithmically."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        share = (math.log(value) - math.log(self.low)) / (math.log(self.high) - math.log(self.low))
        return self.start + share * (self.end - self.start)


def plot(builds: Sequence[Build]) -> str:
    """Two panels, cold and after an edit, with a line for each generator."""
    names = list(dict.fromkeys(build.engine for build in builds))
    width = 2 * (_WIDTH + _LEFT) + _GAP
    height = _TOP + _HEIGHT + 44 + _LEGEND * len(names)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" {_FONT}>',
        "<title>CPU seconds of a build by number of practices</title>",
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
        *_panel(builds, names, 0, "Cold build: CPU seconds", lambda build: build.cold.cpu),
        *_panel(builds, names, _WIDTH + _LEFT + _GAP, "One file changed: CPU seconds", lambda build: build.edited.cpu),
        *_legend(names),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _panel(
    builds: Sequence[Build], names: Sequence[str], left: int, title: str, value: Callable[[Build], float]
) -> Iterator[str]:
    sizes = sorted({build.practices for build in builds})
    values = [max(value(build), 0.01) for build in builds]
    x = _Scale(sizes[0] / 1.2, sizes[-1] * 1.2, left + _LEFT, left + _LEFT + _WIDTH)
    ticks = _decades(min(values), max(values))
    y = _Scale(ticks[0], ticks[-1], _TOP + _HEIGHT, _TOP)
    yield f'<text x="{left + _LEFT}" y="20" font-weight="bold">{escape(title)}</text>'
    for tick in ticks:
        at = y(tick)
        yield f'<line x1="{left + _LEFT}" x2="{left + _LEFT + _WIDTH}" y1="{at:.1f}" y2="{at:.1f}" stroke="#ddd"/>'
        yield f'<text x="{left + _LEFT - 6}" y="{at + 4:.1f}" text-anchor="end">{tick:g}</text>'
    for size in sizes:
        yield f'<text x="{x(size):.1f}" y="{_TOP + _HEIGHT + 20}" text-anchor="middle">{size}</text>'
    for number, name in enumerate(names):
        points = [(x(build.practices), y(max(value(build), 0.01))) for build in builds if build.engine == name]
        colour, dashes, mark = _STYLES[number % len(_STYLES)]
        path = " ".join(f"{a:.1f},{b:.1f}" for a, b in points)
        yield f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2" stroke-dasharray="{dashes}"/>'
        yield from (_mark(mark, a, b, colour) for a, b in points)


def _legend(names: Sequence[str]) -> Iterator[str]:
    for number, name in enumerate(names):
        colour, dashes, mark = _STYLES[number % len(_STYLES)]
        at = _TOP + _HEIGHT + 48 + number * _LEGEND
        yield (
            f'<line x1="{_LEFT}" x2="{_LEFT + 36}" y1="{at}" y2="{at}" '
            f'stroke="{colour}" stroke-width="2" stroke-dasharray="{dashes}"/>'
        )
        yield _mark(mark, _LEFT + 18, at, colour)
        yield f'<text x="{_LEFT + 46}" y="{at + 4}">{escape(name)}</text>'


def _mark(kind: str, x: float, y: float, colour: str) -> str:
    if kind == "circle":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colour}"/>'
    return f'<rect x="{x - 4:.1f}" y="{y - 4:.1f}" width="8" height="8" fill="{colour}"/>'


def _decades(lowest: float, highest: float) -> list[float]:
    """1, 2, 5, 10 and so on, from below the lowest value to above the highest."""
    steps = [base * 10.0**power for power in range(-3, 6) for base in (1, 2, 5)]
    first = max(index for index, step in enumerate(steps) if step <= lowest)
    last = min(index for index, step in enumerate(steps) if step >= highest and index > first)
    return steps[first : last + 1]
