"""Calls in threads that nothing waits for at the end."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import weakref

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


def test_a_thread_that_can_not_start_takes_no_place(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    threads = DaemonThreads(most=1)
    with monkeypatch.context() as patched:
        patched.setattr(threading.Thread, "start", refuse)
        with pytest.raises(RuntimeError, match="can't start new thread"):
            threads.submit(int, "6")
    assert threads.wait(0)  # nothing is left of that call
    assert threads.submit(int, "7").result(60) == 7


def test_a_result_is_given_up_with_its_future() -> None:
    class Result:
        pass

    threads, gone = DaemonThreads(), threading.Event()
    weakref.finalize(threads.submit(Result).result(), gone.set)
    assert gone.wait(60)


PROGRAM = """
import asyncio, os, sys, threading
from streamer.ops import event_loop

in_thread, at_the_end = threading.Event(), threading.Event()

def write():
    at_the_end.wait()
    os.write(1, b"written")

def hang():
    in_thread.set()
    os.read(int(sys.argv[1]), 1)

async def call_that_ends_late():
    async def tell_the_end():
        try:
            await asyncio.Event().wait()
        finally:
            at_the_end.set()

    asyncio.get_running_loop().run_in_executor(None, write)
    telling = asyncio.create_task(tell_the_end())
    await asyncio.sleep(0)

async def call_that_hangs():
    asyncio.get_running_loop().run_in_executor(None, hang)
    await asyncio.get_running_loop().run_in_executor(None, in_thread.wait)

event_loop.LAST_CALLS_S = 60.0
event_loop.run(call_that_ends_late())
event_loop.LAST_CALLS_S = 0.0
event_loop.run(call_that_hangs())
print(" ended", flush=True)
"""


def test_a_loop_and_a_process_end_when_last_calls_are_made_and_while_one_hangs() -> None:
    never, kept = os.pipe()
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(never)], pass_fds=[never], check=True, capture_output=True, timeout=60
    )
    os.close(never)
    os.close(kept)
    assert ended.stdout == b"written ended\n"
