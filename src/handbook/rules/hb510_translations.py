"""A translation follows its record, part by part."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from handbook.load import Translation
from handbook.models.fields import Model
from handbook.models.shapes import Path, Shape, fields_with_text
from handbook.models.translation import KEY
from handbook.problems import Problem, suggest
from handbook.rules.context import Context

CODES: Final = {
    "HB510": "A list in a translation has another length than in the record.",
    "HB511": "A part in a translation has no id, or one that the record does not have.",
    "HB512": "A translation translates nothing.",
    "HB513": "A translation has a text that its record does not have.",
}


def check(context: Context) -> Iterator[Problem]:
    """A translation has the parts of its record: those with an `id` by their ids, other lists item by item."""
    for entry in context.entries:
        for translation in entry.translations.values():
            if all(value is None for name, value in vars(translation.fields).items() if name != KEY):
                hint = "translate a text of the record, or delete the file"
                yield Problem(translation.path, 1, 1, "HB512", "nothing is translated here", hint)
            yield from _model(translation, entry.record, translation.fields, ())


def _problem(translation: Translation, path: Path, code: str, message: str, hint: str) -> Problem:
    line, column = translation.lines.where(path)
    return Problem(translation.path, line, column, code, message, hint)


def _model(translation: Translation, original: Model, translated: Any, path: Path) -> Iterator[Problem]:
    own, others = vars(original), vars(translated)
    for name, shape in fields_with_text(type(original)):
        other = others.get(name)
        if other is not None:
            yield from _value(translation, own[name], other, shape, (*path, name))


def _value(translation: Translation, original: Any, translated: Any, shape: Shape, path: Path) -> Iterator[Problem]:
    if original is None:
        message = f"the record has no `{path[-1]}` to translate"
        yield _problem(translation, path, "HB513", message, "write it into the record first, or delete it here")
    elif shape.kind == "list" and shape.item is not None:
        if shape.item.model is not None and "id" in shape.item.model.model_fields:
            yield from _by_id(translation, original, translated, path)
            return
        if len(original) != len(translated):
            message = f"`{path[-1]}` has {_count(translated)} here, but {_count(original)} in the record"
            hint = "keep one item for each item of the record, in the same order"
            yield _problem(translation, path, "HB510", message, hint)
            return
        for index, (item, other) in enumerate(zip(original, translated, strict=True)):
            yield from _value(translation, item, other, shape.item, (*path, index))
    elif isinstance(original, Model):
        yield from _model(translation, original, translated, path)


def _by_id(translation: Translation, original: Any, translated: Any, path: Path) -> Iterator[Problem]:
    by_id = {item.id: item for item in original}
    seen: set[str] = set()
    for index, other in enumerate(translated):
        place = (*path, index)
        if other.id is None:
            hint = f"add the `id` that it has in the record: {', '.join(list(by_id)[:12])}"
            yield _problem(translation, place, "HB511", "the part has no `id`", hint)
        elif other.id not in by_id:
            meant = suggest(other.id, by_id)
            hint = f"did you mean `{meant}`?" if meant else f"the record has: {', '.join(list(by_id)[:12]) or 'none'}"
            message = f"the record has no part `{other.id[:60]}` in `{path[-1]}`"
            yield _problem(translation, (*place, "id"), "HB511", message, hint)
        elif other.id in seen:
            message = f"the part `{other.id}` is translated twice"
            yield _problem(translation, (*place, "id"), "HB511", message, "delete one of the two")
        else:
            seen.add(other.id)
            yield from _model(translation, by_id[other.id], other, place)


def _count(items: list[Any]) -> str:
    return f"{len(items)} item" if len(items) == 1 else f"{len(items)} items"
