"""The media proxy rtpengine on loopback, without its kernel module, and calls between two parties through it."""

from __future__ import annotations

import asyncio
import json
import re
import socket
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from tests.support.broker import DEADLINE_S
from tests.support.ports import free_leg_ports, free_port

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

PORTS = 100
"""Port pairs for rtpengine: each party of a call uses several."""
G711 = ("8 101", "a=rtpmap:8 PCMA/8000", "a=rtpmap:101 telephone-event/8000")
"""Payload types of an offer, and their SDP attributes."""


@dataclass(frozen=True, slots=True)
class MediaPath:
    """The media path between one party and rtpengine."""

    own_port: int
    """Local port of the party, which sends from it and receives the other party there."""
    to_port: int
    """Port of rtpengine for this party."""

    def url(self, scheme: str = "rtp", *, packet_bytes: int) -> str:
        """Return the URL that FFmpeg sends to."""
        return f"{scheme}://127.0.0.1:{self.to_port}?localrtpport={self.own_port}&pkt_size={packet_bytes}"


class RtpEngine:
    """An rtpengine process; entering starts it, leaving kills it."""

    def __init__(self, program: str) -> None:
        self.port = free_port()
        self.log: list[str] = []
        self._program = program
        self._requests = 0

    async def __aenter__(self) -> Self:
        ports = free_leg_ports(PORTS)
        control_options = ("--interface=127.0.0.1", f"--listen-ng=127.0.0.1:{self.port}")
        media = (f"--port-min={ports[0]}", f"--port-max={ports[-1] + 1}", "--table=-1", "--config-file=none")
        self._process = await asyncio.create_subprocess_exec(
            *(self._program, "--foreground", "--log-stderr", "--log-level=6", *control_options, *media),
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
        )
        started = asyncio.Event()
        self._reading = asyncio.create_task(self._read(started))
        async with asyncio.timeout(DEADLINE_S):
            await started.wait()
        if self._process.returncode is not None:
            raise RuntimeError("rtpengine did not start:\n" + "\n".join(self.log))
        return self

    async def __aexit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.kill()

    async def kill(self) -> None:
        """Send SIGKILL, if it runs."""
        if self._process.returncode is None:
            self._process.kill()
        await self._reading

    async def _read(self, started: asyncio.Event) -> None:
        assert self._process.stderr is not None
        async for line in self._process.stderr:
            self.log.append(line.decode().rstrip())
            if b"Startup complete" in line:
                started.set()
        await self._process.wait()
        started.set()

    async def ask(self, command: str, **fields: object) -> dict[str, Any]:
        """Return the reply to a request, which must succeed; ``call_id`` is sent as ``call-id``."""
        self._requests += 1
        request = {"command": command, **{name.replace("_", "-"): value for name, value in fields.items()}}
        cookie = f"{self._requests} ".encode()
        loop = asyncio.get_running_loop()
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as ng:
            ng.setblocking(False)
            ng.connect(("127.0.0.1", self.port))
            async with asyncio.timeout(DEADLINE_S):
                await loop.sock_sendall(ng, cookie + json.dumps(request).encode())
                answer = await loop.sock_recv(ng, 65_536)
        assert answer.startswith(cookie)
        reply: dict[str, Any] = json.loads(answer.removeprefix(cookie))
        assert reply["result"] == "ok", reply
        return reply

    async def call(
        self, call_id: str, *, codecs: Sequence[str] = G711, protocol: str = "RTP/AVP", keys: Sequence[str] = ()
    ) -> tuple[MediaPath, MediaPath]:
        """Connect the parties ``alice`` and ``bob`` as a SIP proxy does; return their media paths.

        ``keys``: SDP attributes with the encryption keys of both.
        """
        own_ports = free_leg_ports(2)
        alice, bob = (description(port, codecs, protocol=protocol, more=keys) for port in own_ports)
        offer = await self.ask("offer", call_id=call_id, from_tag="alice", sdp=alice)
        answer = await self.ask("answer", call_id=call_id, from_tag="alice", to_tag="bob", sdp=bob)
        return MediaPath(own_ports[0], audio_port(answer["sdp"])), MediaPath(own_ports[1], audio_port(offer["sdp"]))


def description(
    port: int,
    codecs: Sequence[str] = G711,
    *,
    protocol: str = "RTP/AVP",
    direction: str = "sendrecv",
    more: Sequence[str] = (),
) -> str:
    """Return SDP with audio on a port of 127.0.0.1."""
    types, *explained = codecs
    lines = ["v=0", "o=- 1 1 IN IP4 127.0.0.1", "s=-", "c=IN IP4 127.0.0.1", "t=0 0"]
    lines += [f"m=audio {port} {protocol} {types}", *explained, *more, f"a={direction}"]
    return "".join(f"{line}\r\n" for line in lines)


def audio_port(sdp: str) -> int:
    """Return the port of the audio in an SDP."""
    (port,) = re.findall(r"^m=audio ([0-9]+) ", sdp, re.MULTILINE)
    return int(port)
