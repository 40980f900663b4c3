"""The glossary: the terms of a network in each language, and the right names of bodies."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from types import GenericAlias
from typing import Annotated, Any, Final, cast

from pydantic import BeforeValidator, Field, create_model

from handbook.models.fields import Filled, Id, Model
from handbook.models.record import OrganisationRef

FILE: Final = "data/glossary.yml"


def _list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


Variants = Annotated[
    list[Filled], BeforeValidator(_list), Field(min_length=1, description="One text, or a list, the best first")
]


@dataclass(frozen=True, slots=True)
class Term:
    """A term: by language, all that it may be called, the best first. `index`: its place in the file."""

    id: str
    words: Mapping[str, tuple[str, ...]]
    index: int


@dataclass(frozen=True, slots=True)
class BodyName:
    """The name of an organisation in each language; `id` is that of its record."""

    id: str
    names: Mapping[str, str]
    index: int


@dataclass(frozen=True, slots=True)
class Glossary:
    terms: tuple[Term, ...] = ()
    names: tuple[BodyName, ...] = ()


@cache
def glossary_model(languages: tuple[str, ...]) -> type[Model]:
    """The shape of the file in a site of these languages: each of them is a key of every term and name."""
    words: dict[str, Any] = dict.fromkeys(languages, (Variants | None, None))
    names: dict[str, Any] = dict.fromkeys(languages, (Filled | None, None))
    # Pydantic's overloads do not know keys that are made at run time.
    make = cast(Any, create_model)
    terms = GenericAlias(list, (make("Term", __base__=Model, id=(Id, ...), **words),))
    bodies = GenericAlias(list, (make("BodyName", __base__=Model, id=(OrganisationRef, ...), **names),))
    return cast(type[Model], make("Glossary", __base__=Model, terms=(terms, []), names=(bodies, [])))


def glossary_of(model: Model, languages: Collection[str]) -> Glossary:
    """What the file says, from a model made by `glossary_model`."""

    def given(part: Any) -> dict[str, Any]:
        return {language: value for language in languages if (value := getattr(part, language)) is not None}

    terms = (
        Term(term.id, {language: tuple(words) for language, words in given(term).items()}, index)
        for index, term in enumerate(cast(Any, model).terms)
    )
    names = (BodyName(name.id, given(name), index) for index, name in enumerate(cast(Any, model).names))
    return Glossary(tuple(terms), tuple(names))
