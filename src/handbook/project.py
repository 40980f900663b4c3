"""The one front door: a folder of files -> a library of records, and every problem in them."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from handbook.keeping import Result
from handbook.library import Library
from handbook.library.grains import grains
from handbook.load import Entry, load_records
from handbook.load.glossary import load_glossary
from handbook.memory import Memory
from handbook.problems import Problem
from handbook.rules import RULES, RULES_OF_LIBRARY, RULES_OF_RECORDS, Context
from handbook.settings import Settings


@dataclass(frozen=True, slots=True)
class Project:
    """`library` has the valid records; `problems` are sorted in path order and include those of files left out.

    `grains` are digests of all that can be read of the library.
    """

    settings: Settings
    library: Library
    problems: tuple[Problem, ...]
    grains: Mapping[str, bytes]

    @property
    def errors(self) -> list[Problem]:
        return [problem for problem in self.problems if problem.severity == "error"]


@contextmanager
def _without_garbage_collection() -> Iterator[None]:
    """Records hold no circles, but Python would look through all of them again and again: while they become more,
    when they are all there, and once more at the end of the program.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.freeze()
            gc.enable()


@_without_garbage_collection()
def open_project(
    settings: Settings,
    today: date,
    progress: Callable[[str], None] = lambda _path: None,
    memory: Memory | None = None,
) -> Project:
    """Load all records and check them with every rule. Nothing that contributors write raises.

    `memory` spares what was found out before, and keeps what is found out now.
    """
    entries, problems = load_records(settings.root, settings.languages, progress, memory.parsed if memory else None)
    glossary, wrong = load_glossary(settings.root, settings.languages)
    problems += wrong
    library = Library(entries, settings.languages)
    known = grains(library, today)
    refused = frozenset(problem.path for problem in problems if problem.severity == "error")
    context = Context(library, settings, today, refused, glossary)
    # A file that was refused makes other problems go away, which no digest of the library tells.
    if memory is None or refused:
        problems += [problem for rule in RULES for problem in rule(context)]
    else:
        memory.begin(known)
        problems += [problem for entry in entries for problem in _checked(context, entry, memory)]
        problems += [problem for rule in RULES_OF_LIBRARY for problem in rule(context)]
        memory.save()
    return Project(settings, library, tuple(sorted(set(problems))), known)


def _checked(context: Context, entry: Entry, memory: Memory) -> Sequence[Problem]:
    """What the rules for single records say of one."""
    known = memory.fresh(entry.key)
    if known is not None:
        return cast(Sequence[Problem], known.value)
    own = replace(context, only=entry)
    with context.library.reading() as reads:
        problems = [problem for rule in RULES_OF_RECORDS for problem in rule(own)]
    if not any(problem.severity == "error" for problem in problems):
        memory.results[entry.key] = Result(frozenset({*reads, entry.key, f"{entry.key}#text"}), value=problems)
    return problems
