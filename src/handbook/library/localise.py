"""A record in a language: translated texts where there are any, the others as they are; each knows its language."""

from __future__ import annotations

from typing import Any, TypeVar

from handbook.load import Entry
from handbook.models import Record
from handbook.models.fields import Model
from handbook.models.shapes import Shape, fields
from handbook.models.text import Text

R = TypeVar("R", bound=Model)


def localise(entry: Entry, language: str) -> Record:
    """The record with a `Text` in every translatable field, in `language` where the translation has it."""
    translation = entry.translations.get(language)
    names = getattr(entry.record, "names", {})
    record = _model(entry.record, translation.fields if translation else None, entry.record.language, language)
    if language in names:
        return record.model_copy(update={"title": Text(names[language], language)})
    return record


def is_translated(entry: Entry, language: str) -> bool:
    """Whether the record really is in `language`: written in it, or title, summary and text translated."""
    if language == entry.record.language:
        return True
    translation = entry.translations.get(language)
    if translation is None:
        return False
    named = language in getattr(entry.record, "names", {})
    return all(
        getattr(translation.fields, name, None) is not None or (name == "title" and named)
        for name in ("title", "summary", "body")
        if getattr(entry.record, name) is not None
    )


def _model(model: R, translated: Any, original: str, language: str) -> R:
    update: dict[str, Any] = {}
    for name, shape in fields(type(model)).items():
        value = getattr(model, name)
        if value is not None and shape.has_text:
            update[name] = _value(value, getattr(translated, name, None), shape, original, language)
    return model.model_copy(update=update) if update else model


def _value(value: Any, translated: Any, shape: Shape, original: str, language: str) -> Any:
    if shape.kind == "list" and shape.item is not None:
        pairs = zip(value, matched(value, translated), strict=True)
        return [_value(item, other, shape.item, original, language) for item, other in pairs]
    if isinstance(value, Model):
        return _model(value, translated, original, language)
    if isinstance(translated, str):
        return Text(translated, language)
    return Text(value, original) if isinstance(value, str) else value


def matched(items: list[Any], translated: list[Any] | None) -> list[Any]:
    """For each item, its translation or None: by `id` where items have one, by position in lists of equal length."""
    if not translated:
        return [None] * len(items)
    if items and getattr(items[0], "id", None) is not None:
        by_id = {item.id: item for item in translated if getattr(item, "id", None) is not None}
        return [by_id.get(item.id) for item in items]
    return list(translated) if len(translated) == len(items) else [None] * len(items)
