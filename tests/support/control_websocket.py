"""A control client over WebSocket; requests and replies are validated against the schemas in ``docs/``."""

from __future__ import annotations

import asyncio
import json
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

from streamer.protocol.control_messages import CONTROL_SUBPROTOCOL
from tests.support.daemon import TIMEOUT_S
from tests.support.schemas import validator

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from websockets.asyncio.client import ClientConnection

    from tests.support.daemon import Daemon


@asynccontextmanager
async def control_connection(daemon: Daemon) -> AsyncIterator[ClientConnection]:
    url = f"ws://127.0.0.1:{daemon.port}/control"
    async with connect(url, subprotocols=[Subprotocol(CONTROL_SUBPROTOCOL)]) as control:
        yield control


async def ask(control: ClientConnection, command: str, **fields: object) -> dict[str, Any]:
    request = {"id": "r-1", "command": command, **fields}
    validator("control.request.v1").validate(request)
    return await send(control, json.dumps(request))


async def send(control: ClientConnection, text: str) -> dict[str, Any]:
    async with asyncio.timeout(TIMEOUT_S):
        await control.send(text)
        reply: dict[str, Any] = json.loads(await control.recv())
    validator("control.reply.v1").validate(reply)
    return reply
