"""Where MkDocs is patched: one function for each place, with the reason. `tests/e2e/test_warm.py` sees them work."""

from __future__ import annotations

from collections.abc import Callable

from mkdocs import utils

_clean_directory = utils.clean_directory


def clean_with(clean: Callable[[], None]) -> None:
    """Once, instead of emptying the folder of the site, do this.

    MkDocs deletes the whole site before a build and has no event for it; what is still good would be lost.
    """

    def once(directory: str) -> None:  # noqa: ARG001 - MkDocs' own signature
        restore()
        clean()

    utils.clean_directory = once


def restore() -> None:
    """Take all patches back."""
    utils.clean_directory = _clean_directory
