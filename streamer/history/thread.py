"""A thread that does one blocking thing after the other for the event loop, and never keeps the process from ending."""

from __future__ import annotations

import asyncio
import threading
from contextlib import suppress
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
_Job = tuple["Callable[[], Any]", "asyncio.Future[Any] | None"]


class WorkThread:
    """Not a ``ThreadPoolExecutor``: the interpreter waits for its threads at the end, and a database may hang."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._thread: threading.Thread | None = None

    async def do(self, work: Callable[[], T]) -> T:
        """Return what ``work`` returns, or raise what it raises. Who waits may give up; it is done all the same."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
            self._thread.start()
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._jobs.put((work, future))
        return await future

    def end(self, last: Callable[[], None]) -> None:
        """Let the thread end when all is done that it was given, and then ``last``; it is not waited for."""
        if self._thread is not None:
            self._jobs.put((last, None))
            self._jobs.put(None)
            self._thread = None

    def _run(self) -> None:
        while (job := self._jobs.get()) is not None:
            work, future = job
            try:
                answer, error = work(), None
            except BaseException as raised:  # noqa: BLE001 - raised again where it is waited for
                answer, error = None, raised
            if future is None:
                continue
            with suppress(RuntimeError):  # the loop is closed: nobody waits any more
                future.get_loop().call_soon_threadsafe(_settle, future, answer, error)


def _settle(future: asyncio.Future[Any], answer: Any, error: BaseException | None) -> None:
    if future.done():
        return
    if error is None:
        future.set_result(answer)
    else:
        future.set_exception(error)
