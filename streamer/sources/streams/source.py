"""Calls that platforms stream: a source that serves the connections of one dialect."""

from __future__ import annotations

import asyncio
import logging
import time
from contextlib import AsyncExitStack, suppress
from typing import TYPE_CHECKING, Any, Self

from streamer.core.audio import AudioFrame, AudioLost
from streamer.core.counting import count
from streamer.core.mailbox import Mailbox
from streamer.ops.client_log import ClientLog
from streamer.ops.defaults import random_id, utc_now
from streamer.protocol.streams.dialect import (
    CLOSED_NORMALLY,
    GOING_AWAY,
    POLICY_VIOLATION,
    Close,
    DialectError,
    Farewell,
    Problem,
    Send,
)
from streamer.sources.rtp.health import HealthReporter
from streamer.sources.streams.calls import Calls
from streamer.sources.streams.connection import ConnectionClosed
from streamer.sources.streams.counts import StreamCounts, how_closed
from streamer.sources.streams.feedback import Feedback

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping, Sequence
    from contextlib import AbstractAsyncContextManager
    from datetime import datetime

    from streamer.core.audio import SourceMessage
    from streamer.protocol.streams.dialect import Action, Dialect
    from streamer.sources.streams.calls import Attachment
    from streamer.sources.streams.connection import Connection
    from streamer.sources.streams.counts import Disconnect

log = logging.getLogger(__name__)

TICK_S = 0.5
GATHER_S = 0.01
"""Messages are handed over so often: not a wake-up for each frame of each leg."""
BEGIN_S = 30.0
"""Until a connection must have begun a call: one that says little, or nothing, takes the place of another."""
LEAVE_S = 0.1
"""For the last words to all platforms of one source, when the daemon ends: there may be a dozen sources."""
MAX_PROBLEMS = 20
"""Different ones of a connection that are logged."""
MAX_WAITING = 20_000
"""Messages that wait for the engine; above that audio is dropped, and nothing else."""


