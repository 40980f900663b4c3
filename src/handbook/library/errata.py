"""Errata where a reader meets the value: by record, and by part and field of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from handbook.library.index import Library
from handbook.models import Document
from handbook.models.document import Concern, Erratum


@dataclass(frozen=True, slots=True)
class ErratumOf:
    """An erratum with the document that it is about and the place that it concerns."""

    document: Document
    erratum: Erratum
    concern: Concern

    @property
    def part(self) -> str:
        """The part of the record, such as `o2-s3`; empty for the whole."""
        return self.concern.record.partition("#")[2]


def errata_of(library: Library, key: str, language: str) -> list[ErratumOf]:
    """The errata that concern the record `<section>/<id>` or a part of it, in the order of the documents."""
    # Every page asks for its own, so they are sorted once.
    return library.computed(("errata", language), lambda: _by_record(library, language)).get(key, [])


def _by_record(library: Library, language: str) -> dict[str, list[ErratumOf]]:
    found: dict[str, list[ErratumOf]] = defaultdict(list)
    for document in library.records(Document, language):
        for erratum in document.errata:
            for concern in erratum.concerns:
                found[concern.record.partition("#")[0]].append(ErratumOf(document, erratum, concern))
    return dict(found)
