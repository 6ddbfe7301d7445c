"""An MQTT broker on loopback with limits that Mosquitto can't be given; who goes beyond them is disconnected.

It acknowledges publishes, delivers nothing, and notes what came. Packets are those of MQTT 5, sections 2 and 3.
"""

from __future__ import annotations

import asyncio
import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

from tests.support.broker import DEADLINE_S

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

CONNECT, CONNACK, PUBLISH, PUBACK, PUBREC, PUBREL, PUBCOMP, SUBSCRIBE, SUBACK, PINGREQ, PINGRESP, DISCONNECT = (
    1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 13, 14,
)  # fmt: skip

ROUND_TRIP_S = 0.01


@dataclass(frozen=True, slots=True)
class Publish:
    """A PUBLISH packet that came."""

    topic: str
    payload: bytes
    qos: int
    retain: bool
    mid: int
    size: int
    connection: int
    """From 1."""


@dataclass(slots=True)
class LimitedBroker:
    """What it allows; entering serves it."""

    max_qos: int | None = None
    retain: bool = True
    receive_maximum: int | None = None
    max_packet: int | None = None
    says_so: bool = True
    """Whether CONNACK names the limits."""
    levels: tuple[int, ...] = (4, 5)
    """Protocol levels that it knows: 4 is MQTT 3.1.1."""
    refuses_levels: bool = True
    """Whether it refuses another level, or only closes the connection."""
    connack_extra: bytes = b""
    """More CONNACK properties."""
    answer: Callable[[Publish], int | None] = lambda _: 0
    """Returns the reason code of the acknowledgement, or None to close the connection instead."""
    holds: bool = False
    """Whether no acknowledgement is sent."""
    disconnect_reason: int | None = None
    """The reason code of a DISCONNECT that follows the first publish of each connection."""
    port: int = 0
    connects: list[int] = field(default_factory=list)
    """The protocol level of each CONNECT."""
    accepted: list[Publish] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    """What was beyond the limits."""
    most_in_flight: int = 0
    pubrels: int = 0
    keepalives: list[float] = field(default_factory=list)
    pings: int = 0
    wills: list[tuple[int, bool]] = field(default_factory=list)
    """QoS and retain flag of the last will of each CONNECT."""
    ends: list[bytes] = field(default_factory=list)
    """How each connection ended: the body of DISCONNECT, or b"none"."""
    _pending: int = 0
    _server: asyncio.Server | None = None
    _changed: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, traceback: TracebackType | None
    ) -> None:
        assert self._server is not None
        self._server.close()

    async def until(self, enough: Callable[[], bool]) -> None:
        """Wait until something that came makes it true."""
        async with asyncio.timeout(DEADLINE_S), self._changed:
            await self._changed.wait_for(enough)

    def payloads(self, of: str) -> list[bytes]:
        """Return what came on the topics that end with ``of``, each where it came first."""
        return list(dict.fromkeys(each.payload for each in self.accepted if each.topic.endswith(of)))

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        end = b"none"
        try:
            if await self._greet(reader, writer):
                end = await self._converse(reader, writer, len(self.connects))
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()
            async with self._changed:
                self.ends.append(end)
                self._changed.notify_all()

    async def _greet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        _, body = await _packet(reader)
        level, flags = body[6], body[7]
        self.connects.append(level)
        self.wills.append((flags >> 3 & 3, bool(flags & 0x20)))
        self._pending = 0
        if level not in self.levels:
            if self.refuses_levels:
                writer.write(b"\x20\x02\x00\x01")  # as MQTT 3.1.1 has it
                await writer.drain()
            return False
        code = self._refusal(flags)
        properties = self._connack_properties() if level == 5 else None
        rest = bytes([0, code]) + (b"" if properties is None else bytes([len(properties)]) + properties)
        await asyncio.sleep(ROUND_TRIP_S)  # by then the client waits for the answer
        writer.write(bytes([CONNACK << 4, len(rest)]) + rest)
        await writer.drain()
        async with self._changed:
            self._changed.notify_all()
        return code == 0

    def _refusal(self, flags: int) -> int:
        if self.max_qos is not None and (flags >> 3 & 3) > self.max_qos:
            return 0x9B
        return 0x9A if not self.retain and flags & 0x20 else 0

    def _connack_properties(self) -> bytes:
        said = self.connack_extra
        if self.says_so:
            said += b"" if self.max_qos is None else bytes([0x24, self.max_qos])
            said += b"" if self.retain else b"\x25\x00"
            said += b"" if self.receive_maximum is None else b"\x21" + struct.pack("!H", self.receive_maximum)
            said += b"" if self.max_packet is None else b"\x27" + struct.pack("!I", self.max_packet)
        return said

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, connection: int) -> bytes:
        is_v5 = self.connects[-1] == 5
        while True:
            header, body = await _packet(reader)
            kind = header >> 4
            if kind == PUBLISH:
                if not await self._take(_publish(header, body, connection, is_v5=is_v5), writer):
                    return b"none"
            elif kind == PUBREL:
                self.pubrels += 1
                self._acknowledge(writer, bytes([PUBCOMP << 4, 2]) + body[:2])
            elif kind == SUBSCRIBE:
                writer.write(bytes([SUBACK << 4, 4]) + body[:2] + b"\0\0" if is_v5 else b"\x90\3" + body[:2] + b"\0")
            elif kind == PINGREQ:
                self.pings += 1
                writer.write(bytes([PINGRESP << 4, 0]))
            elif kind == DISCONNECT:
                return body
            async with self._changed:
                self._changed.notify_all()

    async def _take(self, publish: Publish, writer: asyncio.StreamWriter) -> bool:
        """Acknowledge a publish; return False where the connection is to be closed."""
        self._pending += publish.qos > 0
        self.most_in_flight = max(self.most_in_flight, self._pending)
        reason = self._violation(publish)
        if reason:
            self.violations.append(f"0x{reason:02X}")
            writer.write(bytes([DISCONNECT << 4, 1, reason]))
            await writer.drain()
            return False
        code = self.answer(publish)
        if code is None:
            return False
        self.accepted += [publish] if code < 0x80 else []
        if self.disconnect_reason is not None:
            writer.write(bytes([DISCONNECT << 4, 1, self.disconnect_reason]))
            await writer.drain()
            return False
        if publish.qos:
            self._answer(writer, publish, code)
        return True

    def _answer(self, writer: asyncio.StreamWriter, publish: Publish, code: int) -> None:
        rest = struct.pack("!H", publish.mid) + (bytes([code]) if code else b"")
        if publish.qos == 2 and code < 0x80:
            writer.write(bytes([PUBREC << 4, len(rest)]) + rest)  # the quota is returned by PUBCOMP
            return
        kind = PUBACK if publish.qos == 1 else PUBREC
        packet = bytes([kind << 4, len(rest)]) + rest
        self._acknowledge(writer, packet)

    def _acknowledge(self, writer: asyncio.StreamWriter, packet: bytes) -> None:
        """Send it a little later, as over a network: until then the publish is under way."""

        connection = len(self.connects)

        def send() -> None:
            self._pending -= connection == len(self.connects)
            writer.write(packet)

        if not self.holds:
            asyncio.get_running_loop().call_later(ROUND_TRIP_S, send)

    def _violation(self, publish: Publish) -> int:
        if self.max_packet is not None and publish.size > self.max_packet:
            return 0x95
        if self.max_qos is not None and publish.qos > self.max_qos:
            return 0x9B
        if not self.retain and publish.retain:
            return 0x9A
        return 0x93 if self.receive_maximum is not None and self._pending > self.receive_maximum else 0


async def _packet(reader: asyncio.StreamReader) -> tuple[int, bytes]:
    (header,) = await reader.readexactly(1)
    length = shift = 0
    while True:
        (byte,) = await reader.readexactly(1)
        length |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return header, await reader.readexactly(length)


def _publish(header: int, body: bytes, connection: int, *, is_v5: bool) -> Publish:
    qos, at = header >> 1 & 3, 2 + struct.unpack("!H", body[:2])[0]
    topic, mid = body[2:at].decode(), 0
    if qos:
        (mid,) = struct.unpack("!H", body[at : at + 2])
        at += 2
    if is_v5:
        properties_bytes, shift = 0, 0
        while True:
            properties_bytes |= (body[at] & 127) << shift
            at, shift = at + 1, shift + 7
            if body[at - 1] < 128:
                break
        at += properties_bytes
    size = len(body) + 2 + sum(len(body) >= limit for limit in (1 << 7, 1 << 14))
    return Publish(topic, body[at:], qos, bool(header & 1), mid, size, connection)
