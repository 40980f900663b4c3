"""The site's search after a build: only the languages whose pages have changed are indexed again.

Each language has an index of its own in Pagefind's folder. A few files are the same for all, and one names them all.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping

from handbook.keeping import digest
from handbook.plugin.kept.warm import SEARCH, SITE, Warm
from handbook.plugin.search import index as search_index
from handbook.plugin.search.index import FOLDER
from handbook.plugin.search.order import ENTRY, joined_entry, write_entry

_COMMON = "search"


def update(warm: Warm) -> None:
    """Bring the index in step with the pages of this build. Raises `SearchIndexError`."""
    warm.sweep(SEARCH)  # or pages that are gone would still be found
    wanted = _pages(warm)
    before = warm.fresh(_COMMON)
    # What all have in common is made together with the index of any language.
    stale = [language for language, pages in wanted.items() if before is None or not _is_fresh(warm, language, pages)]
    parts = warm.folder / "index"
    target = warm.site / FOLDER
    common: set[str] = set()
    for language, entry in search_index.in_parallel(warm.search, stale, parts).items():
        own = []
        for file in sorted(file for file in (parts / language).rglob("*") if file.is_file()):
            name = file.relative_to(parts / language).as_posix()
            is_own = file.name.startswith(f"{language}_") or f".{language}" in file.name
            if is_own or (name != ENTRY and not (target / name).exists()):
                (target / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.move(file, target / name)
            if is_own:
                own.append(f"{SITE}{FOLDER}/{name}")
            elif name != ENTRY:
                common.add(f"{SITE}{FOLDER}/{name}")
        warm.add(_key(language), (), own, (wanted[language], entry))
    shutil.rmtree(parts, ignore_errors=True)
    entries = [warm.results[_key(language)].value[1] for language in wanted]
    if entries:
        write_entry(target, joined_entry(entries))
        kept = [path for path in before.files if warm.path(path).exists()] if before else []
        warm.add(_COMMON, (), {*common, *kept, f"{SITE}{FOLDER}/{ENTRY}"})


def keep(warm: Warm) -> None:
    """Leave the index of the last build where it is, in step or not."""
    for key in warm.last.results:
        if key == _COMMON or key.startswith(f"{_COMMON} "):
            warm.fresh(key)


def _pages(warm: Warm) -> Mapping[str, bytes]:
    """For each language a digest of all its pages for the search."""
    found: dict[str, list[tuple[str, bytes]]] = {}
    for result in warm.results.values():
        for path in result.files:
            if path.startswith(SEARCH):
                found.setdefault(path.split("/")[1], []).append((path, result.value))
    return {
        language: digest(part for path, content in sorted(pages) for part in (path.encode(), content))
        for language, pages in sorted(found.items())
    }


def _is_fresh(warm: Warm, language: str, pages: bytes) -> bool:
    result = warm.fresh(_key(language))
    return result is not None and result.value[0] == pages


def _key(language: str) -> str:
    return f"search {language}"
