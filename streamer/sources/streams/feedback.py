"""What goes back to platforms that take it: states as events, and the pauses that a control client asks for."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from streamer.core.mailbox import Mailbox
from streamer.protocol.streams.dialect import CLOSED_ABNORMALLY, Send
from streamer.sources.streams.connection import ConnectionClosed

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable, Mapping, Sequence

    from streamer.protocol.streams.dialect import Action, Dialect
    from streamer.sources.streams.calls import Attachment
    from streamer.sources.streams.connection import Connection

MAX_UNSENT = 1000
"""Messages to a platform that does not read them; then its connection ends."""


@runtime_checkable
class Responsive(Protocol):
    """A dialect whose platform listens to us."""

    def pause(self) -> Sequence[Action]:
        """Return how the platform is asked to send no audio."""

    def resume(self) -> Sequence[Action]:
        """Return how it is asked to send audio again."""

    def tell(self, channel: str, data: Mapping[str, Any]) -> Sequence[Action]:
        """Return how it is told something about a leg, by the dialect's name."""


class Feedback:
    """The connections on which we may speak unasked; messages go out in the order in which they were made."""

    def __init__(self) -> None:
        self._open: dict[Attachment, tuple[Responsive, Mailbox[str | bytes]]] = {}

    @asynccontextmanager
    async def talking(self, attachment: Attachment, connection: Connection, dialect: Dialect) -> AsyncIterator[None]:
        """Send what is to be sent on a connection meanwhile."""
        if not isinstance(dialect, Responsive):
            yield
            return
        outbox: Mailbox[str | bytes] = Mailbox(MAX_UNSENT)
        self._open[attachment] = dialect, outbox
        sending = asyncio.create_task(_send_all(connection, outbox), name=f"answers to {connection.peer}")
        try:
            yield
        finally:
            del self._open[attachment]
            sending.cancel()
            await asyncio.wait([sending])

    def takes(self, attachment: Attachment) -> bool:
        """Return whether messages on a connection go through here."""
        return attachment in self._open

    def send(self, attachment: Attachment, data: str | bytes) -> None:
        """Send a message when those before it have gone. Raises ConnectionClosed where the other side does not read."""
        _, outbox = self._open[attachment]
        if len(outbox) >= MAX_UNSENT:
            raise ConnectionClosed(CLOSED_ABNORMALLY)
        outbox.put(data)

    def set_paused(self, session_id: str, *, is_paused: bool) -> None:
        """Ask the platforms of a session to pause, or to resume."""
        for attachment, (dialect, _) in self._open.items():
            if attachment.call.session_id == session_id:
                self._put_all(attachment, dialect.pause() if is_paused else dialect.resume())

    def tell(self, attachment: Attachment, leg: str, data: Mapping[str, Any]) -> None:
        """Tell a platform something about a leg, by the dialect's name."""
        if attachment in self._open:
            self._put_all(attachment, self._open[attachment][0].tell(leg, data))

    def _put_all(self, attachment: Attachment, actions: Iterable[Action]) -> None:
        for action in actions:
            if isinstance(action, Send):
                with suppress(ConnectionClosed):  # the next frame of the platform ends the connection
                    self.send(attachment, action.data)


async def _send_all(connection: Connection, outbox: Mailbox[str | bytes]) -> None:
    with suppress(ConnectionClosed):
        async for data in outbox:
            await connection.send(data)
