"""Parts of a site: some of its languages, built by themselves, each with a list of what it is and of what it is made.

The files that belong to no language (data, assets, the language chooser, the sitemap) are in the part that has the
default language. `handbook.plugin.part.assembly` joins parts.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from handbook import __version__, keeping
from handbook.keeping import digest
from handbook.library.index import TODAY

MANIFEST: Final = "handbook-part.json"
_SITE: Final = "api/v1/index.json"
"""A file of every site, by which it is recognised."""


class NotAPartError(Exception):
    """A folder that is no part of a site; the text says why."""


@dataclass(frozen=True, slots=True)
class Part:
    """`languages` are those it has, out of `site_languages`. `recipe` and `sources` are digests (hexadecimal), `day` is
    the date of the build (ISO 8601), `files` are digests of all files by their paths."""

    version: str
    languages: tuple[str, ...]
    site_languages: tuple[str, ...]
    recipe: str
    sources: str
    day: str
    files: Mapping[str, str]


def write_part(
    folder: Path, languages: Sequence[str], site_languages: Sequence[str],
    recipe: bytes, grains: Mapping[str, bytes], day: str,
) -> None:  # fmt: skip
    """Write the list of a part when all its files are there: a build that was cut off leaves none."""
    records = digest(part for name, mark in sorted(grains.items()) if name != TODAY for part in (name.encode(), mark))
    files = dict(sorted(contents(folder)))
    part = Part(__version__, tuple(languages), tuple(site_languages), recipe.hex(), records.hex(), day, files)
    text = json.dumps(asdict(part), ensure_ascii=False, indent=1)
    (folder / MANIFEST).write_text(f"{text}\n", encoding="utf-8")


def read_part(folder: Path) -> Part:
    """The part in a folder. Raises `NotAPartError`."""
    try:
        told = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        return Part(
            **{name: str(told[name]) for name in ("version", "recipe", "sources", "day")},
            languages=_texts(told["languages"]),
            site_languages=_texts(told["site_languages"]),
            files={str(path): str(mark) for path, mark in told["files"].items()},
        )
    except FileNotFoundError:
        raise NotAPartError(f"not a finished part of a site: it has no {MANIFEST}") from None
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        raise NotAPartError(f"not a part of a site that this version can read: {MANIFEST} is damaged") from None


def contents(folder: Path) -> Iterator[tuple[str, str]]:
    """The files of a part or site and their digests. What is hidden at the top is somebody else's, as for MkDocs."""
    for path in keeping.stamps(str(folder)):
        if path != MANIFEST and not path.startswith("."):
            yield path, keeping.mark((folder / path).read_bytes()).hex()


def can_be_replaced(folder: Path) -> bool:
    """Whether nothing is lost that no build makes again: there is nothing, a site or a part of one."""
    return not visible(folder) or (folder / MANIFEST).is_file() or _is_site(folder)


def visible(folder: Path) -> list[Path]:
    """What stands in a folder, hidden files apart, in order; nothing if there is no such folder."""
    return sorted(path for path in folder.iterdir() if not path.name.startswith(".")) if folder.is_dir() else []


def _is_site(folder: Path) -> bool:
    try:
        told = json.loads((folder / _SITE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(told, dict) and str(told.get("generated_from", "")).startswith("records, by handbook ")


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(str(item) for item in value)
