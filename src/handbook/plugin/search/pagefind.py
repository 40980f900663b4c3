"""Pagefind: the program that knows the words of each language, and what of it readers load."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import cbor2

FOLDER: Final = "pagefind"
ENTRY: Final = "pagefind-entry.json"
"""Names the languages of an index, and the metadata of each."""

MISSING: Final = (
    "search: no index was made, because Pagefind's program is not there or does not run on this machine; "
    "the search page shows its list only (mend: pip install pagefind_bin)"
)

_VERSION: Final = "1.5."
_SIGNATURE: Final = b"pagefind_dcd"


class SearchIndexError(Exception):
    """There is no index; the text says why."""


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
    """Have Pagefind index the HTML in a folder; what the entry of the index says. Raises `SearchIndexError`."""
    command = [str(program()), "--site", ".", "--output-path", str(target), "--quiet"]
    # Inside the folder, because Pagefind would obey a configuration in the working directory or the environment.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    done = subprocess.run(  # noqa: S603 - no word of others
        command,
        cwd=pages, env=environment, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    if done.returncode != 0:
        raise SearchIndexError(f"{done.stdout}{done.stderr}".strip() or f"Pagefind ended with {done.returncode}")
    entry: dict[str, Any] = json.loads((target / ENTRY).read_text(encoding="utf-8"))
    if not str(entry.get("version", "")).startswith(_VERSION):
        raise SearchIndexError(f"Pagefind is {entry.get('version')}, and the index is made for {_VERSION}x")
    return entry


def words(target: Path, entry: dict[str, Any], language: str) -> Iterator[Any]:
    """The words of an index as Pagefind keeps them: word, pages, and other spellings with their pages."""
    meta = unpacked(target / f"pagefind.{entry['languages'][language]['hash']}.pf_meta")
    for _, _, name in meta[2]:
        yield from unpacked(target / f"index/{name}.pf_index")[0]


def unpacked(file: Path) -> Any:
    """What a file of an index holds, which is gzipped CBOR (RFC 8949) behind a signature."""
    data = gzip.decompress(file.read_bytes())
    if not data.startswith(_SIGNATURE):
        raise SearchIndexError(f"{file.name} is not as Pagefind {_VERSION}x writes it")
    return cbor2.loads(data[len(_SIGNATURE) :])


def packed(content: bytes) -> bytes:
    """The same content as it stands in a file."""
    return gzip.compress(_SIGNATURE + content, 4, mtime=0)


def write_entry(index: Path, entry: dict[str, Any]) -> None:
    """Write which languages an index has."""
    (index / ENTRY).write_text(f"{json.dumps(entry, sort_keys=True, ensure_ascii=False)}\n", encoding="utf-8")


def joined_entry(entries: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The entry of several indexes in one folder, each of other languages."""
    return {**entries[0], "languages": {code: part for entry in entries for code, part in entry["languages"].items()}}
