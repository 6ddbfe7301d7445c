"""The event stream of a daemon, over as many connections as it takes."""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime
from typing import TYPE_CHECKING

from websockets.asyncio.client import ClientConnection
from websockets.asyncio.client import connect as open_websocket
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidStatus
from websockets.typing import Subprotocol

from emotion_streamer_client.address import Token, address, headers, tls
from emotion_streamer_client.backlog import Backlog
from emotion_streamer_client.backoff import delays
from emotion_streamer_client.errors import RefusedError, is_refusal
from emotion_streamer_client.event import Event, parse_event
from emotion_streamer_client.progress import Progress

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterable
    from ssl import SSLContext

    from emotion_streamer_client.state import State

log = logging.getLogger(__name__)

SUBPROTOCOL = Subprotocol("cloudevents.json")
TIME_HEADER = "Emotion-Streamer-Time"
QUEUE_EVENTS = 1000
_MAX_MESSAGE_BYTES = 1024 * 1024
_WORTH_ANOTHER_TRY = {408, 425, 429}
"""Of the refusals; all others are final."""


class EventStream:
    """Events, for ever: ``async for event in stream``.

    A lost connection is opened again, after a delay that grows, and goes on where it was. No event comes twice.
    """

    def __init__(
        self,
        open_connection: Callable[[str | None], open_websocket],
        *,
        types: Iterable[str] = (),
        queue_events: int = QUEUE_EVENTS,
        on_lag: Callable[[int], None] | None = None,
    ) -> None:
        """``open_connection`` is given the event to resume from. Use `connect`."""
        self._types = frozenset(types)
        if queue_events < 1:
            raise ValueError(f"queue_events: expected at least 1, got {queue_events}")
        self._open = open_connection
        self._queue_events = queue_events
        self._on_lag = on_lag
        self._progress = Progress()

    @property
    def state(self) -> State:
        """What holds now: sources, open sessions, their legs.

        It is made of every event that came, also of those that still wait to be taken and those that `on_lag` told of.
        """
        return self._progress.state

    async def __aiter__(self) -> AsyncIterator[Event]:
        """Yield events. Raises RefusedError where the daemon refuses this client for good."""
        backlog = Backlog(self._queue_events)
        reading = self.start_reading(backlog)
        try:
            while True:
                lost, event = await backlog.get()
                if lost and self._on_lag is not None:
                    self._on_lag(lost)
                yield event
        finally:
            reading.cancel()
            await asyncio.wait([reading])

    def start_reading(self, backlog: Backlog) -> asyncio.Task[None]:
        """Put events into a backlog until the task is cancelled; for who takes them from there."""
        return asyncio.create_task(self._read(backlog), name="emotion-streamer-client")

    async def _read(self, backlog: Backlog) -> None:
        try:
            await self._read_for_ever(backlog)
        except Exception as error:  # noqa: BLE001 - raised where the events are taken
            backlog.fail(error)

    async def _read_for_ever(self, backlog: Backlog) -> None:
        waits = delays()
        while True:
            try:
                async with self._open(self._progress.resume_from) as connection:
                    self._progress.begin(_time(connection))
                    async for message in connection:
                        waits = delays()
                        if not self._take(message, backlog):
                            break
                reason = "closed by the daemon" if connection.close_code != 1000 else "events are to be sent again"
            except InvalidStatus as refusal:
                reason = _refused(refusal)
            except (OSError, TimeoutError, InvalidHandshake, ConnectionClosed) as error:
                reason = str(error) or type(error).__name__
            delay_s = next(waits)
            log.info("disconnected, trying again in %.1f s: %s", delay_s, reason)
            await asyncio.sleep(delay_s)

    def _take(self, message: str | bytes, backlog: Backlog) -> bool:
        """Take a message; return False where another connection must bring what this one lost."""
        event = parse_event(message)
        is_hole = event.type == "gap.v1" and event.data.get("reason") == "subscriber_slow"
        if is_hole and self._progress.resume_from is not None:
            return False
        if self._progress.take(event) and (not self._types or event.type in self._types):
            backlog.put(event)
        return not is_hole


def connect(
    url: str,
    *,
    token: Token = None,
    sessions: Iterable[str] = (),
    roles: Iterable[str] = (),
    types: Iterable[str] = (),
    sources: Iterable[str] = (),
    recent_s: int | None = None,
    queue_events: int = QUEUE_EVENTS,
    on_lag: Callable[[int], None] | None = None,
    ssl: SSLContext | None = None,
) -> EventStream:
    """Return the event stream of the daemon at ``url``, e.g. ``ws://127.0.0.1:8765``.

    First comes what holds now, then every event. ``sessions``, ``roles``, ``types`` (without the prefix) and
    ``sources`` choose events; ``recent_s`` asks for those of the last seconds besides, up to 3600. Up to
    ``queue_events`` wait to be taken; where more come, the oldest are lost, and ``on_lag`` is called with their number
    before the next event. Where ``types`` does not name ``gap.v1``, a loss is not told.

    Raises ValueError for what is no URL of a daemon.
    """
    types = tuple(types)
    query = {
        "session": tuple(sessions), "role": tuple(roles), "type": types, "source": tuple(sources),
        "recent_s": recent_s,
    }  # fmt: skip
    full = address(url, "/events", query)

    def open_connection(resume_from: str | None) -> open_websocket:
        return open_websocket(
            full if resume_from is None else address(full, "/events", {"resume_from": resume_from}),
            subprotocols=[SUBPROTOCOL],
            additional_headers=headers(token),
            compression=None,
            max_size=_MAX_MESSAGE_BYTES,
            ssl=tls(full, ssl),
        )

    return EventStream(open_connection, types=types, queue_events=queue_events, on_lag=on_lag)


def _time(connection: ClientConnection) -> datetime | None:
    """Return the daemon's clock at the handshake."""
    text = connection.response.headers.get(TIME_HEADER) if connection.response else None
    try:
        return None if text is None else datetime.fromisoformat(text)
    except ValueError:
        return None


def _refused(refusal: InvalidStatus) -> str:
    status = refusal.response.status_code
    text = (refusal.response.body or b"").decode(errors="replace").strip()
    if is_refusal(status) and status not in _WORTH_ANOTHER_TRY:
        raise RefusedError(status, text) from None
    return f"{status} {text}".rstrip()
