"""A translation says what its record says today."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from handbook.library.translations import OUTDATED, FieldState, field_states
from handbook.load import Entry, Translation
from handbook.problems import Problem
from handbook.rules.context import Context

CODES: Final = {
    "HB520": "A translated text is out of date: the record says something else by now.",
    "HB521": "Nothing tells from which text of the record a translation was made.",
    "HB522": "A translation keeps the fingerprint of a text that it does not have.",
}


def check(context: Context) -> Iterator[Problem]:
    """A change of meaning in a record makes the translations of that text out of date; a typing error does not."""
    for entry in context.library.entries.values():
        for language, translation in entry.translations.items():
            command = f"`handbook translate {entry.key} {language}`"
            states = field_states(context.library, entry, language)
            for state in states:
                if state.state == OUTDATED:
                    yield _outdated(translation, state, entry, command)
            unverified = sum(state.is_unverified for state in states)
            if unverified:
                line, column = translation.lines.where(("translation",), key=True)
                adopt = "" if translation.state.fields else " with --adopt"
                message = f"{unverified} translated texts have no fingerprint of their source yet"
                if unverified == 1:
                    message = "one translated text has no fingerprint of its source yet"
                hint = f"if they say what the record says, run {command}{adopt}"
                yield Problem(translation.path, line, column, "HB521", message, hint, "warning")
            yield from _left_over(translation, states, command)


def _outdated(translation: Translation, state: FieldState, entry: Entry, command: str) -> Problem:
    line, column = translation.lines.where(state.pair.translated_place or (), key=True)
    message = f"`{state.pair.name}` is out of date: `{entry.path}` says something else by now"
    hint = f"translate it again and run {command}; before that, the same command shows what has changed"
    if state.changed:
        hint = f"the translation was changed too: if it says what the record says, run {command}"
    return Problem(translation.path, line, column, "HB520", message, hint, "warning")


def _left_over(translation: Translation, states: list[FieldState], command: str) -> Iterator[Problem]:
    names = {state.pair.name for state in states if state.pair.translated is not None}
    for name in translation.state.fields:
        if name not in names:
            line, column = translation.lines.where(("translation", "fields", name), key=True)
            message = f"`{name[:80]}` is not a translated text of this record"
            hint = f"delete the line, or run {command}"
            yield Problem(translation.path, line, column, "HB522", message, hint, "warning")
