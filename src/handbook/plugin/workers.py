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

R = TypeVar("R")

_jobs: Sequence[Callable[[], Any]]


def cores() -> int:
    """The cores that this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Workers(Generic[R]):
    """Jobs that are begun at once, in so many processes.

    Only results are sent between them, so they alone must be picklable. An exception of a job comes out of `results`.
    """

    def __init__(self, jobs: Sequence[Callable[[], R]], processes: int) -> None:
        self._jobs = jobs
        self._pool: Pool | None = None
        if processes > 1 and len(jobs) > 1 and "fork" in multiprocessing.get_all_start_methods():
            self._pool = multiprocessing.get_context("fork").Pool(processes, _adopt, (jobs,))
            self._results = self._pool.imap_unordered(_run, range(len(jobs)))

    def results(self) -> Iterator[R]:
        """What the jobs returned, in no order."""
        if self._pool is None:
            yield from (job() for job in self._jobs)
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


def _adopt(jobs: Sequence[Callable[[], Any]]) -> None:
    global _jobs  # the fork alone brings a process what it has to do
    _jobs = jobs


def _run(number: int) -> Any:
    return _jobs[number]()
