"""The metrics of parts that the daemon is composed of: its sinks, its limits, and how reloading goes."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from streamer.ops.metric_families import counters, gauge
from streamer.sinks.mqtt import MqttSink
from streamer.web.sink import WebSink

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from prometheus_client.metrics_core import Metric

    from streamer.app.reload import ReloadFigures
    from streamer.config.tables import Config
    from streamer.sinks.sink import Sink


def limit_metrics(config: Config) -> Iterator[Metric]:
    """Yield the limits that other metrics come close to."""
    if config.rtp.enabled:
        yield gauge("rtp_leg_limit", "Legs of calls that may be open at once.", config.rtp.max_legs)


def loop_metrics() -> Iterator[Metric]:
    """Yield what goes on in the event loop, which must be the caller's."""
    yield gauge(
        "tasks", "Tasks of the event loop; what grows while nothing more goes on is a leak.", len(asyncio.all_tasks())
    )


def sink_metrics(sinks: Sequence[Sink]) -> Iterator[Metric]:
    """Yield the state of the sinks that are open."""
    for sink in sinks:
        match sink:
            case WebSink():
                yield gauge("subscribers", "Subscribers that are connected by WebSocket.", sink.subscribers)
                yield from _access_metrics(sink)
            case MqttSink():
                yield gauge("mqtt_connected", "1 while the MQTT broker is connected.", int(sink.connected))
                yield gauge("mqtt_queued_events", "Events that wait for the MQTT broker.", sink.queued)


def _access_metrics(sink: WebSink) -> Iterator[Metric]:
    limits, refusals = sink.access.limits, sink.access.refusals.total
    yield gauge("control_clients", "Clients that are connected for control.", limits.control_clients.taken)
    yield gauge("connections", "Connections that are open at the port, idle ones included.", limits.connections.taken)
    text = "Requests that were refused, and clients that were disconnected for what they did, by reason."
    yield counters("refusals", text, ("reason",), {(reason,): number for reason, number in refusals.items()})
    if sink.certificate is not None:
        text = "When the certificate of the port ends, in seconds since 1970."
        yield gauge("certificate_end_timestamp_seconds", text, sink.certificate.ends_at.timestamp())


def reload_metrics(figures: ReloadFigures) -> Iterator[Metric]:
    """Yield how reloading the configuration went."""
    reloads = {("succeeded",): figures.succeeded, ("failed",): figures.failed}
    yield counters("reloads", "Reloads of the configuration, by result.", ("result",), reloads)
    yield gauge("reload_failed", "1 while a changed configuration could not be used.", int(figures.last_failed))
    text = "When the configuration in force was read, in seconds since 1970."
    yield gauge("configuration_timestamp_seconds", text, figures.succeeded_at)
