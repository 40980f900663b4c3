"""The measurements themselves: cold and warm builds in folders of their own, and the check of many records."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Final

from bench.speed.corpus import Corpus, make_corpus
from bench.speed.engines import Engine
from bench.speed.measure import Usage, run
from bench.speed.project import write_project

_EDIT: Final = "\nTusbrin galmoser prentau stiermo.\n"
# Compiled Python modules are kept, as on the machines of those who build sites.
_ENVIRONMENT: Final = {"NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": ""}
# Cities, organisations and themes come on top of the practices.
_RECORDS_PER_PRACTICE: Final = 1 + 1 / 16 + 1 / 8

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Build:
    """One generator at one size. `cold`: first build; `unchanged`: the same again; `edited`: after one changed file.

    `colds` are the CPU seconds of all cold builds, of which `cold` is the middle one.
    """

    engine: str
    rival: str
    practices: int
    cold: Usage
    unchanged: Usage
    edited: Usage
    files: int
    pages: int
    size: int
    colds: tuple[float, ...] = ()

    def as_data(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Check:
    """`handbook check` on so many records, in one language each."""

    records: int
    usage: Usage


def build(engine: Engine, corpus: Corpus, folder: Path, say: Say) -> Build:
    """Build a site three times. Raises `CommandError` when the generator fails."""
    folder.mkdir(parents=True)
    label = f"{engine.name}, {len(corpus.practices)} practices"
    say(f"{label}: writing")
    engine.write(corpus, folder)
    say(f"{label}: cold")
    cold = _all(engine, folder)
    say(f"{label}: nothing changed")
    unchanged = _all(engine, folder)
    say(f"{label}: one file changed")
    with (folder / engine.edited(corpus)).open("a", encoding="utf-8") as file:
        file.write(_EDIT)
    edited = _all(engine, folder)
    files = [file for file in (folder / engine.site).rglob("*") if file.is_file()]
    return Build(
        engine.name, engine.rival, len(corpus.practices), cold, unchanged, edited,
        files=len(files),
        pages=sum(file.suffix == ".html" for file in files),
        size=sum(file.stat().st_size for file in files),
    )  # fmt: skip


def cold(engine: Engine, corpus: Corpus, folder: Path, say: Say) -> Usage:
    """Build a site once, in a new folder. Raises `CommandError` when the generator fails."""
    folder.mkdir(parents=True)
    engine.write(corpus, folder)
    say(f"{engine.name}, {len(corpus.practices)} practices: cold again")
    return _all(engine, folder)


def with_colds(build: Build, others: Sequence[Usage]) -> Build:
    """The build with the middle one (by CPU) of its own cold build and others; the lower one of two."""
    colds = sorted((build.cold, *others), key=lambda usage: usage.cpu)
    return replace(build, cold=colds[(len(colds) - 1) // 2], colds=tuple(usage.cpu for usage in colds))


def check(records: int, folder: Path, say: Say, limit: float) -> Check:
    """Check so many records (about) without translations. Raises `CommandError` if it takes longer than the limit."""
    say(f"handbook check: writing {records} records")
    corpus = make_corpus(max(1, round((records - 8) / _RECORDS_PER_PRACTICE)), translated=0)
    folder.mkdir(parents=True)
    write_project(corpus, folder)
    say(f"handbook check: {len(corpus.records)} records")
    command = [sys.executable, "-c", "from handbook.cli import main; main()", "check"]
    return Check(len(corpus.records), run(command, folder, _ENVIRONMENT, limit=limit))


def _all(engine: Engine, folder: Path) -> Usage:
    first, *others = [run(command, folder, _ENVIRONMENT) for command in engine.commands]
    for other in others:
        first = first.then(other)
    return first
