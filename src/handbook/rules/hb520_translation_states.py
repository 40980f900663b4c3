"""A translation says what its record says today."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Protocol

from handbook.library.translations import OUTDATED, FieldState, field_states
from handbook.load.entry import Lines
from handbook.models.translation import TranslationState
from handbook.problems import Problem
from handbook.rules.context import Context

CODES: Final = {
    "HB520": "A translated text is out of date: the record says something else by now.",
    "HB521": "Nothing tells from which text of the record a translation was made.",
    "HB522": "A translation keeps the fingerprint of a text that it does not have.",
}


class _Stated(Protocol):
    """A file that is a translation: one of a record, or a page of `docs/`."""

    @property
    def path(self) -> str: ...
    @property
    def lines(self) -> Lines: ...
    @property
    def state(self) -> TranslationState: ...


@dataclass(frozen=True, slots=True)
class Translated:
    """A translation, the file of its source, and what `handbook translate` is told to refresh it."""

    translation: _Stated
    source_path: str
    arguments: str

    @property
    def command(self) -> str:
        return f"`handbook translate {self.arguments}`"


def check(context: Context) -> Iterator[Problem]:
    """A change of meaning in a record makes the translations of that text out of date; a typing error does not."""
    for entry in context.entries:
        for language, translation in entry.translations.items():
            states = field_states(context.library, entry, language)
            yield from about_states(Translated(translation, entry.path, f"{entry.key} {language}"), states)


def about_states(file: Translated, states: list[FieldState]) -> Iterator[Problem]:
    """What is out of date in the file of a translation, and what nothing is known of."""
    for state in states:
        if state.state == OUTDATED:
            yield _outdated(file, state)
    unverified = sum(state.is_unverified for state in states)
    if unverified:
        line, column = file.translation.lines.where(("translation",), key=True)
        adopt = "" if file.translation.state.fields else " with --adopt"
        message = f"{unverified} translated texts have no fingerprint of their source yet"
        if unverified == 1:
            message = "one translated text has no fingerprint of its source yet"
        hint = f"if they say what the original says, run {file.command}{adopt}"
        yield Problem(file.translation.path, line, column, "HB521", message, hint, "warning")
    yield from _left_over(file, states)


def _outdated(file: Translated, state: FieldState) -> Problem:
    translation, command = file.translation, file.command
    line, column = translation.lines.where(state.pair.translated_place or (), key=True)
    message = f"`{state.pair.name}` is out of date: `{file.source_path}` says something else by now"
    hint = f"translate it again and run {command}; before that, the same command shows what has changed"
    if state.changed:
        hint = f"the translation was changed too: if it says what the original says, run {command}"
    return Problem(translation.path, line, column, "HB520", message, hint, "warning")


def _left_over(file: Translated, states: list[FieldState]) -> Iterator[Problem]:
    translation = file.translation
    names = {state.pair.name for state in states if state.pair.translated is not None}
    for name in translation.state.fields:
        if name not in names:
            line, column = translation.lines.where(("translation", "fields", name), key=True)
            message = f"`{name[:80]}` is not a translated text of this record"
            hint = f"delete the line, or run {file.command}"
            yield Problem(translation.path, line, column, "HB522", message, hint, "warning")
