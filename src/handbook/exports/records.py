"""Every section as a list in JSON and CSV, and every record by itself.

A section without records has an empty list: programs find every address, and an empty list says that there is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from handbook.exports.envelope import API, list_frame, listed, to_json
from handbook.exports.export import Data, Export, File, Frame, Piece
from handbook.exports.item import keys, public, signpost, to_item, tombstone
from handbook.exports.table import cell, to_line
from handbook.load import Entry
from handbook.models import RECORD_TYPES, Record

PER_LANGUAGE = ("title", "summary", "translations", "pages")
"""Maps from language to value: in CSV a column for each language of the site."""


def columns(model: type[Record], languages: Sequence[str]) -> list[str]:
    """The columns of a section's table, the same with and without records. Translated parts stand in JSON only."""
    found = []
    for key in keys(model):
        if key in PER_LANGUAGE:
            found += [f"{key}_{language}" for language in languages]
        elif key != "translated":
            found.append(key)
    return found


def _make(model: type[Record], data: Data, _before: Sequence[File]) -> Iterable[File]:
    section, path = model.section, f"{API}/{model.section}"
    entries = public(data, model)
    # A record in a language that the site does not have brings a column of its own.
    languages = list(dict.fromkeys([*data.settings.languages, *(entry.gist.language for entry in entries)]))
    header = to_line(columns(model, languages))
    pieces = {
        (own := f"{path}/{entry.id}.json"): data.piece(own, header, partial(_piece, data, entry, languages))
        for entry in entries
    }
    items = {own: piece.listed for own, piece in pieces.items()}
    rows = {own: piece.row for own, piece in pieces.items()}
    yield _joined(f"{path}.json", "application/json", section, list_frame(data, is_empty=not items), items)
    yield _joined(f"{path}.csv", "text/csv", section, Frame(header), rows)
    for own, piece in pieces.items():
        yield File(own, piece.own, "application/json", section)
    for notice in _notices(data, model):
        yield File(f"{path}/{notice['id']}.json", to_json(notice), "application/json", section)


def _joined(path: str, media_type: str, section: str, frame: Frame, pieces: Mapping[str, bytes]) -> File:
    content, spans = frame.around(pieces.values()), frame.spans(pieces)
    return File(path, content, media_type, section, len(pieces), spans=spans)


def _piece(data: Data, entry: Entry, languages: Sequence[str]) -> Piece:
    item = to_item(data, entry)
    own = to_json(item)
    return Piece(own, listed(own), to_line(_cells(type(entry.record), item, languages)))


def _cells(model: type[Record], item: Mapping[str, Any], languages: Sequence[str]) -> list[str]:
    """The row of an item, its maps from language to value spread over columns."""
    found = []
    for key in keys(model):
        if key in PER_LANGUAGE:
            found += [cell(item[key].get(language)) for language in languages]
        elif key != "translated":
            found.append(cell(item[key]))
    return found


def _notices(data: Data, model: type[Record]) -> Iterable[dict[str, Any]]:
    """What stands at the addresses of withdrawn records and of earlier ids."""
    entries = [entry for entry in data.library.all(model.type) if entry.gist.status != "draft"]
    taken = {entry.id for entry in entries}
    for entry in entries:
        if entry.gist.status == "withdrawn":
            yield tombstone(entry.record)
        for former in entry.gist.former_ids:
            if former not in taken:
                taken.add(former)
                yield signpost(entry.record, former)


EXPORT = Export("records", tuple(partial(_make, model) for model in RECORD_TYPES))
