"""A node that drains refuses new calls in the way of each dialect, and lets those that it has go on: all at once."""

from __future__ import annotations

import asyncio
import signal
import socket
import uuid
from contextlib import AsyncExitStack, suppress
from typing import TYPE_CHECKING

import numpy as np
import pytest
from nats.errors import Error as NatsError
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from streamer.app.streams import KINDS
from streamer.call_test.play import pieces_of
from streamer.call_test.player import PlayedCall
from streamer.call_test.players import PLAYERS
from streamer.protocol.streams.audiosocket import TERMINATE, UUID, message
from tests.support.daemon import TIMEOUT_S, get, kind, kinds
from tests.support.nats_server import NatsServer
from tests.support.nodes import ENDED, STARTED, Reader, client_of, entries, node, request, until_entries
from tests.support.ports import free_port
from tests.support.rtp import rtp_bytes, stream
from tests.support.siprec import Client, audio, description, parsed

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Self

    from sipmessage import Response

    from tests.support.daemon import Event

pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]

OPEN = {"command": "open_session", "call_reference": "call", "legs": [{"role": "customer"}]}
NODE = "es.control.node.east"
AGAIN = {"l16"}
"""Whose clients connect again whenever their connection is closed."""


class Platform:
    """One connection of a dialect over WebSocket on which a call was begun, and goes on until we close it."""

    def __init__(self, port: int, name: str) -> None:
        channels = 1 if PLAYERS[name].is_one_leg or name == "exotel" else 2
        self.call = PlayedCall(str(uuid.uuid4()), (), channels, 8_000)
        self.code: int | None = None
        """With which the daemon closed it."""
        self._url = f"ws://127.0.0.1:{port}/{name}"
        self._player = PLAYERS[name].make(self.call)
        self._pieces = pieces_of(np.full((800, channels), 1_000, np.int16), self.call)

    async def __aenter__(self) -> Self:
        self._connection = await connect(self._url, compression=None)
        for frame in self._player.opening():
            await self._connection.send(frame)
        await self.speak()
        self._receiving = asyncio.create_task(self._receive())
        return self

    async def __aexit__(self, *_: object) -> None:
        self._receiving.cancel()
        await asyncio.wait([self._receiving])
        await self._connection.close()

    async def left(self) -> None:
        await self._receiving

    async def speak(self) -> None:
        with suppress(StopIteration):
            for frame in self._player.audio(next(self._pieces)):
                await self._connection.send(frame)

    async def hang_up(self) -> None:
        for frame in self._player.closing():
            await self._connection.send(frame)
        await self._connection.close()

    async def _receive(self) -> None:
        with suppress(ConnectionClosed):
            while True:
                for frame in self._player.received(await self._connection.recv()):
                    await self._connection.send(frame)
        self.code = self._connection.close_code


async def refused(port: int, name: str) -> tuple[int, str | None]:
    """Return the status and Retry-After with which a handshake is refused."""
    try:
        async with connect(f"ws://127.0.0.1:{port}/{name}"):
            return 101, None
    except InvalidStatus as error:
        return error.response.status_code, error.response.headers.get("Retry-After")


class Recorder:
    """A SIPREC client over UDP."""

    def __init__(self, port: int, number: int) -> None:
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind(("127.0.0.1", 0))
        self._socket.setblocking(False)
        self._to = ("127.0.0.1", port)
        self._client = Client(port=self._socket.getsockname()[1], call_id=f"recording-{number}@src.example.com")

    async def ask(self, method: str, *media: str) -> Response:
        """Send a request; return the final response."""
        asked = self._client.invite(description(*media)) if media else self._client.request(method)
        loop = asyncio.get_running_loop()
        await loop.sock_sendto(self._socket, asked, self._to)
        async with asyncio.timeout(TIMEOUT_S):
            while (response := parsed(await loop.sock_recv(self._socket, 65_536))).code < 200:
                pass
        self._client.take(response)
        if media:
            await loop.sock_sendto(self._socket, self._client.request("ACK"), self._to)
        return response

    def close(self) -> None:
        self._socket.close()


def of_source(events: list[Event]) -> set[str]:
    return {event["data"]["source_id"] for event in events if kind(event) == STARTED}


