"""The kinds of fields that records are made of, and the marks that say what may be done with them.

A mark stands in a field's `Annotated` type and is read by everyone who needs to know: the loader, the rules,
translations, JSON Schema, forms and the tables of the documentation.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import Annotated, Any, Literal, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    model_validator,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from handbook import dates
from handbook.models.vocabulary import Vocabulary
from handbook.problems import suggest

# Nobody looks into our models, but to make sure pydantic would read the metadata of every installed package.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


class Model(BaseModel):
    """Base of every record and part of a record: strict types, no unknown keys, unchangeable."""

    # Most commands read what was validated before, so a validator is built when it is first needed.
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, defer_build=True)

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickled as nothing but its values; pydantic's own way takes twice as long to read."""
        return with_values, (type(self), self.__dict__, self.__pydantic_fields_set__)


M = TypeVar("M", bound=Model)


def with_values(model: type[M], values: dict[str, Any], given: set[str]) -> M:
    """A model of values that were validated before; `given` are the names of those that were not left out."""
    made = model.__new__(model)
    object.__setattr__(made, "__dict__", values)
    object.__setattr__(made, "__pydantic_fields_set__", given)
    object.__setattr__(made, "__pydantic_extra__", None)
    object.__setattr__(made, "__pydantic_private__", None)
    return made


# --- marks ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Translatable:
    """The field holds text that translations translate; `block` text may have paragraphs, lists and tables."""

    block: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """The field names a record: of the one `type`, or, for an empty type, `<section>/<id>` of any type."""

    type: str = ""

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {**handler(schema), "x-reference": self.type or "any"}


@dataclass(frozen=True, slots=True)
class OneOf:
    """The field takes a code of a closed vocabulary."""

    vocabulary: Vocabulary

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self._check, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {**handler(schema), "enum": list(self.vocabulary.labels)}

    def _check(self, value: str) -> str:
        if value in self.vocabulary.labels:
            return value
        meant = suggest(value, self.vocabulary.labels)
        raise PydanticCustomError(
            "vocabulary",
            "`{value}` is not one of the values of this field",
            {
                "value": value,
                "hint": (f"did you mean `{meant}`? " if meant else "")
                + "possible values: "
                + ", ".join(self.vocabulary.labels),
            },
        )


# --- simple fields -------------------------------------------------------------------------------------------------


def _filled(value: str) -> str:
    if not value or value.isspace():
        raise PydanticCustomError("blank", "this text is empty", {"hint": "write the text, or leave the key out"})
    return value


def _year(value: Any) -> Any:
    """A bare year is a number to YAML, and nobody should have to know."""
    return str(value) if type(value) is int else value


def _edtf(value: str) -> str:
    try:
        dates.parse(value)
    except ValueError as error:
        raise PydanticCustomError(
            "date", "{reason}", {"reason": str(error), "hint": "write a date as 2019, 2019-03 or 2019-03-29"}
        ) from None
    return value


def _web_address(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s<>\"'\\^`{|}]+\.[^\s<>\"'\\^`{|}]+", value):
        raise PydanticCustomError(
            "address", "`{value}` is not a web address", {"value": value, "hint": "begin with https:// or http://"}
        )
    return value


ID_PATTERN = r"[a-z0-9]+(?:-[a-z0-9]+)*"

Filled = Annotated[str, AfterValidator(_filled)]
Line = Annotated[Filled, Translatable()]
"""One line or paragraph of translatable text; inline Markdown."""
Prose = Annotated[Filled, Translatable(block=True)]
"""Translatable GitHub-flavoured Markdown of any length."""
Title = Annotated[Line, Field(max_length=100)]
Summary = Annotated[Line, Field(max_length=500)]
Printed = Annotated[str, Field(description="Quoted exactly as the source prints it; never translated.")]
Id = Annotated[str, Field(pattern=rf"^{ID_PATTERN}$")]
PartId = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9.-]*$")]
Edtf = Annotated[
    str,
    BeforeValidator(_year),
    AfterValidator(_edtf),
    Field(description="A date of ISO 8601-2 (EDTF): 2019, 2019-03, 2019-03-29, 2019-03~"),
]
WebAddress = Annotated[str, AfterValidator(_web_address)]
Lines = Annotated[
    str, Field(pattern=r"^\d+(-\d+)?(, \d+(-\d+)?)*$", description="Lines of the document: `146-173` or `8, 58-59`")
]
Language = Annotated[
    str, Field(pattern=r"^[a-z]{2,3}$", description="Language code of ISO 639: es, de, en, fr, it, eu, …")
]
Country = Annotated[
    str, Field(pattern=r"^[A-Z]{2}$", description="Country code of ISO 3166-1, such as DE; EU for the Union")
]
Clock = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$", description="Time of day, such as 09:15")]
Minutes = Annotated[int, Field(ge=0, le=24 * 60)]


# --- small models that many records share --------------------------------------------------------------------------


def _plain_date(value: Any) -> Any:
    return {"date": value} if isinstance(value, str) or type(value) is int else value


class _When(Model):
    date: Edtf
    printed: Printed | None = None
    part: Literal["beginning", "mid", "end"] | None = Field(
        default=None, description="Which part of the month or year is meant, as in `Mid-March 2019`"
    )


When = Annotated[_When, BeforeValidator(_plain_date)]
"""A date, alone (`2019-03`) or with what was printed (`{date: 2019-03, part: mid, printed: Mid-March 2019}`)."""


class Source(Model):
    """Where a fact comes from: lines of a document that the handbook keeps, or a public page."""

    document: Annotated[str, Reference("document")] | None = None
    lines: Lines | None = None
    title: Filled | None = None
    url: WebAddress | None = None
    language: Language | None = None
    accessed: Edtf | None = None
    note: Line | None = None

    @model_validator(mode="after")
    def _document_or_page(self) -> Source:
        if (self.document is None) == (self.title is None):
            raise PydanticCustomError(
                "source",
                "a source is either a document or a page with a title",
                {"hint": "write `document:` and `lines:`, or `title:` and `url:`"},
            )
        return self


class Media(Model):
    file: Filled
    alt: Line
    credit: Filled
    licence: Filled
    consent: Filled | None = None


class Figure(Model):
    """A number that a source gives, with what it counts; a `value` in words (`more than 140`) is translated."""

    value: int | float | Line
    unit: Line | None = None
    what: Line
    date: Edtf | None = None
    sources: list[Source] = Field(min_length=1)


class Note(Model):
    """A dated remark by an organisation."""

    date: Edtf
    text: Line
    author: Annotated[str, Reference("organisation")] | None = None


class Consent(Model):
    """Why a person may be named: the recorded consent, or a public office in which the person spoke."""

    basis: Literal["recorded", "public-office"]
    covers: list[Literal["name", "picture", "address"]] = Field(min_length=1)
    given: Edtf | None = None
    until: Edtf | None = None
    withdrawn: Edtf | None = None


class Person(Model):
    name: Filled
    office: Line | None = None
    organisation: Annotated[str, Reference("organisation")] | None = None
    consent: Consent | None = None
