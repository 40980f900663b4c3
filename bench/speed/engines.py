"""What is measured: this generator, and its peers as far as they are installed."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from bench.speed import hugo, material, project
from bench.speed.corpus import Corpus
from bench.speed.machine import pagefind
from handbook.macros import MACROS

OURS: Final = "handbook"
HUGO: Final = "hugo"
HUGO_SEARCH: Final = "hugo + pagefind"
OPTIONAL_PEERS: Final = ("mkdocs",)
"""Peers that are measured only when they are asked for, because they take long."""

_MKDOCS: Final = (sys.executable, "-m", "mkdocs", "build", "--strict")


@dataclass(frozen=True, slots=True)
class Engine:
    """A way to a site. `commands` run one after the other in its folder; `rival` is what it is compared with."""

    name: str
    write: Callable[[Corpus, Path], None]
    commands: Sequence[Sequence[str]]
    edited: Callable[[Corpus], str]
    site: str
    rival: str


def engines(*, peers: bool, wanted: Collection[str] = ()) -> tuple[list[Engine], list[str]]:
    """All that can be measured here, and a sentence on each that cannot."""
    found = [Engine(OURS, project.write_project, [_MKDOCS], project.edited_file, "site", HUGO)]
    missing: list[str] = []
    indexer = pagefind()
    if indexer and any(macro.__name__ == "search_box" for macro in MACROS):
        with_search = partial(project.write_project, search=True)
        found.append(Engine(f"{OURS} + search", with_search, [_MKDOCS], project.edited_file, "site", HUGO_SEARCH))
    else:
        missing.append("handbook + search: Pagefind's program is not there, or this version has no search")
    if not peers:
        return found, missing
    if not shutil.which("hugo"):
        missing.append("hugo: not installed (on Debian: apt-get install hugo)")
    else:
        found.append(Engine(HUGO, hugo.write_hugo, [["hugo"]], hugo.edited_file, "public", HUGO))
        if indexer:
            commands = [["hugo"], [indexer, "--site", "public", "--quiet"]]
            found.append(Engine(HUGO_SEARCH, hugo.write_hugo, commands, hugo.edited_file, "public", HUGO_SEARCH))
    if "mkdocs" in wanted:
        if find_spec("mkdocs_static_i18n"):
            command = [argument for argument in _MKDOCS if argument != "--strict"]
            name = "material + static-i18n"
            found.append(Engine(name, material.write_material, [command], material.edited_file, "site", HUGO_SEARCH))
        else:
            missing.append("mkdocs: mkdocs-static-i18n is not installed (best in a folder on PYTHONPATH)")
    return found, missing
