"""How NATS takes a changed configuration: what waits goes to other servers; a node of a cluster stays where it is."""

from __future__ import annotations

import asyncio
import json
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import msgspec

from streamer.app.reload import Settings
from streamer.app.sink_parts import sink_parts
from streamer.app.sinks import event_encoder, nats_servers, nats_stream_settings
from streamer.config.cluster_table import Cluster
from streamer.config.nats_table import Nats
from streamer.config.tables import Config
from streamer.engine.open_sinks import OpenSinks
from streamer.ops.stats import Stats
from streamer.sinks.nats import NatsSink
from streamer.sinks.publisher import Publisher
from tests.support.delays import at_once
from tests.support.examples import EXAMPLES
from tests.support.nats_server import NatsServer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

NOWHERE = "nats://127.0.0.1:1"


def configuration(*servers: str, password: str = "", cluster: bool = False) -> Config:
    nats = Nats(enabled=True, servers=servers, username="node" if password else "", password=password)
    return Config(nats=nats, cluster=Cluster(enabled=cluster))


@asynccontextmanager
async def running(config: Config) -> AsyncIterator[tuple[Settings, OpenSinks, Publisher]]:
    """Run the sink that a configuration enables."""
    publisher = Publisher(encode=event_encoder(config), stats=Stats())
    opened = OpenSinks(publisher)

    def make(config: Config) -> NatsSink:
        return NatsSink(
            servers=nats_servers(config, None), stream=nats_stream_settings(config), node="east", queue_events=100,
            max_age_s=60.0, report=lambda _: None, backoff=at_once,
        )  # fmt: skip

    sink = make(config)
    async with asyncio.TaskGroup() as tasks, opened.running_in(tasks):
        await opened.open(sink)
        yield Settings(config, sink_parts(config, {"nats": make}, {"nats": sink}, opened)), opened, publisher


async def test_events_that_wait_for_a_server_go_to_those_that_a_reload_names(tmp_path: Path) -> None:
    async with NatsServer(tmp_path) as server, running(configuration(NOWHERE)) as (settings, opened, publisher):
        for kind in ("session.started.v1", "state.v1"):
            publisher.publish(EXAMPLES[kind])
        (before,) = opened.sinks
        changes = await settings.change_to(configuration(server.url))
        assert (changes.applied, changes.ignored) == (["nats.servers"], [])
        publisher.publish(EXAMPLES["session.ended.v1"])
        kept = [json.loads(message.data)["type"] for message in await server.kept("ES", 3)]
        assert kept == [f"org.emotionstreamer.{kind}.v1" for kind in ("session.started", "state", "session.ended")]
        (after,) = opened.sinks
        assert (isinstance(before, NatsSink), before is after, publisher.lost_by_sink()) == (True, False, {"nats": 0})


async def test_a_reload_that_changes_nothing_of_it_leaves_the_sink_and_its_connection() -> None:
    config = configuration(NOWHERE)
    async with running(config) as (settings, opened, _):
        before = opened.sinks
        await settings.change_to(msgspec.structs.replace(config))
        assert opened.sinks == before


async def test_a_node_of_a_cluster_stays_with_its_servers_until_it_is_started_again() -> None:
    config = configuration(NOWHERE, cluster=True)
    async with running(config) as (settings, opened, _):
        before = opened.sinks
        changes = await settings.change_to(configuration("nats://127.0.0.1:2", password="other", cluster=True))
        assert (changes.applied, sorted(changes.ignored)) == ([], ["nats.password", "nats.servers", "nats.username"])
        assert (opened.sinks, settings.config.nats) == (before, config.nats)
