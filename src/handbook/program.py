"""Which program this is: what it makes is only as good as new while the program is the same."""

from __future__ import annotations

import os
import sys
import sysconfig
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from handbook.keeping import digest
from handbook.settings import PACKAGE


@cache
def program() -> bytes:
    """A digest of this package as it is, and of the names of all others with their versions."""
    found = (entry.name for entry in os.scandir(packages()) if entry.name.endswith((".dist-info", ".egg-info")))
    return digest([sys.version.encode(), *(name.encode() for name in sorted(found)), *contents(PACKAGE)])


def packages() -> Path:
    """Where packages are installed."""
    return Path(sysconfig.get_path("purelib"))


def contents(folder: Path) -> Iterator[bytes]:
    """The names and the contents of all files below a folder."""
    for file in files(folder):
        yield file.relative_to(folder).as_posix().encode()
        yield content(file)


def files(folder: Path) -> Iterator[Path]:
    """All files below a folder, always in the same order."""
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            yield Path(place, name)


def content(file: Path) -> bytes:
    """The bytes of a file; none if there is no such file."""
    try:
        return file.read_bytes()
    except OSError:
        return b""
