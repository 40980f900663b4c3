"""Award: a prize with its criteria and editions."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from handbook.models.fields import Edtf, Figure, Filled, Line, Model, Source
from handbook.models.places import Names, Spelling
from handbook.models.record import CityRef, OrganisationRef, Record


class Criterion(Model):
    title: Line
    text: Line | None = None


class Winner(Model):
    organisation: OrganisationRef
    field: Line | None = None


class Edition(Model):
    number: int | None = Field(default=None, ge=1)
    year: Edtf
    date: Edtf | None = None
    venue: Line | None = None
    text: Line | None = None
    figures: list[Figure] = []
    winners: list[Winner] = []
    sources: list[Source] = Field(min_length=1)


class Award(Record):
    type: ClassVar[str] = "award"
    section: ClassVar[str] = "awards"
    folder: ClassVar[str] = "data/awards"

    names: Names = {}
    variants: list[Spelling] = []
    not_to_be_confused_with: list[Filled] = []
    city: CityRef
    organisers: list[OrganisationRef] = Field(min_length=1)
    since: Edtf | None = None
    name_meaning: Line | None = None
    criteria: list[Criterion] = []
    figures: list[Figure] = []
    editions: list[Edition] = []
