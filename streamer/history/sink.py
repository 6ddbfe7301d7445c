"""Keeps events in the history: a bounded queue before one thread that writes, so that nothing ever waits for a disk."""

from __future__ import annotations

import asyncio
import logging
import time
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from streamer.core.mailbox import Mailbox
from streamer.history.database import shown
from streamer.history.errors import HistoryError
from streamer.history.reader import Reader
from streamer.history.record import is_kept
from streamer.history.store import PRUNE_EVERY_S
from streamer.history.thread import WorkThread
from streamer.sinks.backoff import backoff
from streamer.sinks.losses import Losses

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import TracebackType
    from typing import Self

    from streamer.core.events import Gap
    from streamer.history.archive import Archive
    from streamer.history.store import Store
    from streamer.protocol.cloudevents import WireEvent

log = logging.getLogger(__name__)

T = TypeVar("T")

_BATCH = 500
_CLOSE_S = 0.4
"""A database that hangs is left alone after this long."""
FORGET_S = 10.0


@dataclass(frozen=True, slots=True)
class _Forget:
    """In the queue: it concerns what was published before it."""

    session_id: str
    was_there: asyncio.Future[bool]


@dataclass(frozen=True, slots=True)
class _Check:
    """In the queue: open the database anew, which looks at all of it."""


_CHECK = _Check()


_DELAYS = partial(backoff, 1.0, 30.0)


