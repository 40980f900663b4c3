"""What every rule is given."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from handbook.library import Library
from handbook.load import Entry
from handbook.load.glossary import EMPTY as NO_GLOSSARY
from handbook.load.glossary import LoadedGlossary
from handbook.models.shapes import Path
from handbook.problems import Problem, Severity, suggest
from handbook.settings import Settings

_MOST_MEANT: Final = 100


@dataclass(frozen=True, slots=True)
class Context:
    """`refused`: paths of files that could not be loaded, which references to them should not be blamed for.

    `only` is the one record that rules for single records look at; without it they look at all.
    """

    library: Library
    settings: Settings
    today: date
    refused: frozenset[str] = frozenset()
    glossary: LoadedGlossary = NO_GLOSSARY
    only: Entry | None = None

    @property
    def entries(self) -> Iterable[Entry]:
        """The records to check."""
        return self.library.entries.values() if self.only is None else (self.only,)

    def meant(self, word: str, kind: str, possibilities: Callable[[], Iterable[str]]) -> str | None:
        """The possibility of a kind most like a wrong word.

        Looked for in a large library, it takes a while; and where a hundred words are wrong, none was mistyped.
        """
        found: dict[tuple[str, str], str | None] = self.library.computed(("meant",), dict)
        if (kind, word) not in found:
            if len(found) == _MOST_MEANT:
                return None
            found[kind, word] = suggest(word, possibilities())
        return found[kind, word]


Rule = Callable[[Context], Iterable[Problem]]


def problem(entry: Entry, path: Path, code: str, message: str, hint: str = "", severity: Severity = "error") -> Problem:
    """A problem at the value at `path` of a record."""
    line, column = entry.lines.where(path)
    return Problem(entry.path, line, column, code, message, hint, severity)
