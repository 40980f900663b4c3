"""What an export is: a name, and the files it makes of the library."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from handbook.languages import Catalogues
from handbook.library import Library
from handbook.settings import Settings


def _made_now(_path: str, make: Callable[[], str]) -> str:
    return make()


@dataclass(frozen=True, slots=True)
class Data:
    """What exports are made from. `today` decides nothing but whether a consent still holds.

    `record_text` gives the text of a record's own file from its path and the way to make it; it may be known already.
    """

    library: Library
    settings: Settings
    today: date
    catalogues: Catalogues
    record_text: Callable[[str, Callable[[], str]], str] = _made_now


@dataclass(frozen=True, slots=True)
class File:
    """One file of data; `path` is relative to the site's root.

    `size` is that of the content in bytes. `count` is None for files that are no list (one record, the index), which
    the index does not list.
    """

    path: str
    content: bytes
    media_type: str
    section: str = ""
    count: int | None = None
    language: str | None = None
    size: int = 0

    def __post_init__(self) -> None:
        if self.content:
            object.__setattr__(self, "size", len(self.content))

    def without_content(self) -> File:
        """What lists of files need of it."""
        return replace(self, content=b"")


@dataclass(frozen=True, slots=True)
class Export:
    """Each part makes files of its own, and is told of those before it: what `lists_others` is a table of contents.

    What is `by_language` makes a file for each language of the settings.
    """

    name: str
    parts: Sequence[Callable[[Data, Sequence[File]], Iterable[File]]]
    lists_others: bool = False
    by_language: bool = False
