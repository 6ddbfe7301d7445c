"""How a node ends: with its last session, when the time is over, or at once when it is told again."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

from streamer.cluster.drain import Drain
from tests.support.broker import DEADLINE_S

if TYPE_CHECKING:
    from collections.abc import Callable


class Sessions:
    """What is open, and what became of it."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.refusals: list[str] = []
        self.extended: list[float] = []

    def drain(self, *, drain_s: float = 60.0, monotonic: Callable[[], float] = time.monotonic) -> Drain:
        return Drain(
            drain_s=drain_s,
            n_open=lambda: self.number,
            begin=self.refusals.append,
            extend_timeout=self.extended.append,
            monotonic=monotonic,
        )


async def ended(drain: Drain) -> None:
    async with asyncio.timeout(DEADLINE_S):
        await drain.stop.wait()


async def test_it_ends_with_the_last_session_and_the_service_manager_waits() -> None:
    sessions = Sessions(1)
    drain = sessions.drain()
    running = asyncio.create_task(drain.run())
    await asyncio.sleep(0)
    assert (drain.is_draining, sessions.refusals) == (False, [])
    drain.request()
    assert (drain.is_draining, sessions.refusals) == (True, ["the node is draining"])
    await asyncio.sleep(0)
    assert not drain.stop.is_set()
    sessions.number = 0
    await ended(drain)
    await running
    assert sessions.extended


async def test_without_a_session_it_ends_at_once() -> None:
    drain = Sessions(0).drain()
    running = asyncio.create_task(drain.run())
    drain.request()
    await ended(drain)
    await running


async def test_it_ends_when_the_time_is_over_whatever_is_open() -> None:
    clock = iter((0.0, 5.0, 10.0))
    drain = Sessions(1).drain(drain_s=10.0, monotonic=lambda: next(clock))
    running = asyncio.create_task(drain.run())
    drain.request()
    await ended(drain)
    await running


async def test_told_twice_it_ends_at_once_but_a_control_client_may_ask_again() -> None:
    sessions = Sessions(1)
    drain = sessions.drain()
    drain.begin()
    drain.begin()
    assert (drain.stop.is_set(), sessions.refusals) == (False, ["the node is draining"])
    drain.request()
    assert drain.stop.is_set()
