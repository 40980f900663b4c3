"""The site's search after a build: only the languages whose pages have changed are indexed again.

Each language has an index of its own in Pagefind's folder. A few files are the same for all, and one names them all.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from handbook import keeping
from handbook.keeping import Result, digest
from handbook.plugin.kept.warm import SEARCH, SITE, Warm
from handbook.plugin.search.index import words_of, write_index
from handbook.plugin.search.pagefind import ENTRY, FOLDER, joined_entry, packed, write_entry
from handbook.plugin.search.texts import read_texts
from handbook.plugin.search.words import Forms, ask
from handbook.plugin.workers import Workers

_KEY: Final = "search"
_COMMON: Final = ("pagefind.js", "wasm.unknown.pagefind")
"""Pagefind's part in the browser. Of its other interfaces none is used, and its worker would be the same once more."""
_OWN: Final = "wasm.{}.pagefind"
_WORDS: Final = "words"


@dataclass(slots=True)
class _Texts:
    """The texts of one language: their digests, and the files that they stand in."""

    digests: list[bytes] = field(default_factory=list)
    files: set[str] = field(default_factory=set)

    @property
    def digest(self) -> bytes:
        return digest(sorted(self.digests))


def update(warm: Warm, processes: int) -> None:
    """Bring the index in step with the pages of this build, in so many processes. Raises `SearchIndexError`."""
    wanted = _texts(warm)
    # What all have in common is made together with the index of any language.
    is_whole = warm.fresh(_KEY) is not None
    stale = {
        language: texts for language, texts in wanted.items() if not (is_whole and _is_fresh(warm, language, texts))
    }
    jobs = [partial(_make, warm, language, texts, is_whole) for language, texts in stale.items()]
    warm.results.update(Workers(jobs, processes).results())
    if wanted:
        write_entry(warm.site / FOLDER, joined_entry([warm.results[_key(language)].value[1] for language in wanted]))
        warm.add(_KEY, (), [f"{SITE}{FOLDER}/{name}" for name in (*_COMMON, ENTRY)])


def keep(warm: Warm) -> None:
    """Leave the index of the last build where it is, in step or not."""
    for key in warm.last.results:
        if key == _KEY or key.startswith(_key("")):
            warm.fresh(key)


def _texts(warm: Warm) -> dict[str, _Texts]:
    """What is searched in each language, of all pages of this build."""
    found: defaultdict[str, _Texts] = defaultdict(_Texts)
    for result in warm.results.values():
        for path in result.files:
            if path.startswith(SEARCH) and not path.endswith(f"/{_WORDS}"):
                texts = found[path.split("/")[1]]
                texts.digests.append(result.value)
                texts.files.add(path)
    return dict(sorted(found.items()))


def _is_fresh(warm: Warm, language: str, texts: _Texts) -> bool:
    result = warm.fresh(_key(language))
    return result is not None and result.value[0] == texts.digest


def _make(warm: Warm, language: str, texts: _Texts, is_whole: bool) -> tuple[str, Result]:
    """Make the index of a language; its result by its key."""
    last = warm.intact(_key(language)) if is_whole else None
    found = read_texts(warm, texts.files)
    pages = sorted((found[text] for text in texts.digests), key=lambda page: page.url)
    words = words_of(pages)
    forms, entry = _forms(warm, language, words, last)
    # A language of which Pagefind knows no forms of words has none of its own.
    own = [_OWN.format(language)] if entry["languages"][language]["wasm"] else []
    files = [f"{SEARCH}{language}/{_WORDS}", *(f"{SITE}{FOLDER}/{name}" for name in own)]

    def write(name: str, content: bytes) -> None:
        path = f"{SITE}{FOLDER}/{name}"
        files.append(path)
        if last is None or path not in last.files:  # named after what is in it
            warm.write(path, packed(content))

    name = write_index(language, pages, forms, entry["version"], write)
    told = {**entry["languages"][language], "hash": name, "page_count": len(pages)}
    return _key(language), warm.made((), files, (texts.digest, {**entry, "languages": {language: told}}))


def _forms(warm: Warm, language: str, words: set[str], last: Result | None) -> tuple[Forms, dict[str, Any]]:
    """How the words are indexed, and Pagefind's entry of the language. Only words that are new are asked for."""
    file = warm.path(f"{SEARCH}{language}/{_WORDS}")
    found = keeping.read_object(file) if last is not None else None
    known, entry = (found, last.value[1]) if last is not None and isinstance(found, dict) else ({}, None)
    unknown = words - known.keys()
    if unknown or entry is None:
        with TemporaryDirectory() as folder:
            asked, told = ask(sorted(unknown), language, Path(folder))
            if entry is None:
                entry = told
                for name in (*_COMMON, _OWN.format(language)):
                    written = Path(folder) / name
                    if written.is_file():
                        warm.write(f"{SITE}{FOLDER}/{name}", written.read_bytes())
        known |= asked
    forms = {word: known[word] for word in words}
    keeping.write_object(file, forms)
    return forms, entry


def _key(language: str) -> str:
    return f"{_KEY} {language}"
