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


class FieldTranslation(Model):
    """What is known of the translation of one field; what is not said here holds as said for the whole file."""

    source: Filled = Field(description="Fingerprint of the source text it was made from")
    text: Filled = Field(description="Mark of the translated text, by which a change of it is noticed")
    state: Annotated[str, OneOf(TRANSLATION_STATE)] | None = None
    translator: OrganisationRef | None = None
    reviewer: OrganisationRef | None = None
    date: Edtf | None = None


class TranslationState(Model):
    """How far a translation can be trusted. `machine` until somebody has reviewed it."""

    state: Annotated[str, OneOf(TRANSLATION_STATE)] = "machine"
    translator: OrganisationRef | None = None
    reviewer: OrganisationRef | None = None
    date: Edtf | None = None
    fields: dict[str, FieldTranslation] = Field(
        default={},
        description="Per field, such as `title` or `lessons.L1.01.text`: kept by `handbook translate`; a `state`, "
        "`reviewer` or `date` of its own can be added by hand",
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
