"""Where a build keeps what the next one can use: a folder for each built site, below `.cache/` of the project."""

from __future__ import annotations

import atexit
import hashlib
import shutil
import tempfile
from pathlib import Path
from typing import Final

from jinja2 import FileSystemBytecodeCache

from handbook.memory import FOLDER
from handbook.program import program

_SITE: Final = "site.txt"
_COMPILED: Final = "compiled"


def cache_folder(root: Path, site: Path) -> Path:
    """The folder for a site, which two sites never share. Those of sites that are gone are deleted."""
    folder = _folder(root, site)
    base = folder.parent
    site.mkdir(parents=True, exist_ok=True)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return _for_this_time()
    for other in base.iterdir() if base.is_dir() else ():
        note = other / _SITE
        # One without a note may be that of a build that has just begun.
        if other != folder and note.is_file() and not Path(note.read_text(encoding="utf-8")).is_dir():
            shutil.rmtree(other, ignore_errors=True)
    (folder / _SITE).write_text(str(site.resolve()), encoding="utf-8")
    return folder


def is_known(root: Path, site: Path) -> bool:
    """Whether a site was built in a folder before, or at least begun."""
    return (_folder(root, site) / _SITE).is_file()


def _folder(root: Path, site: Path) -> Path:
    return root / FOLDER / hashlib.blake2b(str(site.resolve()).encode(), digest_size=8).hexdigest()


def bytecode(root: Path) -> FileSystemBytecodeCache | None:
    """Compiled templates."""
    folder = compiled(root)
    return FileSystemBytecodeCache(str(folder)) if folder else None


def compiled(root: Path) -> Path | None:
    """Where compiled templates and catalogues are. Another program compiles them otherwise, so each has its own."""
    base = root / FOLDER / _COMPILED
    folder = base / program().hex()
    if not folder.is_dir():
        shutil.rmtree(base, ignore_errors=True)
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            return None
    return folder


def _for_this_time() -> Path:
    """A folder that nothing is kept in, where the project's own cannot be written."""
    folder = Path(tempfile.mkdtemp(prefix="handbook-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
