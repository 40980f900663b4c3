"""Cities and regions, and organisations."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from handbook.models.fields import (
    Country,
    Edtf,
    Figure,
    Filled,
    Language,
    Line,
    Lines,
    Model,
    OneOf,
    Printed,
    WebAddress,
)
from handbook.models.record import CityRef, OrganisationRef, Record
from handbook.models.vocabulary import ORGANISATION_KIND, PLACE_KIND

Names = Annotated[
    dict[Language, Filled], Field(description="Name per language; facts of the record, not translations of it")
]


class Nuts(Model):
    code: Annotated[str, Field(pattern=r"^[A-Z]{2}[A-Z0-9]{0,3}$")]
    year: int | None = Field(default=None, description="Year of the NUTS version, where known")


class Position(Model):
    latitude: float = Field(ge=-90, le=90)
    longitude: float = Field(ge=-180, le=180)
    note: Line | None = None


class Spelling(Model):
    """A spelling or name under which something is found."""

    printed: Printed
    language: Language | None = None
    lines: Lines | None = None
    note: Line | None = None


class City(Record):
    type: ClassVar[str] = "city"
    section: ClassVar[str] = "cities"
    folder: ClassVar[str] = "data/cities"

    kind: Annotated[str, OneOf(PLACE_KIND)]
    names: Names
    country: Country
    subdivision: Annotated[str, Field(pattern=r"^[A-Z]{2}-[A-Z0-9]{1,3}$")] | None = Field(
        default=None, description="ISO 3166-2"
    )
    nuts: Nuts | None = None
    position: Position
    official_languages: list[Language] = Field(min_length=1)
    organisation: OrganisationRef | None = Field(default=None, description="Its administration")
    spellings: list[Spelling] = []
    wikidata: Annotated[str, Field(pattern=r"^Q\d+$")] | None = None
    geonames: int | None = None
    figures: list[Figure] = []


class Identifier(Model):
    scheme: Filled
    value: Filled


class Service(Model):
    title: Line
    text: Line | None = None
    languages: list[Language] = []


class Organisation(Record):
    type: ClassVar[str] = "organisation"
    section: ClassVar[str] = "organisations"
    folder: ClassVar[str] = "data/organisations"

    names: Names = {}
    kind: Annotated[str, OneOf(ORGANISATION_KIND)]
    country: Country | None = Field(description="null: no source tells it")
    city: CityRef | None = None
    part_of: OrganisationRef | None = None
    partner: bool = Field(default=False, description="One of the network's partners")
    website: WebAddress | None = None
    address: Filled | None = None
    founded: Edtf | None = None
    identifiers: list[Identifier] = []
    variants: list[Spelling] = []
    not_to_be_confused_with: list[OrganisationRef] = []
    roles: list[Line] = Field(default=[], description="What it does in the network, as the sources tell")
    services: list[Service] = []
    figures: list[Figure] = []
    note: Line | None = None
