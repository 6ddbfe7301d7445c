"""Nodes of a cluster and real NATS servers, on loopback or on machines of the tests, and what they publish."""

from __future__ import annotations

import asyncio
import json
import socket
from collections import defaultdict
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from itertools import count
from typing import TYPE_CHECKING, Any

import nats
from nats.errors import Error as NatsError
from nats.js.api import ConsumerConfig, DeliverPolicy
from nats.js.errors import NotFoundError

from streamer.protocol.rtp import RtpPacket
from tests.support.bulk import FAST_MODEL
from tests.support.daemon import TIMEOUT_S, kind, running, subscribed
from tests.support.nats_server import NatsServer
from tests.support.network import HERE, RANGE
from tests.support.ports import free_leg_ports, free_port
from tests.support.rtp import rtp_bytes
from tests.support.schemas import validate

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterable, Sequence
    from pathlib import Path
    from typing import Self

    from nats.aio.client import Client

    from tests.support.daemon import Daemon, Event
    from tests.support.network import Machine

STARTED, ENDED = "session.started.v1", "session.ended.v1"
OPEN = {"command": "open_session", "call_reference": "call-1", "legs": [{"role": "customer"}]}
LEASE_S = 2.0
TOKEN = "of-the-tests-of-a-cluster"


def node_config(
    name: str,
    servers: Sequence[str],
    *,
    legs: int = 20,
    model: str = FAST_MODEL,
    replicas: int = 1,
    rtp_port: int = 0,
    workers: int = 1,
    machine: Machine = HERE,
    references: bool = False,
    max_legs: int = 2000,
    **cluster: object,
) -> str:
    """Return the configuration of a node that takes calls."""
    ports = free_leg_ports(legs)
    settings = {"enabled": True, "lease_s": LEASE_S, "drain_s": 30.0, "rtp_host": machine.host, **cluster}
    lines = "\n".join(f"{key} = {json.dumps(value)}" for key, value in settings.items())
    return (
        f'{model}[events]\nnode = "{name}"\ncall_references = {json.dumps(references)}\n[microphone]\nenabled = false\n'
        f'[rtp]\nenabled = true\nhost = "{machine.host}"\nallowed = ["127.0.0.0/8", "{RANGE}"]\nworkers = {workers}\n'
        f"port = {rtp_port}\nleg_ports = [{ports[0]}, {ports[-1]}]\ntimeout_s = 60.0\nmax_legs = {max_legs}\n"
        f"[nats]\nenabled = true\nservers = {json.dumps(list(servers))}\nreplicas = {replicas}\n[cluster]\n{lines}\n"
    )


def websocket_of(machine: Machine) -> str:
    """Return how a node takes connections from elsewhere, where it is not on loopback."""
    if machine is HERE:
        return ""
    return f'host = "0.0.0.0"\ntokens = [{{ name = "tests", scopes = ["admin"], token = "{TOKEN}" }}]\n'


@asynccontextmanager
async def node(folder: Path, name: str, servers: Sequence[str], **options: Any) -> AsyncIterator[Daemon]:
    """Run a node; it is killed at the end.

    ``options``: of `node_config`, ``port``, and ``more``: of the configuration. On a machine of its own it takes TOKEN,
    unless ``websocket`` says how it is reached.
    """
    more, port = options.pop("more", ""), options.pop("port", None)
    machine = options.get("machine", HERE)
    (folder / name).mkdir(exist_ok=True)
    with suppress(FileNotFoundError):
        (folder / name / "notify").unlink()
    websocket = options.pop("websocket", websocket_of(machine))
    config = node_config(name, servers, **options) + more
    async with running(folder / name, config=config, websocket=websocket, port=port, prefix=machine.prefix) as daemon:
        await daemon.wait_notified("READY=1")
        yield daemon


class Reader:
    """A client of the stream that goes on where it was whenever its server is lost."""

    def __init__(self, servers: Sequence[str]) -> None:
        self.events: list[Event] = []
        self._servers = list(servers)
        self._last = 0

    async def __aenter__(self) -> Self:
        self._reading = asyncio.create_task(self._read())
        return self

    async def __aexit__(self, *_: object) -> None:
        self._reading.cancel()
        await asyncio.wait([self._reading])

    async def until(self, wanted: Callable[[list[Event]], bool]) -> list[Event]:
        """Return the events once ``wanted`` accepts them."""
        async with asyncio.timeout(TIMEOUT_S):
            while not wanted(self.events):  # noqa: ASYNC110 - asked for each of thousands of events it takes too long
                await asyncio.sleep(0.05)
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
            self._last = message.metadata.sequence.stream
            event = json.loads(message.data)
            self.events.append(validate(message.data) if kind(event) in {STARTED, ENDED} else event)


