"""What all files of data share: version, edition, licence, and the way in which JSON is written."""

from __future__ import annotations

import json
from collections.abc import Sequence
from json.encoder import encode_basestring
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


def to_text(value: Any, line: str = "\n") -> str:
    """JSON indented by a blank a level, as `json.dumps(value, indent=1)` writes it, only sooner.

    `line` is what the line begins with on which the value stands. No line break can stand inside a value.
    """
    if isinstance(value, str):
        return encode_basestring(value)
    inner = f"{line} "
    if isinstance(value, dict) and value:
        pairs = [f"{encode_basestring(key)}: {to_text(item, inner)}" for key, item in value.items()]
        return f"{{{inner}{f',{inner}'.join(pairs)}{line}}}"
    if isinstance(value, list) and value:
        return f"[{inner}{f',{inner}'.join([to_text(item, inner) for item in value])}{line}]"
    return json.dumps(value, allow_nan=False)


def to_json(value: Any) -> bytes:
    """UTF-8, keys in the order of the models, a newline at the end."""
    return to_bytes(to_text(value))


def to_bytes(text: str) -> bytes:
    """A file of the text of a value."""
    return f"{text}\n".encode("utf-8", "replace")


def to_list(data: Data, items: Sequence[str]) -> bytes:
    """A list; `items` are the texts of its items."""
    text = to_text({**head(data), "items": []})
    if items:
        moved = ",\n  ".join([item.replace("\n", "\n  ") for item in items])
        text = text.removesuffix("[]\n}") + f"[\n  {moved}\n ]\n}}"
    return to_bytes(text)
