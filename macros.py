"""The macros of this site, handed to mkdocs-macros. They live in the package `handbook.macros`."""

from __future__ import annotations

from typing import Any

from handbook.plugin.mkdocs_plugin import define_macros


def define_env(env: Any) -> None:
    """Called by mkdocs-macros."""
    define_macros(env)
