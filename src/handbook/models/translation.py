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
    name = f"{model.__name__}Translation"
    made = cast(type[Model], create_model(name, __base__=Model, __module__=__name__, **parts))
    assert name not in _MADE  # noqa: S101 - two models of the same name
    _MADE[name] = made
    return made


_MADE: dict[str, type[Model]] = {}


def __getattr__(name: str) -> type[Model]:
    """The models made here by their names, as if they stood in this module: `pickle` finds them so."""
    if name.endswith("Translation") and name not in _MADE:
        from handbook.models import RECORD_TYPES  # the models of all types import this module

        own = [model for model in RECORD_TYPES if name == f"{model.__name__}Translation"]
        for model in own or RECORD_TYPES:  # parts are made with their records
            translation_model(model)
    if name not in _MADE:
        raise AttributeError(name)
    return _MADE[name]


def _annotation(shape: Shape) -> Any:
    if shape.kind == "list" and shape.item is not None:
        return list[_annotation(shape.item)]  # type: ignore[misc]
    if shape.model is not None:
        return translation_model(shape.model)
    return Filled
