"""Standard output as JSON Lines, one event per line."""

from __future__ import annotations

import asyncio
import logging
import os
import select
import time
from typing import TYPE_CHECKING

from streamer.core.mailbox import Mailbox
from streamer.sinks.losses import Losses

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType
    from typing import Self

    from streamer.core.events import Gap
    from streamer.protocol.cloudevents import WireEvent

log = logging.getLogger(__name__)

_BATCH = 64
_WRITE_BYTES = 4096
"""A pipe that poll(2) reports as writable takes this much (PIPE_BUF) without blocking the writer."""


class StdoutSink:
    """Writes every event to a file descriptor, and never blocks the event loop on its reader.

    The descriptor is not switched to non-blocking: that would change it for the shell that shares it. When the reader
    closes the pipe the sink ends quietly, and ``closed`` is True.
    """

    def __init__(
        self,
        *,
        queue_events: int,
        report: Callable[[Gap], None],
        fd: int = 1,
        name: str = "stdout",
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self.name = name
        self.closed = False
        """True once the reader has closed the pipe, or the sink was left."""
        self._fd = fd
        self._mailbox: Mailbox[WireEvent] = Mailbox(queue_events)
        self._losses = Losses(where=name, report=report, now=now)
        self._poll = select.poll()
        self._may_be_writable = asyncio.Event()
        self._failing = False
        self._is_abandoned = False
        self._unwritten = 0
        self._torn = False
        """Whether the last line was written only in part."""

    async def __aenter__(self) -> Self:
        self._poll.register(self._fd, select.POLLOUT)
        return self

    async def __aexit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._end()

    @property
    def lost(self) -> int:
        """How many events were dropped because the reader was slow, or could not be written before the end."""
        return self._mailbox.dropped + self._unwritten

    @property
    def problem(self) -> str:
        """Why events are not written now; empty where they are."""
        if self._is_abandoned:
            return "the reader is gone"
        return "can't be written to" if self._failing else ""

    def publish(self, event: WireEvent) -> None:
        """Queue an event; where the queue is full, the oldest is dropped."""
        self._mailbox.put(event)

    async def flush(self) -> None:
        """Return when all that was published was written."""
        await self._mailbox.drained()

    async def run(self) -> None:
        """Write until the sink is closed, or the reader has closed the pipe."""
        try:
            async for event in self._mailbox:
                batch = [event, *self._mailbox.take_ready(_BATCH - 1)]
                self._losses.add(self._mailbox.take_dropped(), "sink_slow")
                if not self._failing:  # else the report would be lost too, and cause another one
                    self._losses.report(caught_up=len(self._mailbox) <= self._mailbox.capacity // 2)
                await self._write(b"".join(line for event in batch for line in (event.payload, b"\n")))
        except BrokenPipeError:
            self._mailbox.abandon()
            self._is_abandoned = True
            log.info("%s: the reader is gone, nothing more is written", self.name)
        finally:
            self._end()
            if self._unwritten:
                log.warning("%s: closed with %d events not written", self.name, self._unwritten)

    async def _write(self, lines: bytes) -> None:
        """Write whole lines; count as lost those that can't be written, e.g. to a full disk."""
        mend = len(b"\n") if self._torn else 0
        lines = b"\n" * mend + lines
        done = 0
        try:
            while done < len(lines) and await self._writable():
                done += os.write(self._fd, lines[done : done + _WRITE_BYTES])
            self._failing = False
        except BrokenPipeError:
            done = len(lines)  # without a reader nothing is lost
            raise
        except OSError as error:
            if not self._failing:
                log.warning("%s: can't write: %s; trying again with every event", self.name, error.strerror)
            self._failing = True
            self._losses.add(lines.count(b"\n", max(done, mend)), "sink_slow")
        finally:
            self._unwritten += lines.count(b"\n", max(done, mend))
        if done:
            self._torn = lines[done - 1] != ord("\n")

    async def _writable(self) -> bool:
        """Wait until the descriptor is writable; return False where the sink was closed meanwhile."""
        while not self._poll.poll(0) and not self.closed:
            # This is never a regular file, which epoll would refuse: poll(2) reports those as writable.
            loop = asyncio.get_running_loop()
            self._may_be_writable.clear()
            loop.add_writer(self._fd, self._may_be_writable.set)
            try:
                await self._may_be_writable.wait()
            finally:
                loop.remove_writer(self._fd)
        return not self.closed

    def _end(self) -> None:
        self.closed = True
        self._may_be_writable.set()
        self._unwritten += self._mailbox.abandon()
