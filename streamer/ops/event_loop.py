"""The daemon's event loop: that of asyncio, which survives connections that come while file descriptors are short."""

from __future__ import annotations

import asyncio
import errno
import logging
import os
import selectors
import time
from bisect import bisect_left
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final, TypeVar, TypeVarTuple, Unpack

from streamer.ops.daemon_threads import DaemonThreads
from streamer.ops.descriptors import is_reserved

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Coroutine
    from concurrent.futures import Executor

log = logging.getLogger(__name__)

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

SHORT: Final = frozenset({errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM})
TOLD_EVERY_S = 60.0
LAST_CALLS_S: Final = 0.3
"""How long calls in threads have at the end, such as one that writes a file."""
TURNS_S: Final = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1)
"""Durations of turns that are told apart."""


def run(main: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine as `asyncio.run` does."""
    with asyncio.Runner(loop_factory=GuardedLoop) as runner:
        return runner.run(main)


def idle_s() -> float:
    """Return how long the running event loop has waited for something to do, in seconds since some moment."""
    loop = asyncio.get_running_loop()
    return loop.waits.idle_s if isinstance(loop, GuardedLoop) else time.monotonic() - time.thread_time()


def turns() -> tuple[list[int], float]:
    """Return how many turns of the running event loop took up to each of `TURNS_S`, more at last, and all together.

    A turn is what it does between two waits, in CPU seconds: for so long nothing else has its turn.
    """
    loop = asyncio.get_running_loop()
    return (list(loop.waits.turns), loop.waits.turns_s) if isinstance(loop, GuardedLoop) else ([], 0.0)


class _TimedSelector(selectors.DefaultSelector):
    """Counts how long it waits, and how long the turns between two waits are."""

    def __init__(self) -> None:
        super().__init__()
        self.idle_s = self.turns_s = 0.0
        self.turns = [0] * (len(TURNS_S) + 1)
        self._ready_s = time.thread_time()

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """Wait as any selector does."""
        began_s, turn_s = time.monotonic(), time.thread_time() - self._ready_s
        self.turns[bisect_left(TURNS_S, turn_s)] += 1
        self.turns_s += turn_s
        ready = super().select(timeout)
        self.idle_s += time.monotonic() - began_s
        self._ready_s = time.thread_time()
        return ready


class GuardedLoop(asyncio.SelectorEventLoop):
    """Closes connections that would take the last descriptors, whatever server they are for.

    asyncio itself logs a traceback for each place in the queue of connections, and as many again a second later. It
    also waits at the end for every name that is being looked up, minutes where no name server answers; this does not.
    """

    def __init__(self) -> None:
        self._refusals = Refusals(monotonic=time.monotonic)
        self.waits = _TimedSelector()
        """What it waits with."""
        self._threads = DaemonThreads()
        super().__init__(self.waits)

    def run_in_executor(
        self, executor: Executor | None, func: Callable[[Unpack[Ts]], T], *args: *Ts
    ) -> asyncio.Future[T]:
        """Call a function in a thread."""
        return super().run_in_executor(executor or self._threads, func, *args)

    async def shutdown_default_executor(self, timeout: float | None = None) -> None:  # noqa: ASYNC109 - as asyncio has it
        """Wait a moment for what is called in threads."""
        self._threads.wait(LAST_CALLS_S if timeout is None else min(timeout, LAST_CALLS_S))

    def _start_serving(self, protocol_factory: Any, sock: socket.socket, *rest: Any, **options: Any) -> None:
        # All servers come through here (asyncio/base_events.py, Server._start_serving); there is no public hook.
        guarded = GuardedListener(sock, self._refusals)
        super()._start_serving(protocol_factory, guarded, *rest, **options)  # type: ignore[misc]  # not in typeshed

    def close(self) -> None:
        """Close the loop."""
        self._refusals.close()
        super().close()


class Refusals:
    """Refuses connections, with a descriptor that is kept for it, and says so once a minute."""

    def __init__(self, *, monotonic: Callable[[], float]) -> None:
        self.count = 0
        """Connections refused so far."""
        self._monotonic = monotonic
        self._told_s = float("-inf")
        self._told_count = 0
        self._spare: int | None = None
        self._keep_spare()

    def refuse(self, connection: socket.socket) -> None:
        """Close a connection that has one of the last descriptors."""
        connection.close()
        self._keep_spare()
        self._count()

    def refuse_next(self, listening: socket.socket) -> None:
        """Accept the next connection with the spare descriptor, and close it: else it would stay in the queue."""
        self._give_up_spare()
        with suppress(OSError):  # another thread took the descriptor, or memory is short as well
            listening.accept()[0].close()
        self._keep_spare()
        self._count()

    def close(self) -> None:
        """Give the spare descriptor up."""
        self._give_up_spare()

    def _keep_spare(self) -> None:
        if self._spare is None:
            with suppress(OSError):
                self._spare = os.open(os.devnull, os.O_RDONLY | os.O_CLOEXEC)

    def _give_up_spare(self) -> None:
        if self._spare is not None:
            os.close(self._spare)
            self._spare = None

    def _count(self) -> None:
        self.count += 1
        now_s = self._monotonic()
        if now_s - self._told_s >= TOLD_EVERY_S:
            log.warning(
                "file descriptors are short: %d connections refused; raise LimitNOFILE= in the unit, or ulimit -n",
                self.count - self._told_count,
            )
            self._told_s, self._told_count = now_s, self.count


class GuardedListener:
    """What the event loop takes for a listening socket."""

    def __init__(self, listening: socket.socket, refusals: Refusals) -> None:
        self._listening = listening
        self._refusals = refusals

    def fileno(self) -> int:
        """Return the descriptor of the listening socket."""
        return self._listening.fileno()

    def accept(self) -> tuple[socket.socket, Any]:
        """Accept a connection. Raises BlockingIOError where there is none, or one had to be refused."""
        try:
            connection, address = self._listening.accept()
        except OSError as error:
            if error.errno not in SHORT:
                raise
            self._refusals.refuse_next(self._listening)
            raise BlockingIOError(errno.EAGAIN, "a connection was refused") from error
        if is_reserved(connection.fileno()):
            self._refusals.refuse(connection)
            raise BlockingIOError(errno.EAGAIN, "a connection was refused")
        return connection, address
