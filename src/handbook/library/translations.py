"""How far each text of a record is translated, and whether the translation still says what its source says."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from handbook.fingerprints import Known, still_fits, words
from handbook.library.index import Library
from handbook.load import Entry
from handbook.models.fields import Model
from handbook.models.shapes import Path, Shape, fields, fields_with_text, texts
from handbook.models.translation import FieldTranslation, TranslationState

MISSING: Final = "missing"
OUTDATED: Final = "outdated"
STATES: Final = (MISSING, OUTDATED, "machine", "draft", "reviewed")
"""States of a field in a language, the worst first. `missing` and `outdated` are computed, never typed."""


class Pair(NamedTuple):  # there are tens of thousands, and no other class is made as quickly
    """A text of a record and its translation. `name` is stable: ids of parts where they have one, else positions.

    `place` is the path in the record, `translated_place` that in the translation (None where there is none).
    """

    name: str
    source: str
    translated: str | None
    place: Path
    translated_place: Path | None
    block: bool = False


class FieldState(NamedTuple):
    """The state of one field. `kept` is what the translation's file knows of it.

    `made` is the state that people gave the translation, whether or not it is out of date.
    """

    pair: Pair
    state: str
    made: str | None = None
    kept: FieldTranslation | None = None

    @property
    def changed(self) -> bool:
        """Whether the text was translated anew since its fingerprint was made."""
        text = self.pair.translated
        return self.kept is not None and text is not None and self.kept.text != text_mark(text)

    @property
    def is_unverified(self) -> bool:
        """Whether the field is translated and nothing tells from which source."""
        return self.state != MISSING and self.kept is None


def field_states(library: Library, entry: Entry, language: str) -> list[FieldState]:
    """The states of all texts of a record in a language that is not its own, in the order of the record."""
    library.note(f"{entry.key}#text")
    if not library.has(entry):
        return _field_states(library, entry, language)
    return library.computed(("field states", entry.key, language), lambda: _field_states(library, entry, language))


def _field_states(library: Library, entry: Entry, language: str) -> list[FieldState]:
    translation = entry.translations.get(language)
    said = translation.state if translation else None
    return [
        state_of(pair, said, is_known(library, entry.record.language, pair.source)) for pair in pairs(entry, language)
    ]


def state_of(pair: Pair, said: TranslationState | None, known: Known) -> FieldState:
    """The state of one text. `said` is what the file of the translation says of itself."""
    if said is None or pair.translated is None:
        return FieldState(pair, MISSING)
    kept = said.fields.get(pair.name)
    if kept is None:
        return FieldState(pair, said.state, said.state)
    made = kept.state or said.state
    return FieldState(pair, made if still_fits(kept.source, pair.source, known) else OUTDATED, made, kept)


def pairs(entry: Entry, language: str) -> list[Pair]:
    """All texts of a record with their translations. A title that has a name in the language needs none."""
    translation = entry.translations.get(language)
    named = language in getattr(entry.record, "names", {})
    found: list[Pair] = []
    _model(found, entry.record, translation.fields if translation else None, (), (), "")
    return [pair for pair in found if not (named and pair.name == "title" and pair.translated is None)]


def text_mark(text: str) -> str:
    """A short hash of what a translated text says; white space and punctuation do not count."""
    return hashlib.blake2b(" ".join(words(text)).encode(), digest_size=4).hexdigest()


def worst(states: list[FieldState]) -> str | None:
    """The worst state of what is translated; None when nothing is."""
    found = {state.state for state in states} - {MISSING}
    return next((state for state in STATES if state in found), None)


def is_known(library: Library, language: str, text: str) -> Known:
    """Whether a word is a word of the language: it stands in another text of the library than `text`."""

    return lambda word: _vocabulary(library, language)[word] > words(text).count(word)


def totals(library: Library, language: str) -> Mapping[str, tuple[Counter[str], Counter[str]]]:
    """By section: how many fields, and how many records, are in which state.

    A record is `missing` while readers see the original. Records written in the language are not counted.
    """
    return library.computed(("totals", language), lambda: _totals(library, language))


def _totals(library: Library, language: str) -> Mapping[str, tuple[Counter[str], Counter[str]]]:
    found: dict[str, tuple[Counter[str], Counter[str]]] = {}
    for entry in library.entries.values():
        if entry.record.language == language or entry.record.status in ("draft", "withdrawn"):
            continue
        of_fields, of_records = found.setdefault(entry.record.section, (Counter(), Counter()))
        states = field_states(library, entry, language)
        of_fields.update(state.state for state in states)
        of_records[record_state(library, entry, language, states)] += 1
    return found


def record_state(library: Library, entry: Entry, language: str, states: list[FieldState] | None = None) -> str:
    """The state of the record as a whole: `missing` while its page shows the original, else that of its worst field."""
    if library.shown_language(entry, language) != language:
        return MISSING
    return worst(field_states(library, entry, language) if states is None else states) or MISSING


def _vocabulary(library: Library, language: str) -> Counter[str]:
    """How often each word stands in the texts of a language, originals and translations."""
    return library.computed(("vocabulary", language), lambda: Counter(_all_words(library, language)))


def _all_words(library: Library, language: str) -> Iterator[str]:
    for entry in library.entries.values():
        if entry.record.language == language:
            for _, _, text in texts(entry.record):
                yield from words(text)
        elif language in entry.translations:
            for pair in pairs(entry, language):
                yield from words(pair.translated or "")


def _model(found: list[Pair], model: Model, translated: Any, place: Path, other: Path | None, name: str) -> None:
    """Add the texts of a model to what is found."""
    own = vars(model)
    others = {} if translated is None else vars(translated)
    for field, shape in fields_with_text(type(model)):
        value = own[field]
        if value:  # no text is empty
            there = (*other, field) if other is not None else None
            text = others.get(field)
            _value(found, value, text, shape, (*place, field), there, f"{name}{field}")


def _value(
    found: list[Pair], value: Any, translated: Any, shape: Shape, place: Path, other: Path | None, name: str
) -> None:
    if isinstance(value, str):
        if shape.translatable is not None:
            text = translated if isinstance(translated, str) else None
            there = other if text is not None else None
            found.append(Pair(name, value, text, place, there, shape.translatable.block))
    elif shape.kind == "list" and shape.item is not None:
        idents = _ids(value)
        positions = _positions(idents, translated)
        for index, (item, ident, position) in enumerate(zip(value, idents, positions, strict=True)):
            there = (*other, position) if other is not None and position is not None else None
            own = translated[position] if position is not None else None
            _value(found, item, own, shape.item, (*place, index), there, f"{name}.{ident or index}")
    elif isinstance(value, Model):
        _model(found, value, translated, place, other, f"{name}.")


def _positions(idents: list[str | None], translated: list[Any] | None) -> list[int | None]:
    """Where the translation of each item stands: by `id` where items have one, else by position in equal lists."""
    if not translated:
        return [None] * len(idents)
    by_position: list[int | None] = [*range(len(idents))] if len(idents) == len(translated) else [None] * len(idents)
    if not any(idents):
        return by_position
    by_id: dict[str | None, int] = {}
    for position, other in enumerate(_ids(translated)):
        by_id.setdefault(other, position)
    return [by_position[index] if ident is None else by_id.get(ident) for index, ident in enumerate(idents)]


def _ids(items: list[Any]) -> list[str | None]:
    """The ids of the items of a list; None for those that have none."""
    have_ids = bool(items) and isinstance(items[0], Model) and "id" in fields(type(items[0]))
    return [item.id for item in items] if have_ids else [None] * len(items)
