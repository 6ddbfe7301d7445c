"""A daemon's port with the built page, on which a theatre plays; no audio, no model."""

from __future__ import annotations

from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from streamer.ops.defaults import utc_now
from streamer.ops.health import Health
from streamer.web.static_files import built_page
from tests.support.sink_task import open_sink
from tests.support.theatre import Theatre
from tests.support.websocket_client import sink

if TYPE_CHECKING:
    import asyncio
    from collections.abc import AsyncIterator, Iterator

    from streamer.web.admission import Admission
    from streamer.web.sink import WebSink


@asynccontextmanager
async def stage(**arguments: object) -> AsyncIterator[tuple[WebSink, Theatre]]:
    """Open a port; ``arguments`` are those of the sink."""
    defaults: dict[str, Any] = {
        "pages": built_page(),
        "health": dict.fromkeys(("/livez", "/readyz", "/healthz"), Health),
        "sources": list,
        "replay_events": 20_000,
        "utc": utc_now,
    }
    async with open_sink(sink(**(defaults | arguments))) as server:
        yield server, Theatre(server, now=datetime.now(UTC))


@contextmanager
def cut_off(server: WebSink) -> Iterator[None]:
    """Cut all connections, and each new one, until the block is left: pages try again within half a second."""
    connections = server._server._connections
    add = connections.add

    def cut(transport: asyncio.Transport) -> Admission:
        transport.abort()
        return add(transport)

    connections.add = cut  # type: ignore[method-assign]
    try:
        for transport in tuple(connections.transports):
            transport.abort()
        yield
    finally:
        connections.add = add  # type: ignore[method-assign]


def address(server: WebSink, view: str = "") -> str:
    """Return the address of a view, e.g. ``#/health``."""
    return f"http://127.0.0.1:{server.port}/{view}"
