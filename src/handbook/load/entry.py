"""A record as it stands in its file, with its translations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from handbook.models import Record
from handbook.models.fields import Model
from handbook.models.translation import TranslationState
from handbook.yaml12 import Path, Position, Yaml


@dataclass(frozen=True, slots=True)
class Lines:
    """Where the values of a file stand."""

    yaml: Yaml
    body_line: int = 1

    def where(self, path: Path, *, key: bool = False) -> Position:
        """Line and column of the value (or key) at `path`; the text under the front matter is `("body",)`."""
        if path[:1] == ("body",) and not (self._is_key_of_yaml("body") and path in self.yaml.positions):
            return Position(self.body_line, 1)
        return self.yaml.where(path, key=key)

    def _is_key_of_yaml(self, key: str) -> bool:
        return isinstance(self.yaml.data, dict) and key in self.yaml.data


@dataclass(frozen=True, slots=True)
class Marks:
    """Digests of a file: `whole`, and `face` without the words of its long text."""

    face: bytes = b""
    whole: bytes = b""


NO_MARKS: Final = Marks()


@dataclass(frozen=True, slots=True)
class Translation:
    """A translation file: `fields` has the translatable fields that it gives, all others None."""

    language: str
    path: str
    fields: Model
    state: TranslationState
    lines: Lines
    marks: Marks = NO_MARKS


@dataclass(frozen=True, slots=True)
class Entry:
    """A record, the file it was read from (`path`, from the root, with slashes) and its translations by language."""

    record: Record
    path: str
    lines: Lines
    translations: Mapping[str, Translation] = field(default_factory=dict)
    marks: Marks = NO_MARKS
    key: str = field(init=False, repr=False, compare=False)
    """`<section>/<id>`, as references and addresses say it."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "key", f"{self.record.section}/{self.record.id}")
