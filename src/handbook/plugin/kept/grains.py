"""The grains of written pages as digests; those of records are the library's."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from handbook.keeping import digest
from handbook.plugin.written_pages import WrittenPage

PAGES: Final = "docs/"
"""The grain of which written pages there are, and in which languages."""
_TICK: Final = 20_000_000
"""Nanoseconds; the time of a file may lag behind by so much."""


def page_grains(pages: Sequence[WrittenPage], since: int) -> dict[str, bytes]:
    """The digest of every written page, in all its languages, and of their list.

    `since`: when the build began (`time.time_ns`).
    """
    there = (f"{page.name} {page.original.language} {sorted(page.versions)}".encode() for page in pages)
    return {PAGES: digest(there), **{page_grain(page): digest(_parts(page, since)) for page in pages}}


def page_grain(page: WrittenPage) -> str:
    """The grain of a written page, in all its languages."""
    return f"docs/{page.name}.md"


def _parts(page: WrittenPage, since: int) -> Iterable[bytes]:
    for language, version in sorted(page.versions.items()):
        yield language.encode()
        yield _content(version.file, since)


def _content(file: Path, since: int) -> bytes:
    """What a file says. What was changed while it was read gets a mark that it never has again."""
    try:
        changed, content = file.stat().st_mtime_ns, file.read_bytes()
    except OSError:
        return os.urandom(16)
    return content + os.urandom(16) if since - _TICK <= changed <= time.time_ns() else content
