"""What translators are given: one unit for each translatable text, under an id that stays the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from handbook.fingerprints import fingerprint
from handbook.library import Library
from handbook.library.translations import FieldState, field_states
from handbook.load import Entry
from handbook.models.fields import Model
from handbook.models.shapes import Path, fields

LEFT_OUT = ("draft", "withdrawn")
"""Records of these states are not given to translators."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One text. `target` is empty where nothing is translated; `path` and `line` lead to the source's file."""

    key: str
    name: str
    source: str
    target: str
    state: str
    title: str
    path: str
    line: int
    longest: int | None

    @property
    def id(self) -> str:
        """`<section>/<id>#<field>`, such as `practices/market-stall#lessons.0`."""
        return f"{self.key}#{self.name}"

    @property
    def fingerprint(self) -> str:
        """The revision of the source that a translation is made from."""
        return fingerprint(self.source)

    @property
    def notes(self) -> list[str]:
        """What a translator needs to know: where the text stands, and how long it may become."""
        found = [f"{' '.join(self.title.split())} › {self.name}"]
        if self.longest is not None:
            found.append(f"At most {self.longest} characters")
        if "\n" in self.source:
            found.append("Markdown: keep headings, lists and links")
        return found


@dataclass(frozen=True, slots=True)
class Bundle:
    """The units of one pair of languages, in the order of the records."""

    source_language: str
    target_language: str
    units: tuple[Unit, ...]


def bundle(library: Library, source: str, target: str) -> Bundle:
    """All texts written in `source`, with their translations into `target` as far as there are any."""
    return Bundle(source, target, tuple(_units(library, source, target)))


def _units(library: Library, source: str, target: str) -> Iterator[Unit]:
    for entry in library.entries.values():
        if entry.record.language == source and entry.record.status not in LEFT_OUT:
            for state in field_states(library, entry, target):
                yield _unit(entry, state)


def _unit(entry: Entry, state: FieldState) -> Unit:
    pair = state.pair
    return Unit(
        key=entry.key,
        name=pair.name,
        source=pair.source,
        target=pair.translated or "",
        state=state.state,
        title=entry.record.title,
        path=entry.path,
        line=entry.lines.where(pair.place).line,
        longest=longest(type(entry.record), pair.place),
    )


def longest(model: type[Model], place: Path) -> int | None:
    """How many characters a field may have, where the model says it."""
    here: type[Model] | None = model
    found: int | None = None
    for part in place:
        if isinstance(part, int) or here is None:
            continue
        marks = here.model_fields[part].metadata
        found = next((mark.max_length for mark in marks if isinstance(getattr(mark, "max_length", None), int)), None)
        shape = fields(here).get(part)
        while shape is not None and shape.kind == "list":
            shape = shape.item
        here = shape.model if shape else None
    return found
