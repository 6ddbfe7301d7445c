"""The gateway of ``emotion-streamer gateway``: the daemon's own front door, with a cluster behind it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from typing import TYPE_CHECKING

from streamer.access.origins import normal_origin
from streamer.app.access import access_policy, certificate
from streamer.app.gateway_config import check_gateway
from streamer.app.metrics import loop_metrics, reload_metrics, sink_metrics
from streamer.app.node_name import node_name
from streamer.app.reload import Reloader, Settings
from streamer.app.reloadable_parts import log_part
from streamer.app.sink_parts import access_part, certificate_parts
from streamer.app.sinks import nats_servers, nats_stream_settings
from streamer.gateway.control import ClusterControl
from streamer.gateway.earlier import StreamHistory
from streamer.gateway.feed import EventFeed
from streamer.gateway.kept import ClusterMarks, ClusterRecords
from streamer.gateway.link import Link
from streamer.gateway.nodes import Nodes
from streamer.gateway.own_events import own_encoder
from streamer.gateway.report import GatewayReport
from streamer.gateway.service import GatewayService
from streamer.gateway.tickets import ClusterTickets
from streamer.web.sink import WebSink
from streamer.web.static_files import built_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from prometheus_client.metrics_core import Metric

    from streamer.access.policy import AccessPolicy
    from streamer.config.tables import Config
    from streamer.core.events import Gap
    from streamer.ops.systemd import Notifier
    from streamer.sinks.sink import Sink
    from streamer.web.certificate import Certificate
    from streamer.web.earlier import EncodeOwn


@dataclass(frozen=True, slots=True)
class Gateway:
    """What runs, and what reads its configuration again."""

    service: GatewayService
    reloader: Reloader


def gateway(
    config: Config,
    config_path: Path | None,
    *,
    notifier: Notifier,
    on_ready: Callable[[Sink], None],
    load: Callable[[], Config],
) -> Gateway:
    """Return what serves the clients of a cluster. Raises ConfigError, or SinkError without the extra ``cluster``.

    ``on_ready`` gets the open front door. ``load`` reads the configuration again.
    """
    check_gateway(config, config_path)
    access = access_policy(config.websocket, config_path, os.environ)
    tls = certificate(config.websocket, config_path)
    encode_own = own_encoder(node_name(config))
    behind = _cluster(config, config_path, lambda: door, tell=lambda gap: door.publish(encode_own(gap)))
    reloader = _reloader(config, config_path, access, tls, load=load, notifier=notifier, doors=lambda: [door])
    report = GatewayReport(
        version=version("emotion-streamer"),
        link=behind.link,
        feed=behind.feed,
        nodes=behind.nodes,
        others=lambda: _other_metrics(door, reloader),
    )
    door = _front_door(config, access, tls, behind, report, encode_own=encode_own)
    service = GatewayService(
        door=door,
        link=behind.link,
        works=[behind.feed.follow, behind.nodes.follow],
        notifier=notifier,
        status=lambda: f"{report.status()}{reloader.status()}",
        on_ready=partial(on_ready, door),
        background=[reloader.run],
    )
    return Gateway(service, reloader)


@dataclass(frozen=True, slots=True)
class _Cluster:
    """What is behind the front door."""

    link: Link
    feed: EventFeed
    nodes: Nodes
    control: ClusterControl
    records: ClusterRecords


def _cluster(
    config: Config, config_path: Path | None, door: Callable[[], WebSink], *, tell: Callable[[Gap], None]
) -> _Cluster:
    """Return it; nothing is connected yet. ``tell`` tells the clients of what was lost."""
    name = f"gateway {node_name(config)}"
    link = Link(servers=nats_servers(config, config_path), stream=nats_stream_settings(config), name=name)
    feed = EventFeed(door, stream=config.nats.stream, report=tell)
    nodes = Nodes(forget=lambda key: door().forget(key))
    return _Cluster(link, feed, nodes, ClusterControl(link, nodes), ClusterRecords(link, nodes))


def _front_door(
    config: Config,
    access: AccessPolicy,
    tls: Certificate | None,
    behind: _Cluster,
    report: GatewayReport,
    *,
    encode_own: EncodeOwn,
) -> WebSink:
    websocket, web, stream = config.websocket, config.web, config.nats.stream
    return WebSink(
        host=websocket.host,
        port=websocket.port,
        access=access,
        certificate=tls,
        queue_events=websocket.queue_events,
        replay_events=websocket.replay_events,
        encode_own=encode_own,
        earlier=StreamHistory(behind.link, behind.feed, stream=stream),
        pages=built_page() if web.page else {},
        embed_origins=[normal_origin(origin) for origin in web.embed_origins],
        health=report.pages(),
        answer_control=behind.control.answer if websocket.control else None,
        acknowledge=behind.control.acknowledge,
        tickets=ClusterTickets(behind.link, access.tokens, replicas=config.nats.replicas),
        metrics=report.exposition,
        marks=ClusterMarks(behind.link, behind.nodes, behind.records, stream=stream),
        archive=behind.records,
        is_gateway=True,
    )


def _other_metrics(door: WebSink, reloader: Reloader) -> Iterator[Metric]:
    yield from loop_metrics()
    yield from sink_metrics([door])
    yield from reload_metrics(reloader.figures)


def _reloader(
    config: Config,
    config_path: Path | None,
    access: AccessPolicy,
    tls: Certificate | None,
    *,
    load: Callable[[], Config],
    notifier: Notifier,
    doors: Callable[[], list[WebSink]],
) -> Reloader:
    def load_checked() -> Config:
        loaded = load()
        check_gateway(loaded, config_path)
        return loaded

    parts = [log_part(), access_part(access, config, config_path, doors), *certificate_parts(tls, config_path)]
    name = "the configuration" if config_path is None else str(config_path)
    return Reloader(Settings(config, parts), load=load_checked, notifier=notifier, name=name)
