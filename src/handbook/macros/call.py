"""What macros share: their type, their error, and the check of what an editor wrote."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from markupsafe import Markup

from handbook.load import Entry
from handbook.models import SECTIONS, TYPES, Record
from handbook.models.vocabulary import Vocabulary
from handbook.problems import suggest
from handbook.render.view import View

Macro = Callable[..., Markup | str]

R = TypeVar("R", bound=Record)


class MacroError(Exception):
    """A macro was called wrongly; `hint` says how to mend it."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


def known(word: str, possibilities: Iterable[str], what: str) -> str:
    """`word`, if it is one of the possibilities."""
    choices = list(possibilities)
    if word in choices:
        return word
    meant = suggest(word, choices)
    hint = f"did you mean `{meant}`?" if meant else f"there are: {', '.join(choices) or 'none'}"
    raise MacroError(f"there is no {what} `{word}`", hint)


def record_named(view: View, model: type[R], id_: str) -> R:
    """The record of a type by its id, in the page's language."""
    if view.library.get(model.type, id_) is None:
        known(id_, [entry.record.id for entry in view.library.all(model.type)], TYPES[model.type].type)
    record = view.library.record(model, id_, view.language)
    if record is None:
        raise MacroError(f"there is no {model.type} `{id_}`")
    return record


def section_named(section: str) -> type[Record]:
    """The record type of a section."""
    return SECTIONS[known(section, SECTIONS, "section")]


def code_named(code: str, vocabulary: Vocabulary) -> str:
    """A code of a vocabulary."""
    return known(code, vocabulary.labels, vocabulary.name)


def entries_in(view: View, section: str) -> list[Entry]:
    """The published records of a section."""
    return view.library.published(section_named(section).type)