class Scene:
    """A node with a call in every dialect, and for each a connection on which none was begun."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._stack = AsyncExitStack()
        self._audio_socket, self._sip, self._rtp = free_port(), free_port(), free_port()

    async def __aenter__(self) -> Self:
        enter = self._stack.enter_async_context
        (self._folder / "kept").mkdir()
        server = await enter(NatsServer(self._folder / "kept"))
        more = "".join(f'[[streams]]\ndialect = "{name}"\nreconnect_s = 0.0\n' for name in KINDS) + (
            f'[[streams]]\ndialect = "audiosocket"\nlisten = "127.0.0.1:{self._audio_socket}"\nreconnect_s = 0.0\n'
            f'[siprec]\nenabled = true\nhost = "127.0.0.1"\nport = {self._sip}\n'
        )
        self.daemon = await enter(node(self._folder, "east", [server.url], more=more, rtp_port=self._rtp))
        self.reader = await enter(Reader([server.url]))
        self.client = await enter(client_of([server.url]))
        await until_entries(self.client, "es_nodes", lambda found: "east" in found)
        self.calls = {name: await enter(Platform(self.daemon.port, name)) for name in KINDS}
        self.idle = [await enter(connect(f"ws://127.0.0.1:{self.daemon.port}/{name}")) for name in KINDS]
        self.asterisk = await asyncio.open_connection("127.0.0.1", self._audio_socket)
        await self.speak_asterisk(message(UUID, uuid.uuid4().bytes))
        self.recorder = Recorder(self._sip, 1)
        assert (await self.recorder.ask("INVITE", audio(40_000, "96"))).code == 200
        self.opened = (await request(self.client, NODE, **OPEN))["session_id"]
        self._senders = [socket.socket(socket.AF_INET, socket.SOCK_DGRAM) for _ in range(2)]
        self._send_rtp(0)
        await self.reader.until(lambda events: of_source(events) >= {*KINDS, "audiosocket", "rtp"})
        return self

    async def __aexit__(self, *_: object) -> None:
        for sender in self._senders:
            sender.close()
        self.recorder.close()
        await self._stack.aclose()

    async def speak_asterisk(self, before: bytes = b"") -> None:
        """Send audio as Asterisk does, and get silence for it."""
        reader, writer = self.asterisk
        piece = message(0x10, bytes(320))
        writer.write(before + piece)
        async with asyncio.timeout(TIMEOUT_S):
            await reader.readexactly(len(piece))

    async def until_those_who_can_are_gone(self) -> None:
        """Return when whoever connects again, or has not begun, was sent away."""
        async with asyncio.timeout(TIMEOUT_S):
            await asyncio.gather(*(self.calls[name].left() for name in AGAIN))
            await asyncio.gather(*(each.wait_closed() for each in self.idle))
        assert {self.calls[name].code for name in AGAIN} == {each.close_code for each in self.idle} == {1001}

    async def refuse_new_calls(self) -> None:
        answers = {name: await refused(self.daemon.port, name) for name in KINDS}
        assert answers == dict.fromkeys(KINDS, (503, "5"))
        assert await _audiosocket_refused(self._audio_socket) == message(TERMINATE)
        recorder = Recorder(self._sip, 2)
        response = await recorder.ask("INVITE", audio(40_002, "96"))
        recorder.close()
        assert (response.code, response.headers.get("Retry-After")) == (503, "10")
        refusal = await request(self.client, NODE, **OPEN)
        assert refusal["error"] == {"code": "refused", "message": "no more legs: the node is draining"}
        async with asyncio.timeout(TIMEOUT_S):
            while await _refused_legs(self.daemon.port) < 3:  # the recording, the request, and RTP nobody announced
                self._send_rtp(1)
                await asyncio.sleep(0.1)

    async def go_on(self) -> None:
        """Audio is taken; a recording client may offer another stream, a control client add a leg."""
        for name, platform in self.others.items():
            await platform.speak()
            assert platform.code is None, name
        await self.speak_asterisk()
        assert (await self.recorder.ask("INVITE", audio(40_000, "96"), audio(40_004, "97"))).code == 200
        leg = {"role": "agent"}
        added = await request(self.client, NODE, command="add_leg", session_id=self.opened, leg=leg)
        assert added.get("ok"), added

    async def hang_up(self) -> None:
        for platform in self.others.values():
            await platform.hang_up()
        self.asterisk[1].close()
        await self.recorder.ask("BYE")
        with suppress(NatsError, KeyError):  # it has ended
            while (await entries(self.client, "es_nodes"))["east"]["legs"]:
                for session_id in await entries(self.client, "es_sessions"):
                    await request(self.client, NODE, command="end_session", session_id=session_id)
                await asyncio.sleep(0.1)

    @property
    def others(self) -> dict[str, Platform]:
        """Those whose clients would not come again."""
        return {name: platform for name, platform in self.calls.items() if name not in AGAIN}

    def _send_rtp(self, sender: int) -> None:
        for packet in stream([bytes([0x55]) * 160] * 20):
            self._senders[sender].sendto(rtp_bytes(packet), ("127.0.0.1", self._rtp))


async def test_new_calls_are_refused_in_every_dialect_and_old_ones_go_on_until_their_end(tmp_path: Path) -> None:
    async with Scene(tmp_path) as scene:
        scene.daemon.process.send_signal(signal.SIGTERM)
        await until_entries(scene.client, "es_nodes", lambda found: found["east"]["draining"])
        await scene.until_those_who_can_are_gone()
        await scene.refuse_new_calls()
        await scene.go_on()
        assert scene.daemon.process.returncode is None
        await scene.hang_up()
        status, _ = await scene.daemon.wait()
        assert status == 0
        events = await scene.reader.until(lambda events: kinds(events).count(ENDED) == kinds(events).count(STARTED))
    ended = [event["data"] for event in events if kind(event) == ENDED]
    assert {each["source_id"] for each in ended if each["reason"] == "shutdown"} == AGAIN


async def _refused_legs(port: int) -> float:
    text = await get(f"http://127.0.0.1:{port}/metrics", {})
    name = 'emotion_streamer_rtp_refused_legs_total{reason="over_load"}'
    return next(float(line.split()[-1]) for line in text.splitlines() if line.startswith(name))


async def _audiosocket_refused(port: int) -> bytes:
    """Return what a call of Asterisk is told that comes now, though it has said something."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(message(UUID, uuid.uuid4().bytes) + message(0x10, bytes(320)))
    async with asyncio.timeout(TIMEOUT_S):
        said = await reader.read()
    writer.close()
    return said
