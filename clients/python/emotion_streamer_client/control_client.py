"""Control requests to a daemon."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Coroutine
from itertools import count
from typing import TYPE_CHECKING, Any, Self

from websockets.asyncio.client import connect as open_websocket
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidStatus
from websockets.protocol import State
from websockets.typing import Subprotocol

from emotion_streamer_client.address import Token, address, headers, tls
from emotion_streamer_client.commands import Commands, Reply
from emotion_streamer_client.errors import RefusedError, RequestError, UnansweredError, is_refusal

if TYPE_CHECKING:
    from ssl import SSLContext

    from websockets.asyncio.client import ClientConnection

SUBPROTOCOL = Subprotocol("emotion-streamer.control.v1")
TIMEOUT_S = 10.0


class Control(Commands[Coroutine[Any, Any, Reply]]):
    """A control client. It connects with the first request, and anew with the next where the connection was lost."""

    def __init__(self, open_connection: Callable[[], open_websocket], *, timeout_s: float = TIMEOUT_S) -> None:
        """``timeout_s``: for each request, connecting included. Use `control`."""
        self._open = open_connection
        self._timeout_s = timeout_s
        self._connection: ClientConnection | None = None
        self._one_by_one = asyncio.Lock()
        self._ids = count(1)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def close(self) -> None:
        """Disconnect; sessions go on."""
        connection, self._connection = self._connection, None
        if connection is not None:
            await connection.close()

    async def request(self, command: str, **fields: object) -> Reply:
        given = {name: value for name, value in fields.items() if value is not None}
        message = {"id": f"r-{next(self._ids)}", "command": command, **given}
        async with self._one_by_one:
            reply = await self._exchange(message)
        if "error" in reply:
            raise RequestError(reply["error"]["code"], reply["error"]["message"])
        return reply

    async def _exchange(self, message: dict[str, object]) -> Reply:
        async with asyncio.timeout(self._timeout_s):
            connection = await self._connected()
        try:
            async with asyncio.timeout(self._timeout_s):
                await connection.send(json.dumps(message))
                reply: Reply = json.loads(await connection.recv())
        except BaseException as error:
            self._connection = None  # a late reply must not be taken for that to the next request
            connection.transport.abort()
            if isinstance(error, ConnectionClosed | TimeoutError):
                raise UnansweredError(f"{message['command']}: {error or 'no reply in time'}") from None
            raise
        return reply

    async def _connected(self) -> ClientConnection:
        if self._connection is None or self._connection.state is not State.OPEN:
            try:
                self._connection = await self._open()
            except InvalidStatus as refusal:
                status, body = refusal.response.status_code, refusal.response.body or b""
                if is_refusal(status):
                    raise RefusedError(status, body.decode(errors="replace").strip()) from None
                raise ConnectionRefusedError(f"the daemon answers {status}") from None
            except InvalidHandshake as error:
                raise ConnectionError(str(error)) from None
        return self._connection


def control(url: str, *, token: Token = None, timeout_s: float = TIMEOUT_S, ssl: SSLContext | None = None) -> Control:
    """Return a control client of the daemon at ``url``; the token needs the scope ``control``.

    Raises ValueError for what is no URL of a daemon.
    """
    full = address(url, "/control")

    def open_connection() -> open_websocket:
        return open_websocket(
            full,
            subprotocols=[SUBPROTOCOL],
            additional_headers=headers(token),
            compression=None,
            ssl=tls(full, ssl),
        )

    return Control(open_connection, timeout_s=timeout_s)
