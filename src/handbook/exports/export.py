"""What an export is: a name, and the files it makes of the library."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from handbook.languages import Catalogues
from handbook.library import Library
from handbook.settings import Settings

Span = tuple[int, int]
"""Where a piece of a file begins and ends, in bytes."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A record as a file of its own, in the list of its section and in the table, in UTF-8.

    `own` is empty when that file is there already.
    """

    own: bytes
    listed: bytes
    row: bytes


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands in a file before, between and after its pieces."""

    before: bytes
    between: bytes = b""
    after: bytes = b""

    def around(self, pieces: Iterable[bytes]) -> bytes:
        """The content of the file."""
        parts = [*pieces] or [b""]
        parts[0] = self.before + parts[0]
        parts[-1] += self.after
        return self.between.join(parts)

    def spans(self, pieces: Mapping[str, bytes]) -> dict[str, Span]:
        """Where the pieces stand in that content."""
        found, start = {}, len(self.before)
        for name, piece in pieces.items():
            found[name] = start, start + len(piece)
            start += len(piece) + len(self.between)
        return found


def _made_now(_path: str, _header: bytes, make: Callable[[], Piece]) -> Piece:
    return make()


@dataclass(frozen=True, slots=True)
class Data:
    """What exports are made from. `today` decides nothing but whether a consent still holds.

    `piece` gives what a record is in files of data, from the path of its own file, the header of its table and the way
    to make it; it may be known already.
    """

    library: Library
    settings: Settings
    today: date
    catalogues: Catalogues
    piece: Callable[[str, bytes, Callable[[], Piece]], Piece] = _made_now


@dataclass(frozen=True, slots=True)
class File:
    """One file of data; `path` is relative to the site's root.

    `size` is that of the content in bytes. `count` is None for files that are no list (one record, the index), which
    the index does not list. `spans` tells where records stand in the content, by the paths of their own files.
    """

    path: str
    content: bytes
    media_type: str
    section: str = ""
    count: int | None = None
    language: str | None = None
    size: int = 0
    spans: Mapping[str, Span] = field(default_factory=dict)

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
