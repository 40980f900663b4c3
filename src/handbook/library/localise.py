"""A record in a language: translated texts where there are any, the others as they are; each knows its language."""

from __future__ import annotations

from typing import Any, Final, TypeVar

from handbook.load import Entry
from handbook.models import Record
from handbook.models.fields import Model, with_values
from handbook.models.shapes import Shape, fields_with_text
from handbook.models.text import Text

R = TypeVar("R", bound=Model)


_LONG_TEXT: Final = "body"


def localise(entry: Entry, language: str) -> Record:
    """The record with a `Text` in every translatable field, in `language` where the translation has it.

    It comes without its long text, which its own page alone shows: see `with_long_text`.
    """
    translation = entry.translations.get(language)
    names = vars(entry.record).get("names", {})
    record = _model(entry.record, translation.fields if translation else None, entry.record.language, language)
    return _with(record, {"title": Text(names[language], language)}) if language in names else record


def with_long_text(record: R, entry: Entry, language: str) -> R:
    """The record of `localise` with its long text."""
    own = entry.record
    if own.body is None:
        return record
    translation = entry.translations.get(language)
    translated = vars(translation.fields).get(_LONG_TEXT) if translation else None
    text = Text(own.body, own.language) if translated is None else Text(translated, language)
    return _with(record, {_LONG_TEXT: text})


def is_translated(entry: Entry, language: str) -> bool:
    """Whether the record really is in `language`: written in it, or title, summary and text translated."""
    gist = entry.gist
    if language == gist.language:
        return True
    translation = entry.translations.get(language)
    if translation is None:
        return False
    wanted = ({"title", "summary", "body"} & set(gist.gives)) - ({"title"} if language in gist.named else set())
    return wanted <= set(translation.gives)


def _model(model: R, translated: Any, original: str, language: str) -> R:
    own = vars(model)
    others = {} if translated is None else vars(translated)
    update: dict[str, Any] = {}
    for name, shape in fields_with_text(type(model)):
        value = own[name]
        if name == _LONG_TEXT:
            update[name] = None
        elif value is not None and value != []:
            update[name] = _value(value, others.get(name), shape, original, language)
    return _with(model, update) if update else model


def _with(model: R, update: dict[str, Any]) -> R:
    """The model with other values. `model_copy` does the same for models that have more than fields, and is slow."""
    return with_values(type(model), {**vars(model), **update}, model.__pydantic_fields_set__)


def _value(value: Any, translated: Any, shape: Shape, original: str, language: str) -> Any:
    if isinstance(translated, str):
        return Text(translated, language)
    if isinstance(value, str):
        return Text(value, original)
    if isinstance(value, Model):
        return _model(value, translated, original, language)
    if shape.item is None:
        return value
    pairs = zip(value, matched(value, translated), strict=True)
    return [_value(item, other, shape.item, original, language) for item, other in pairs]


def matched(items: list[Any], translated: list[Any] | None) -> list[Any]:
    """For each item, its translation or None: by `id` where items have one, by position in lists of equal length."""
    if not translated:
        return [None] * len(items)
    if items and getattr(items[0], "id", None) is not None:
        by_id = {item.id: item for item in translated if getattr(item, "id", None) is not None}
        return [by_id.get(item.id) for item in items]
    return list(translated) if len(translated) == len(items) else [None] * len(items)
