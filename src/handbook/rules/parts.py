"""The parts of a record that `#part` can name, and all models that a record is made of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from handbook.library.plans import step_rows
from handbook.models import ActionPlan, Record
from handbook.models.fields import Model
from handbook.models.shapes import Path, fields


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a record and where it stands in it."""

    path: Path
    model: Model


def walk(model: Model, path: Path = ()) -> Iterator[Part]:
    """A model and, in the order of the fields, every model in it."""
    yield Part(path, model)
    for name in _fields_with_models(type(model)):
        value = getattr(model, name)
        if isinstance(value, Model):
            yield from walk(value, (*path, name))
        elif isinstance(value, list):
            for index, item in enumerate(value):
                if isinstance(item, Model):
                    yield from walk(item, (*path, name, index))


@cache
def _fields_with_models(model: type[Model]) -> tuple[str, ...]:
    return tuple(name for name, shape in fields(model).items() if (shape.item or shape).kind == "model")


def with_ids(record: Record) -> Iterator[tuple[str, Part]]:
    """The parts of a record that have an `id`."""
    for part in walk(record):
        ident = getattr(part.model, "id", None)
        if part.path and isinstance(ident, str):
            yield ident, part


def named_parts(record: Record) -> Mapping[str, list[Part]]:
    """What may follow the `#` of a reference: ids of parts; `o2` and `o2-s3` in action plans."""
    found: dict[str, list[Part]] = defaultdict(list)
    for ident, part in with_ids(record):
        found[ident].append(part)
    if isinstance(record, ActionPlan):
        for number, objective in enumerate(record.objectives, start=1):
            found[f"o{number}"].append(Part(("objectives", number - 1), objective))
        for row in step_rows(record):
            found[row.anchor].append(Part(("objectives", row.objective - 1, "steps", row.index), row.step))
    return found
