"""The search in a preview: a page that was saved is shown at once, and the index follows."""

from __future__ import annotations

from threading import Timer
from typing import Final

from mkdocs.plugins import get_plugin_logger

from handbook.plugin.kept.warm import Warm
from handbook.plugin.search.pagefind import SearchIndexError
from handbook.plugin.search.update import keep, update

log = get_plugin_logger("handbook")

_PAUSE: Final = 1.0
"""Seconds without a new build: who saves again and again need not wait for an index in between."""


class LaterIndex:
    """Brings the index in step a moment after a build, unless another build comes first."""

    def __init__(self) -> None:
        self._timer: Timer | None = None

    def begin(self, warm: Warm) -> None:
        """After a build that is finished: the old index stays until the new one is there."""
        keep(warm)
        self._timer = Timer(_PAUSE, _bring_in_step, (warm,))
        self._timer.daemon = True
        self._timer.start()

    def stop(self) -> None:
        """Before a build: give up what has not begun, and wait for what has."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer.join()
            self._timer = None


def _bring_in_step(warm: Warm) -> None:
    try:
        update(warm, 1)  # processes cannot be forked beside threads
        warm.finish()
    except (SearchIndexError, OSError) as error:  # the preview goes on without it
        log.info(f"search: {error}")
