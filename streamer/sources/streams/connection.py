"""Connections of platforms, as a source sees them."""

from __future__ import annotations

from typing import Protocol


class ConnectionClosed(Exception):  # noqa: N818 - no error: each connection ends by it
    """The other side has closed the connection, or it was lost."""

    def __init__(self, code: int) -> None:
        """``code``: as RFC 6455, section 7.4.1; 1006 where it was lost."""
        super().__init__(code)
        self.code = code


class Connection(Protocol):
    """One connection of a platform, WebSocket or TCP, that was let in."""

    @property
    def peer(self) -> str:
        """Where it comes from, for the log."""

    async def receive(self) -> str | bytes:
        """Return the next frame. Raises ConnectionClosed."""

    async def send(self, data: str | bytes) -> None:
        """Send a frame; it waits while the other side does not read. Raises ConnectionClosed."""

    async def close(self, code: int, text: str) -> None:
        """Close it. Raises ConnectionClosed where it is closed already."""
