"""The index of the search, one for each language, made by Pagefind from the finished pages.

Pagefind takes the language from `<html lang>` and reads only pages with `data-pagefind-body`, which real translations
alone have. It is a program of its own, which `pagefind_bin` brings along.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from handbook.plugin.search.order import ENTRY, UnknownFormatError, put_in_order
from handbook.plugin.workers import cores

FOLDER: Final = "pagefind"
PAGE: Final = "search"
"""The page of `docs/` on which readers search. A site without it has no search."""

MISSING: Final = (
    "search: no index was made, because Pagefind's program is not there or does not run on this machine; "
    "the search page shows its list only (mend: pip install pagefind_bin)"
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


def index(pages: Path, target: Path) -> dict[str, Any]:
    """Make the index of the pages of one language in a new folder; what its entry says of the language.

    Raises `SearchIndexError` if Pagefind cannot read the pages.
    """
    shutil.rmtree(target, ignore_errors=True)
    command = [str(program()), "--site", ".", "--output-path", str(target), "--quiet"]
    # Inside the folder, because Pagefind would obey a configuration in the working directory or the environment.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    done = subprocess.run(  # noqa: S603 - no word of others
        command,
        cwd=pages, env=environment, capture_output=True, text=True, encoding="utf-8", check=False,
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
    known: dict[str, Any] = json.loads((target / ENTRY).read_text(encoding="utf-8"))
    return known


def in_parallel(pages: Path, languages: Iterable[str], target: Path) -> dict[str, dict[str, Any]]:
    """The indexes of several languages, each in its folder below `target`; what their entries say."""
    codes = list(languages)
    # Each takes some 250 MB for a thousand pages, and uses more than one core itself.
    with ThreadPoolExecutor(cores()) as threads:
        entries = threads.map(lambda code: index(pages / code, target / code), codes)
        return dict(zip(codes, entries, strict=True))
