"""Health and metrics of a gateway name the nodes that are there, and what is not well."""

from __future__ import annotations

import asyncio
import json
import subprocess
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import nats

from streamer.gateway.report import GatewayReport
from tests.support.broker import DEADLINE_S
from tests.support.cluster import gate, publisher
from tests.support.examples import EXAMPLES
from tests.support.nats_server import NatsServer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from nats.js.kv import KeyValue

KITCHEN: dict[str, Any] = {
    "node": "kitchen", "version": "0.1.0", "url": "", "load": 0.31, "target_load": 0.85, "legs": 12, "max_legs": 2000,
    "sessions": 6, "draining": False, "started": "2026-11-30T10:00:00.000Z", "rtp_host": "192.0.2.7",
}  # fmt: skip


@asynccontextmanager
async def registry(url: str) -> AsyncIterator[KeyValue]:
    client = await nats.connect(url)
    try:
        yield await client.jetstream().create_key_value(bucket="es_nodes", ttl=60)
    finally:
        await client.close()


async def test_nodes_are_listed_with_load_legs_version_and_whether_they_drain(
    tmp_path: Path, needs_program: Callable[[str], str]
) -> None:
    async with NatsServer(tmp_path) as server, registry(server.url) as nodes, gate(server.url) as gateway:
        report = GatewayReport(version="0.1.0", link=gateway.link, feed=gateway.feed, nodes=gateway.nodes)
        async with asyncio.timeout(DEADLINE_S):
            while report.whole().is_ok:  # noqa: ASYNC110 - until the registry was read
                await asyncio.sleep(0.01)
        assert report.whole().text() == "not ok\nnats: ok\nnodes: not ok: no node is registered\n"
        await nodes.put("kitchen", json.dumps(KITCHEN).encode())
        await nodes.put("hall", json.dumps(KITCHEN | {"node": "hall", "draining": True, "more": 1}).encode())
        await nodes.put("nonsense", b"[]")
        await gateway.until_present("hall", "kitchen")
        assert report.whole().text() == (
            "ok\nnats: ok\nnodes: ok\n"
            "node hall: load 0.31 of 0.85, 12 of 2000 legs, 6 sessions, version 0.1.0, draining\n"
            "node kitchen: load 0.31 of 0.85, 12 of 2000 legs, 6 sessions, version 0.1.0\n"
        )
        assert report.whole().text(reasons=False) == "ok\nnats: ok\nnodes: ok\n"
        text = report.exposition()
        checked = await asyncio.to_thread(
            subprocess.run,
            [needs_program("promtool"), "check", "metrics"],
            input=text,
            text=True,
            capture_output=True,
            check=False,
        )
        assert (checked.returncode, checked.stderr) == (0, "")
        assert 'emotion_streamer_node_load{node="kitchen"} 0.31' in text
        assert 'emotion_streamer_node_draining{node="hall"} 1.0' in text
        assert "emotion_streamer_nodes 2.0" in text
        await nodes.delete("hall")
        await gateway.until_present("kitchen")


async def test_what_a_node_said_of_itself_is_forgotten_with_it(tmp_path: Path) -> None:
    async with (
        NatsServer(tmp_path) as server,
        registry(server.url) as nodes,
        publisher(server.url) as kitchen,
        gate(server.url) as gateway,
    ):
        await nodes.put("kitchen", json.dumps(KITCHEN).encode())
        await gateway.until_present("kitchen")
        await kitchen.publish(EXAMPLES["source.health.v1"])
        await gateway.until_read(1)
        assert [event.type for event in gateway.door._stream._snapshot.events()] == ["source.health.v1"]
        await nodes.delete("kitchen")
        await gateway.until_present()
        assert gateway.door._stream._snapshot.events() == []


async def test_without_nats_it_is_alive_and_not_ready(tmp_path: Path) -> None:
    server = NatsServer(tmp_path)
    async with server, gate(server.url) as gateway:
        report = GatewayReport(version="0.1.0", link=gateway.link, feed=gateway.feed, nodes=gateway.nodes)
        assert report.ready().text() == "ok\nnats: ok\n"
        await server.kill()
        async with asyncio.timeout(DEADLINE_S):
            while report.ready().is_ok:  # noqa: ASYNC110 - nobody is told of it but who asks
                await asyncio.sleep(0.01)
        pages = report.pages()
        assert [pages[path]().is_ok for path in ("/livez", "/readyz", "/healthz")] == [True, False, False]
        assert "emotion_streamer_nats_connected 0.0" in report.exposition()
