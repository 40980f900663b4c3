"""What a build keeps for the next one: of each result, what it was made from and the files it stands in.

The files themselves stay where they are, in the site. A result is as good as new while nothing that was read for it has
changed and its files are as they were written; all others are made again.
"""

from __future__ import annotations

import hashlib
import os
import pickle
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, NamedTuple

_MAGIC: Final = b"handbook kept 1\n"
_DIGEST: Final = 16

Stamp = tuple[int, int]
"""Size and time of the last change (nanoseconds) of a file."""


class Result(NamedTuple):  # there are thousands, and no other class is read from a file as quickly
    """`reads` are grains of the library; `files` are below the site's root, or below `search/` of the cache."""

    reads: frozenset[str]
    files: Mapping[str, Stamp] = {}
    value: Any = None


@dataclass(slots=True)
class Kept:
    """All results of a build by their keys, and the grains as they were then."""

    recipe: bytes
    grains: Mapping[str, bytes] = field(default_factory=dict)
    results: dict[str, Result] = field(default_factory=dict)

    def __getstate__(self) -> tuple[Any, ...]:
        """The languages of a record read the same, which is written once."""
        same: dict[frozenset[str], frozenset[str]] = {}
        shared = {
            key: made._replace(reads=same.setdefault(made.reads, made.reads)) for key, made in self.results.items()
        }
        return self.recipe, self.grains, shared

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        self.recipe, self.grains, self.results = state

    def without(self, changed: Iterable[str]) -> dict[str, Result]:
        """The results for which none of these grains was read."""
        gone = frozenset(changed)
        return {key: result for key, result in self.results.items() if gone.isdisjoint(result.reads)}

    def changed(self, now: Mapping[str, bytes]) -> Iterator[str]:
        """The grains that are not what they were."""
        for grain in self.grains.keys() | now.keys():
            if self.grains.get(grain) != now.get(grain):
                yield grain


@dataclass(slots=True, kw_only=True)
class Reuse:
    """`last` is what the last run kept, `results` are those of this run, old and new ones."""

    last: Kept
    results: dict[str, Result] = field(default_factory=dict)
    grains: Mapping[str, bytes] = field(default_factory=dict)
    _fresh: dict[str, Result] = field(default_factory=dict)

    def begin(self, grains: Mapping[str, bytes]) -> None:
        """Forget the results that were made from something else than what these grains tell."""
        self.grains = grains
        self._fresh = self.last.without(self.last.changed(grains))

    def fresh(self, key: str) -> Result | None:
        """The result of the last run if it is as good as new; then it is one of this run, too."""
        result = self._fresh.get(key)
        if result is not None:
            self.results[key] = result
        return result


def load(file: Path, recipe: bytes) -> Kept:
    """What the last build kept; nothing if it was made by another recipe, or the file is damaged."""
    kept = read_object(file)
    return kept if isinstance(kept, Kept) and kept.recipe == recipe else Kept(recipe)


def read_object(file: Path) -> Any:
    """What `write_object` wrote; None if there is nothing, or it is not what was written."""
    try:
        data = file.read_bytes()
    except OSError:
        return None
    head, content = data[: len(_MAGIC) + _DIGEST], memoryview(data)[len(_MAGIC) + _DIGEST :]
    if head != _MAGIC + mark(content):
        return None
    try:
        return pickle.loads(content)  # noqa: S301 - it has the digest that this module put in front of it
    except Exception:  # classes have moved since: unpickling raises whatever it meets
        return None


def write_object(file: Path, value: Any) -> None:
    """Write an object so that a reader finds all of it or nothing."""
    content = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    new = file.with_name(f"{file.name}.{os.getpid()}")
    with new.open("wb") as stream:
        stream.write(_MAGIC + mark(content))
        stream.write(content)
    new.replace(file)


def stamp(file: Path | str) -> Stamp:
    """The stamp of a file that exists."""
    found = os.stat(file)  # noqa: PTH116 - there are thousands
    return found.st_size, found.st_mtime_ns


def stamps(folder: str, prefix: str = "") -> dict[str, Stamp]:
    """All files below a folder with their stamps; paths are relative, with slashes, after a prefix."""
    found: dict[str, Stamp] = {}
    left = [(folder, prefix)]
    while left:
        folder, prefix = left.pop()
        try:
            entries = os.scandir(folder)
        except FileNotFoundError:
            continue
        with entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    left.append((entry.path, f"{prefix}{entry.name}/"))
                else:
                    info = entry.stat(follow_symlinks=False)
                    found[prefix + entry.name] = info.st_size, info.st_mtime_ns
    return found


def mark(content: bytes | memoryview) -> bytes:
    """The digest of one content, such as that of a file."""
    return hashlib.blake2b(content, digest_size=_DIGEST).digest()


def digest(parts: Iterable[bytes]) -> bytes:
    """A digest of parts; where one ends and the next begins counts."""
    state = hashlib.blake2b(digest_size=_DIGEST)
    for part in parts:
        state.update(len(part).to_bytes(8) + part)
    return state.digest()
