"""A record as it stands in its file, with its translations."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple, Protocol, cast

from handbook.models import TYPES, Record
from handbook.models.fields import Model
from handbook.models.shapes import references
from handbook.models.translation import KEY, TranslationState
from handbook.yaml12 import Path, Position, Yaml


@dataclass(frozen=True, slots=True)
class Lines:
    """Where the values of a file stand."""

    yaml: Yaml
    body_line: int = 1

    def where(self, path: Path, *, key: bool = False) -> Position:
        """Line and column of the value (or key) at `path`; the text under the front matter is `("body",)`."""
        if path[:1] == ("body",) and path not in self.yaml.positions:
            return Position(self.body_line, 1)
        return self.yaml.where(path, key=key)


@dataclass(frozen=True, slots=True)
class Marks:
    """Digests of a file: `whole`, and `face` without the words of its long text."""

    face: bytes = b""
    whole: bytes = b""


NO_MARKS: Final = Marks()


class Gist(NamedTuple):
    """What is asked of all files all the time, so that most need not be looked into.

    `gives` are the names of the fields that have a value. Only records have the rest: `named` are the languages of
    their names; a reference is its path and the `<section>/<id>` that it names.
    """

    gives: tuple[str, ...]
    language: str = ""
    status: str = ""
    named: tuple[str, ...] = ()
    former_ids: tuple[str, ...] = ()
    references: tuple[tuple[Path, str], ...] = ()


def gist_of(model: Model) -> Gist:
    """The gist of a record or a translation."""
    gives = tuple(name for name, value in vars(model).items() if value is not None)
    if not isinstance(model, Record):
        return Gist(gives)
    targets = (
        (path, value.partition("#")[0] if not reference.type else f"{TYPES[reference.type].section}/{value}")
        for path, reference, value in references(model)
    )
    named, former = tuple(vars(model).get("names", ())), tuple(model.former_ids)
    return Gist(gives, model.language, model.status, named, former, tuple(targets))


class Said(Protocol):
    """What a file says, and where."""

    @property
    def model(self) -> Model: ...
    @property
    def gist(self) -> Gist: ...
    @property
    def lines(self) -> Lines: ...


@dataclass(frozen=True, slots=True)
class Read:
    """A file that was just read."""

    model: Model
    gist: Gist
    lines: Lines


@dataclass(frozen=True, slots=True)
class Translation:
    """A translation file. What it says is read when somebody asks: most of what a build makes again shows no text."""

    language: str
    path: str
    said: Said
    marks: Marks = NO_MARKS

    @property
    def fields(self) -> Model:
        """The translatable fields that it gives; all others are None."""
        return self.said.model

    @property
    def gives(self) -> Collection[str]:
        """The names of these fields."""
        return self.said.gist.gives

    @property
    def state(self) -> TranslationState:
        """What it says of itself."""
        return cast(TranslationState, getattr(self.fields, KEY))

    @property
    def lines(self) -> Lines:
        return self.said.lines


@dataclass(frozen=True, slots=True)
class Entry:
    """A record, the file it was read from (`path`, from the root, with slashes) and its translations by language."""

    model: type[Record]
    id: str
    path: str
    said: Said
    translations: Mapping[str, Translation] = field(default_factory=dict)
    marks: Marks = NO_MARKS
    key: str = field(init=False, repr=False, compare=False)
    """`<section>/<id>`, as references and addresses say it."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "key", f"{self.model.section}/{self.id}")

    @property
    def record(self) -> Record:
        """The record, which is read when somebody asks."""
        return cast(Record, self.said.model)

    @property
    def gist(self) -> Gist:
        """What can be said of the record without reading it."""
        return self.said.gist

    @property
    def lines(self) -> Lines:
        return self.said.lines
