"""CSV that spreadsheets open without harm.

UTF-8, a header always, lines end in a newline. Lists of words are joined by ` | `, objects are compact JSON, true and
false are written so, and what is not known is an empty cell.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

JOIN = " | "
_compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def to_csv(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> bytes:
    """A table with these columns; a row without one of them has an empty cell there."""
    return b"".join([to_line(columns), *(to_line([cell(row.get(column)) for column in columns]) for row in rows)])


def to_line(cells: Sequence[str]) -> bytes:
    """The header or a row."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(cells)
    return text.getvalue().encode("utf-8", "replace")


def cell(value: Any) -> str:
    """One value as the text of a cell.

    Text that a spreadsheet would take for a formula gets an apostrophe in front; numbers never do.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list) and all(isinstance(item, str | int | float) for item in value):
        return _guarded(JOIN.join(str(item) for item in value))
    if isinstance(value, dict | list):
        return _compact(value) if value else ""
    return _guarded(str(value))


def _guarded(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
