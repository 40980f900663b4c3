"""Where MkDocs is patched: one function for each place, with the reason.

`tests/e2e/test_warm.py` and `tests/e2e/test_serve.py` see that the patches take hold.
"""

from __future__ import annotations

from collections.abc import Callable

from mkdocs import utils
from mkdocs.livereload import LiveReloadServer

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


def look_often(server: LiveReloadServer, seconds: float) -> None:
    """Look for changed files at this interval.

    MkDocs looks each half second and has no setting for it; that was half of what a writer waited for. What one look
    finds is built at once, without waiting for more.
    """
    server.build_delay = seconds / 5
    watched = list(server._watched_paths.items())  # nobody else knows them
    for path, times in watched:
        for _ in range(times):
            server.unwatch(path)
    server.observer = type(server.observer)(timeout=seconds)
    for path, times in watched:
        for _ in range(times):
            server.watch(path)
