"""The only reader of records: files of the project -> entries and problems, with file, line and column."""

from __future__ import annotations

from handbook.load.entry import Entry, Translation
from handbook.load.folder import load_records

__all__ = ["Entry", "Translation", "load_records"]
