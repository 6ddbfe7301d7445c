"""Room for legs that several processes share: never more than there is, and none is lost with who dies."""

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
places = SharedLegLimit(int(sys.argv[1]), int(sys.argv[2]))
took = 0
while places.take():
    took += 1
print(took, flush=True)
sys.stdin.read()
"""


@contextmanager
def shared(leg_limit: int, processes: int) -> Iterator[list[SharedLegLimit]]:
    descriptors = [counter(leg_limit), *(counter() for _ in range(processes))]
    yield [SharedLegLimit(descriptors[0], held) for held in descriptors[1:]]
    for each in descriptors:
        os.close(each)


def test_who_comes_when_all_places_are_taken_gets_none_until_one_is_given_back() -> None:
    with shared(2, 2) as (one, other):
        assert [one.take(), other.take(), one.take(), other.take()] == [True, True, False, False]
        one.give_back()
        assert [other.take(), one.take()] == [True, False]


def test_who_holds_no_place_can_give_none_back() -> None:
    with shared(2, 2) as (one, other):
        one.take()
        with pytest.raises(BlockingIOError):
            other.give_back()


def test_processes_together_take_no_more_than_there_is_and_what_the_dead_held_comes_back() -> None:
    with shared(20_000, 3) as each:
        processes = [
            subprocess.Popen(
                [sys.executable, "-c", GREEDY, str(leg_limit.pool), str(leg_limit.held)],
                pass_fds=(leg_limit.pool, leg_limit.held),
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
