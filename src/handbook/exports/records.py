"""Every section as a list in JSON and CSV, and every record by itself.

A section without records has an empty list: programs find every address, and an empty list says that there is none.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

from handbook.exports.envelope import API, to_bytes, to_json, to_list, to_text
from handbook.exports.export import Data, Export, File
from handbook.exports.item import keys, public, signpost, to_item, tombstone
from handbook.exports.table import to_csv
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


def to_row(item: dict[str, Any]) -> dict[str, Any]:
    """An item with its maps from language to value spread over columns."""
    row = {key: value for key, value in item.items() if key not in PER_LANGUAGE}
    for key in PER_LANGUAGE:
        row |= {f"{key}_{language}": value for language, value in item[key].items()}
    return row


def _make(model: type[Record], data: Data, _before: Sequence[File]) -> Iterable[File]:
    section, path = model.section, f"{API}/{model.section}"
    entries = public(data, model)
    texts = [_text(data, entry) for entry in entries]
    # A record in a language that the site does not have brings a column of its own.
    languages = list(dict.fromkeys([*data.settings.languages, *(entry.record.language for entry in entries)]))
    table = to_csv(columns(model, languages), (to_row(json.loads(text)) for text in texts))
    yield File(f"{path}.json", to_list(data, texts), "application/json", section, len(entries))
    yield File(f"{path}.csv", table, "text/csv", section, len(entries))
    for entry, text in zip(entries, texts, strict=True):
        yield File(f"{path}/{entry.record.id}.json", to_bytes(text), "application/json", section)
    for notice in _notices(data, model):
        yield File(f"{path}/{notice['id']}.json", to_json(notice), "application/json", section)


def _text(data: Data, entry: Entry) -> str:
    """A record as JSON."""
    return data.record_text(f"{API}/{entry.key}.json", lambda: to_text(to_item(data, entry)))


def _notices(data: Data, model: type[Record]) -> Iterable[dict[str, Any]]:
    """What stands at the addresses of withdrawn records and of earlier ids."""
    records = [entry.record for entry in data.library.all(model.type) if entry.record.status != "draft"]
    taken = {record.id for record in records}
    for record in records:
        if record.status == "withdrawn":
            yield tombstone(record)
        for former in record.former_ids:
            if former not in taken:
                taken.add(former)
                yield signpost(record, former)


EXPORT = Export("records", tuple(partial(_make, model) for model in RECORD_TYPES))
