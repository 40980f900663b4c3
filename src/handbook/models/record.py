"""What every record keeps."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field
from pydantic.json_schema import SkipJsonSchema

from handbook.models.fields import Edtf, Id, Language, Media, Model, OneOf, Prose, Reference, Source, Summary, Title
from handbook.models.vocabulary import STATUS

CityRef = Annotated[str, Reference("city")]
OrganisationRef = Annotated[str, Reference("organisation")]
ThemeRef = Annotated[str, Reference("theme")]
RecordRef = Annotated[
    str,
    Reference(),
    Field(
        pattern=r"^[a-z-]+/[a-z0-9-]+(#[A-Za-z0-9.-]+)?$",
        description="A record as `<section>/<id>`, with `#part` for a part of it",
    ),
]


class Record(Model):
    """Base of all record types. `id` is the name of the file and `body` the text under the front matter."""

    type: ClassVar[str]
    """Name of the type in references and data, such as `action-plan`."""
    section: ClassVar[str]
    """Where its pages stand: `/<lang>/<section>/<id>/`."""
    folder: ClassVar[str]
    """Folder of its files, from the root of the project."""
    suffix: ClassVar[str] = ".yml"
    """`.md` for text with front matter, `.yml` for data."""
    page: ClassVar[str] = "record"
    """`record`: one page each, made from the record; `written`: an editor writes `docs/<section>/<id>.md`;
    `section`: all of them stand on the section's page."""

    id: SkipJsonSchema[Id]
    title: Title
    summary: Summary
    language: Language
    sources: list[Source] = Field(default=[], description="Where the facts come from")
    themes: list[ThemeRef] = []
    related: list[RecordRef] = []
    licence: str = "CC-BY-4.0"
    maintainer: OrganisationRef | None = None
    status: Annotated[str, OneOf(STATUS)] = "published"
    created: Edtf | None = None
    reviewed: Edtf | None = None
    review_due: Edtf | None = None
    media: list[Media] = []
    former_ids: list[Id] = Field(default=[], description="Earlier ids, which lead here for ever")
    body: Prose | None = None
