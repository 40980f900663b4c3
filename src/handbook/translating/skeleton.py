"""The texts of a record that a translation lacks, in the form in which they would stand in its file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from handbook.forms.writing import scalar
from handbook.library.translations import MISSING, FieldState
from handbook.models import Record
from handbook.models.fields import Model
from handbook.models.shapes import Path, Shape, fields


def page_to_translate(states: Sequence[FieldState]) -> list[str]:
    """The same for a page of `docs/`."""
    return list(_mapping({state.pair.name: state.pair.source for state in states if state.state == MISSING}, 0))


def to_translate(record: Record, missing: set[Path]) -> list[str]:
    """Lines of YAML with the texts at the paths `missing`, and what they need around them: ids, empty parts."""
    found = _model(record, missing, ())
    return list(_mapping(found, 0)) if found else []


def _model(model: Model, missing: set[Path], place: Path) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, shape in fields(type(model)).items():
        value = getattr(model, name)
        if value is not None and shape.has_text:
            inner = _value(value, shape, missing, (*place, name))
            if inner:
                found[name] = inner
    return found


def _value(value: Any, shape: Shape, missing: set[Path], place: Path) -> Any:
    if shape.kind == "list" and shape.item is not None:
        return _list(value, shape.item, missing, place)
    if isinstance(value, Model):
        return _model(value, missing, place)
    return value if place in missing else None


def _list(items: list[Any], shape: Shape, missing: set[Path], place: Path) -> list[Any]:
    """Parts with ids as far as something is missing in them; of other lists all items, since they go by position."""
    found = [_value(item, shape, missing, (*place, index)) for index, item in enumerate(items)]
    if not any(found):
        return []
    if getattr(items[0], "id", None) is not None:
        return [{"id": item.id, **inner} for item, inner in zip(items, found, strict=True) if inner]
    return [inner or {} for inner in found]


def _mapping(data: Mapping[str, Any], depth: int) -> Iterator[str]:
    indent = "  " * depth
    for key, value in data.items():
        if isinstance(value, Mapping):
            yield f"{indent}{key}:"
            yield from _mapping(value, depth + 1)
        elif isinstance(value, list):
            yield f"{indent}{key}:"
            for item in value:
                yield from _item(item, depth + 1)
        else:
            yield from _text(f"{indent}{key}:", str(value), f"{indent}  ")


def _item(item: Any, depth: int) -> Iterator[str]:
    indent = "  " * depth
    if isinstance(item, Mapping):
        if not item:
            yield f"{indent}- {{}}"
            return
        first, *rest = _mapping(item, depth + 1)
        yield f"{indent}- {first.strip()}"
        yield from rest
    else:
        yield from _text(f"{indent}-", str(item), f"{indent}  ")


def _text(head: str, text: str, indent: str) -> Iterator[str]:
    if "\n" not in text.strip():
        yield f"{head} {scalar(text.strip())}"
        return
    yield f"{head} |-"
    yield from (f"{indent}{line}".rstrip() for line in text.strip().split("\n"))
