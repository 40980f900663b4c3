"""The grains of a project (see `handbook.library.index`) as digests, which tell what has changed between two builds."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from handbook.library import Library
from handbook.library.index import EVERYTHING, FACES, TODAY
from handbook.load import Entry
from handbook.plugin.written_pages import WrittenPage


def grains(root: Path, library: Library, pages: Iterable[WrittenPage], today: date) -> Mapping[str, bytes]:
    """The digest of every grain that there is."""
    found = {TODAY: digest([today.isoformat().encode()])}
    sections: dict[str, list[bytes]] = {}
    texts = []
    for key, entry in sorted(library.entries.items()):
        face, text = _marks(root, entry)
        found[key] = face
        found[f"{key}#text"] = text
        found[f"{key}<"] = digest(
            f"{referrer.entry.key} {referrer.path}".encode() for referrer in library.referrers(entry)
        )
        sections.setdefault(f"{entry.record.section}/", []).append(key.encode() + face)
        texts.append(key.encode() + text)
    for section, faces in sections.items():
        found[section] = digest(faces)
    found[FACES] = digest(face for faces in sections.values() for face in faces)
    found[EVERYTHING] = digest(texts)
    for page in pages:
        found[page_grain(page)] = digest(
            part for language, version in sorted(page.versions.items())
            for part in (language.encode(), version.file.read_bytes())
        )  # fmt: skip
    return found


def page_grain(page: WrittenPage) -> str:
    """The grain of a written page, in all its languages."""
    return f"docs/{page.name}.md"


def digest(parts: Iterable[bytes]) -> bytes:
    """A digest of parts; where one ends and the next begins counts."""
    state = hashlib.blake2b(digest_size=16)
    for part in parts:
        state.update(len(part).to_bytes(8) + part)
    return state.digest()


def _marks(root: Path, entry: Entry) -> tuple[bytes, bytes]:
    """Digests of what the record's files say without, and with, the long text."""
    faces, texts = [], []
    for path in (entry.path, *(entry.translations[code].path for code in sorted(entry.translations))):
        content = (root / path).read_bytes()
        front, _, body = content.partition(b"\n---\n")
        faces.append(path.encode() + front + bytes([bool(body.strip())]))
        texts.append(path.encode() + content)
    return digest(faces), digest(texts)
