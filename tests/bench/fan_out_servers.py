"""The two servers that `make bench-fan-out` compares; both give each subscriber a bounded queue of its own."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Protocol

from websockets.asyncio.server import serve
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

from streamer.access.limits import Limits
from streamer.access.policy import AccessPolicy
from streamer.access.rates import Rate
from streamer.access.tokens import Tokens
from streamer.core.mailbox import Mailbox
from tests.support.sink_task import open_sink
from tests.support.websocket_client import sink

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from contextlib import AbstractAsyncContextManager

    from websockets.asyncio.server import ServerConnection

    from streamer.protocol.cloudevents import WireEvent

QUEUE_EVENTS = 10_000


class Server(Protocol):
    """What is measured."""

    @property
    def port(self) -> int:
        """Where it listens."""

    @property
    def subscribers(self) -> int:
        """How many are connected."""

    @property
    def lost(self) -> int:
        """How many events the queues dropped."""

    def publish(self, event: WireEvent) -> None:
        """Queue an event for every subscriber."""

    async def flush(self) -> None:
        """Return when all was sent."""


class WebsocketsFanOut:
    """The asyncio server of `websockets`, with the queues of the daemon."""

    def __init__(self) -> None:
        self.port = 0
        self.mailboxes: set[Mailbox[WireEvent]] = set()

    @property
    def subscribers(self) -> int:
        """How many are connected."""
        return len(self.mailboxes)

    @property
    def lost(self) -> int:
        """How many events the queues dropped."""
        return sum(mailbox.dropped for mailbox in self.mailboxes)

    def publish(self, event: WireEvent) -> None:
        """Queue an event for every subscriber."""
        for mailbox in self.mailboxes:
            mailbox.put(event)

    async def flush(self) -> None:
        """Return when all was sent."""
        for mailbox in tuple(self.mailboxes):
            await mailbox.drained()

    async def serve(self, connection: ServerConnection) -> None:
        """Serve one subscriber until it leaves."""
        mailbox: Mailbox[WireEvent] = Mailbox(QUEUE_EVENTS)
        self.mailboxes.add(mailbox)
        sending = asyncio.create_task(_send(connection, mailbox))
        try:
            async for _ in connection:
                pass
        except ConnectionClosed:
            pass
        finally:
            sending.cancel()


async def _send(connection: ServerConnection, mailbox: Mailbox[WireEvent]) -> None:
    async for event in mailbox:
        await connection.send(event.payload, text=True)


@asynccontextmanager
async def _websockets() -> AsyncIterator[Server]:
    fan_out = WebsocketsFanOut()
    subprotocols = [Subprotocol("cloudevents.json")]
    async with serve(fan_out.serve, "127.0.0.1", 0, subprotocols=subprotocols, compression=None) as server:
        fan_out.port = next(iter(server.sockets)).getsockname()[1]
        yield fan_out


def _unlimited() -> Limits:
    """All subscribers come from this host, and at once."""
    many = 10_000
    return Limits(
        max_connections=many,
        max_connections_per_host=many,
        max_subscribers=many,
        max_subscribers_per_host=many,
        requests=Rate(per_s=many, burst=many),
    )


@asynccontextmanager
async def _daemon() -> AsyncIterator[Server]:
    async with open_sink(
        sink(queue_events=QUEUE_EVENTS, access=AccessPolicy(tokens=Tokens([]), limits=_unlimited()))
    ) as server:
        yield server


SERVERS: dict[str, Callable[[], AbstractAsyncContextManager[Server]]] = {"websockets": _websockets, "daemon": _daemon}
"""By name: what opens it."""
