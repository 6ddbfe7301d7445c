"""Calls in threads that nothing waits for at the end."""

from __future__ import annotations

import os
import subprocess
import sys
import threading

import pytest

from streamer.ops.daemon_threads import DaemonThreads


def test_results_and_errors_come_back() -> None:
    threads = DaemonThreads()
    assert [threads.submit(divmod, number, 3).result() for number in range(5)] == [divmod(n, 3) for n in range(5)]
    with pytest.raises(ZeroDivisionError):
        threads.submit(divmod, 1, 0).result()


def test_what_all_threads_are_too_busy_for_waits_and_is_done() -> None:
    threads, gate = DaemonThreads(most=2), threading.Event()
    busy = [threads.submit(gate.wait) for _ in range(2)]
    waiting = [threads.submit(threading.get_ident) for _ in range(10)]
    assert not any(future.done() for future in waiting)
    assert not threads.wait(0)
    gate.set()
    assert len({future.result() for future in waiting}) <= 2
    assert threads.wait(60)
    assert all(future.result() for future in busy)


def test_a_call_that_is_cancelled_while_it_waits_is_not_made() -> None:
    threads, gate = DaemonThreads(most=1), threading.Event()
    made: list[int] = []
    threads.submit(gate.wait)
    waiting = threads.submit(made.append, 1)
    assert waiting.cancel()
    gate.set()
    assert threads.submit(made.append, 2).result() is None
    assert made == [2]


PROGRAM = """
import asyncio, os, sys
from streamer.ops import event_loop

async def main():
    asked = asyncio.get_running_loop().run_in_executor(None, os.read, int(sys.argv[1]), 1)
    written = asyncio.get_running_loop().run_in_executor(None, os.write, 1, b"written")

event_loop.run(main())
print(" ended", flush=True)
"""


def test_a_loop_and_a_process_end_while_a_call_hangs() -> None:
    never, kept = os.pipe()
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(never)], pass_fds=[never], check=True, capture_output=True, timeout=60
    )
    os.close(never)
    os.close(kept)
    assert ended.stdout == b"written ended\n"
