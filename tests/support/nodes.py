"""Nodes of a cluster and real NATS servers on loopback: daemons, what they publish, those who call them."""

from __future__ import annotations

import asyncio
import json
import socket
from collections import defaultdict
from contextlib import asynccontextmanager, suppress
from itertools import count
from typing import TYPE_CHECKING, Any

import nats
from nats.errors import Error as NatsError
from nats.js.api import ConsumerConfig, DeliverPolicy
from nats.js.errors import NotFoundError

from tests.support.bulk import FAST_MODEL
from tests.support.daemon import TIMEOUT_S, kind, running
from tests.support.ports import free_leg_ports
from tests.support.receiver_rig import packets
from tests.support.rtp import rtp_bytes
from tests.support.schemas import validate

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterable, Sequence
    from pathlib import Path
    from typing import Self

    from nats.aio.client import Client

    from tests.support.daemon import Daemon, Event

STARTED, ENDED = "session.started.v1", "session.ended.v1"
LEASE_S = 2.0


def node_config(name: str, servers: Sequence[str], *, legs: int = 20, **cluster: object) -> str:
    """Return the configuration of a node that takes calls."""
    ports = free_leg_ports(legs)
    settings = {"enabled": True, "lease_s": LEASE_S, "drain_s": 30.0, **cluster}
    lines = "\n".join(f"{key} = {json.dumps(value)}" for key, value in settings.items())
    return (
        f'{FAST_MODEL}[events]\nnode = "{name}"\n[microphone]\nenabled = false\n'
        f"[rtp]\nenabled = true\nport = 0\nleg_ports = [{ports[0]}, {ports[-1]}]\ntimeout_s = 60.0\n"
        f"[nats]\nenabled = true\nservers = {json.dumps(list(servers))}\n[cluster]\n{lines}\n"
    )


@asynccontextmanager
async def node(folder: Path, name: str, servers: Sequence[str], **options: Any) -> AsyncIterator[Daemon]:
    """Run a node; it is killed at the end. ``options``: of `node_config`, and ``more``: of the configuration."""
    more = options.pop("more", "")
    (folder / name).mkdir(exist_ok=True)
    with suppress(FileNotFoundError):
        (folder / name / "notify").unlink()
    async with running(folder / name, config=node_config(name, servers, **options) + more) as daemon:
        await daemon.wait_notified("READY=1")
        yield daemon


class Reader:
    """A client of the stream that goes on where it was whenever its server is lost."""

    def __init__(self, servers: Sequence[str]) -> None:
        self.events: list[Event] = []
        self.subjects: list[str] = []
        self._servers = list(servers)
        self._last = 0
        self._changed = asyncio.Condition()

    async def __aenter__(self) -> Self:
        self._reading = asyncio.create_task(self._read())
        return self

    async def __aexit__(self, *_: object) -> None:
        self._reading.cancel()
        await asyncio.wait([self._reading])

    async def until(self, wanted: Callable[[list[Event]], bool]) -> list[Event]:
        """Return the events once ``wanted`` accepts them."""
        async with asyncio.timeout(TIMEOUT_S), self._changed:
            await self._changed.wait_for(lambda: wanted(self.events))
        return self.events

    async def _read(self) -> None:
        while True:
            with suppress(NatsError, OSError, TimeoutError, NotFoundError):
                client = await nats.connect(self._servers, allow_reconnect=False, error_cb=_ignore)
                try:
                    await self._read_from(client)
                finally:
                    await client.close()
            await asyncio.sleep(0.1)

    async def _read_from(self, client: Client) -> None:
        start = ConsumerConfig(deliver_policy=DeliverPolicy.BY_START_SEQUENCE, opt_start_seq=self._last + 1)
        streams = client.jetstream()
        subscription = await streams.subscribe("es.>", stream="ES", ordered_consumer=True, config=start)
        while True:
            message = await subscription.next_msg(2.0)
            async with self._changed:
                self._last = message.metadata.sequence.stream
                self.events.append(validate(message.data))
                self.subjects.append(message.subject)
                self._changed.notify_all()


async def _ignore(_: Exception) -> None:
    pass


@asynccontextmanager
async def client_of(servers: Sequence[str]) -> AsyncIterator[Client]:
    """Connect as a gateway does."""
    client = await nats.connect(list(servers), error_cb=_ignore)
    try:
        yield client
    finally:
        await client.close()


async def request(client: Client, subject: str, **fields: object) -> dict[str, Any]:
    """Send a request of control; return the reply."""
    data = json.dumps({"id": "1", **fields}).encode()
    reply: dict[str, Any] = json.loads((await client.request(subject, data, timeout=TIMEOUT_S)).data)
    return reply


async def entries(client: Client, bucket: str) -> dict[str, dict[str, Any]]:
    """Return what is in a bucket."""
    values = await client.jetstream().key_value(bucket)
    try:
        keys = await values.keys()
    except nats.js.errors.NoKeysError:
        return {}
    found = {}
    for key in keys:
        with suppress(nats.js.errors.KeyNotFoundError):
            found[key] = json.loads((await values.get(key)).value or b"")
    return found


async def until_entries(
    client: Client, bucket: str, wanted: Callable[[dict[str, dict[str, Any]]], bool]
) -> dict[str, dict[str, Any]]:
    """Return what is in a bucket, once ``wanted`` accepts it."""
    async with asyncio.timeout(TIMEOUT_S):
        while True:
            with suppress(NatsError, NotFoundError):
                found = await entries(client, bucket)
                if wanted(found):
                    return found
            await asyncio.sleep(0.05)


def lifecycles(events: Iterable[Event]) -> dict[str, list[str]]:
    """Return which starts and ends each session has, in their order; of an end, its reason."""
    found: dict[str, list[str]] = defaultdict(list)
    for event in events:
        if kind(event) in {STARTED, ENDED}:
            found[event["data"]["session_id"]].append(event["data"].get("reason", "started"))
    return dict(found)


class Caller:
    """Sends RTP to the port of a leg, for as long as it is told to."""

    def __init__(self, host: str, port: int, codes: bytes, *, ssrc: int) -> None:
        """``codes``: mu-law, said again and again."""
        self._to = host, port
        self._codes = codes
        self._ssrc = ssrc

    async def __aenter__(self) -> Self:
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._talking = asyncio.create_task(self._talk())
        return self

    async def __aexit__(self, *_: object) -> None:
        self._talking.cancel()
        await asyncio.wait([self._talking])
        self._socket.close()

    async def _talk(self) -> None:
        payloads = [packet.payload for packet in packets(self._codes)]
        loop = asyncio.get_running_loop()
        began_s = loop.time()
        for number in count():
            (packet,) = packets(payloads[number % len(payloads)], sequence=number, timestamp=160 * number)
            data = bytearray(rtp_bytes(packet))
            data[8:12] = self._ssrc.to_bytes(4)
            with suppress(OSError):
                self._socket.sendto(data, self._to)
            await asyncio.sleep(max(0.0, began_s + 0.02 * number - loop.time()))
