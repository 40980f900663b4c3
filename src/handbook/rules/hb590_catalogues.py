"""The catalogues of the project can be read, and their translations keep the placeholders."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from handbook.languages import Catalogues
from handbook.problems import Problem
from handbook.rules.context import Context

CODES: Final = {
    "HB590": "A catalogue of interface words cannot be read.",
    "HB591": "A translation in a catalogue has other placeholders than its message, or lacks a plural form.",
    "HB592": "A catalogue is in another language than its folder.",
}

_LANGUAGE: Final = re.compile(r'^"Language: *([\w@.-]*)\\n"', re.MULTILINE)


def check(context: Context) -> Iterator[Problem]:
    """A catalogue, `locale/<language>/LC_MESSAGES/handbook.po`, keeps every placeholder such as `%(count)s`."""
    root = context.settings.root
    for folder in context.settings.catalogue_folders():
        if folder.is_relative_to(root):  # those of the generator are its own affair
            catalogues = Catalogues([folder])
            for language in context.settings.languages:
                for file in catalogues.paths(language):
                    yield from _catalogue(catalogues, language, file, file.relative_to(root).as_posix())


def _catalogue(catalogues: Catalogues, language: str, file: Path, path: str) -> Iterator[Problem]:
    try:
        catalogues.translations(language)
        found = catalogues.incomplete(language, [])
        named = _LANGUAGE.search(file.read_text(encoding="utf-8"))
    except (ValueError, OSError) as error:
        reason = str(error).removeprefix(f"{file}: ")
        yield Problem(path, 1, 1, "HB590", reason, "correct the line, or restore the file")
        return
    if named and named[1] and named[1].replace("_", "-").split("-")[0] != language.split("-")[0]:
        message = f"the header says `{named[1]}`, but the folder is that of `{language}`"
        yield Problem(path, 1, 1, "HB592", message, "put the file into its own folder, or correct `Language:`")
    for message_ in found:
        if message_.is_wrong:
            text = f"the translation of `{message_.message[:80]}` {message_.reason}"
            yield Problem(path, message_.line, 1, "HB591", text, "write each placeholder as it stands in the message")
