"""A real Asterisk: calls are made and ended over ARI and AMI, its REST and its manager interface."""

from __future__ import annotations

import asyncio
import json
from base64 import b64encode
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any
from urllib.error import HTTPError
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen

from websockets.asyncio.client import connect

from tests.support.daemon import TIMEOUT_S

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Mapping
    from pathlib import Path

USER, PASSWORD = "emotion", "a/b&c"
ARI = "127.0.0.1:8088/ari"


class Pbx:
    """The Asterisk of the network namespace that the tests run in."""

    def __init__(self, root: Path) -> None:
        self.root = root
        """Its root file system."""

    async def ask(self, method: str, path: str, variables: Mapping[str, str] | None = None, **query: object) -> Any:
        """Send a request to ARI; return the answer as JSON."""
        return await asyncio.to_thread(self._ask, method, path, variables, query)

    async def call(self, context: str, extension: str, caller: str = "clipa") -> str:
        """Let somebody call an extension, who says what is in a recording; return the caller's channel."""
        endpoint = f"Local/{caller}@parties/n"
        made = await self.ask("POST", "/channels", endpoint=endpoint, context=context, extension=extension, priority=1)
        return str(made["id"])

    async def hang_up(self, channel: str) -> None:
        """End a call, where it has not ended."""
        try:
            await self.ask("DELETE", f"/channels/{quote(channel)}")
        except HTTPError as error:
            if error.code not in {404, 409}:  # it is gone, or about to be
                raise

    async def hang_up_all(self) -> None:
        """End every call, and remove every bridge that a program has made."""
        for channel in await self.ask("GET", "/channels"):
            await self.hang_up(channel["id"])
        await self.until_channels(lambda names: not names)
        for bridge in await self.ask("GET", "/bridges"):
            await self.ask("DELETE", f"/bridges/{bridge['id']}")

    async def channels(self) -> dict[str, str]:
        """Return the ids of all channels by their names."""
        return {channel["name"]: channel["id"] for channel in await self.ask("GET", "/channels")}

    async def until_channels(self, wanted: Callable[[list[str]], object]) -> dict[str, str]:
        """Return the channels as soon as ``wanted`` accepts their names."""
        async with asyncio.timeout(TIMEOUT_S):
            while not wanted(list(channels := await self.channels())):  # noqa: ASYNC110 - see below
                await asyncio.sleep(0.05)  # Asterisk tells of channels of others to nobody
        return channels

    async def manage(self, action: str, **fields: str) -> str:
        """Send an action to the manager interface; return the response."""
        reader, writer = await asyncio.open_connection("127.0.0.1", 5038)
        try:
            await reader.readline()
            login = {"Action": "Login", "Username": "tests", "Secret": "secret", "Events": "off"}
            for message in (login, {"Action": action, **fields}):
                writer.write("".join(f"{name}: {value}\r\n" for name, value in message.items()).encode() + b"\r\n")
                async with asyncio.timeout(TIMEOUT_S):
                    response = (await reader.readuntil(b"\r\n\r\n")).decode()
                assert "Response: Success" in response, response
            return response
        finally:
            writer.close()

    @asynccontextmanager
    async def application(self, name: str) -> AsyncIterator[AsyncIterator[dict[str, Any]]]:
        """Be a Stasis application; yield its events."""
        url = f"ws://{ARI}/events?app={name}&api_key={quote(f'{USER}:{PASSWORD}')}"
        async with connect(url) as connection:

            async def events() -> AsyncIterator[dict[str, Any]]:
                async for message in connection:
                    yield json.loads(message)

            yield events()

    def _ask(self, method: str, path: str, variables: Mapping[str, str] | None, query: Mapping[str, object]) -> Any:
        body = None if variables is None else json.dumps({"variables": variables}).encode()
        request = Request(f"http://{ARI}{path}?{urlencode(query)}", body, method=method)
        request.add_header("Content-Type", "application/json")
        request.add_header("Authorization", "Basic " + b64encode(f"{USER}:{PASSWORD}".encode()).decode())
        with urlopen(request, timeout=60) as answer:
            return json.loads(answer.read() or "null")
