"""Events and webinars: when, where, who, what for, and what was learnt."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from handbook.models.fields import (
    Clock,
    Country,
    Edtf,
    Figure,
    Filled,
    Id,
    Language,
    Line,
    Lines,
    Media,
    Minutes,
    Model,
    OneOf,
    PartId,
    Person,
    Printed,
    Prose,
    Reference,
    WebAddress,
    When,
)
from handbook.models.record import CityRef, OrganisationRef, Record, ThemeRef
from handbook.models.vocabulary import AGENDA_KIND, LESSON_KIND, MODE


class Place(Model):
    name: Line
    address: Filled | None = None
    what_for: Line | None = None
    lines: Lines | None = None


class Presentation(Model):
    """A part of an agenda item: one organisation presents its actions."""

    organisation: OrganisationRef
    minutes: Minutes
    actions: int | None = Field(default=None, ge=0)


class Block(Model):
    """A part of the programme; its start and end are computed from its items."""

    id: Id
    title: Line
    text: Line | None = None
    printed: Printed | None = Field(default=None, description="Hours as printed, such as `09.00 – 13.00`")
    lines: Lines | None = None


class AgendaItem(Model):
    day: Edtf
    start: Clock | None = None
    end: Clock | None = None
    title: Line
    kind: Annotated[str, OneOf(AGENDA_KIND)]
    block: Id | None = None
    working_group: Annotated[str, Reference("working-group")] | None = None
    minutes: Minutes | None = Field(default=None, description="Length; must fit start, end and the parts")
    presentations: list[Presentation] = []
    feedback_minutes: Minutes | None = None
    lines: Lines | None = None


class Attendance(Model):
    organisation: OrganisationRef
    country: Country
    people: int = Field(ge=1)
    note: Line | None = None


class Participants(Model):
    """Counts only: organisations and countries, never the people."""

    stated: Printed | None = None
    stated_lines: Lines | None = None
    listed: list[Attendance] = []
    listed_lines: Lines | None = None
    note: Line | None = None


class Statement(Model):
    """What somebody said in an office, or an organisation as such."""

    speaker: Person
    points: list[Line] = Field(min_length=1)
    lines: Lines | None = None
    note: Line | None = None


class Lesson(Model):
    """A lesson of the plenary, with the voice that said it as printed, or none."""

    id: PartId
    themes: list[ThemeRef] = Field(min_length=1)
    kind: Annotated[str, OneOf(LESSON_KIND)]
    voice: Line | None = None
    organisation: OrganisationRef | None = None
    city: CityRef | None = None
    text: Line
    lines: Lines


class Recording(Model):
    address: WebAddress | None = None
    captions: list[Language] = []
    transcript: WebAddress | None = None
    note: Line | None = None


class Gathering(Record):
    """What events and webinars share."""

    start: When
    end: When
    mode: Annotated[str, OneOf(MODE)]
    languages: list[Language] = []
    organisations: list[OrganisationRef] = []
    working_group: Annotated[str, Reference("working-group")] | None = None
    agenda: list[AgendaItem] = []
    recording: Recording | None = None
    slides: list[Media] = []
    key_points: list[Line] = []
    participants: Participants | None = None
    photo_credits: list[Printed] = []


class Event(Gathering):
    type: ClassVar[str] = "event"
    section: ClassVar[str] = "events"
    folder: ClassVar[str] = "events"
    suffix: ClassVar[str] = ".md"

    city: CityRef | None = None
    places: list[Place] = []
    purpose: Prose | None = None
    blocks: list[Block] = []
    statements: list[Statement] = []
    lessons: list[Lesson] = []
    figures: list[Figure] = []
    footnotes: list[Line] = []


class Webinar(Gathering):
    type: ClassVar[str] = "webinar"
    section: ClassVar[str] = "webinars"
    folder: ClassVar[str] = "webinars"
    suffix: ClassVar[str] = ".md"

    link: WebAddress | None = None
