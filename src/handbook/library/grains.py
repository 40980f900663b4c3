"""The grains of a library (see `handbook.library.index`) as digests, which tell what has changed between two runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from operator import attrgetter
from pathlib import Path

from handbook.keeping import digest
from handbook.library.index import EVERYTHING, FACES, TODAY, Library
from handbook.load import Entry
from handbook.load.entry import Marks

_FILE = "file "


def grains(library: Library, today: date) -> dict[str, bytes]:
    """The digest of every grain that there is."""
    found = {TODAY: digest([today.isoformat().encode()])}
    sections: dict[str, list[bytes]] = {}
    texts: list[bytes] = []
    for key, entry in sorted(library.entries.items()):
        face, text = _marks(entry, attrgetter("face")), _marks(entry, attrgetter("whole"))
        found[key] = face
        found[f"{key}#text"] = text
        found[f"{key}<"] = digest(
            f"{referrer.entry.key} {referrer.path}".encode() for referrer in library.referrers(entry)
        )
        sections.setdefault(f"{entry.model.section}/", []).extend((key.encode(), face))
        texts += [key.encode(), text]
    for section, faces in sections.items():
        found[section] = digest(faces)
    found[FACES] = digest(face for faces in sections.values() for face in faces)
    found[EVERYTHING] = digest(texts)
    return found


def file_grain(path: str) -> str:
    """The grain of whether there is a file at a path below the root."""
    return _FILE + path


def file_grains(root: Path, names: Iterable[str]) -> dict[str, bytes]:
    """The digests of those of these grains that are about files."""
    return {name: b"1" if (root / name.removeprefix(_FILE)).exists() else b"0" for name in names if _is_file(name)}


def _is_file(grain: str) -> bool:
    return grain.startswith(_FILE)


def _marks(entry: Entry, which: Callable[[Marks], bytes]) -> bytes:
    """One digest of all files of a record."""
    parts = [entry.path.encode(), which(entry.marks)]
    for language, translation in sorted(entry.translations.items()):
        parts += [language.encode(), which(translation.marks)]
    return digest(parts)
