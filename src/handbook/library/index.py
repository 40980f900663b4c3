"""The index: records by key, type and language, and who refers to whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any, TypeVar, cast

from handbook.library.localise import is_translated, localise
from handbook.load import Entry
from handbook.models import TYPES, Record
from handbook.models.shapes import Path, references

R = TypeVar("R", bound=Record)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Referrer:
    """A place that refers to a record: the entry and the path of the field in it."""

    entry: Entry
    path: Path


class Library:
    """All valid records. Nothing in it changes; what is computed is kept."""

    def __init__(self, entries: Iterable[Entry], languages: Sequence[str]) -> None:
        self.languages = tuple(languages)
        self.entries: Mapping[str, Entry] = MappingProxyType({entry.key: entry for entry in entries})
        self._by_type: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries.values():
            self._by_type[entry.record.type].append(entry)
        self._published = {
            type_: [entry for entry in of_type if entry.record.status in ("published", "superseded")]
            for type_, of_type in self._by_type.items()
        }
        self._localised: dict[tuple[str, str], Record] = {}
        self._computed: dict[Hashable, Any] = {}

    def computed(self, key: Hashable, compute: Callable[[], T]) -> T:
        """What follows from the records and takes time to find out, computed once under its key."""
        if key not in self._computed:
            self._computed[key] = compute()
        return cast(T, self._computed[key])

    def get(self, type_: str, id_: str) -> Entry | None:
        """The record of a type by its id."""
        model = TYPES.get(type_)
        return self.entries.get(f"{model.section}/{id_}") if model else None

    def find(self, reference: str) -> Entry | None:
        """The record that `<section>/<id>` or `<section>/<id>#<part>` names."""
        return self.entries.get(reference.partition("#")[0])

    def entry(self, record: Record) -> Entry:
        """The entry of a record, in whatever language the record is."""
        return self.entries[f"{record.section}/{record.id}"]

    def all(self, type_: str) -> list[Entry]:
        """All records of a type, drafts and withdrawn ones too, by id."""
        return list(self._by_type.get(type_, ()))

    def published(self, type_: str) -> list[Entry]:
        """The records of a type that lists show."""
        return list(self._published.get(type_, ()))

    def pages(self) -> list[Entry]:
        """The records that have a page of their own, made from the record."""
        return [
            entry for entry in self.entries.values() if entry.record.page == "record" and entry.record.status != "draft"
        ]

    def records(self, model: type[R], language: str) -> list[R]:
        """The published records of a type in a language."""
        return [cast(R, self.localised(entry, language)) for entry in self.published(model.type)]

    def record(self, model: type[R], id_: str, language: str) -> R | None:
        """One record in a language."""
        entry = self.get(model.type, id_)
        return cast(R, self.localised(entry, language)) if entry else None

    def localised(self, entry: Entry, language: str) -> Record:
        """The record with its texts in `language` as far as translated."""
        key = (entry.key, language)
        if key not in self._localised:
            self._localised[key] = localise(entry, language)
        return self._localised[key]

    def shown_language(self, entry: Entry, language: str) -> str:
        """The language that the page of the record in `language` really shows."""
        return language if is_translated(entry, language) else entry.record.language

    def translated_into(self, entry: Entry) -> list[str]:
        """The languages that the record really is in, in the order of the site."""
        return [language for language in self.languages if is_translated(entry, language)]

    @cached_property
    def _referrers(self) -> dict[str, list[Referrer]]:
        referrers: dict[str, list[Referrer]] = defaultdict(list)
        for entry in self.entries.values():
            for path, reference, value in references(entry.record):
                target = value.partition("#")[0] if not reference.type else f"{TYPES[reference.type].section}/{value}"
                if target in self.entries and target != entry.key:
                    referrers[target].append(Referrer(entry, path))
        return referrers

    def referrers(self, entry: Entry) -> list[Referrer]:
        """Who refers to the record: the inverse of all references."""
        return list(self._referrers.get(entry.key, ()))

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
