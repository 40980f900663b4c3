"""Document: a source that the handbook is made from, with the errata found in it."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from handbook.models.fields import Filled, Language, Line, Lines, Model, OneOf, PartId, Printed, WebAddress
from handbook.models.record import Record, RecordRef
from handbook.models.vocabulary import CONFIDENCE, ERRATUM_KIND


class Concern(Model):
    """A value that an erratum is about, so that it is shown where a reader meets the value."""

    record: RecordRef
    field: Filled | None = Field(default=None, description="Field of the record, such as `start` or `leading`")


class Erratum(Model):
    """A defect of a document: what is printed, what is meant as far as known, and what the handbook does."""

    id: PartId
    kind: Annotated[str, OneOf(ERRATUM_KIND)]
    lines: Lines | None = None
    where: Line | None = Field(default=None, description="Where it stands, when line numbers do not tell")
    printed: Printed = Field(default="", description="Quotation of what is printed")
    meant: Line | None = None
    confidence: Annotated[str, OneOf(CONFIDENCE)]
    evidence: Line | None = None
    handling: Line
    status: Literal["corrected", "as-printed", "open"]
    concerns: list[Concern] = []


class Document(Record):
    type: ClassVar[str] = "document"
    section: ClassVar[str] = "documents"
    folder: ClassVar[str] = "data/documents"

    document_language: Language
    what: Line
    line_count: int = Field(ge=1)
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] | None = None
    url: WebAddress | None = None
    published: Filled | None = None
    document_licence: Filled | None = None
    unknown: list[Line] = Field(default=[], description="What the document does not tell")
    errata: list[Erratum] = []
