"""What there is: every list with its section, format and length; and what was withdrawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from handbook.exports.envelope import API, head, to_json
from handbook.exports.export import Data, Export, File
from handbook.exports.item import tombstone
from handbook.models import RECORD_TYPES, SECTIONS


def _make(data: Data, before: Sequence[File]) -> Iterable[File]:
    items = [
        {
            "path": f"/{file.path}",
            "section": file.section or None,
            "language": file.language,
            "media_type": file.media_type,
            "count": file.count,
            "item_path": f"/{API}/{file.section}/{{id}}.json" if _has_single_files(file) else None,
        }
        for file in sorted(before, key=lambda file: file.path)
        if file.count is not None or file.media_type == "application/ld+json"
    ]
    withdrawn = [
        tombstone(entry.record)
        for model in RECORD_TYPES
        for entry in sorted(data.library.all(model.type), key=lambda entry: entry.id)
        if entry.gist.status == "withdrawn"
    ]
    content = {**head(data), "languages": list(data.settings.languages), "items": items, "withdrawn": withdrawn}
    yield File(f"{API}/index.json", to_json(content), "application/json")


def _has_single_files(file: File) -> bool:
    return file.section in SECTIONS and file.media_type == "application/json"


EXPORT = Export("index", (_make,), lists_others=True)
