"""The immutable index of all records, and what follows from them."""

from __future__ import annotations

from handbook.library.index import Library

__all__ = ["Library"]
