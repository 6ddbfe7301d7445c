"""One connection to the WebSocket server: where it comes from, and what it may do."""

from __future__ import annotations

from websockets.asyncio.server import ServerConnection

from streamer.access.grants import Grant

_NOTHING = Grant("nobody", frozenset())


class Connection(ServerConnection):
    """A connection that knows what was granted to it."""

    grant: Grant = _NOTHING
    """What the client may do, once its handshake was answered."""

    @property
    def host(self) -> str:
        """The address that it comes from, without the port."""
        return str(self.remote_address[0]) if self.remote_address else "nowhere"

    @property
    def who(self) -> str:
        """The client, for the log: its token's name, and its address."""
        return f"{self.grant.name} at {self.address}"

    @property
    def address(self) -> str:
        """Host and port that it comes from."""
        return f"{self.host} port {self.remote_address[1]}" if self.remote_address else "nowhere"
