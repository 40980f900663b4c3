"""The recipe: everything but the records and written pages that a site is made from. Another recipe, another site.

Program, packages, configuration, theme, catalogues, assets, and which pages there are. It changes rarely, and then
everything is made again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from handbook.keeping import digest
from handbook.models.glossary import FILE as GLOSSARY
from handbook.plugin.editions import other_editions
from handbook.plugin.search import pagefind
from handbook.program import content, contents, files, packages, program
from handbook.settings import PACKAGE, Settings

_ELSEWHERE = frozenset({"plugins", "theme", "hooks"})
_NO_MATTER = frozenset({"site_dir", "strict", "dev_addr", "watch"})
_PLACE_IN_MEMORY = re.compile(r" at 0x[0-9a-f]+")


def recipe(config: MkDocsConfig, settings: Settings) -> bytes:
    """The digest of the recipe."""
    return digest(part.encode() if isinstance(part, str) else part for part in _parts(config, settings))


def _parts(config: MkDocsConfig, settings: Settings) -> Iterator[str | bytes]:
    yield program()
    yield f"search: {pagefind.program() is not None}"
    yield repr(replace(settings, root=Path()))
    # What a configuration says may stand in several files and in the environment; only its values tell. Where the
    # project lies does not matter: parts of a site may be built on several machines.
    values = ((name, _words(value)) for name, value in sorted(config.items()) if name not in _ELSEWHERE | _NO_MATTER)
    yield from (f"{name}: {words.replace(str(settings.root), '')}" for name, words in values)
    # Hooks are among the plugins, and have no configuration.
    yield from (f"{name}: {_words(dict(getattr(plugin, 'config', {})))}" for name, plugin in config.plugins.items())
    yield f"{config.theme.name} {_words(dict(config.theme))}"
    for folder in (settings.root / "locale", *(Path(folder) for folder in config.theme.dirs)):
        if not folder.is_relative_to(PACKAGE) and not folder.is_relative_to(packages()):
            yield from contents(folder)
    yield content(settings.root / GLOSSARY)
    # The macros' module may import others that stand beside it.
    for script in sorted(settings.root.glob("*.py")):
        yield script.name
        yield content(script)
    hooks = (getattr(plugin, "__file__", None) for plugin in config.plugins.values())
    for read in (config.config_file_path, *hooks):
        yield content(Path(read)) if read else b""
    docs = Path(config.docs_dir)
    for file in files(docs):
        yield file.relative_to(docs).as_posix()
        if file.suffix != ".md":
            yield content(file)
    if settings.edition is not None:
        yield repr(other_editions(settings.root, settings.editions_branch, settings.edition))


def _words(value: object) -> str:
    return _PLACE_IN_MEMORY.sub("", repr(value))
