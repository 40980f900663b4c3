"""The recipe: everything but the records and written pages that a site is made from. Another recipe, another site.

Program, packages, configuration, theme, catalogues, assets, and which pages there are. It changes rarely, and then
everything is made again.
"""

from __future__ import annotations

import os
import re
import sys
import sysconfig
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from handbook.plugin.editions import other_editions
from handbook.plugin.grains import digest
from handbook.plugin.search_index import program
from handbook.settings import PACKAGE, Settings

_ELSEWHERE = frozenset({"plugins", "theme", "hooks", "site_dir"})
_PLACE_IN_MEMORY = re.compile(r" at 0x[0-9a-f]+")
_BESIDE_RECORDS = ("macros.py", "data/glossary.yml")


def recipe(config: MkDocsConfig, settings: Settings) -> bytes:
    """The digest of the recipe."""
    return digest(part.encode() if isinstance(part, str) else part for part in _parts(config, settings))


def _parts(config: MkDocsConfig, settings: Settings) -> Iterator[str | bytes]:
    yield _program()
    yield f"search: {program() is not None}"
    yield repr(replace(settings, root=Path()))
    # What a configuration says may stand in several files and in the environment; only its values tell. Where the
    # project lies does not matter: parts of a site may be built on several machines.
    values = ((name, _words(value)) for name, value in sorted(config.items()) if name not in _ELSEWHERE)
    yield from (f"{name}: {words.replace(str(settings.root), '')}" for name, words in values)
    yield from (f"{name}: {_words(dict(plugin.config))}" for name, plugin in config.plugins.items())
    yield f"{config.theme.name} {_words(dict(config.theme))}"
    for folder in (settings.root / "locale", *(Path(folder) for folder in config.theme.dirs)):
        if not folder.is_relative_to(PACKAGE) and not folder.is_relative_to(_packages()):
            yield from _contents(folder)
    for name in _BESIDE_RECORDS:
        yield _bytes(settings.root / name)
    for script in (config.config_file_path or "", *config.hooks):
        yield _bytes(Path(str(script)))
    docs = Path(config.docs_dir)
    for file in _files(docs):
        yield file.relative_to(docs).as_posix()
        if file.suffix != ".md":
            yield _bytes(file)
    if settings.edition is not None:
        yield repr(other_editions(settings.root, settings.editions_branch, settings.edition))


@cache
def _program() -> bytes:
    """This package as it is, and the names of all others with their versions."""
    packages = (entry.name for entry in os.scandir(_packages()) if entry.name.endswith((".dist-info", ".egg-info")))
    return digest([sys.version.encode(), *(name.encode() for name in sorted(packages)), *_contents(PACKAGE)])


def _packages() -> Path:
    return Path(sysconfig.get_path("purelib"))


def _contents(folder: Path) -> Iterator[bytes]:
    for file in _files(folder):
        yield file.relative_to(folder).as_posix().encode()
        yield _bytes(file)


def _files(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            yield Path(place, name)


def _words(value: object) -> str:
    return _PLACE_IN_MEMORY.sub("", repr(value))


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return b""
