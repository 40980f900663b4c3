"""What all files of data share: version, edition, licence, and the way in which JSON is written."""

from __future__ import annotations

import json
from json.encoder import encode_basestring
from typing import Any

from handbook import __version__
from handbook.exports.export import Data, Frame
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
    if value is None:
        return "null"
    inner = f"{line} "
    # Most values are strings: a call less for each.
    if isinstance(value, dict) and value:
        pairs = [
            f"{encode_basestring(key)}: {encode_basestring(item) if type(item) is str else to_text(item, inner)}"
            for key, item in value.items()
        ]
        return f"{{{inner}{f',{inner}'.join(pairs)}{line}}}"
    if isinstance(value, list) and value:
        items = [encode_basestring(item) if type(item) is str else to_text(item, inner) for item in value]
        return f"[{inner}{f',{inner}'.join(items)}{line}]"
    return json.dumps(value, allow_nan=False)


def to_json(value: Any) -> bytes:
    """UTF-8, keys in the order of the models, a newline at the end."""
    return f"{to_text(value)}\n".encode("utf-8", "replace")


def listed(own: bytes) -> bytes:
    """What `to_json` wrote as an item of a list."""
    return own.removesuffix(b"\n").replace(b"\n", b"\n  ")


def list_frame(data: Data, *, is_empty: bool) -> Frame:
    """A list around its items."""
    empty = to_json({**head(data), "items": []})
    if is_empty:
        return Frame(empty)
    end = b"]\n}\n"
    return Frame(empty.removesuffix(end) + b"\n  ", b",\n  ", b"\n " + end)
