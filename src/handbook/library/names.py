"""Under which names a city or an organisation is looked for: in all languages, and in all spellings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from handbook.library.facets import facets
from handbook.library.index import Library
from handbook.load import Entry


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it is written; `language` is None where the record does not tell it."""

    text: str
    language: str | None


def names(entry: Entry) -> list[Name]:
    """All names of a record that has names of its own in several languages, each spelling once."""
    return _unique(_names(entry))


def names_of_surroundings(library: Library, entry: Entry) -> list[Name]:
    """The names of the cities and organisations to which the record belongs, but for its own."""
    found = facets(library, entry.record)
    near = [
        *(library.get("city", id_) for id_ in found.city),
        *(library.get("organisation", id_) for id_ in found.organisation),
    ]
    own = {name.text.lower() for name in _names(entry)}
    others = _unique(name for other in near if other is not None for name in _names(other))
    return [name for name in others if name.text.lower() not in own]


def _names(entry: Entry) -> Iterator[Name]:
    record = entry.record
    if not hasattr(record, "names"):
        return
    yield Name(str(record.title), record.language)
    for language, translation in entry.translations.items():
        title = getattr(translation.fields, "title", None)
        if title is not None:
            yield Name(str(title), language)
    for language, name in record.names.items():
        yield Name(name, language)
    for spelling in (*getattr(record, "spellings", ()), *getattr(record, "variants", ())):
        yield Name(spelling.printed, spelling.language)


def _unique(found: Iterator[Name]) -> list[Name]:
    by_text: dict[str, Name] = {}
    for name in found:
        by_text.setdefault(name.text.lower(), name)
    return list(by_text.values())
