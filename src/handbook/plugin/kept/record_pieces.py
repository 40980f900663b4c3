"""Records in files of data between two builds.

What a record is in the list and in the table of its section is cut out of those that the last build wrote, unless
something that it was made from has changed. That is two files to read instead of one for each record.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from handbook.exports import File
from handbook.exports.export import Piece
from handbook.library import Library
from handbook.library.index import TODAY
from handbook.plugin.kept.warm import SITE, Warm


def record_key(path: str) -> str:
    """The key of the result that is a record's own file of data."""
    return f"record {path}"


@dataclass(slots=True)
class RecordPieces:
    """The records of a section. `section` is the key of the result that its list and its table belong to."""

    warm: Warm
    library: Library
    section: str
    _last: Mapping[str, Piece] | None = field(default=None, init=False)

    def piece(self, path: str, header: bytes, make: Callable[[], Piece]) -> Piece:
        """The piece of the last build if it is as good as new, else a new one; then its own file is written, too."""
        if self._last is None:
            self._last = self._cut(header)
        key, name = record_key(path), SITE + path
        result, piece = self.warm.fresh(key), self._last.get(path)
        if result is not None and piece is not None:
            for grain in result.reads:
                self.library.note(grain)
            return piece
        with self.library.reading() as reads:
            piece = make()
        self.warm.write(name, piece.own)
        self.warm.add(key, {*reads, TODAY}, [name])
        return replace(piece, own=b"")

    def _cut(self, header: bytes) -> Mapping[str, Piece]:
        """The pieces of the last build by the paths of the records' own files."""
        last = self.warm.intact(self.section)
        files: list[File] = [file for file in last.value if file.spans] if last is not None else []
        if not files:
            return {}
        listed, table = (self.warm.path(SITE + file.path).read_bytes() for file in files)
        if not table.startswith(header):  # a new column moves the cells of all rows
            return {}
        items, rows = (file.spans for file in files)
        return {path: Piece(b"", listed[slice(*items[path])], table[slice(*rows[path])]) for path in items}
