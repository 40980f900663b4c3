"""Joins parts of a site: the same files, byte for byte, as one build of all languages makes."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from handbook import __version__
from handbook.plugin.part.manifest import MANIFEST, NotAPartError, Part, contents, read_part, visible
from handbook.plugin.search.pagefind import ENTRY, FOLDER, joined_entry, write_entry

_ENTRY: Final = f"{FOLDER}/{ENTRY}"
_NAMED: Final = 3
"""Files that a message names; of more it tells the number."""
_WAY_OUT: Final = "build all parts again, from the same commit and in the same way"


class UnfitPartsError(Exception):
    """Parts that make no site; `faults` says everything that is wrong, in the order of the parts."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)


def assemble(folders: Sequence[Path], target: Path) -> tuple[str, ...]:
    """Make a site in `target`, replacing what stands there; its languages. Raises `UnfitPartsError`, and then leaves
    the target alone."""
    parts: dict[Path, Part] = {}
    faults = []
    for folder in folders:
        try:
            parts[folder] = read_part(folder)
        except NotAPartError as error:
            faults.append(f"{folder}: {error}")
        else:
            faults += _damage(folder, parts[folder])
    if parts:
        faults += _strangers(parts) or [*_languages(parts), *_conflicts(parts)]
    if faults:
        raise UnfitPartsError(faults)
    _write(parts, target)
    return next(iter(parts.values())).site_languages


def _damage(folder: Path, part: Part) -> Iterator[str]:
    found = dict(contents(folder))
    for what, paths in (
        ("is missing", part.files.keys() - found.keys()),
        ("is not of this part", found.keys() - part.files.keys()),
        ("has changed", {path for path, mark in part.files.items() if found.get(path, mark) != mark}),
    ):
        named = sorted(paths)
        yield from (f"{folder}: {path} {what} since the part was built" for path in named[:_NAMED])
        if len(named) > _NAMED:
            yield f"{folder}: so it is with {len(named) - _NAMED} more files"


def _strangers(parts: Mapping[Path, Part]) -> list[str]:
    """Parts that differ from the first one in what they were made of."""
    (one, first), *others = parts.items()
    faults = []
    if first.version != __version__:
        faults.append(f"{one}: made by handbook {first.version}, while this is {__version__}; use the same version")
    for folder, part in others:
        if part.version != first.version:
            faults.append(f"{folder}: made by handbook {part.version}, but {one} by {first.version}; {_WAY_OUT}")
        elif (part.recipe, part.site_languages) != (first.recipe, first.site_languages):
            faults.append(f"{folder}: made with another program, configuration or theme than {one}; {_WAY_OUT}")
        elif part.sources != first.sources:
            faults.append(f"{folder}: made from other records or pages than {one}; {_WAY_OUT}")
        elif part.day != first.day:
            faults.append(f"{folder}: made on {part.day}, but {one} on {first.day}, and consents end; {_WAY_OUT}")
    return faults


def _languages(parts: Mapping[Path, Part]) -> Iterator[str]:
    for language in next(iter(parts.values())).site_languages:
        having = [str(folder) for folder, part in parts.items() if language in part.languages]
        if not having:
            yield f"no part has the language {language}: build it with `handbook build --lang {language}`"
        elif len(having) > 1:
            yield f"the language {language} is in several parts: {', '.join(having)}; leave all but one out"


def _conflicts(parts: Mapping[Path, Part]) -> Iterator[str]:
    """Parts may share files, such as those of the search's program; they are the same then."""
    known: dict[str, tuple[Path, str]] = {}
    for folder, part in parts.items():
        for path, mark in part.files.items():
            first, known_mark = known.setdefault(path, (folder, mark))
            if mark != known_mark and path != _ENTRY:
                yield f"{folder}: {path} is another file than in {first}; {_WAY_OUT}"


def _write(parts: Mapping[Path, Part], target: Path) -> None:
    for old in visible(target):
        if old.is_dir() and not old.is_symlink():
            shutil.rmtree(old)
        else:
            old.unlink()
    target.mkdir(parents=True, exist_ok=True)
    # Until everything is there the folder is no site, but may be replaced.
    (target / MANIFEST).write_text("{}\n", encoding="utf-8")
    entries = []
    for folder, part in parts.items():
        for path in part.files:
            if path == _ENTRY:
                entries.append(json.loads((folder / path).read_text(encoding="utf-8")))
                continue
            (target / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(folder / path, target / path)
    if entries:
        write_entry(target / FOLDER, joined_entry(entries))
    (target / MANIFEST).unlink()
