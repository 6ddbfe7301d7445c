"""The gateway of ``emotion-streamer gateway``: the daemon's own front door, with a cluster behind it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from typing import TYPE_CHECKING

from streamer.access.origins import normal_origin
from streamer.app.access import access_policy, certificate
from streamer.app.metrics import loop_metrics, reload_metrics, sink_metrics
from streamer.app.reload import Reloader, Settings
from streamer.app.reloadable_parts import log_part
from streamer.app.sink_parts import access_part, certificate_parts
from streamer.app.sinks import nats_servers, nats_stream_settings, node_name
from streamer.core.errors import ConfigError
from streamer.gateway.control import ClusterControl
from streamer.gateway.earlier import StreamHistory
from streamer.gateway.feed import EventFeed
from streamer.gateway.kept import ClusterMarks, ClusterRecords
from streamer.gateway.link import Link
from streamer.gateway.nodes import Nodes
from streamer.gateway.own_events import gap_encoder
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


@dataclass(frozen=True, slots=True)
class Gateway:
    """What runs, and what reads its configuration again."""

    service: GatewayService
    reloader: Reloader


def check_gateway(config: Config) -> None:
    """Raise ConfigError where the gateway can't run, though each key of the configuration is valid."""
    if not config.websocket.enabled:
        raise ConfigError("websocket.enabled: expected true, since a gateway serves nothing else, got false")


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
    check_gateway(config)
    access = access_policy(config.websocket, config_path, os.environ)
    tls = certificate(config.websocket, config_path)
    reloader = _reloader(config, config_path, access, tls, load=load, notifier=notifier, doors=lambda: [door])
    name = node_name(config)
    encode_gap = gap_encoder(name)

    def tell(gap: Gap) -> None:
        door.publish(encode_gap(gap))

    link = Link(servers=nats_servers(config), stream=nats_stream_settings(config), name=f"gateway {name}")
    feed = EventFeed(lambda: door, stream=config.nats.stream, report=tell)

    def forget(key: str) -> None:
        door.forget(key)

    nodes = Nodes(forget=forget)

    control, records = ClusterControl(link, nodes), ClusterRecords(link, nodes)

    def other_metrics() -> Iterator[Metric]:
        yield from loop_metrics()
        yield from sink_metrics([door])
        yield from reload_metrics(reloader.figures)

    report = GatewayReport(version=version("emotion-streamer"), link=link, feed=feed, nodes=nodes, others=other_metrics)
    door = WebSink(
        host=config.websocket.host,
        port=config.websocket.port,
        access=access,
        certificate=tls,
        queue_events=config.websocket.queue_events,
        replay_events=config.websocket.replay_events,
        encode_gap=encode_gap,
        earlier=StreamHistory(link, feed, stream=config.nats.stream),
        pages=built_page() if config.web.page else {},
        embed_origins=[normal_origin(origin) for origin in config.web.embed_origins],
        health=report.pages(),
        answer_control=control.answer if config.websocket.control else None,
        acknowledge=control.acknowledge,
        tickets=ClusterTickets(link, access.tokens, replicas=config.nats.replicas),
        metrics=report.exposition,
        marks=ClusterMarks(link, nodes, records, stream=config.nats.stream),
        archive=records,
        is_gateway=True,
    )
    service = GatewayService(
        door=door,
        link=link,
        works=[feed.follow, nodes.follow],
        notifier=notifier,
        status=lambda: f"{report.status()}{reloader.status()}",
        on_ready=partial(on_ready, door),
        background=[reloader.run],
    )
    return Gateway(service, reloader)


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
        check_gateway(loaded)
        return loaded

    parts = [log_part(), access_part(access, config, config_path, doors), *certificate_parts(tls, config_path)]
    name = "the configuration" if config_path is None else str(config_path)
    return Reloader(Settings(config, parts), load=load_checked, notifier=notifier, name=name)
