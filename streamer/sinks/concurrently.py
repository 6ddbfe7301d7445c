"""Runs coroutines at the same time until all are done, or one fails."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Coroutine


async def concurrently(*coroutines: Coroutine[Any, Any, None]) -> None:
    """Return when all are done; when one raises, cancel the others and raise the same. They start in this order.

    This is not a TaskGroup: before Python 3.13 one that fails while it is awaited leaves its task marked as being
    cancelled, and an ``asyncio.timeout`` around it then takes that for a cancellation from outside.
    """
    tasks = [asyncio.create_task(coroutine) for coroutine in coroutines]
    if not tasks:
        return
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    finally:
        for task in tasks:
            task.cancel()
        results = await asyncio.gather(*tasks, return_exceptions=True)
    for result in results:
        if isinstance(result, Exception):
            raise result
