"""Texts hold nothing that would be lost or must not be published, and their links lead to files that exist."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path as Folder
from typing import Final

from handbook.library.grains import file_grain
from handbook.load.entry import Lines
from handbook.models.fields import Model
from handbook.models.shapes import Path, texts
from handbook.problems import Problem
from handbook.rules.context import Context
from handbook.text_faults import destination_fault, faults, plain_files, relative_addresses

CODES: Final = {
    "HB370": "A text has raw HTML, which would be lost.",
    "HB371": "A link or picture has an address that is not allowed.",
    "HB372": "A link or picture leads to a file that does not exist.",
}

_MOST_MISSING: Final = 50  # in one text; enough to mend at once
# Without one of these there is neither HTML nor an address in a text.
_SUSPECT: Final = re.compile(r"<|\]|:")


def check(context: Context) -> Iterator[Problem]:
    """Texts are Markdown without raw HTML; links begin with https:, http:, mailto: or tel:, or lead to a file here."""

    @cache  # the files of a folder name the same ones, in all languages
    def missing(folder: str, address: str) -> str | None:
        context.library.note(file_grain(_target(folder, address)))
        return _missing(context.settings.root, folder, address)

    for entry in context.entries:
        for path, _, text in texts(entry.record):
            if _SUSPECT.search(text):
                yield from _text(context, missing, text, path, entry.path, entry.lines)
        for translation in entry.translations.values():
            for path, text in _translated(translation.fields):
                if _SUSPECT.search(text):
                    yield from _text(context, missing, text, path, translation.path, translation.lines)


def _translated(value: object, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """All texts of a translation, which has nothing but texts and the ids of parts."""
    if isinstance(value, str):
        if path[-1] != "id":
            yield path, value
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _translated(item, (*path, index))
    elif isinstance(value, Model):
        for name, part in vars(value).items():
            if part is not None and (name != "translation" or path):
                yield from _translated(part, (*path, name))


def _text(
    context: Context, missing: Callable[[str, str], str | None], text: str, path: Path, file: str, lines: Lines
) -> Iterator[Problem]:
    folder, depth = posixpath.dirname(file), file.count("/")
    files = plain_files(text)
    if files is not None and not any(destination_fault(name, depth) or missing(folder, name) for name in files):
        return

    def at(line: int, column: int) -> tuple[int, int]:
        place = lines.where(path)
        # Only the text below the front matter stands in the file as it is.
        return (place.line + line - 1, column) if path == ("body",) and file.endswith(".md") else place

    for fault in faults(text, depth):
        code = "HB370" if fault.kind == "html" else "HB371"
        yield Problem(file, *at(fault.line, fault.column), code, fault.message, fault.hint)
    found = relative_addresses(text, lambda address: missing(folder, address) is not None)
    for line, column, address in found[:_MOST_MISSING]:
        target = missing(folder, address) or ""
        meant = context.meant(target, "file", lambda: (entry.path for entry in context.library.entries.values()))
        near = posixpath.relpath(meant, folder) if meant else None
        hint = f"did you mean `{near}`?" if near else "give the path of the file, counted from this file's folder"
        yield Problem(file, *at(line, column), "HB372", f"there is no file `{target[:100]}`", hint)


def _target(folder: str, address: str) -> str:
    """The path from the root that an address in a file of `folder` names."""
    return posixpath.normpath(posixpath.join(folder, re.split(r"[?#]", address)[0]))


def _missing(root: Folder, folder: str, address: str) -> str | None:
    """The path that an address in a file of `folder` names, if there is nothing; all paths from the root."""
    target = _target(folder, address)
    if target.startswith("../") or target == "..":
        return None  # leaves the repository, and that is another problem
    if any(part.startswith(".") for part in target.split("/") if part != "."):
        return target
    try:
        return None if (root / target).exists() else target
    except (OSError, ValueError):  # a name that is too long, or a NUL in it
        return target
