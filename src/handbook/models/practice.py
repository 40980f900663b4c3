"""Practice: something that a city or organisation does and others can take up."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from handbook.models.fields import Edtf, Line, Model, OneOf, Prose, Reference, Source, When
from handbook.models.record import CityRef, OrganisationRef, Record
from handbook.models.vocabulary import ACTOR, ADOPTION, LEVEL, STAGE, SUPPORT, TARGET_GROUP


class Partner(Model):
    organisation: OrganisationRef
    support: Annotated[str, OneOf(SUPPORT)] | None = None
    note: Line | None = None


class Period(Model):
    start: When | None = None
    end: When | None = None


class BuildingBlock(Model):
    title: Line
    text: Line
    core: bool = Field(description="true: the practice does not work without it; false: adaptable")
    enabling_factors: list[Line] = []
    lessons: list[Line] = []


class Resources(Model):
    cost: Line | None = None
    staff: Line | None = None
    funding: Line | None = None


class Result(Model):
    indicator: Line
    value: int | float | Line
    unit: Line | None = None
    baseline: int | float | Line | None = None
    period: Edtf | None = None
    sources: list[Source] = Field(min_length=1)


class Evaluation(Model):
    text: Line
    date: Edtf | None = None
    sources: list[Source] = Field(min_length=1)


class Adoption(Model):
    city: CityRef | None = None
    place: Line | None = None
    year: Edtf
    outcome: Annotated[str, OneOf(ADOPTION)]
    sources: list[Source] = Field(min_length=1)


class Review(Model):
    criterion: Line
    verdict: Line
    reviewer: OrganisationRef
    valid_until: Edtf | None = None


class Practice(Record):
    """The body tells what is done. What no source tells is left out, and the page says "not documented"."""

    type: ClassVar[str] = "practice"
    section: ClassVar[str] = "practices"
    folder: ClassVar[str] = "practices"
    suffix: ClassVar[str] = ".md"

    city: CityRef | None = None
    places: list[Line] = Field(default=[], description="Where it happens, when not in a city of the network")
    organisation: OrganisationRef
    partners: list[Partner] = []
    actor: Annotated[str, OneOf(ACTOR)]
    level: Annotated[str, OneOf(LEVEL)]
    target_groups: list[Annotated[str, OneOf(TARGET_GROUP)]] = []
    period: Period | None = None
    stage: Annotated[str, OneOf(STAGE)] | None = None
    need: Prose | None = None
    building_blocks: list[BuildingBlock] = []
    resources: Resources | None = None
    results: list[Result] = []
    challenges: list[Line] = []
    success_conditions: list[Line] = []
    lessons: list[Line] = []
    transferability: Prose | None = None
    evaluation: Evaluation | None = None
    adoptions: list[Adoption] = []
    reviews: list[Review] = []
    award: Annotated[str, Reference("award")] | None = None

    @model_validator(mode="after")
    def _somewhere(self) -> Practice:
        if self.city is None and not self.places:
            raise PydanticCustomError(
                "place", "the practice has no place", {"hint": "write `city:` for a city of the network, or `places:`"}
            )
        return self
