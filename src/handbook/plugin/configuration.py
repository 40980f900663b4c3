"""The plugin's part of mkdocs.yml, and the settings that follow from it."""

from __future__ import annotations

import os
from pathlib import Path

from mkdocs.config import config_options as c
from mkdocs.config.base import Config, load_config
from mkdocs.config.defaults import MkDocsConfig

from handbook.settings import Settings

EDITION_VARIABLE = "MIKE_DOCS_VERSION"
"""Set by mike while it builds: the name of the version."""


class HandbookConfig(Config):  # type: ignore[no-untyped-call]
    """`languages` in the order of every list; `edit_url` is what a file's path is added to."""

    languages = c.ListOfItems(c.Type(str), default=["en"])
    default_language = c.Optional(c.Type(str))
    edit_url = c.Type(str, default="")
    leave_out_broken = c.Type(bool, default=False)
    """Build without the records that have errors, instead of refusing to build (what `serve` always does)."""


def settings_from(config: MkDocsConfig, own: HandbookConfig) -> Settings:
    """The settings of a project whose mkdocs.yml was read."""
    # With mike's plugin the path of the configuration is relative to the working directory.
    root = Path(config.config_file_path or "mkdocs.yml").resolve().parent
    docs = Path(config.docs_dir).resolve()
    return Settings(
        root=root,
        languages=tuple(own.languages),
        default_language=own.default_language or ("en" if "en" in own.languages else own.languages[0]),
        site_name=config.site_name,
        site_url=f"{config.site_url.rstrip('/')}/" if config.site_url else "",
        edit_url=own.edit_url,
        edition=_edition(),
        editions_branch=config.remote_branch,
        docs=docs.relative_to(root).as_posix() if docs.is_relative_to(root) else "docs",
    )


def read_settings(config_file: Path) -> Settings:
    """Read a project's mkdocs.yml without a build; `mkdocs.exceptions.ConfigurationError` if it is wrong."""
    config = load_config(str(config_file))
    plugin = config.plugins.get("handbook")
    own = plugin.config if plugin is not None else HandbookConfig()
    return settings_from(config, own)


def _edition() -> str | None:
    return os.environ.get(EDITION_VARIABLE) or None
