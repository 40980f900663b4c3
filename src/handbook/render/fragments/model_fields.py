"""The fields of a record type in words, from the models alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args, get_origin

from handbook.models.fields import Model
from handbook.models.shapes import Shape, fields

_SIMPLE = {str: "text, the same in all languages", int: "whole number", float: "number", bool: "true or false"}


@dataclass(frozen=True, slots=True)
class Described:
    """A field: `name` with its path (`objectives[].steps[].what`), `kind` in English, `values` of its vocabulary."""

    name: str
    required: bool
    kind: str
    values: tuple[str, ...]
    description: str


def described(model: type[Model]) -> list[Described]:
    """All fields of a model in their order, those of a part behind the part, where the part first appears."""
    return _described(model, "", {})


def _described(model: type[Model], prefix: str, seen: dict[type[Model], str]) -> list[Described]:
    found: list[Described] = []
    for name, shape in fields(model).items():
        if not prefix and name == "id":
            continue  # the name of the file
        info = model.model_fields[name]
        item = shape.item or shape
        part, path = item.model, prefix + name
        known = seen.get(part) if part else None
        found.append(
            Described(
                path,
                info.is_required(),
                f"{_kind(shape)}, as under `{known}`" if known else _kind(shape),
                _values(item),
                info.description or "",
            )
        )
        if part is not None and known is None:
            seen[part] = path
            found += _described(part, f"{path}{'[]' if shape.kind == 'list' else ''}.", seen)
    return found


def _values(shape: Shape) -> tuple[str, ...]:
    if shape.one_of is not None:
        return tuple(shape.one_of.vocabulary.labels)
    return get_args(shape.type) if get_origin(shape.type) is Literal else ()


def _kind(shape: Shape) -> str:
    if shape.kind == "list" and shape.item is not None:
        return f"list of: {_kind(shape.item)}"
    if shape.kind == "map":
        return "text per language code"
    if shape.kind == "model":
        return "group of fields"
    if shape.reference is not None:
        type_ = shape.reference.type
        return f"id of a record of type `{type_}`" if type_ else "record as `<section>/<id>`"
    if _values(shape):
        return "one of the values"
    if shape.translatable is not None:
        return "text of any length, translatable" if shape.translatable.block else "line of text, translatable"
    return _SIMPLE.get(shape.type, "text or number")
