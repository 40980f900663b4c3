"""The index of the search, one for each language, made by Pagefind from the finished pages.

Pagefind takes the language from `<html lang>` and reads only pages with `data-pagefind-body`, which real translations
alone have. It is a program of its own, which `pagefind_bin` brings along.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from handbook.plugin.search_order import ENTRY, UnknownFormatError, put_in_order, write_entry

FOLDER: Final = "pagefind"
PAGE: Final = "search"
"""The page of `docs/` on which readers search. A site without it has no search."""

MISSING: Final = (
    "search: no index was made, because Pagefind's program is not there or does not run on this machine; "
    "the search page shows its list only (mend: pip install pagefind_bin)"
)

# What is no text of the page: marks, navigation, labels, and lists of other pages, which are found themselves.
LEFT_OUT: Final = (
    ".headerlink",
    ".hb-eyebrow",
    ".hb-badges",
    ".hb-facts dt",
    ".hb-erratum",
    ".hb-errata",
    ".hb-sources",
    ".hb-provenance",
    ".hb-relations",
    "#relations",
    ".hb-cards",
    ".hb-links",
    ".hb-filterbar",
    ".hb-filterable",
    ".hb-downloads",
    ".hb-map",
    ".hb-gantt",
    ".hb-az",
    "caption.hb-vh",
)

# Pagefind's own interfaces and its worker, which this site does not use.
_UNUSED: Final = (
    "pagefind-ui.*",
    "pagefind-modular-ui.*",
    "pagefind-component-ui.*",
    "pagefind-highlight.js",
    "pagefind-worker.js",
)


class SearchIndexError(Exception):
    """Pagefind could not read the site; the text is what it said."""


@cache
def program() -> Path | None:
    """Pagefind's program, or None where there is none that runs."""
    try:
        found = Path(import_module("pagefind_bin").get_executable())  # there is no such package for some machines
        subprocess.run([str(found), "--version"], check=True, capture_output=True)  # noqa: S603 - no word of others
    except (ImportError, AttributeError, OSError, subprocess.CalledProcessError):
        return None
    return found


def write_index(pages: Path, site: Path) -> bool:
    """Write the index of a site below it; False if there is no program to do it.

    `pages` has a folder for each language with the pages for Pagefind, at their addresses below the site's root.
    """
    found = program()
    target = site / FOLDER
    shutil.rmtree(target, ignore_errors=True)
    if found is None:
        return False
    folders = sorted(folder for folder in pages.iterdir() if folder.is_dir()) if pages.is_dir() else []
    with ThreadPoolExecutor(len(folders) or 1) as threads:
        parts = list(threads.map(partial(_index, found), folders))
    merge(parts, target)
    return True


def _index(found: Path, folder: Path) -> Path:
    """The index of the pages in a folder, in a folder beside it."""
    target = folder.with_name(f"{folder.name}-index")
    shutil.rmtree(target, ignore_errors=True)
    command = [str(found), "--site", ".", "--output-path", str(target), "--exclude-selectors", ", ".join(LEFT_OUT)]
    # Inside the folder, because Pagefind would obey a configuration in the working directory or the environment.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    done = subprocess.run(  # noqa: S603 - no word of others
        [*command, "--quiet"],
        cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    if done.returncode != 0:
        raise SearchIndexError(f"{done.stdout}{done.stderr}".strip() or f"Pagefind ended with {done.returncode}")
    for pattern in _UNUSED:
        for file in target.glob(pattern):
            file.unlink()
    try:
        put_in_order(target)
    except UnknownFormatError as error:
        raise SearchIndexError(f"the index has another form than that of Pagefind 1.5 ({error})") from error
    return target


def merge(parts: Sequence[Path], target: Path) -> None:
    """Put the indexes of several languages together, as Pagefind itself does when it reads all of them at once."""
    known: dict[str, Any] = {}
    for part in parts:
        entry = json.loads((part / ENTRY).read_text(encoding="utf-8"))
        known = {**entry, "languages": {**known.get("languages", {}), **entry["languages"]}}
        shutil.copytree(part, target, dirs_exist_ok=True)
    if parts:
        write_entry(target, known)
