"""Recommendation: what a network asks of somebody, and on what evidence. The body is its text."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from handbook.models.fields import Edtf, Line, Model, OneOf, Prose
from handbook.models.record import OrganisationRef, Record, RecordRef
from handbook.models.vocabulary import ACTOR, LEVEL, RECOMMENDATION_STATUS


class StatusChange(Model):
    date: Edtf
    status: Annotated[str, OneOf(RECOMMENDATION_STATUS)]
    note: Line | None = None


class Recommendation(Record):
    type: ClassVar[str] = "recommendation"
    section: ClassVar[str] = "recommendations"
    folder: ClassVar[str] = "recommendations"
    suffix: ClassVar[str] = ".md"

    addressees: list[Annotated[str, OneOf(ACTOR)]] = Field(min_length=1)
    levels: list[Annotated[str, OneOf(LEVEL)]] = []
    number: int | None = Field(default=None, ge=1, description="Place in the agenda it belongs to")
    body: Prose
    made_by: OrganisationRef | None = None
    voice: Line | None = Field(default=None, description="Who said it, where it was said in the name of somebody")
    evidence: list[RecordRef] = []
    status_history: list[StatusChange] = []
