"""A daemon's port with the built page, on which a theatre plays; no audio, no model."""

from __future__ import annotations

from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from streamer.ops.defaults import utc_now
from streamer.ops.health import Health
from streamer.web.static_files import built_page
from tests.support.sink_task import open_sink
from tests.support.theatre import Theatre
from tests.support.websocket_client import sink

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from streamer.web.sink import WebSink


@asynccontextmanager
async def stage(**arguments: object) -> AsyncIterator[tuple[WebSink, Theatre]]:
    """Open a port; ``arguments`` are those of the sink."""
    defaults: dict[str, Any] = {
        "pages": built_page(),
        "health": dict.fromkeys(("/livez", "/readyz", "/healthz"), Health),
        "replay_events": 20_000,
        "utc": utc_now,
    }
    async with open_sink(sink(**(defaults | arguments))) as server:
        yield server, Theatre(server, now=datetime.now(UTC))


def address(server: WebSink, view: str = "") -> str:
    """Return the address of a view, e.g. ``#/health``."""
    return f"http://127.0.0.1:{server.port}/{view}"
