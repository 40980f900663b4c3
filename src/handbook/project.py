"""The one front door: a folder of files -> a library of records, and every problem in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from handbook.library import Library
from handbook.load import load_records
from handbook.load.glossary import load_glossary
from handbook.problems import Problem
from handbook.rules import RULES, Context
from handbook.settings import Settings


@dataclass(frozen=True, slots=True)
class Project:
    """`library` has the valid records; `problems` are sorted in path order and include those of files left out."""

    settings: Settings
    library: Library
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> list[Problem]:
        return [problem for problem in self.problems if problem.severity == "error"]


def open_project(settings: Settings, today: date, progress: Callable[[str], None] = lambda _path: None) -> Project:
    """Load all records and check them with every rule. Nothing that contributors write raises."""
    entries, problems = load_records(settings.root, settings.languages, progress)
    glossary, wrong = load_glossary(settings.root, settings.languages)
    problems += wrong
    library = Library(entries, settings.languages)
    refused = frozenset(problem.path for problem in problems if problem.severity == "error")
    context = Context(library, settings, today, refused, glossary)
    for rule in RULES:
        problems += rule(context)
    return Project(settings, library, tuple(sorted(set(problems))))