class StreamsSource:
    """Serves connections for as long as it is iterated over. Whoever stops iterating closes the legs that are open."""

    live = True

    def __init__(
        self,
        *,
        source_id: str,
        dialect: str,
        where: str,
        reconnect_s: float = 10.0,
        now: Callable[[], datetime] = utc_now,
        new_id: Callable[[], str] = random_id,
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        """Describe the source; nothing is opened yet.

        Args:
            source_id: ``[A-Za-z0-9_-]``.
            dialect: its name, for the log.
            where: it is listened, for an operator.
            reconnect_s: how long a call whose connection was lost waits for another.
            now: wall clock.
            new_id: makes a session id, ``[A-Za-z0-9_-]``.
            monotonic: CLOCK_MONOTONIC seconds.
            sleep: waits until messages are handed over.

        """
        self.source_id = source_id
        self.dialect = dialect
        """Its name."""
        self.is_open = False
        """Whether connections are served now."""
        self.listener: AbstractAsyncContextManager[object] | None = None
        """What listens on a port of its own while the source is open; None where others do."""
        self.counts = StreamCounts()
        self._now = now
        self._where = where
        self._monotonic = monotonic
        self._sleep = sleep
        self._calls = Calls(source_id=source_id, reconnect_s=reconnect_s, new_id=new_id, now=now)
        self._mailbox: Mailbox[SourceMessage] = Mailbox(2 * MAX_WAITING)
        self._connections: dict[Attachment, tuple[Connection, Dialect]] = {}
        self._wakeup = asyncio.Event()
        self._client_log = ClientLog(log, now=monotonic, where=source_id)
        self._dropped: dict[str, tuple[int, int]] = {}
        """Samples of each leg that did not fit into the mailbox, and their rate."""
        self._health = HealthReporter(source_id, detail=self._detail)
        self._opened = AsyncExitStack()
        self._feedback = Feedback()
        self._serving: set[asyncio.Task[None]] = set()
        """The connections that we opened, and those that we close."""

    async def __aenter__(self) -> Self:
        if self.listener is not None:
            await self._opened.enter_async_context(self.listener)
        self.is_open = True
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        self.is_open = False
        await self._leave_all()
        await self._opened.aclose()
        for task in self._serving:
            task.cancel()
        if self._serving:
            await asyncio.wait(self._serving)

    async def __aiter__(self) -> AsyncIterator[SourceMessage]:
        while True:
            self._wakeup.clear()
            now_s = self._monotonic()
            self._put(self._calls.tick(now_s))
            for message in (*self._mailbox.take_ready(len(self._mailbox)), *self._take_dropped()):
                yield message
            for message in self._health.messages(now_s, ()):
                yield message
            with suppress(TimeoutError):
                async with asyncio.timeout(TICK_S):
                    await self._wakeup.wait()
            await self._sleep(GATHER_S)

    @property
    def open_connections(self) -> int:
        """How many are open."""
        return self._calls.connections

    @property
    def open_legs(self) -> int:
        """How many are open, those that wait for another connection too."""
        return self._calls.open_legs

    def end_session(self, session_id: str) -> None:
        """End a session because a control client says so, and close its connections. Raises KeyError."""
        messages, on = self._calls.end_session(session_id)
        self._put(messages)
        for attachment in on:
            self._close_soon(attachment, CLOSED_NORMALLY, "the session was ended")

    def send_away(self, *, everybody: bool) -> None:
        """End calls, and close their connections so that their clients connect again, to another daemon.

        ``everybody``: also those who did not say that they do. Who has not begun a call is no call to lose.
        """
        leaving = [each for each in self._connections if everybody or each.connects_again or not each.has_begun]
        for attachment in leaving:
            self._put(self._calls.end(attachment, "shutdown"))
            self._close_soon(attachment, GOING_AWAY, "this daemon ends: connect again")

    async def _leave_all(self) -> None:
        """Close what is open in the dialect's own way; who does not read that is not waited for."""
        leaving = [
            asyncio.create_task(_leave(connection, dialect, GOING_AWAY, "this daemon ends"), name="close")
            for connection, dialect in self._connections.values()
        ]
        if leaving:
            _, pending = await asyncio.wait(leaving, timeout=LEAVE_S)
            for task in pending:
                task.cancel()

    def _close_soon(self, attachment: Attachment, code: int, text: str) -> None:
        connection, dialect = self._connections[attachment]
        closing = asyncio.create_task(_leave(connection, dialect, code, text), name="close")
        self._serving.add(closing)
        closing.add_done_callback(self._serving.discard)

    # -- what goes back ----------------------------------------------------------------------------

    def set_paused(self, session_id: str, *, is_paused: bool) -> None:
        """Ask the platform of a session to pause or resume, where it takes that; nothing for other sessions."""
        self._feedback.set_paused(session_id, is_paused=is_paused)

    def tell(self, leg_id: str, data: Mapping[str, Any]) -> None:
        """Tell the platform of a leg something about it, where it takes that."""
        found = self._calls.heard_on(leg_id)
        if found is not None:
            self._feedback.tell(*found, data)

    # -- connections -------------------------------------------------------------------------------

    async def serve(self, connection: Connection, dialect: Dialect) -> None:
        """Serve one connection until it ends."""
        attachment = self._calls.attach()
        self._connections[attachment] = connection, dialect
        self._client_log.info("%s: %s is connected, %d now", self.source_id, connection.peer, self._calls.connections)
        self.counts.connections += 1
        how: Disconnect = "ended"
        try:
            async with self._feedback.talking(attachment, connection, dialect):
                await self._receive_all(connection, dialect, attachment)
            how = "closed"
        except ConnectionClosed as closed:
            how = how_closed(closed.code)
            self._note(attachment, dialect.ended(closed.code))
        except DialectError as error:
            how = "refused"
            self._client_log.warning("%s: %s sends no %s: %s", self.source_id, connection.peer, self.dialect, error)
            self._put(self._calls.end(attachment, "error"))
            await _close(connection, POLICY_VIOLATION, str(error))
        finally:
            self.counts.disconnect(how, self._now())
            del self._connections[attachment]
            self._put(self._calls.detach(attachment, self._monotonic()))
            self._client_log.info("%s: %s left, %d now", self.source_id, connection.peer, self._calls.connections)

    def serve_in_background(self, connection: Connection, dialect: Dialect, *, when_done: Callable[[], None]) -> None:
        """Serve a connection that we opened, and close it when the source is closed."""
        task = asyncio.create_task(self._serve_and_close(connection, dialect), name=f"stream {connection.peer}")
        self._serving.add(task)
        task.add_done_callback(self._serving.discard)
        task.add_done_callback(lambda _: when_done())

    async def _serve_and_close(self, connection: Connection, dialect: Dialect) -> None:
        try:
            await self.serve(connection, dialect)
        finally:
            await _close(connection, GOING_AWAY, "")

    async def _receive_all(self, connection: Connection, dialect: Dialect, attachment: Attachment) -> None:
        told = set[Problem]()
        try:
            async with asyncio.timeout(BEGIN_S):
                while not attachment.has_begun:
                    if await self._receive(connection, dialect, attachment, told):
                        return
        except TimeoutError:
            raise DialectError(f"expected a call within {BEGIN_S:g} s, got none") from None
        while not await self._receive(connection, dialect, attachment, told):
            pass

    async def _receive(
        self, connection: Connection, dialect: Dialect, attachment: Attachment, told: set[Problem]
    ) -> bool:
        """Take the next frame; return whether the dialect has closed the connection."""
        frame = await connection.receive()
        self.counts.take(frame)
        for action in dialect.receive(frame):
            if isinstance(action, Close):
                self._note(attachment, dialect.ended(action.code))
                await _close(connection, action.code, action.text)
                return True
            if isinstance(action, Send):
                await self._send(attachment, connection, action)
            elif isinstance(action, Problem):
                self._tell(action, connection, told)
            else:
                self._note(attachment, (action,))
        await self._close_replaced()
        return False

    async def _send(self, attachment: Attachment, connection: Connection, action: Send) -> None:
        if self._feedback.takes(attachment):
            self._feedback.send(attachment, action.data)
        else:
            await connection.send(action.data)

    def _tell(self, problem: Problem, connection: Connection, told: set[Problem]) -> None:
        """Log what an operator should know of a connection, once, and not without end."""
        if problem not in told and len(told) < MAX_PROBLEMS:
            told.add(problem)
            self._client_log.warning("%s: %s: %s", self.source_id, connection.peer, problem.text)

    async def _close_replaced(self) -> None:
        for attachment in self._calls.take_replaced():
            await _close(self._connections[attachment][0], CLOSED_NORMALLY, "the call goes on on another connection")

    # -- messages ----------------------------------------------------------------------------------

    def _note(self, attachment: Attachment, actions: Sequence[Action]) -> None:
        for action in actions:
            self._put(self._calls.take(attachment, action, self._monotonic()))

    def _put(self, messages: Iterable[SourceMessage]) -> None:
        for message in messages:
            if isinstance(message, AudioFrame) and len(self._mailbox) >= MAX_WAITING:
                samples, _ = self._dropped.get(message.leg_id, (0, 0))
                self._dropped[message.leg_id] = samples + len(message.samples), message.sample_rate
                continue
            self._mailbox.put(message)
            self._wakeup.set()

    def _take_dropped(self) -> list[AudioLost]:
        dropped, self._dropped = self._dropped, {}
        return [AudioLost(self.source_id, (leg_id,), samples, rate, 1) for leg_id, (samples, rate) in dropped.items()]

    def _detail(self) -> str:
        return f"{self.dialect} at {self._where}, {count(self._calls.open_legs, 'leg')}"


async def _leave(connection: Connection, dialect: Dialect, code: int, text: str) -> None:
    with suppress(ConnectionClosed):
        for farewell in dialect.leave(code, text) if isinstance(dialect, Farewell) else ():
            await connection.send(farewell.data)
    await _close(connection, code, text)


async def _close(connection: Connection, code: int, text: str) -> None:
    with suppress(ConnectionClosed):
        await connection.close(code, text)
