"""Strict YAML 1.2 (core schema) with the place of every value. The only package that knows PyYAML.

PyYAML resolves scalars as YAML 1.1 does (`no` is False, `14:30` is 870, the last of two equal keys wins), so only its
parser is used (the C one where there is one) and the data are built here. Source: https://yaml.org/spec/1.2.2/#103-core-schema

A text is read in one of two ways with the same result: `plain` builds the data of ordinary YAML quickly and gives up
at the least doubt; `careful` reads everything else, knows where each value stands and says what is wrong.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from handbook.problems import Mistake
from handbook.yaml12 import careful
from handbook.yaml12.careful import MAX_MISTAKES, Path, Position, Reading
from handbook.yaml12.plain import MAX_BYTES, MAX_DEPTH, UnusualError, plain
from handbook.yaml_words import CODES

__all__ = ["CODES", "MAX_BYTES", "MAX_DEPTH", "MAX_MISTAKES", "Mistake", "Path", "Position", "Yaml", "load"]


@dataclass(slots=True)
class Yaml:
    """What a text says and where it says it. The path of the root is ()."""

    data: Any = None
    mistakes: list[Mistake] = field(default_factory=list)
    whole: bool = True
    """False when a part could not be read, so that a field missing in `data` may stand in the text."""
    text: str = ""
    first_line: int = 1
    reading: Reading | None = field(default=None, repr=False, compare=False)
    """The careful reading, once one was needed: places are asked for only to report something."""

    @property
    def positions(self) -> dict[Path, Position]:
        return self._carefully().positions

    @property
    def key_positions(self) -> dict[Path, Position]:
        return self._carefully().key_positions

    def _carefully(self) -> Reading:
        if self.reading is None:
            self.reading = careful.read(self.text, self.first_line)
        return self.reading

    def where(self, path: Path, *, key: bool = False) -> Position:
        """The place of the value (or key) at `path`, or of the nearest thing around it."""
        for length in range(len(path), -1, -1):
            near = path[:length]
            found = (self.key_positions.get(near) if key else None) or self.positions.get(near)
            if found:
                return found
        return Position(1, 1)


def load(text: str, *, first_line: int = 1) -> Yaml:
    """Read `text`, whose first line is line `first_line` of the file. Never raises; what is wrong is in `mistakes`.

    After a mistake in the syntax the top-level field around it is left out and the rest read all the same.
    """
    try:
        return Yaml(plain(text), text=text, first_line=first_line)
    except UnusualError:
        reading = careful.read(text, first_line)
        return Yaml(reading.data, reading.mistakes, reading.whole, text, first_line, reading)
