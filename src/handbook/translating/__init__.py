"""Files of translations, written and refreshed: fingerprints, marks at what is out of date, texts not translated."""

from __future__ import annotations

from handbook.translating.refresh import Refreshed, refresh
from handbook.translating.source_file import CannotEditError

__all__ = ["CannotEditError", "Refreshed", "refresh"]
