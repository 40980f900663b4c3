"""No two errata, and no two records, have the same id."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from handbook.load import Entry
from handbook.models import Document
from handbook.problems import Problem
from handbook.rules.context import Context, problem

CODES: Final = {
    "HB312": "Two documents have an erratum of the same id.",
    "HB313": "A former id is the id, or another former id, of a record.",
}


def check(context: Context) -> Iterator[Problem]:
    """Over all files, every id is used once: by one erratum, or one record."""
    yield from _errata(context)
    yield from _former_ids(context)


def _errata(context: Context) -> Iterator[Problem]:
    seen: dict[str, Entry] = {}
    for entry in context.library.all(Document.type):
        for index, erratum in enumerate(getattr(entry.record, "errata", ())):
            other = seen.setdefault(erratum.id, entry)
            if other is not entry:
                message = f"the erratum `{erratum.id}` is already in {other.path}"
                hint = "count errata on over all documents"
                yield problem(entry, ("errata", index, "id"), "HB312", message, hint)


def _former_ids(context: Context) -> Iterator[Problem]:
    seen: dict[str, Entry] = {}
    for entry in context.library.entries.values():
        for index, former in enumerate(entry.gist.former_ids):
            key = f"{entry.model.section}/{former}"
            other = context.library.entries.get(key) or seen.get(key)
            if other is not None:
                message = f"the address of `{former}` belongs to {other.path} already"
                hint = "an old address leads to one record only, and never to a new one; delete it here"
                yield problem(entry, ("former_ids", index), "HB313", message, hint)
            seen[key] = entry
