"""Threads that nothing waits for at the end: a name server that does not answer must not keep us from stopping."""

from __future__ import annotations

import threading
from concurrent.futures import Executor, Future, wait
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

MOST: Final = 32
"""Threads; what is submitted beyond that waits for one of them."""


class DaemonThreads(Executor):
    """Calls functions in threads, which `concurrent.futures` would join at the end however long they take."""

    def __init__(self, *, most: int = MOST) -> None:
        """Start none yet."""
        self._most = most
        self._calls: SimpleQueue[tuple[Future[Any], Callable[[], Any]]] = SimpleQueue()
        self._idle = threading.Semaphore(0)
        self._n_threads = 0
        self._running: set[Future[Any]] = set()

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """Return what will hold the result; to be called in one thread only.

        Raises RuntimeError where the system has no thread for it.
        """
        if not self._idle.acquire(blocking=False) and self._n_threads < self._most:
            threading.Thread(target=self._work, name=f"worker {self._n_threads + 1}", daemon=True).start()
            self._n_threads += 1
        future: Future[T] = Future()
        self._running.add(future)
        future.add_done_callback(self._running.discard)
        self._calls.put((future, lambda: fn(*args, **kwargs)))
        return future

    def wait(self, timeout_s: float) -> bool:
        """Wait for the calls that have been made, so that what is written is written; return whether all are done."""
        return not wait(tuple(self._running), timeout_s).not_done

    def _work(self) -> None:
        while True:
            future, call = self._calls.get()
            if future.set_running_or_notify_cancel():
                try:
                    future.set_result(call())  # no variable: it would keep the result until the next call
                except BaseException as error:  # noqa: BLE001 - raised where the result is asked for
                    future.set_exception(error)
            del future, call  # else they live until the next call
            self._idle.release()
