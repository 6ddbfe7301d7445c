"""The limit of legs that processes share: never exceeded, and a dead process loses no permit."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from streamer.workers.leg_limit import SharedLegLimit, counter

if TYPE_CHECKING:
    from collections.abc import Iterator

GREEDY = """
import sys
from streamer.workers.leg_limit import SharedLegLimit
leg_limit = SharedLegLimit(*map(int, sys.argv[1:]))
took = 0
while leg_limit.take():
    took += 1
print(took, flush=True)
sys.stdin.read()
"""


@contextmanager
def shared(permits: int, processes: int, *, kept: int = 0) -> Iterator[list[SharedLegLimit]]:
    """Return the limit as each process has it; ``kept``: further permits, for announced legs."""
    pools = counter(permits), counter(kept)
    each_limit = [SharedLegLimit(pools[0], counter(), pools[1], counter()) for _ in range(processes)]
    yield each_limit
    for each in {descriptor for limit in each_limit for descriptor in limit.descriptors}:
        os.close(each)


def test_no_permit_is_taken_beyond_the_limit_until_one_is_given_back() -> None:
    with shared(2, 2) as (one, other):
        assert [one.take(), other.take(), one.take(), other.take()] == [True, True, False, False]
        one.give_back()
        assert [other.take(), one.take()] == [True, False]


def test_a_process_that_holds_no_permit_can_not_give_one_back() -> None:
    with shared(2, 2) as (one, other):
        one.take()
        with pytest.raises(BlockingIOError):
            other.give_back()


def test_processes_together_never_exceed_the_limit_and_permits_of_a_dead_one_are_free_again() -> None:
    with shared(20_000, 3) as each:
        processes = [
            subprocess.Popen(
                [sys.executable, "-c", GREEDY, *map(str, leg_limit.descriptors)],
                pass_fds=leg_limit.descriptors,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
            )
            for leg_limit in each
        ]
        took = []
        for process in processes:
            assert process.stdout is not None
            took.append(int(process.stdout.readline()))
        assert sum(took) == 20_000
        processes[0].kill()
        for process in processes:
            process.communicate()
        each[0].give_all_back()
        free = 0
        while each[1].take():
            free += 1
        assert free == took[0]


def test_announced_legs_get_the_permits_that_are_kept_for_them_and_then_those_of_all() -> None:
    with shared(1, 2, kept=1) as (one, other):
        assert [one.take(announced=True), other.take(announced=True), one.take(), one.take(announced=True)] == [
            True,
            True,
            False,
            False,
        ]
        other.give_back(announced=True)  # it had one of those of all
        assert [one.take(), other.take(announced=True)] == [True, False]
        one.give_back(announced=True)
        assert [other.take(), other.take(announced=True)] == [False, True]
        other.give_all_back()
        one.give_all_back()
        assert [one.take(announced=True), other.take(), other.take()] == [True, True, False]
