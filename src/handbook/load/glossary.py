"""`data/glossary.yml` -> the glossary, where a project has one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from handbook.load.entry import Lines
from handbook.load.record_file import read, validate
from handbook.models.glossary import FILE, Glossary, glossary_model, glossary_of
from handbook.problems import Problem
from handbook.yaml12 import Yaml

CODES: Final[dict[str, str]] = {"HB503": "A term or a name stands in the glossary twice."}


@dataclass(frozen=True, slots=True)
class LoadedGlossary:
    """The glossary with the places of what it says."""

    glossary: Glossary
    lines: Lines


EMPTY: Final = LoadedGlossary(Glossary(), Lines(Yaml()))


def load_glossary(root: Path, languages: Sequence[str]) -> tuple[LoadedGlossary, list[Problem]]:
    """The glossary of the project at `root`, and what is wrong with it."""
    file = root / FILE
    if not file.exists():
        return EMPTY, []
    content, problems = read(file, FILE)
    if content is None:
        return EMPTY, problems
    model, wrong = validate(content, glossary_model(tuple(languages)), FILE)
    problems += wrong
    if model is None:
        return EMPTY, problems
    glossary = glossary_of(model, languages)
    problems += _twice("terms", [term.id for term in glossary.terms], content.lines)
    problems += _twice("names", [name.id for name in glossary.names], content.lines)
    return LoadedGlossary(glossary, content.lines), problems


def _twice(key: str, ids: list[str], lines: Lines) -> list[Problem]:
    counts, seen, found = Counter(ids), set[str](), list[Problem]()
    for index, id_ in enumerate(ids):
        if counts[id_] > 1 and id_ in seen:
            line, column = lines.where((key, index, "id"))
            message = f"`{id_}` stands in `{key}` a second time"
            found.append(Problem(FILE, line, column, "HB503", message, "put all its words into one entry"))
        seen.add(id_)
    return found
