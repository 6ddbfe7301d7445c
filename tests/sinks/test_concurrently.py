from __future__ import annotations

import asyncio

import pytest

from streamer.sinks.concurrently import concurrently


async def test_all_start_in_order_and_are_awaited() -> None:
    steps: list[str] = []

    async def step(name: str) -> None:
        steps.append(f"{name} starts")
        await asyncio.sleep(0)
        steps.append(f"{name} ends")

    await concurrently(step("a"), step("b"))
    assert steps == ["a starts", "b starts", "a ends", "b ends"]


async def test_a_failure_cancels_the_others_and_is_raised() -> None:
    cancelled: list[bool] = []

    async def wait_for_ever() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            cancelled.append(True)

    async def fail() -> None:
        await asyncio.sleep(0)
        raise OSError("broken")

    with pytest.raises(OSError, match="broken"):
        await concurrently(wait_for_ever(), fail())
    assert cancelled == [True]


async def test_a_failure_inside_a_timeout_does_not_look_like_a_cancellation_from_outside() -> None:
    async def fail() -> None:
        await asyncio.sleep(0)
        raise OSError("broken")

    async with asyncio.timeout(None) as timeout:
        with pytest.raises(OSError, match="broken"):
            await concurrently(fail())
        timeout.reschedule(asyncio.get_running_loop().time() + 60)
        await asyncio.sleep(0)
    task = asyncio.current_task()
    assert task is not None
    assert task.cancelling() == 0


async def test_a_cancellation_reaches_all_of_them() -> None:
    cancelled: list[int] = []

    async def wait_for_ever(number: int) -> None:
        try:
            await asyncio.Event().wait()
        finally:
            cancelled.append(number)

    task = asyncio.create_task(concurrently(wait_for_ever(1), wait_for_ever(2)))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert cancelled == [1, 2]
