"""The results as a table for people and as data for programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from bench.reader.browser import Measured, Scrolling
from bench.reader.lighthouse import CATEGORIES, Scores
from bench.reader.site import View
from bench.table import aligned

AIM: Final = 100_000
"""Bytes of HTML, CSS, JS and fonts of a first view, compressed."""
LONG: Final = 50.0
"""Milliseconds from which a task, or a frame, is one that a reader feels."""
COUNTED: Final = ("html", "css", "js", "fonts")
_HEAD: Final = (
    "page", "HTML", "CSS", "JS", "fonts", "sum", "other", "requests", "shift", "longest task", "paint",
    "scroll", "key",
)  # fmt: skip
NOTES: Final = (
    "HTML … other: kB as sent (gzip); sum without other. shift: cumulative layout shift. In ms, on a phone with a",
    "processor four times slower: longest task (- for less than 50), largest contentful paint, scroll (frames over 50",
    "of all frames from top to bottom, and the longest), key (from a key in the filter to the frame that shows it).",
)


def least_disturbed(runs: Sequence[Measured]) -> Measured:
    """One of several runs of a view. Whatever else the machine does makes times longer, so the shortest ones are true;
    a page that jumps in one run jumps for some reader, so of shifts the largest counts."""
    typed = [run.typed for run in runs if run.typed is not None]
    return replace(
        min(runs, key=lambda run: run.longest),
        shift=max(run.shift for run in runs),
        paint=min(run.paint for run in runs),
        scrolling=min((run.scrolling for run in runs if run.scrolling), key=_slowness, default=None),
        typed=min(typed, default=None),
    )


def _slowness(scrolling: Scrolling) -> tuple[int, float]:
    return scrolling.slow, scrolling.worst


def first_view(measured: Measured) -> int:
    """Bytes that count against the aim."""
    return sum(measured.sent.size[kind] for kind in COUNTED)


def table(found: Sequence[Measured]) -> str:
    """A line for each view, and what they are measured against."""
    lines = aligned([_HEAD, *map(_row, found)])
    return "\n".join([*lines, "", *NOTES, *verdict(found)])


def verdict(found: Sequence[Measured]) -> list[str]:
    """Whether the aims are kept, a line for each that is measured."""
    if not found:
        return []
    largest = max(map(first_view, found))
    longest = max(measured.longest for measured in found)
    shift = max(measured.shift for measured in found)
    scrolled = [measured.scrolling for measured in found if measured.scrolling]
    lines = [
        _aim(f"first view at most {AIM / 1000:.0f} kB", largest <= AIM, f"{largest / 1000:.1f} kB"),
        _aim("no layout shift", shift < 0.0005, f"{shift:.3f}"),
        _aim(f"no task over {LONG:.0f} ms", longest <= LONG, f"{longest:.0f} ms" if longest else "none"),
    ]
    if scrolled:
        slow = sum(scrolling.slow for scrolling in scrolled)
        lines.append(_aim("smooth lists", slow == 0, f"{slow} slow frames"))
    return lines


def lighthouse_table(found: Mapping[View, Scores]) -> str:
    """Four scores for each view, and under them every check that is not perfect."""
    names = [_name(view) for view in found]
    width = max(map(len, ["Lighthouse", *names]))
    lines = ["  ".join(["Lighthouse".ljust(width), *CATEGORIES])]
    for name, scores in zip(names, found.values(), strict=True):
        cells = [str(scores.scores[category]).rjust(len(category)) for category in CATEGORIES]
        lines += ["  ".join([name.ljust(width), *cells]), *(f"    {fault}" for fault in scores.faults)]
    return "\n".join(lines)


def as_data(found: Sequence[Measured], scores: Mapping[View, Scores]) -> dict[str, Any]:
    """The results for JSON. Sizes are bytes, times milliseconds on the slow phone."""
    return {
        "views": [
            {
                "kind": measured.view.kind, "language": measured.view.language, "path": measured.view.path,
                "bytes": {kind: measured.sent.size[kind] for kind in (*COUNTED, "other")},
                "first_view": first_view(measured), "requests": measured.sent.requests,
                "layout_shift": measured.shift, "longest_task": measured.longest, "long_tasks": measured.tasks,
                "largest_contentful_paint": measured.paint,
                "scrolling": {
                    "frames": measured.scrolling.frames, "slow": measured.scrolling.slow,
                    "worst": measured.scrolling.worst,
                } if measured.scrolling else None,
                "key": measured.typed,
            }
            for measured in found
        ],
        "lighthouse": [
            {"kind": view.kind, "language": view.language, "path": view.path, "scores": dict(found.scores),
             "faults": list(found.faults)}
            for view, found in scores.items()
        ],
    }  # fmt: skip


def _aim(words: str, kept: bool, found: str) -> str:
    return f"aim: {words}: {'kept' if kept else 'missed'} ({found})"


def _name(view: View) -> str:
    return f"{view.kind} {view.language}"


def _row(measured: Measured) -> tuple[str, ...]:
    scrolling = measured.scrolling
    return (
        _name(measured.view),
        *(f"{measured.sent.size[kind] / 1000:.1f}" for kind in COUNTED),
        f"{first_view(measured) / 1000:.1f}", f"{measured.sent.size['other'] / 1000:.1f}",
        str(measured.sent.requests), f"{measured.shift:.3f}",
        f"{measured.longest:.0f}" if measured.longest else "-", f"{measured.paint:.0f}",
        f"{scrolling.slow}/{scrolling.frames} {scrolling.worst:.0f}" if scrolling else "",
        "" if measured.typed is None else f"{measured.typed:.0f}",
    )  # fmt: skip
