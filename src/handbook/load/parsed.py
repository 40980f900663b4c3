"""Files that were read before: what came of a file is kept under the digest of its bytes.

Only files without mistakes are kept, and neither dates nor sizes are trusted: the bytes are read each time.
"""

from __future__ import annotations

import pickle
from dataclasses import dataclass, field

from handbook import frontmatter
from handbook.keeping import mark
from handbook.load.entry import Lines
from handbook.models.fields import Model
from handbook.yaml12 import Yaml


@dataclass(frozen=True, slots=True)
class Read:
    """A file's content as a model. `face` is a digest of all that it says but the words of its long text."""

    model: Model
    face: bytes
    body_line: int


@dataclass(slots=True)
class Parsed:
    """By path, the digest of the file and the pickled `Read`. `now` has only what this run has read."""

    last: dict[str, tuple[bytes, bytes]] = field(default_factory=dict)
    now: dict[str, tuple[bytes, bytes]] = field(default_factory=dict)

    def get(self, path: str, digest: bytes) -> Read | None:
        """What came of the file when it had this digest."""
        known = self.last.get(path)
        if known is None or known[0] != digest:
            return None
        self.now[path] = known
        found: Read = pickle.loads(known[1])  # noqa: S301 - written by `put`; whoever reads the cache checks its digest
        return found

    def put(self, path: str, digest: bytes, content: Read) -> None:
        """Keep what came of a file."""
        self.now[path] = digest, pickle.dumps(content, pickle.HIGHEST_PROTOCOL)

    @property
    def has_changed(self) -> bool:
        return self.now.keys() != self.last.keys() or any(
            self.last[path][0] != new[0] for path, new in self.now.items()
        )


def face(yaml: str, body: str) -> bytes:
    """The digest of what a file says but the words of its text; whether there is any counts."""
    return mark(f"{bool(body.strip())}{yaml}".encode())


def lines_of(path: str, raw: bytes, read: Read) -> Lines:
    """The places of a file without mistakes; its YAML is parsed when somebody asks."""
    text = raw.decode("utf-8")
    if not path.endswith(".md"):
        return Lines(Yaml({}, text=text), read.body_line)
    parts = frontmatter.split(text)
    return Lines(Yaml({}, text=parts.yaml, first_line=parts.yaml_line), read.body_line)
