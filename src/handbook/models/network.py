"""The network itself: themes, working groups, coalitions, and the way of working."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from handbook.models.fields import (
    Country,
    Edtf,
    Id,
    Line,
    Lines,
    Model,
    Note,
    PartId,
    Prose,
    Reference,
    WebAddress,
    When,
)
from handbook.models.record import CityRef, OrganisationRef, Record


class Question(Model):
    id: PartId
    text: Line


class Theme(Record):
    """A theme; its page is the handbook that an editor writes under `docs/handbooks/`."""

    type: ClassVar[str] = "theme"
    section: ClassVar[str] = "handbooks"
    folder: ClassVar[str] = "data/themes"
    page: ClassVar[str] = "written"

    number: int = Field(ge=1)
    questions: list[Question] = Field(min_length=1)
    open_list: bool = Field(default=False, description="The printed list of questions ends in `etc.`")


class Seat(Model):
    city: CityRef
    note: Line | None = None
    query: Line | None = Field(default=None, description="An open question of the editors on this seat")


class WorkingGroup(Record):
    type: ClassVar[str] = "working-group"
    section: ClassVar[str] = "working-groups"
    folder: ClassVar[str] = "data/working-groups"

    number: int = Field(ge=1)
    theme: Annotated[str, Reference("theme")]
    leading: list[Seat] = Field(min_length=1)
    learning: list[Seat] = []
    webinar: Annotated[str, Reference("webinar")] | None = None
    calls: list[Note] = []


class Member(Model):
    organisation: OrganisationRef
    since: Edtf | None = None


class Point(Model):
    """A titled point of a coalition: a way to join, a tool, an aim."""

    id: Id
    title: Line
    text: Line | None = None
    url: WebAddress | None = None
    countries: list[Country] = []
    lines: Lines | None = None


class Pillar(Model):
    id: Id
    title: Line
    text: Line
    actors: list[Line] = []
    directions: list[Point] = []
    lines: Lines | None = None


class Coalition(Record):
    type: ClassVar[str] = "coalition"
    section: ClassVar[str] = "coalitions"
    folder: ClassVar[str] = "data/coalitions"

    scope: Country = Field(description="EU, or the country of a national coalition")
    members: list[Member] = []
    ways_to_join: list[Point] = []
    meetings: list[Point] = []
    demands: list[Annotated[str, Reference("recommendation")]] = []
    aims: list[Point] = []
    pillars: list[Pillar] = []
    audiences: list[Line] = []
    tools: list[Point] = []
    website: WebAddress | None = None
    funding: list[Line] = []


class Part(Model):
    """A stage of the methodology, or a part of one."""

    id: Id
    number: PartId
    title: Line
    start: When | None = None
    end: When | None = None
    text: Prose | None = None
    outcome: Line | None = None
    lines: Lines | None = None


class Stage(Part):
    stages: list[Part] = []


class Methodology(Record):
    type: ClassVar[str] = "methodology"
    section: ClassVar[str] = "methodology"
    folder: ClassVar[str] = "data/methodology"
    page: ClassVar[str] = "section"

    objective: Line
    implementation_start: Edtf | None = Field(default=None, description="Frame that the network sets for plans")
    implementation_end: Edtf | None = None
    requirements: list[Point] = []
    group_rules: list[Point] = []
    stages: list[Stage] = Field(min_length=1)
