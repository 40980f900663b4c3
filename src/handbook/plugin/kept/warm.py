"""A warm build: what the last one made is used again where it is as good as new."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from handbook import keeping
from handbook.keeping import Kept, Result, Reuse, Stamp

_STATE: Final = "state"
_OVER: Final = os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0)
"""A file that is there is written over: to empty it first takes five times as long."""
SITE: Final = "site/"
SEARCH: Final = "search/"


@dataclass(slots=True)
class Warm(Reuse):
    """`folder` is the cache of a site that stands in `site`."""

    folder: Path
    site: Path
    _found: Mapping[str, Stamp] = field(default_factory=dict)
    _overwritten: frozenset[str] = frozenset()

    @classmethod
    def open(cls, folder: Path, site: Path, recipe: bytes) -> Warm:
        """With what the last build kept, as far as its files are still as it wrote them."""
        warm = cls(folder, site, last=keeping.load(folder / _STATE, recipe))
        warm._found = found = warm._stamps()
        intact = {key: result for key, result in warm.last.results.items() if result.files.items() <= found.items()}
        warm.last.results = intact
        return warm

    @property
    def search(self) -> Path:
        """The pages for the search's index."""
        return self.folder / SEARCH

    def clean(self) -> None:
        """Empty the site, but for what the last build kept."""
        kept = {path for result in self.last.results.values() for path in result.files}
        for path in self._found:
            # As MkDocs does, hidden files at the top are left alone: they are somebody else's.
            if path not in kept and not path.startswith(f"{SITE}."):
                self._delete(path)

    def forget(self, files: Iterable[str]) -> None:
        """Forget the results of which a file is going to be overwritten."""
        self._overwritten = lost = frozenset(files)
        self._fresh = {key: result for key, result in self._fresh.items() if lost.isdisjoint(result.files)}

    def intact(self, key: str) -> Result | None:
        """The result of the last build, up to date or not, if its files are still there as it wrote them."""
        result = self.last.results.get(key)
        return result if result is not None and self._overwritten.isdisjoint(result.files) else None

    def add(self, key: str, reads: Iterable[str], files: Iterable[str] = (), value: Any = None) -> None:
        """A new result with the files that it stands in."""
        self.results[key] = self.made(reads, files, value)

    def made(self, reads: Iterable[str], files: Iterable[str] = (), value: Any = None) -> Result:
        """The same for a process that hands its results over."""
        return Result(frozenset(reads), {path: keeping.stamp(self._place(path)) for path in files}, value)

    def path(self, name: str) -> Path:
        """Where a file of a result stands."""
        return self.site / name.removeprefix(SITE) if name.startswith(SITE) else self.folder / name

    def _place(self, name: str) -> str:
        """The same as plain text: there are thousands of files."""
        return f"{self.site}/{name[len(SITE) :]}" if name.startswith(SITE) else f"{self.folder}/{name}"

    def write(self, name: str, content: bytes) -> None:
        """Write a file of a result and the folders that it needs."""
        file = self._place(name)
        try:
            place = os.open(file, _OVER)
        except FileNotFoundError:
            _make_folder(os.path.dirname(file))  # noqa: PTH120
            place = os.open(file, _OVER)
        try:
            if os.write(place, content) != len(content):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), file)
            if os.fstat(place).st_size > len(content):
                os.ftruncate(place, len(content))
        finally:
            os.close(place)

    def finish(self) -> None:
        """Delete what belongs to no result any longer, and keep the results for the next build."""
        self.sweep(SITE)
        self.sweep(SEARCH)
        keeping.write_object(self.folder / _STATE, Kept(self.last.recipe, self.grains, self.results))

    def sweep(self, where: str) -> None:
        """Delete what belonged to a result of the last build and belongs to none now; `where`: SITE or SEARCH."""
        claimed = {path for result in self.results.values() for path in result.files}
        for result in self.last.results.values():
            for path, stamp in result.files.items():
                if path not in claimed and path.startswith(where) and self._is_as_it_was(path, stamp):
                    self._delete(path)

    def _is_as_it_was(self, path: str, stamp: Stamp) -> bool:
        """Whether nobody has written a file anew, or deleted it."""
        try:
            return keeping.stamp(self.path(path)) == stamp
        except OSError:
            return False

    def _stamps(self) -> dict[str, Stamp]:
        return keeping.stamps(str(self.site), SITE) | keeping.stamps(str(self.search), SEARCH)

    def _delete(self, name: str) -> None:
        path = self.path(name)
        path.unlink(missing_ok=True)
        top = (self.site, self.search)
        for folder in path.parents:
            if folder in top:
                break
            try:
                folder.rmdir()
            except OSError:  # it has other files
                break


def _make_folder(folder: str) -> None:
    try:
        os.mkdir(folder)  # noqa: PTH102 - nearly always the one above is there
    except OSError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103
