"""Daemons as nodes of one cluster over three real NATS servers, whatever is killed or cut off: `make test-cluster`.

Each session has one start and one end in the stream, and a client that resumes gets every event once. There are three
machines, network namespaces at a switch, each with a server and a daemon; callers (FFmpeg), gateway and its client are
on a fourth. Where no namespace can be made all are on loopback, and relays between a daemon and the servers fail.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
import time
from collections import Counter, defaultdict
from contextlib import AsyncExitStack, suppress
from typing import TYPE_CHECKING, Any

import emotion_streamer_client
import numpy as np
import pytest
import soxr
from nats.errors import Error as NatsError
from nats.errors import NoRespondersError
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from streamer.protocol.g711 import MU_LAW
from tests.support.bulk import speech
from tests.support.cluster import running_gateway, until_healthy
from tests.support.daemon import TIMEOUT_S, kind, kinds
from tests.support.ffmpeg_callers import FfmpegCallers
from tests.support.models import write_model
from tests.support.network import CAN_BE_MADE, HERE, Network
from tests.support.nodes import (
    ENDED,
    STARTED,
    TOKEN,
    Listener,
    Reader,
    client_of,
    entries,
    leader_of,
    lifecycles,
    node,
    request,
    servers,
    until_entries,
)
from tests.support.ports import free_port
from tests.support.relay import Relay
from tests.support.speech import RATE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence
    from pathlib import Path
    from typing import Self

    from nats.aio.client import Client

    from tests.support.daemon import Daemon, Event
    from tests.support.nats_server import NatsServer
    from tests.support.network import Machine

pytestmark = [pytest.mark.cluster, pytest.mark.timeout(240)]

LEGS = int(os.environ.get("LEGS", "60"))
"""So many are served by two cores that do other things too, beside three servers and what calls and reads."""
LEASE_S = 10.0
PARTITION_S = 20.0
OPEN = {"command": "open_session", "call_reference": "call", "legs": [{"role": "customer"}]}
NAMES = ("east", "west", "south")


def say(text: str) -> None:
    """Print a figure for whoever reads the output; the checks are assertions."""
    print(text, file=sys.stderr)


@pytest.fixture(scope="module")
def codes(tmp_path_factory: pytest.TempPathFactory, needs_program: Callable[[str], str]) -> bytes:
    """A sentence between two pauses, in mu-law."""
    spoken = speech(needs_program("espeak-ng"), tmp_path_factory.mktemp("speech"))
    return MU_LAW.encode((soxr.resample(spoken, RATE, 8_000) * 32_767).astype(np.int16)).tobytes()


class Cable:
    """Of the machine of a daemon: what is pulled out and put back."""

    def __init__(self, network: Network | None, relays: Sequence[Relay]) -> None:
        """``network``: of which the machine is west; without one, ``relays`` between the daemon and the servers."""
        self._network = network
        self._relays = relays

    async def pull(self) -> None:
        for relay in self._relays:
            relay.freeze()
        if self._network is not None:
            await self._network.unplug("west")

    async def plug(self) -> None:
        for relay in self._relays:
            relay.thaw()
        if self._network is not None:
            await self._network.plug("west")


class Cluster:
    """Three servers, three daemons with the smallest model, and what was opened on them."""

    def __init__(
        self,
        folder: Path,
        machines: dict[str, Machine],
        servers: list[NatsServer],
        relays: Sequence[Relay],
        cable: Cable,
    ) -> None:
        self.servers = servers
        """Those of east, west and south."""
        self.machines = machines
        self.urls = [server.url for server in servers]
        self.lasting_urls = [
            server.url for server in servers if server.machine is HERE or server.machine.name != "west"
        ]
        """Of servers that are never cut off."""
        self._urls_of = dict.fromkeys(NAMES, self.urls)
        if relays:
            self._urls_of["west"] = [f"nats://127.0.0.1:{relay.port}" for relay in relays]
        self.cable = cable
        self.daemons: dict[str, Daemon] = {}
        self.listeners: dict[str, Listener] = {}
        self.sessions: dict[str, str] = {}
        """Those that were opened by control and not ended since, and the node of each."""
        self._folder = folder
        self._card = write_model(folder)
        self._stacks = {name: AsyncExitStack() for name in NAMES}
        self.ports = {name: free_port() for name in NAMES}

    async def start(self, name: str) -> None:
        more = (
            f'[model]\ncard = "{self._card}"\n[engine]\ntarget_load = 0.0\n'
            f'[[streams]]\ndialect = "l16"\nsource_id = "platform"\npath = "/platform"\n'
        )
        stack = self._stacks[name] = AsyncExitStack()
        self.daemons[name] = await stack.enter_async_context(
            node(
                self._folder, name, self._urls_of[name], legs=LEGS, more=more, model="", replicas=3,
                port=self.ports[name], machine=self.machines[name], lease_s=LEASE_S, drain_s=3.0,
            )
        )  # fmt: skip
        self.listeners[name] = await stack.enter_async_context(Listener(self.ports[name], self.machines[name]))

    async def stop(self, name: str) -> None:
        await self._stacks[name].aclose()

    async def open(self, client: Client, callers: FfmpegCallers, number: int) -> None:
        legs = defaultdict(list)
        for _ in range(number):
            reply = await request(client, "es.control.open", **OPEN)
            assert reply["ok"], reply
            self.sessions[reply["session_id"]] = reply["node"]
            legs[reply["node"]].append((reply["session_id"], reply["legs"][0]))
        for of_node in legs.values():
            await callers.call(of_node)

    def forget(self, session_ids: set[str]) -> None:
        for session_id in session_ids:
            del self.sessions[session_id]

    def of(self, name: str) -> set[str]:
        return {session_id for session_id, owner in self.sessions.items() if owner == name}


@pytest.fixture
async def cluster(tmp_path: Path) -> AsyncIterator[Cluster]:
    async with AsyncExitStack() as running:
        machines, relays, network = dict.fromkeys(NAMES, HERE), [], None
        if CAN_BE_MADE:
            network = await running.enter_async_context(Network(NAMES))
            machines = network.machines
        all_servers = await running.enter_async_context(servers(tmp_path, list(machines.values())))
        if network is None:
            relays = [await running.enter_async_context(Relay(server.port)) for server in all_servers]
        made = Cluster(tmp_path, machines, all_servers, relays, Cable(network, relays))
        async with client_of(made.urls) as client:
            await _until_ready(client)
        try:
            async with asyncio.TaskGroup() as starting:
                for name in NAMES:
                    starting.create_task(made.start(name))
            yield made
        finally:
            for name in NAMES:
                await made.stop(name)


async def _until_ready(client: Client) -> None:
    """Return once the servers have chosen a leader among them."""
    async with asyncio.timeout(100):
        while True:
            with suppress(NatsError):
                await client.jetstream().account_info()
                return
            await asyncio.sleep(0.1)


async def test_every_session_has_one_start_and_one_end_whatever_is_killed_or_cut_off(
    cluster: Cluster, codes: bytes, tmp_path: Path, needs_program: Callable[[str], str]
) -> None:
    async with AsyncExitStack() as running:
        client = await running.enter_async_context(client_of(cluster.lasting_urls))
        await until_entries(client, "es_nodes", lambda found: set(found) == set(NAMES))
        reader = await running.enter_async_context(Reader(cluster.lasting_urls))
        dashboard = await running.enter_async_context(Dashboard(tmp_path / "door", cluster.urls))
        callers = await running.enter_async_context(FfmpegCallers(needs_program("ffmpeg"), tmp_path / "said", codes))
        await cluster.open(client, callers, LEGS)
        await reader.until(lambda events: kinds(events).count(STARTED) == LEGS)
        placed = Counter(cluster.sessions.values())
        say(f"{LEGS} legs: {dict(placed)}")
        assert set(placed) == set(NAMES)
        await _kill_a_daemon(cluster, client, reader, callers)
        await _kill_the_gateway(dashboard, reader)
        await _kill_the_leader(cluster, client, reader)
        cut = await _cut_a_node_off(cluster, client, reader)
        assert callers.still_sending()
        await _end_all(client)
        await until_entries(client, "es_sessions", lambda found: not found)
        events = await reader.until(lambda events: kinds(events).count(ENDED) == kinds(events).count(STARTED))
        assert await dashboard.until_like(events) == of_sessions(events)
    found = Counter(tuple(each) for each in lifecycles(events).values())
    assert set(found) == {("started", "node_lost"), ("started", "hangup")}, found
    ids = Counter(event["id"] for event in events)
    assert set(ids.values()) == {1}
    for name in ("west", "south"):  # of the one that was killed nobody knows what it had not sent
        heard = cluster.listeners[name].events
        last = max(at for at, event in enumerate(heard) if kind(event) == ENDED and event["id"] in ids)
        missing = [event for event in heard[:last] if event["id"] not in ids]  # what comes later is still on its way
        told_by_others: dict[str, set[str]] = {STARTED: set(), ENDED: set()}
        for event in missing:
            told_by_others[kind(event)].add(event["data"]["session_id"])
        assert told_by_others[ENDED] == (cut if name == "west" else set())
        assert told_by_others[STARTED] <= told_by_others[ENDED]  # what it could not send before it was cut off
    say(f"{len(events)} events in the stream, of {len(lifecycles(events))} sessions, each once")


async def _kill_a_daemon(cluster: Cluster, client: Client, reader: Reader, callers: FfmpegCallers) -> None:
    """Its sessions end, told by others; those who call again are served."""
    began_s, lost = time.monotonic(), cluster.of("east")
    cluster.daemons["east"].process.send_signal(signal.SIGKILL)
    events = await reader.until(lambda events: reasons(events)["node_lost"] == len(lost))
    took_s = time.monotonic() - began_s
    say(f"a daemon with {len(lost)} sessions killed: all ended after {took_s:.1f} s, the lease is {LEASE_S:g} s")
    assert {key for key, value in lifecycles(events).items() if value == ["started", "node_lost"]} == lost
    await callers.hang_up(lost)
    cluster.forget(lost)
    await cluster.stop("east")
    await cluster.start("east")
    await until_entries(client, "es_nodes", lambda found: set(found) == set(NAMES))
    await cluster.open(client, callers, len(lost))


async def _kill_the_gateway(dashboard: Dashboard, reader: Reader) -> None:
    """What is told meanwhile comes once it is there again."""
    began_s, n_events = time.monotonic(), len(reader.events)
    await dashboard.kill_and_start()
    took_s, missed = time.monotonic() - began_s, len(reader.events) - n_events
    say(f"the gateway killed: it serves again after {took_s:.1f} s, {missed} events later")


async def _kill_the_leader(cluster: Cluster, client: Client, reader: Reader) -> None:
    """Events go on, and nobody is taken for lost."""
    leader = await leader_of(client, "ES")
    (killed,) = (server for index, server in enumerate(cluster.servers) if leader == f"n{index}")
    began_s, n_events, n_ends = time.monotonic(), len(reader.events), sum(reasons(reader.events).values())
    await killed.kill()
    await reader.until(lambda events: len(events) > n_events + 200)
    say(f"the leader of the stream killed: 200 more events after {time.monotonic() - began_s:.1f} s")
    await until_entries(client, "es_nodes", lambda found: set(found) == set(NAMES))
    await killed.start()
    assert sum(reasons(reader.events).values()) == n_ends


async def _cut_a_node_off(cluster: Cluster, client: Client, reader: Reader) -> set[str]:
    """Its sessions end, told by others; when it is back its legs go on in others. Return those that ended."""
    began_s, cut, n_lost = time.monotonic(), cluster.of("west"), reasons(reader.events)["node_lost"]
    await cluster.cable.pull()
    await reader.until(lambda events: reasons(events)["node_lost"] == n_lost + len(cut))
    say(f"a node with {len(cut)} sessions cut off: all ended after {time.monotonic() - began_s:.1f} s")
    await asyncio.sleep(max(0.0, PARTITION_S - (time.monotonic() - began_s)))
    await cluster.cable.plug()
    await until_entries(client, "es_nodes", lambda found: set(found) == set(NAMES))
    await until_entries(client, "es_sessions", lambda found: owned(found, "west") == len(cut) and not cut & set(found))
    say(f"back: after {time.monotonic() - began_s:.1f} s its legs go on in {len(cut)} other sessions")
    return cut


async def _end_all(client: Client) -> None:
    """End each session at its node, which may be just about to take requests again."""
    for session_id, entry in (await entries(client, "es_sessions")).items():
        async with asyncio.timeout(TIMEOUT_S):
            while True:
                with suppress(NoRespondersError):
                    subject = f"es.control.node.{entry['node']}"
                    await request(client, subject, command="end_session", session_id=session_id)
                    break
                await asyncio.sleep(0.1)


async def test_nodes_restart_one_after_the_other_and_clients_that_connect_again_go_on(
    cluster: Cluster, codes: bytes, tmp_path: Path, needs_program: Callable[[str], str]
) -> None:
    async with AsyncExitStack() as running:
        client = await running.enter_async_context(client_of(cluster.urls))
        await until_entries(client, "es_nodes", lambda found: set(found) == set(NAMES))
        reader = await running.enter_async_context(Reader(cluster.urls))
        callers = await running.enter_async_context(FfmpegCallers(needs_program("ffmpeg"), tmp_path / "said", codes))
        urls = [f"ws://{cluster.machines[name].host}:{cluster.ports[name]}/platform" for name in NAMES]
        streaming = [await running.enter_async_context(Platform(f"call-{number}", urls, number)) for number in range(9)]
        await cluster.open(client, callers, 6)
        await reader.until(lambda events: kinds(events).count(STARTED) == 15)
        for name in NAMES:
            daemon = cluster.daemons[name]
            daemon.process.send_signal(signal.SIGTERM)
            status, _ = await daemon.wait()
            assert status == 0
            await cluster.stop(name)
            await cluster.start(name)
            await until_entries(client, "es_nodes", lambda found: set(found) == set(NAMES))
            for platform in streaming:
                await platform.until_connected()
            # Who has just connected has a session before the next daemon ends.
            await reader.until(lambda events: streamed(events) == sum(platform.connections for platform in streaming))
        assert sum(platform.connections for platform in streaming) > len(streaming)
        say(f"rolling restart: {[platform.connections for platform in streaming]} connections of each client")
        for platform in streaming:
            await platform.hang_up()
        await callers.hang_up(cluster.sessions)
        await _end_all(client)
        await until_entries(client, "es_sessions", lambda found: not found)
        events = await reader.until(lambda events: kinds(events).count(ENDED) == kinds(events).count(STARTED))
        found = lifecycles(events)
        assert {(len(value), value[0], value[1]) for value in found.values()} == {
            (2, "started", reason) for reason in ("shutdown", "hangup")
        }
        assert streamed(events) == sum(platform.connections for platform in streaming)
        assert set(Counter(event["id"] for event in events).values()) == {1}


def reasons(events: list[Event]) -> Counter[str]:
    return Counter(event["data"]["reason"] for event in events if kind(event) == ENDED)


def streamed(events: list[Event]) -> int:
    """How many sessions began that were streamed."""
    return sum(event["data"]["source_id"] == "platform" for event in events if kind(event) == STARTED)


def owned(found: dict[str, dict[str, Any]], name: str) -> int:
    return sum(entry["node"] == name for entry in found.values())


def of_sessions(events: list[Event]) -> list[str]:
    """Return the ids of what was told of sessions."""
    return [event["id"] for event in events if event["data"].get("session_id")]


class Dashboard:
    """A gateway, and a client of it that goes on after its last event, however often the gateway is killed."""

    def __init__(self, folder: Path, urls: list[str]) -> None:
        self.events: list[Event] = []
        self._folder = folder
        self._urls = urls
        self._port = free_port()
        self._running = AsyncExitStack()

    async def __aenter__(self) -> Self:
        await self._start()
        self._reading = asyncio.create_task(self._read())
        return self

    async def __aexit__(self, *_: object) -> None:
        self._reading.cancel()
        await asyncio.wait([self._reading])
        await self._running.aclose()

    async def kill_and_start(self) -> None:
        """Kill the gateway with SIGKILL and start it again at the same address."""
        await self._running.aclose()
        await self._start()

    async def until_like(self, events: list[Event]) -> list[str]:
        """Return the ids of what it was told of sessions, once it has the last of those in the stream."""
        last = of_sessions(events)[-1]
        async with asyncio.timeout(TIMEOUT_S):
            while last not in of_sessions(self.events[-500:]):  # noqa: ASYNC110 - asked for each event it takes too long
                await asyncio.sleep(0.05)
        return of_sessions(self.events)

    async def _start(self) -> None:
        await self._running.enter_async_context(running_gateway(self._folder, *self._urls, port=self._port))
        await until_healthy(self._port)

    async def _read(self) -> None:
        async for event in emotion_streamer_client.connect(f"ws://127.0.0.1:{self._port}"):
            self.events.append(event.raw)


class Platform:
    """A client of the dialect ``l16`` that connects again, to the next daemon, whenever its connection is closed."""

    def __init__(self, name: str, urls: list[str], first: int) -> None:
        self.connections = 0
        self._name = name
        self._urls = urls
        self._next = first
        self._connected = asyncio.Event()
        self._hangs_up = asyncio.Event()

    async def __aenter__(self) -> Self:
        self._streaming = asyncio.create_task(self._stream())
        return self

    async def __aexit__(self, *_: object) -> None:
        self._streaming.cancel()
        await asyncio.wait([self._streaming])

    async def until_connected(self) -> None:
        async with asyncio.timeout(100):
            await self._connected.wait()

    async def hang_up(self) -> None:
        self._hangs_up.set()
        await self._streaming

    async def _stream(self) -> None:
        while not self._hangs_up.is_set():
            self._next += 1
            url = self._urls[self._next % len(self._urls)]
            with suppress(OSError, InvalidStatus, ConnectionClosed):
                async with connect(url, additional_headers={"Authorization": f"Bearer {TOKEN}"}) as connection:
                    await connection.send(json.dumps({"callSid": self._name, "sampleRate": 8000, "mixType": "mono"}))
                    self.connections += 1
                    self._connected.set()
                    while not self._hangs_up.is_set():
                        await connection.send(bytes(1600))
                        await asyncio.sleep(0.1)
            self._connected.clear()
            await asyncio.sleep(0.05)
