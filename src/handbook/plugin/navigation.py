"""One navigation per language, from the one in mkdocs.yml. Records are never in it: every page renders all of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page


def navigation(
    nav: list[Any], sources: Mapping[str, str], translate: Callable[[str], str],
    files: Files, config: MkDocsConfig,
) -> Navigation:  # fmt: skip
    """The navigation in a language. `sources`: file of `docs/` -> file of the language; `translate`: its catalogue."""
    titles: dict[str, str] = {}

    def localised(item: Any) -> Any:
        if isinstance(item, dict):
            return {translate(title): localised_target(title, target) for title, target in item.items()}
        if isinstance(item, list):
            return [localised(part) for part in item]
        return sources.get(item, item)

    def localised_target(title: str, target: Any) -> Any:
        if isinstance(target, str) and target in sources:
            titles[sources[target]] = translate(title)
        return localised(target)

    config.nav = localised(nav)
    try:
        result = get_navigation(files, config)
    finally:
        config.nav = None
    for page in result.pages:
        if isinstance(page, Page) and page.file.src_uri in titles:
            page.title = titles[page.file.src_uri]
    return result
