"""What a model is made of, field by field, as a tree that walkers follow: texts, references, parts.

Everything that treats records generally (translations, reference checks, exports, tables of fields) reads the models
through this module, so that a mark on a field is enough to be seen everywhere.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from handbook.models.fields import Model, OneOf, Reference, Translatable

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """One field: `kind` is `value`, `model`, `list` or `map`; `item` is the shape of a list's items."""

    kind: Literal["value", "model", "list", "map"]
    type: Any = None
    translatable: Translatable | None = None
    reference: Reference | None = None
    one_of: OneOf | None = None
    item: Shape | None = None

    @property
    def model(self) -> type[Model] | None:
        return self.type if self.kind == "model" else None

    @property
    def has_text(self) -> bool:
        """Whether translations may say something here."""
        if self.kind == "list":
            return self.item is not None and self.item.has_text
        if self.model is not None:
            return bool(fields_with_text(self.model))
        return self.translatable is not None

    @property
    def has_reference(self) -> bool:
        """Whether another record may be named here."""
        if self.kind == "list":
            return self.item is not None and self.item.has_reference
        if self.model is not None:
            return bool(_fields_with_references(self.model))
        return self.reference is not None


@cache
def fields(model: type[Model]) -> dict[str, Shape]:
    """The shapes of a model's fields, in the order in which they are declared."""
    hints = get_type_hints(model, include_extras=True)
    return {name: _shape(hints[name]) for name in model.model_fields}


Fields = tuple[tuple[str, Shape], ...]


@cache
def fields_with_text(model: type[Model]) -> Fields:
    """Those of the fields that have texts, themselves or in their parts."""
    return tuple((name, shape) for name, shape in fields(model).items() if shape.has_text)


@cache
def _fields_with_references(model: type[Model]) -> Fields:
    return tuple((name, shape) for name, shape in fields(model).items() if shape.has_reference)


def _shape(annotation: Any) -> Shape:
    marks: list[Any] = []
    while get_origin(annotation) is Annotated:
        annotation, *more = get_args(annotation)
        marks += more
    origin = get_origin(annotation)
    if origin in (Union, types.UnionType):
        members = [_shape(member) for member in get_args(annotation) if member is not type(None)]
        marked = [
            member
            for member in members
            if member.kind != "value" or member.translatable or member.reference or member.one_of
        ]
        return (marked or members)[0]
    if origin is list:
        return Shape("list", annotation, item=_shape(get_args(annotation)[0]))
    if origin is dict:
        return Shape("map", annotation)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return Shape("model", annotation)
    return Shape(
        "value",
        annotation,
        translatable=next((mark for mark in marks if isinstance(mark, Translatable)), None),
        reference=next((mark for mark in marks if isinstance(mark, Reference)), None),
        one_of=next((mark for mark in marks if isinstance(mark, OneOf)), None),
    )


def _values(model: Model, which: Callable[[type[Model]], Fields], path: Path = ()) -> Iterator[tuple[Path, Shape, Any]]:
    """Every single value that is set in `which` fields of a model and its parts, with its path and shape."""
    own = vars(model)
    for name, shape in which(type(model)):
        value = own[name]
        if value is not None and value != []:
            yield from _values_in(value, shape, which, (*path, name))


def _values_in(
    value: Any, shape: Shape, which: Callable[[type[Model]], Fields], path: Path
) -> Iterator[tuple[Path, Shape, Any]]:
    if shape.kind == "list" and shape.item is not None:
        for index, item in enumerate(value):
            yield from _values_in(item, shape.item, which, (*path, index))
    elif shape.kind == "model" and isinstance(value, Model):
        yield from _values(value, which, path)
    else:
        yield path, shape, value


def texts(record: Model) -> Iterator[tuple[Path, Translatable, str]]:
    """Every translatable text that is set."""
    for path, shape, value in _values(record, fields_with_text):
        if shape.translatable is not None and isinstance(value, str):
            yield path, shape.translatable, value


def references(record: Model) -> Iterator[tuple[Path, Reference, str]]:
    """Every reference to another record."""
    for path, shape, value in _values(record, _fields_with_references):
        if shape.reference is not None:
            yield path, shape.reference, value
