"""Work in several processes."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

import pytest

from handbook.plugin.workers import Workers, cores

R = TypeVar("R")

JOBS = list(range(20))


def square(job: int) -> tuple[int, int]:
    return job * job, os.getpid()


def each(work: Callable[[int], R], jobs: Sequence[int]) -> list[Callable[[], R]]:
    return [partial(work, job) for job in jobs]


def results(work: Callable[[int], tuple[int, int]], processes: int) -> list[tuple[int, int]]:
    return list(Workers(each(work, JOBS), processes).results())


def test_processes_give_what_is_done_here() -> None:
    here, there = results(square, 1), results(square, 2)
    assert [value for value, _ in here] == [job * job for job in JOBS]
    assert sorted(value for value, _ in there) == [value for value, _ in here]
    assert {process for _, process in here} == {os.getpid()}
    assert os.getpid() not in {process for _, process in there}


def test_what_is_made_later_comes_first_when_it_is_ready_first() -> None:
    """Results have no order, so that none waits for another."""
    reading, writing = os.pipe()

    def wait(job: int) -> int:
        if job == 0:
            os.read(reading, 1)
        return job

    workers = Workers(each(wait, [0, 1, 2]), 2)
    found = workers.results()
    assert {next(found), next(found)} == {1, 2}
    os.write(writing, b".")
    assert next(found) == 0
    assert list(found) == []
    os.close(reading)
    os.close(writing)


@pytest.mark.parametrize("processes", [1, 2])
def test_an_error_comes_out(processes: int) -> None:
    def fail(job: int) -> tuple[int, int]:
        if job == 3:
            raise ValueError("no threes")
        return square(job)

    with pytest.raises(ValueError, match="no threes"):
        results(fail, processes)


@pytest.mark.parametrize("jobs", [[], [7]])
def test_few_jobs_are_done_here(jobs: list[int]) -> None:
    assert list(Workers(each(square, jobs), 2).results()) == [(job * job, os.getpid()) for job in jobs]


def test_work_that_nobody_waits_for_can_be_stopped() -> None:
    workers = Workers(each(square, JOBS), 2)
    workers.stop()
    workers.stop()
    Workers(each(square, JOBS), 1).stop()


def test_there_is_a_core() -> None:
    assert cores() >= 1
