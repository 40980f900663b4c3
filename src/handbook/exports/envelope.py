"""What all files of data share: version, edition, licence, and the way in which JSON is written."""

from __future__ import annotations

import json
from typing import Any

from handbook import __version__
from handbook.exports.export import Data
from handbook.models import Record

SCHEMA_VERSION = "1.0"
"""Version of the fields; CHANGELOG-DATA.md tells what changed. Inside 1.x no field is removed."""
LICENCE: str = Record.model_fields["licence"].default
"""Of the lists as such; a record may name another one for itself."""
API = "api/v1"


def head(data: Data) -> dict[str, Any]:
    """The keys at the head of every list. Neither clock nor commit: the same records give the same bytes."""
    return {
        "schema_version": SCHEMA_VERSION,
        "edition": data.settings.edition,
        "licence": LICENCE,
        "generated_from": f"records, by handbook {__version__}",
    }


def to_json(value: Any) -> bytes:
    """UTF-8, keys in the order of the models, a newline at the end."""
    return (json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode("utf-8", "replace")


def to_list(data: Data, items: list[dict[str, Any]]) -> bytes:
    return to_json({**head(data), "items": items})
