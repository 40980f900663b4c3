"""Work in several processes that share what was read before they were made.

A forked process has the whole library without reading or copying it. Where processes cannot be forked, and in
`mkdocs serve`, which runs threads beside the build, the work is done here, in the same order.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.pool import Pool
from typing import Any, Generic, TypeVar

J = TypeVar("J")
R = TypeVar("R")

_work: Callable[[int], Any]


def cores() -> int:
    """The cores that this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Workers(Generic[J, R]):
    """Jobs that are begun at once, in so many processes.

    Only results are sent between them, so they alone must be picklable. An exception of `work` comes out of `results`.
    """

    def __init__(self, work: Callable[[J], R], jobs: Sequence[J], processes: int) -> None:
        self._work, self._jobs = work, jobs
        self._pool: Pool | None = None
        if processes > 1 and len(jobs) > 1 and "fork" in multiprocessing.get_all_start_methods():
            self._pool = multiprocessing.get_context("fork").Pool(processes, _adopt, (lambda job: work(jobs[job]),))
            self._results = self._pool.imap_unordered(_run, range(len(jobs)))

    def results(self) -> Iterator[R]:
        """What the work returned, in no order."""
        if self._pool is None:
            yield from map(self._work, self._jobs)
            return
        try:
            yield from self._results
        finally:
            self.stop()

    def stop(self) -> None:
        """End the processes, whatever they are doing."""
        if self._pool is not None:
            self._pool.terminate()
            self._pool.join()


def _adopt(work: Callable[[int], Any]) -> None:
    global _work  # the fork alone brings a process what it has to do
    _work = work


def _run(job: int) -> Any:
    return _work(job)
