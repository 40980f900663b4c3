"""Files that were read before: what came of a file is kept under the digest of its bytes.

Only files without mistakes are kept, and neither dates nor sizes are trusted: the bytes are read each time. The models
lie in shards, by language: a shard is read when somebody looks into one of its files, and written when one has changed.
"""

from __future__ import annotations

import pickle
import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, NamedTuple, cast

from handbook.keeping import read_object, write_object
from handbook.load.entry import Gist
from handbook.models.fields import Model
from handbook.program import program

_INDEX: Final = "index"
_SHARDS: Final = 16
"""For each language. Of 1,000 translations of 9 kB, half a megabyte is written after an edit."""

Shard = dict[str, tuple[bytes, bytes]]
"""By path, the digest of the file and its pickled model."""


class Known(NamedTuple):
    """What is known of a file without its model."""

    digest: bytes
    face: bytes
    gist: Gist


@dataclass(slots=True)
class Parsed:
    """`last` is what was kept in `folder`, `now` what this run has read. Without a folder nothing is kept."""

    folder: Path | None = None
    last: Mapping[str, Known] = field(default_factory=dict)
    now: dict[str, Known] = field(default_factory=dict)
    _new: defaultdict[str, Shard] = field(default_factory=lambda: defaultdict(dict))
    _shards: dict[str, Shard] = field(default_factory=dict)

    @classmethod
    def open(cls, folder: Path) -> Parsed:
        """What this very program has kept."""
        return cls(folder, _kept(folder / _INDEX))

    def get(self, path: str, digest: bytes) -> Known | None:
        """What is known of a file if it had this digest."""
        known = self.last.get(path)
        if known is None or known.digest != digest:
            return None
        self.now[path] = known
        return known

    def put(self, path: str, known: Known, model: Model) -> None:
        """Keep what came of a file."""
        self.now[path] = known
        if self.folder is not None:
            self._new[_shard_of(path)][path] = known.digest, pickle.dumps(model, pickle.HIGHEST_PROTOCOL)

    def model(self, path: str, digest: bytes) -> Model | None:
        """The model of a file; None where it is damaged, or another command has kept a newer one meanwhile."""
        kept = self._shard(_shard_of(path)).get(path)
        if kept is None and self.folder is not None:
            (self.folder / _INDEX).unlink(missing_ok=True)  # so that the next run reads everything anew
        if kept is None or kept[0] != digest:
            return None
        return cast(Model, pickle.loads(kept[1]))  # noqa: S301 - `read_object` has looked at the digest of the shard

    def save(self) -> None:
        """Keep what this run has read; raises `OSError` where nothing can be written."""
        changed = {_shard_of(path) for path in self.last.keys() ^ self.now.keys()} | self._new.keys()
        if self.folder is None or not changed:
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        lost: set[str] = set()
        wanted = _by_shard(self.now)
        for name in changed:
            there = (self._shard(name) if self.last else {}) | self._new.pop(name, {})
            _keep(self.folder / name, {path: there[path] for path in wanted[name] if path in there})
            lost.update(path for path in wanted[name] if path not in there)
        _keep(self.folder / _INDEX, {path: known for path, known in self.now.items() if path not in lost})
        self._shards.clear()

    def _shard(self, name: str) -> Shard:
        """What is kept in a shard; nothing if it is damaged."""
        if name not in self._shards:
            self._shards[name] = _kept(self.folder / name) if self.folder else {}
        return self._shards[name]


def _kept(file: Path) -> dict[str, Any]:
    """What this very program has kept in a file; nothing if another one has, or it is damaged."""
    match read_object(file):
        case (by, dict(kept)) if by == program():
            return kept
    return {}


def _keep(file: Path, what: Mapping[str, Any]) -> None:
    write_object(file, (program(), what))


def _by_shard(paths: Iterable[str]) -> Mapping[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for path in paths:
        found[_shard_of(path)].append(path)
    return found


def _shard_of(path: str) -> str:
    id_, *language, _ending = path.rpartition("/")[2].split(".")
    return f"{''.join(language) or 'records'}-{zlib.crc32(id_.encode()) % _SHARDS:02}"
