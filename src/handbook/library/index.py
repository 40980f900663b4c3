"""The index: records by key, type and language, and who refers to whom.

The library notes what is read of it, so that a page is rendered again just when something it was made from has changed.
What can be read are *grains*: `practices/x` is all that a record says but its long text, `practices/x#text` with it,
`practices/x<` who refers to it, `practices/` all records of a section (without long texts), and `*` everything.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any, TypeVar, cast

from handbook.library.localise import is_translated, localise, with_long_text
from handbook.load import Entry
from handbook.models import TYPES, Record
from handbook.models.shapes import Path

R = TypeVar("R", bound=Record)
T = TypeVar("T")

EVERYTHING = "*"
FACES = "records"
"""The grain of all records without their long texts."""
TODAY = "today"
"""A grain beside the records: the day of the build, on which consents end."""


@dataclass(frozen=True, slots=True)
class Referrer:
    """A place that refers to a record: the entry and the path of the field in it."""

    entry: Entry
    path: Path


class Library:
    """All valid records. Nothing in it changes; what is computed is kept, together with what it was computed from."""

    def __init__(self, entries: Iterable[Entry], languages: Sequence[str]) -> None:
        self.languages = tuple(languages)
        self._entries: Mapping[str, Entry] = MappingProxyType({entry.key: entry for entry in entries})
        self._by_type: dict[str, list[Entry]] = defaultdict(list)
        for entry in self._entries.values():
            self._by_type[entry.model.type].append(entry)
        self._published = {
            type_: [entry for entry in of_type if entry.gist.status in ("published", "superseded")]
            for type_, of_type in self._by_type.items()
        }
        self._localised: dict[tuple[str, str], Record] = {}
        self._computed: dict[Hashable, tuple[Any, set[str]]] = {}
        self._reads: set[str] = set()

    # --- what is read ----------------------------------------------------------------------------------------------

    @contextmanager
    def reading(self) -> Iterator[set[str]]:
        """The grains that are read inside, filled while it goes on."""
        outer, self._reads = self._reads, set()
        try:
            yield self._reads
        finally:
            outer |= self._reads
            self._reads = outer

    def note(self, grain: str) -> None:
        """Say that something was read."""
        self._reads.add(grain)

    def computed(self, key: Hashable, compute: Callable[[], T]) -> T:
        """What follows from the records and takes time to find out, computed once under its key."""
        kept = self._computed.get(key)
        if kept is None:
            outer, self._reads = self._reads, set()  # as `reading` does, which takes longer than most that is computed
            try:
                kept = self._computed[key] = compute(), self._reads
            finally:
                outer |= self._reads
                self._reads = outer
        value, reads = kept
        self._reads |= reads
        return cast(T, value)

    # --- records ---------------------------------------------------------------------------------------------------

    @property
    def entries(self) -> Mapping[str, Entry]:
        """All records by their keys."""
        self.note(EVERYTHING)
        return self._entries

    def has(self, entry: Entry) -> bool:
        """Whether this very entry is in the library, and not a changed one in its place."""
        return self._entries.get(entry.key) is entry

    def get(self, type_: str, id_: str) -> Entry | None:
        """The record of a type by its id."""
        model = TYPES.get(type_)
        return self.find(f"{model.section}/{id_}") if model else None

    def find(self, reference: str) -> Entry | None:
        """The record that `<section>/<id>` or `<section>/<id>#<part>` names."""
        key = reference.partition("#")[0]
        self.note(key)
        return self._entries.get(key)

    def entry(self, record: Record) -> Entry:
        """The entry of a record, in whatever language the record is."""
        return self._entries[f"{record.section}/{record.id}"]

    def all(self, type_: str) -> list[Entry]:
        """All records of a type, drafts and withdrawn ones too, by id."""
        self._note_type(type_)
        return list(self._by_type.get(type_, ()))

    def published(self, type_: str) -> list[Entry]:
        """The records of a type that lists show."""
        self._note_type(type_)
        return list(self._published.get(type_, ()))

    def _note_type(self, type_: str) -> None:
        model = TYPES.get(type_)
        if model is not None:
            self.note(f"{model.section}/")

    def pages(self) -> list[Entry]:
        """The records that have a page of their own, made from the record."""
        return [
            entry for entry in self._entries.values() if entry.model.page == "record" and entry.gist.status != "draft"
        ]

    def records(self, model: type[R], language: str) -> list[R]:
        """The published records of a type in a language."""
        return [cast(R, self.localised(entry, language)) for entry in self.published(model.type)]

    def record(self, model: type[R], id_: str, language: str) -> R | None:
        """One record in a language."""
        entry = self.get(model.type, id_)
        return cast(R, self.localised(entry, language)) if entry else None

    def localised(self, entry: Entry, language: str) -> Record:
        """The record with its texts in `language` as far as translated; without its long text, which `whole` has."""
        self.note(entry.key)
        key = (entry.key, language)
        if key not in self._localised:
            self._localised[key] = localise(entry, language)
        return self._localised[key]

    def whole(self, entry: Entry, language: str) -> Record:
        """The same with the long text, for the record's own page; it is asked for once, and so not kept."""
        self.note(f"{entry.key}#text")
        return with_long_text(self.localised(entry, language), entry, language)

    def shown_language(self, entry: Entry, language: str) -> str:
        """The language that the page of the record in `language` really shows."""
        self.note(entry.key)
        return language if is_translated(entry, language) else entry.gist.language

    def translated_into(self, entry: Entry) -> list[str]:
        """The languages that the record really is in, in the order of the site."""
        self.note(entry.key)
        return [language for language in self.languages if is_translated(entry, language)]

    @cached_property
    def _referrers(self) -> dict[str, list[Referrer]]:
        referrers: dict[str, list[Referrer]] = defaultdict(list)
        for entry in self._entries.values():
            for path, target in entry.gist.references:
                if target in self._entries and target != entry.key:
                    referrers[target].append(Referrer(entry, path))
        return referrers

    def referrers(self, entry: Entry) -> list[Referrer]:
        """Who refers to the record: the inverse of all references."""
        found = list(self._referrers.get(entry.key, ()))
        self.note(f"{entry.key}<")
        for referrer in found:
            self.note(referrer.entry.key)
        return found

    def referring(self, entry: Entry, model: type[R], field: str = "") -> list[Entry]:
        """The published records of a type that refer to the record, each once; `field`: only through this field."""
        found = {
            referrer.entry.key: referrer.entry
            for referrer in self.referrers(entry)
            if referrer.entry.record.type == model.type
            and referrer.entry.record.status in ("published", "superseded")
            and (not field or field in referrer.path)
        }
        return [found[key] for key in sorted(found)]
