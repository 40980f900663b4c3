"""The shape of a translation: the translatable fields of its record, and nothing else."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any, cast

from pydantic import Field, create_model

from handbook.models.fields import Edtf, Filled, Model, OneOf
from handbook.models.record import OrganisationRef, Record
from handbook.models.shapes import Shape, fields
from handbook.models.vocabulary import TRANSLATION_STATE

KEY = "translation"
"""The one key of a translation's file that is not a field of the record."""


class TranslationState(Model):
    """How far a translation can be trusted. `machine` until somebody has reviewed it."""

    state: Annotated[str, OneOf(TRANSLATION_STATE)] = "machine"
    translator: OrganisationRef | None = None
    reviewer: OrganisationRef | None = None
    date: Edtf | None = None
    fingerprints: dict[str, Filled] = Field(
        default={}, description="Per field, the fingerprint of the source text it was made from"
    )


@cache
def translation_model(model: type[Model]) -> type[Model]:
    """A model with the translatable fields of `model`, none of them required; parts keep `id`, to be matched by it."""
    parts: dict[str, Any] = {}
    for name, shape in fields(model).items():
        if name == "id" and not issubclass(model, Record):
            parts[name] = (str | None, None)
        elif shape.has_text:
            parts[name] = (_annotation(shape) | None, None)
    if issubclass(model, Record):
        parts[KEY] = (TranslationState, TranslationState())
    return cast(type[Model], create_model(f"{model.__name__}Translation", __base__=Model, **parts))


def _annotation(shape: Shape) -> Any:
    if shape.kind == "list" and shape.item is not None:
        return list[_annotation(shape.item)]  # type: ignore[misc]
    if shape.model is not None:
        return translation_model(shape.model)
    return Filled