async def _ignore(_: Exception) -> None:
    pass


@asynccontextmanager
async def client_of(servers: Sequence[str]) -> AsyncIterator[Client]:
    """Connect as a gateway does."""
    client = await nats.connect(list(servers), error_cb=_ignore, ping_interval=2, max_outstanding_pings=2)
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
    # The names are asked of the server: those that the library's watch gives are none where it looks too early.
    streams = client.jetstream()
    values, info = await streams.key_value(bucket), await streams.stream_info(f"KV_{bucket}", subjects_filter=">")
    found = {}
    for key in (subject.removeprefix(f"$KV.{bucket}.") for subject in info.state.subjects or {}):
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


def n_ended(events: Iterable[Event]) -> int:
    """Return how many sessions have ended."""
    return sum(kind(event) == ENDED for event in events)


class Callers:
    """Any number of callers, each with a leg of its own; all send in one task, packets of 60 ms."""

    PACKET_CODES = 480
    PACKET_S = 0.06

    def __init__(self, codes: bytes) -> None:
        """``codes``: mu-law, said again and again, by each from another place on."""
        size = self.PACKET_CODES
        self._payloads = [codes[at : at + size] for at in range(0, len(codes) - size + 1, size)]
        self._to: dict[str, tuple[str, int, int]] = {}
        self._began = count(1)

    async def __aenter__(self) -> Self:
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._talking = asyncio.create_task(self._talk())
        return self

    async def __aexit__(self, *_: object) -> None:
        self._talking.cancel()
        await asyncio.wait([self._talking])
        self._socket.close()

    def call(self, session_id: str, leg: dict[str, Any]) -> None:
        """Send to a leg from now on."""
        self._to[session_id] = leg["host"], leg["port"], next(self._began)

    def hang_up(self, session_ids: Iterable[str]) -> None:
        for session_id in session_ids:
            self._to.pop(session_id, None)

    async def _talk(self) -> None:
        loop = asyncio.get_running_loop()
        began_s = loop.time()
        for number in count():
            for host, port, ssrc in self._to.values():
                payload = self._payloads[(number + 7 * ssrc) % len(self._payloads)]
                packet = RtpPacket(0, False, number % 2**16, number * self.PACKET_CODES % 2**32, ssrc, payload)
                with suppress(OSError):
                    self._socket.sendto(rtp_bytes(packet), (host, port))
            await asyncio.sleep(max(0.0, began_s + self.PACKET_S * (number + 1) - loop.time()))


class Listener:
    """Keeps what a node says to its own subscribers, until the node is gone."""

    def __init__(self, port: int, machine: Machine = HERE) -> None:
        self.events: list[Event] = []
        self._port = port
        self._machine = machine

    async def __aenter__(self) -> Self:
        self._listening = asyncio.create_task(self._listen())
        return self

    async def __aexit__(self, *_: object) -> None:
        self._listening.cancel()
        await asyncio.wait([self._listening])

    async def _listen(self) -> None:
        token = None if self._machine is HERE else TOKEN
        async with subscribed(self._port, token=token, host=self._machine.admin_host) as subscriber:
            self.events = subscriber.events
            await subscriber.until_closed(None)  # however long the test takes


@asynccontextmanager
async def servers(folder: Path, machines: Sequence[Machine]) -> AsyncIterator[list[NatsServer]]:
    """Run servers that form one cluster, one on each machine."""
    ports = [free_port() for _ in machines]
    among = [f"nats://{machine.host}:{port}" for machine, port in zip(machines, ports, strict=True)]
    made = [
        NatsServer(
            folder / f"nats-{index}",
            machine=machine,
            options=(
                *("--server_name", f"n{index}", "--cluster_name", "c", "--cluster", among[index]),
                *("--routes", ",".join(among)),
            ),
        )
        for index, machine in enumerate(machines)
    ]
    async with AsyncExitStack() as running:
        for server in made:
            await running.enter_async_context(server)
        yield made


async def leader_of(client: Client, stream: str) -> str:
    """Return the name of the server that leads a stream."""
    async with asyncio.timeout(TIMEOUT_S):
        while True:
            with suppress(NatsError, NotFoundError):
                info = await client.jetstream().stream_info(stream)
                if info.cluster is not None and info.cluster.leader:
                    return info.cluster.leader
            await asyncio.sleep(0.1)