class HistorySink:
    """Keeps what is about sessions. Where the database fails it tries again, and what the queue can't hold is lost."""

    def __init__(
        self,
        store: Store,
        *,
        archive: Archive,
        queue_events: int,
        report: Callable[[Gap], None],
        name: str = "history",
        backoff: Callable[[], Iterator[float]] = _DELAYS,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        """``archive``: what answers questions about the history while this is open."""
        self.name = name
        self._store = store
        self._reader = Reader(store.url)
        self._archive = archive
        self._mailbox: Mailbox[WireEvent | _Forget | _Check] = Mailbox(queue_events)
        self._losses = Losses(where=name, report=report, now=now)
        self._backoff = backoff
        self._thread = WorkThread("history")
        self._closed = asyncio.Event()
        self._fault = ""
        self._unwritten = 0
        self._left: list[WireEvent] = []
        """What was not written at the end, for the heir."""
        self._has_heir = False
        self.written = 0
        """Events that were kept so far; some of them may have been known."""
        self.failures = 0
        """Attempts to write that failed."""

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._archive.close(self)
        self._reader.close()
        self._mailbox.close()
        with suppress(TimeoutError):
            async with asyncio.timeout(_CLOSE_S):
                await self._mailbox.drained()
        self._end()

    @property
    def lost(self) -> int:
        """How many events were dropped, refused by the database, or could not be written before the end."""
        return self._mailbox.dropped + self._unwritten + self._store.refused

    @property
    def problem(self) -> str:
        """Why nothing is kept now; empty where it is."""
        return self._fault

    @property
    def queued(self) -> int:
        """How many events wait to be written."""
        return len(self._mailbox)

    @property
    def size_bytes(self) -> int:
        """Of what is kept, when it was last looked."""
        return self._store.size_bytes

    def publish(self, event: WireEvent) -> None:
        """Queue an event; where the queue is full, the oldest is dropped."""
        if is_kept(event):
            self._mailbox.put(event)

    async def flush(self) -> None:
        """Return when all that was published was written."""
        await self._mailbox.drained()

    async def forget(self, session_id: str) -> bool:
        """Delete all of a session, and keep nothing more of it; return whether there was something.

        Raises HistoryError where that is not done within `FORGET_S`.
        """
        request = _Forget(session_id, asyncio.get_running_loop().create_future())
        self._mailbox.put(request)
        try:
            async with asyncio.timeout(FORGET_S):
                return await request.was_there
        except TimeoutError:
            raise HistoryError(self._fault or f"the database did not answer within {FORGET_S:g} s") from None

    def check(self) -> None:
        """Look whether the database is damaged: somebody could not read it."""
        self._mailbox.put(_CHECK)

    def inherit_state(self, old: HistorySink) -> None:
        """Take what ``old`` won't have written; it is closed next."""
        old._has_heir = True

    def inherit_queue(self, old: HistorySink) -> None:
        """Write first what ``old``, which is closed, has not written."""
        for event in reversed(old._left):
            self._mailbox.put_back(event)
        old._left.clear()

    async def run(self) -> None:
        """Write until the sink is closed."""
        log.info("history: kept in %s for %g days", shown(self._store.url), self._store.limits.retention_days)
        self._archive.open(self, self._reader)
        try:
            await self._keep([])  # opens the database, and tells at once where that is not possible
            while (batch := await self._next()) is not None:
                await self._write(batch)
                self._losses.add(self._mailbox.take_dropped(), "sink_slow")
                if not self._fault:
                    self._losses.report(caught_up=len(self._mailbox) <= self._mailbox.capacity // 2)
        finally:
            self._end()
            if self._unwritten:
                log.warning("%s: closed with %d events not written", self.name, self._unwritten)

    async def _next(self) -> list[WireEvent | _Forget | _Check] | None:
        """Return what is to be done next, nothing where it is time to make room, or None at the end."""
        try:
            async with asyncio.timeout(PRUNE_EVERY_S):
                first = await anext(self._mailbox, None)
        except TimeoutError:
            return []
        return None if first is None else [first, *self._mailbox.take_ready(_BATCH - 1)]

    async def _write(self, batch: list[WireEvent | _Forget | _Check]) -> None:
        """Write in order; a request to forget is about what comes before it."""
        waiting: list[WireEvent] = []
        for item in batch:
            match item:
                case _Forget():
                    await self._keep(waiting)
                    waiting = []
                    await self._forget(item)
                case _Check():
                    await self._do(self._store.close)
                case _:
                    waiting.append(item)
        await self._keep(waiting)

    async def _keep(self, events: list[WireEvent]) -> None:
        """Return when they are kept, or the sink is closed."""
        delays = self._backoff()
        while not self._closed.is_set():
            try:
                await self._do(partial(self._store.keep, events))
            except HistoryError as error:
                self.failures += 1
                self._tell(str(error))
                await self._pause(next(delays))
            else:
                self._tell("")
                self.written += len(events)
                return
        self._leave(events)

    async def _forget(self, request: _Forget) -> None:
        try:
            found = await self._do(partial(self._store.forget, [request.session_id]))
        except HistoryError as error:
            if not request.was_there.done():
                request.was_there.set_exception(error)
        else:
            if not request.was_there.done():
                request.was_there.set_result(bool(found))

    async def _do(self, work: Callable[[], T]) -> T:
        """Return what the thread gives. Raises HistoryError where the sink is closed first: the thread may hang."""
        doing, closed = asyncio.create_task(self._thread.do(work)), asyncio.create_task(self._closed.wait())
        try:
            await asyncio.wait((doing, closed), return_when=asyncio.FIRST_COMPLETED)
            if not doing.done():
                raise HistoryError("the database did not answer before the end")
            return doing.result()
        finally:
            doing.cancel()
            closed.cancel()

    async def _pause(self, seconds: float) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._closed.wait()

    def _leave(self, events: Iterable[WireEvent]) -> None:
        if self._has_heir:
            self._left += events
        else:
            self._unwritten += len(list(events))

    def _tell(self, fault: str) -> None:
        if fault and not self._fault:
            log.warning("history: nothing can be kept in %s: %s; trying again", shown(self._store.url), fault)
        if self._fault and not fault:
            log.info("history: events are kept in %s again", shown(self._store.url))
        self._fault = fault

    def _end(self) -> None:
        self._closed.set()
        self._leave(
            [item for item in self._mailbox.take_ready(len(self._mailbox)) if not isinstance(item, _Forget | _Check)]
        )
        self._mailbox.abandon()
        self._thread.end(self._store.close)
