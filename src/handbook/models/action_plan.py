"""Action plan: objectives and steps as printed, every cell with its state."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from handbook.models.fields import Filled, Language, Line, Lines, Model, Note, OneOf, Printed, Reference, When
from handbook.models.record import CityRef, OrganisationRef, Record
from handbook.models.vocabulary import CELL_STATE, STEP_STATUS


class Cell(Model):
    """A cell of the table: what is printed, what it means, and the items it lists."""

    state: Annotated[str, OneOf(CELL_STATE)] = "given"
    printed: Printed = ""
    items: list[Printed] = []
    open_list: bool = Field(default=False, description="The printed list ends in `etc.`")
    organisations: list[OrganisationRef] = Field(default=[], description="Records of the organisations named")

    @model_validator(mode="after")
    def _state_fits(self) -> Cell:
        wrong = None
        if self.state == "given" and not self.printed:
            wrong = "the cell is given, but nothing is printed in it"
        elif self.state == "empty" and self.printed:
            wrong = "the cell is empty, but something is printed in it"
        elif self.state == "displaced" and not self.printed:
            wrong = "the cell is displaced, but what is printed in it is missing"
        elif self.state != "given" and self.items:
            wrong = "only a given cell has items"
        if wrong:
            raise PydanticCustomError(
                "cell",
                "{wrong}",
                {"wrong": wrong, "hint": "states: given, not_applicable (N/A is printed), empty (nothing), displaced"},
            )
        return self


class SubStep(Model):
    number: Printed
    text: Printed


class Step(Model):
    number: str | None = Field(
        default=None,
        pattern=r"^\d+(\.\d+)*$",
        description="Number in its objective, such as 3 or 1.2; absent: its position",
    )
    printed_number: Printed | None = None
    what: Annotated[Filled, Field(description="Quoted exactly as the source prints it")]
    sub_steps: list[SubStep] = []
    partners: Cell
    factors: Cell
    start: When
    end: When
    lines: Lines | None = None
    status: Annotated[str, OneOf(STEP_STATUS)] | None = None
    progress: list[Note] = []
    source_practice: Annotated[str, Reference("practice")] | None = None
    note: Line | None = Field(default=None, description="A remark of the editors on this row")


class Objective(Model):
    printed_label: Printed | None = None
    printed_title: Printed | None = None
    added_title: Line | None = Field(default=None, description="Heading by the editors where none is printed")
    lines: Lines | None = None
    note: Line | None = None
    steps: list[Step] = Field(min_length=1)


class ActionPlan(Record):
    type: ClassVar[str] = "action-plan"
    section: ClassVar[str] = "action-plans"
    folder: ClassVar[str] = "action-plans"
    suffix: ClassVar[str] = ".md"

    city: CityRef
    organisation: OrganisationRef
    printed_heading: Printed | None = None
    cells_language: Language = Field(default="en", description="Language that the cells are printed in")
    objectives: list[Objective] = Field(min_length=1)
