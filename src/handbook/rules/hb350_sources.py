"""Every published record names its sources."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from handbook.models import Document
from handbook.problems import Problem
from handbook.rules.context import Context, problem

CODES: Final = {"HB350": "A published record names no source."}


def check(context: Context) -> Iterator[Problem]:
    """A record says where its facts come from. Drafts need not yet; a document is a source itself."""
    for entry in context.entries:
        record = entry.record
        if record.status in ("published", "superseded") and not record.sources and not isinstance(record, Document):
            hint = "add `sources:` with `document:` and `lines:`, or with `title:` and `url:`; or write `status: draft`"
            yield problem(entry, ("sources",), "HB350", "the record names no source", hint)
