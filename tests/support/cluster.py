"""What the tests of a cluster share: a gateway as a process, and nodes that publish what a test says."""

from __future__ import annotations

import asyncio
import json
import sys
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from streamer.gateway.control import ClusterControl
from streamer.gateway.earlier import StreamHistory
from streamer.gateway.feed import EventFeed
from streamer.gateway.kept import ClusterMarks, ClusterRecords
from streamer.gateway.link import Link
from streamer.gateway.nodes import Nodes
from streamer.gateway.own_events import own_encoder
from streamer.gateway.tickets import ClusterTickets
from streamer.ops.defaults import event_id
from streamer.protocol.cloudevents import encode
from streamer.sinks.nats import headers_of, subject_of
from streamer.sinks.nats_settings import NatsServers, StreamSettings
from streamer.sinks.nats_stream import connect, ensure_stream
from streamer.web.sink import WebSink
from tests.support.broker import DEADLINE_S
from tests.support.daemon import started
from tests.support.delays import at_once
from tests.support.ports import free_port
from tests.support.websocket_client import access

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from nats.js import JetStreamContext

    from streamer.core.events import Event, Gap
    from streamer.protocol.cloudevents import WireEvent
    from tests.support.daemon import Daemon

STREAM = StreamSettings("ES", replicas=1, keep_s=3600.0, duplicates_s=120.0)


def servers(url: str) -> NatsServers:
    return NatsServers((url,), None, None, None)


class Publisher:
    """A node that publishes what it is told, at once."""

    def __init__(self, streams: JetStreamContext, node: str) -> None:
        self.streams = streams
        self._node = node

    async def publish(self, event: Event, *, source_id: str | None = "phones") -> WireEvent:
        """Return the event once the stream has it."""
        made = encode(event, node=self._node, event_id=event_id(), now_s=0.0, source_id=source_id)
        await self.send(made)
        return made

    async def send(self, event: WireEvent) -> None:
        await self.streams.publish(subject_of(event, self._node), event.payload, headers=headers_of(event))


@asynccontextmanager
async def publisher(url: str, node: str = "kitchen") -> AsyncIterator[Publisher]:
    """Connect a node; the stream is made where there is none."""
    async with connect(servers(url), tls=None, name=node) as client:
        streams = client.jetstream()
        await ensure_stream(streams, STREAM)
        yield Publisher(streams, node)


@dataclass(frozen=True, slots=True)
class Gate:
    """A gateway in this process."""

    door: WebSink
    feed: EventFeed
    nodes: Nodes
    control: ClusterControl
    link: Link

    async def until_read(self, n: int) -> None:
        """Return when the message with this sequence number was read."""
        async with asyncio.timeout(DEADLINE_S):
            while not (self.feed.has_begun and self.feed.position >= n):  # noqa: ASYNC110 - the feed has no event for it
                await asyncio.sleep(0.01)

    async def until_present(self, *names: str) -> None:
        """Return when just these nodes are known."""
        async with asyncio.timeout(DEADLINE_S):
            while tuple(self.nodes.present) != names:  # noqa: ASYNC110 - nobody is told of it but who asks
                await asyncio.sleep(0.01)


@asynccontextmanager
async def gate(
    url: str, *, token: str | None = None, begun: bool = True, answer_s: float = DEADLINE_S, **options: Any
) -> AsyncIterator[Gate]:
    """Run a gateway in this process; it knows all that the stream has by now, where ``begun``."""
    encode_own = own_encoder("door")
    link = Link(servers=servers(url), stream=STREAM, name="door", backoff=at_once)

    def tell(gap: Gap) -> None:
        door.publish(encode_own(gap))

    def forget(key: str) -> None:
        door.forget(key)

    feed, nodes, policy = (
        EventFeed(lambda: door, stream="ES", report=tell),
        Nodes(forget=forget, look_every_s=0.05),
        access(token),
    )
    control, records = ClusterControl(link, nodes), ClusterRecords(link, nodes, answer_s=answer_s)
    door = WebSink(
        host="127.0.0.1", port=0, access=policy, encode_own=encode_own, answer_control=control.answer,
        acknowledge=control.acknowledge, tickets=ClusterTickets(link, policy.tokens, replicas=1),
        earlier=StreamHistory(link, feed, stream="ES"), is_gateway=True,
        marks=ClusterMarks(link, nodes, records, stream="ES"), archive=records,
        **{"queue_events": 1000, "replay_events": 100} | options,
    )  # fmt: skip
    async with asyncio.TaskGroup() as tasks, door:
        working = tasks.create_task(link.run([feed.follow, nodes.follow]))
        serving = tasks.create_task(door.run())
        gateway = Gate(door, feed, nodes, control, link)
        if begun:
            await gateway.until_read(0)
        yield gateway
        working.cancel()
        serving.cancel()


@asynccontextmanager
async def running_gateway(
    folder: Path, *nats_urls: str, config: str = "", websocket: str = "", port: int | None = None
) -> AsyncIterator[Daemon]:
    """Start ``emotion-streamer gateway`` on ``port``, or on a free one; kill it at the end."""
    folder.mkdir(exist_ok=True)  # noqa: ASYNC240 - an instant, in a test
    port = port or free_port()
    path = folder / "gateway.toml"
    path.write_text(
        f'[nats]\nservers = {json.dumps(nats_urls)}\n[events]\nnode = "door"\n{config}\n'
        f"[websocket]\nport = {port}\n{websocket}\n"
    )
    command = (sys.executable, "-m", "streamer", "gateway", "--config", str(path))
    async with started(folder, *command, port=port) as daemon:
        yield daemon


async def ask(port: int, path: str, *, method: str = "GET", body: object = None) -> tuple[int, str]:
    """Return the status and the body of the answer to a plain request."""
    async with asyncio.timeout(DEADLINE_S):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        content = b"" if body is None else json.dumps(body).encode()
        head = f"{method} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: {len(content)}"
        writer.write(f"{head}\r\n\r\n".encode() + content)
        answer = await reader.read()
        writer.close()
    first, _, rest = answer.partition(b"\r\n")
    return int(first.split()[1]), rest.partition(b"\r\n\r\n")[2].decode()


async def until_healthy(port: int, path: str = "/readyz") -> str:
    """Return what a health page says once all is well."""
    async with asyncio.timeout(DEADLINE_S):
        while True:
            try:
                status, text = await ask(port, path)
            except OSError:
                status = 0
            if status == 200:
                return text
            await asyncio.sleep(0.02)
