"""MkDocs as the command line uses it: read the configuration, build, serve. Its exceptions end here."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config.base import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import get_files

from handbook.plugin.configuration import HandbookConfig, settings_from
from handbook.plugin.mkdocs_plugin import HandbookPlugin
from handbook.settings import Settings


class UnusableConfigurationError(Exception):
    """mkdocs.yml cannot be used; the text says why."""


class BuildRefusedError(Exception):
    """MkDocs refused to build; the text says why."""


def read_project(config_file: Path) -> tuple[Settings, list[tuple[str, Path]]]:
    """The settings, and the pages of `docs/` as pairs of path below `docs/` and file."""
    with _messages() as messages:
        try:
            config = _load(config_file)
        except (MkDocsException, OSError) as error:
            raise UnusableConfigurationError("\n".join([*messages, str(error)])) from error
    plugin = config.plugins.get("handbook")
    if plugin is None:
        raise UnusableConfigurationError("the plugin `handbook` is missing in `plugins:`")
    own = plugin.config
    assert isinstance(own, HandbookConfig)  # noqa: S101
    pages = [(file.src_uri, Path(str(file.abs_src_path))) for file in get_files(config).documentation_pages()]
    return settings_from(config, own), pages


def build(config_file: Path, only: tuple[str, ...] = (), site: Path | None = None) -> Path:
    """Build the site, any warning being an error; the folder it is in.

    `only`: build the part of the site that has these languages. `site`: the folder, if not that of the configuration.
    """
    with _messages() as messages:
        try:
            config = _load(config_file, strict=True, **({"site_dir": str(site.resolve())} if site else {}))
            plugin = config.plugins["handbook"]
            assert isinstance(plugin, HandbookPlugin)  # noqa: S101
            plugin.only = only
            config.plugins.on_startup(command="build", dirty=False)
            try:
                mkdocs_build(config)
                if only:
                    plugin.finish_part()
            finally:
                config.plugins.on_shutdown()
        except (MkDocsException, OSError) as error:
            raise BuildRefusedError("\n".join([*messages, str(error)])) from error
    return Path(config.site_dir)


def serve(config_file: Path, port: int) -> None:
    """Serve the site on the loopback address and build it again when a file changes, until Ctrl-C."""
    handler = logging.StreamHandler()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    try:
        mkdocs_serve(str(config_file), dev_addr=f"127.0.0.1:{port}")
    except (MkDocsException, OSError) as error:
        raise BuildRefusedError(str(error)) from error
    finally:
        logger.removeHandler(handler)


def _load(config_file: Path, strict: bool | None = None, **settings: Any) -> MkDocsConfig:
    return load_config(str(config_file), strict=strict, **settings)


@contextmanager
def _messages() -> Iterator[list[str]]:
    """Collect the warnings and errors that MkDocs would write to its log."""
    collected: list[str] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            collected.append(record.getMessage())

    handler = Collector(logging.WARNING)
    logger = logging.getLogger("mkdocs")
    propagate, logger.propagate = logger.propagate, False
    logger.addHandler(handler)
    try:
        yield collected
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagate
