"""Proposed action: what a partner wants to do, before and apart from the plan that carries it out."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from handbook.models.fields import Line, Lines, Model, PartId, Prose, Reference
from handbook.models.record import CityRef, OrganisationRef, Record


class GuidingQuestion(Model):
    id: PartId
    text: Line


class CarriedOutBy(Model):
    plan: Annotated[str, Reference("action-plan")]
    objective: int | None = Field(default=None, ge=1, description="Objective as counted; absent: the whole plan")


class Action(Record):
    type: ClassVar[str] = "action"
    section: ClassVar[str] = "actions"
    folder: ClassVar[str] = "actions"
    suffix: ClassVar[str] = ".md"

    city: CityRef
    organisation: OrganisationRef
    event: Annotated[str, Reference("event")] | None = None
    aim: Prose
    context: Prose | None = None
    guiding_questions: list[GuidingQuestion] = []
    guiding_questions_lines: Lines | None = None
    guiding_questions_shared_with: list[Annotated[str, Reference("action")]] = []
    carried_out_by: CarriedOutBy | None = None
    note: Line | None = None
