"""Benchmark: the framework, and the assessments made with it. Not assessed is not zero."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from handbook.models.fields import Edtf, Filled, Id, Line, Model, Prose, Reference, Source
from handbook.models.record import CityRef, Record


class Axis(Model):
    id: Id
    title: Line
    text: Line | None = None


class Scale(Model):
    lowest: int
    highest: int
    labels: list[Line] = []


class Framework(Record):
    type: ClassVar[str] = "framework"
    section: ClassVar[str] = "benchmark"
    folder: ClassVar[str] = "data/benchmark"

    assessed: list[Line] = []
    actors: list[Axis] = Field(min_length=1)
    dimensions: list[Axis] = Field(min_length=1)
    scale: Scale | None = None
    scores_public: bool = False


class Assessment(Record):
    type: ClassVar[str] = "assessment"
    section: ClassVar[str] = "assessments"
    folder: ClassVar[str] = "data/assessments"

    framework: Annotated[str, Reference("framework")]
    city: CityRef
    actor: Filled
    dimension: Filled
    score: int | None = None
    finding: Prose | None = None
    rationale: Prose
    evidence: list[Source] = Field(min_length=1)
    date: Edtf

    @model_validator(mode="after")
    def _says_something(self) -> Assessment:
        if self.score is None and self.finding is None:
            raise PydanticCustomError(
                "assessment",
                "the assessment has neither a score nor a finding",
                {"hint": "leave the file out when nothing was assessed: not assessed is not zero"},
            )
        return self
