"""Those who are connected by WebSocket, and what was granted to each."""

from __future__ import annotations

import asyncio
import logging
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from websockets.frames import CloseCode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from starlette.websockets import WebSocket

    from streamer.access.grants import Grant
    from streamer.protocol.cloudevents import WireEvent
    from streamer.protocol.event_filter import EventFilter

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, eq=False)
class Peer:
    """A client whose handshake is done."""

    connection: WebSocket
    grant: Grant
    """What its token grants, or that of who got its ticket."""
    filters: tuple[EventFilter, ...] = ()
    """What an event must pass to be sent to it: those of its grant, of its ticket and of what it asked for."""

    def may_see(self, event: WireEvent) -> bool:
        """Return whether it gets an event."""
        return all(each.passes(event) for each in self.filters)

    @property
    def address(self) -> str:
        """Host and port that it comes from."""
        client = self.connection.client
        return f"{client.host} port {client.port}" if client else "nowhere"

    @property
    def who(self) -> str:
        """The client, for the log: its token's name, and its address."""
        return f"{self.grant.name} at {self.address}"


class Peers:
    """All that are connected."""

    def __init__(self) -> None:
        self._connected: set[Peer] = set()
        self._closing: set[asyncio.Task[None]] = set()

    @contextmanager
    def connected(self, connection: WebSocket, grant: Grant, filters: tuple[EventFilter, ...] = ()) -> Iterator[Peer]:
        """Count a client in as long as it is served."""
        peer = Peer(connection, grant, filters)
        self._connected.add(peer)
        try:
            yield peer
        finally:
            self._connected.discard(peer)

    def end_those_without(self, is_valid: Callable[[Grant], bool]) -> None:
        """Disconnect those whose grant no longer holds."""
        for peer in [peer for peer in self._connected if not is_valid(peer.grant)]:
            log.info("websocket: %s is disconnected: the token is no longer valid", peer.who)
            self._connected.discard(peer)  # told once
            closing = asyncio.create_task(_close(peer), name=f"close {peer.address}")
            self._closing.add(closing)
            closing.add_done_callback(self._closing.discard)


async def _close(peer: Peer) -> None:
    await peer.connection.close(CloseCode.POLICY_VIOLATION, "the token is no longer valid")
