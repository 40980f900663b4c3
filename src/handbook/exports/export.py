"""What an export is: a name, and the files it makes of the library."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from handbook.languages import Catalogues
from handbook.library import Library
from handbook.settings import Settings


@dataclass(frozen=True, slots=True)
class Data:
    """What exports are made from. `today` decides nothing but whether a consent still holds."""

    library: Library
    settings: Settings
    today: date
    catalogues: Catalogues


@dataclass(frozen=True, slots=True)
class File:
    """One file of data; `path` is relative to the site's root.

    `count` is None for files that are no list (one record, the index), which the index does not list.
    """

    path: str
    content: bytes
    media_type: str
    section: str = ""
    count: int | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Export:
    """`make` gets the files of the exports before it, too: tables of contents are made from them."""

    name: str
    make: Callable[[Data, Sequence[File]], Iterable[File]]
