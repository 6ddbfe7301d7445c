"""The metrics of parts that the daemon is composed of: its sinks, its limits, and how reloading goes."""

from __future__ import annotations

import asyncio
from collections import Counter
from itertools import product
from typing import TYPE_CHECKING, cast, get_args

from streamer.alerts.ledger import MuteReason
from streamer.core.events import AlertStatus
from streamer.ops.metric_families import counter, counters, gauge, gauges
from streamer.sinks.mqtt import MqttSink
from streamer.sinks.webhook import WebhookSink
from streamer.web.sink import WebSink

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from prometheus_client.metrics_core import Metric

    from streamer.alerts.engine import AlertEngine
    from streamer.app.reload import ReloadFigures
    from streamer.config.tables import Config
    from streamer.history.sink import HistorySink
    from streamer.sinks.sink import Sink


def limit_metrics(config: Config) -> Iterator[Metric]:
    """Yield the limits that other metrics come close to."""
    if config.rtp.enabled:
        yield gauge("rtp_leg_limit", "Legs of calls that may be open at once.", config.rtp.max_legs)


def load_metrics(load: Mapping[str, float]) -> Iterator[Metric]:
    """Yield how busy the daemon is."""
    text = "Work to be done as a share of what can be done, of the last second; above 1 it is too much."
    yield gauges("load", text, ("resource",), {(resource,): share for resource, share in load.items()})


def loop_metrics() -> Iterator[Metric]:
    """Yield what goes on in the event loop, which must be the caller's."""
    yield gauge(
        "tasks", "Tasks of the event loop; what grows while nothing more goes on is a leak.", len(asyncio.all_tasks())
    )


def alert_metrics(engine: AlertEngine, published: Mapping[tuple[str, str], int]) -> Iterator[Metric]:
    """Yield how many alerts were published, are open, and were due and not raised; from 0 on for each rule."""
    names = [rule.name for rule in engine.rules]
    text = "Published alert.v1 events, by rule and status."
    alerts = {**dict.fromkeys(product(names, get_args(AlertStatus)), 0), **published}
    yield counters("alerts", text, ("rule", "status"), alerts)
    still_open = Counter((alert.rule,) for alert in engine.open_alerts())
    text = "Alerts that are open, by rule."
    yield gauges("open_alerts", text, ("rule",), {(name,): 0 for name in names} | still_open)
    muted = {**dict.fromkeys(product(names, get_args(MuteReason)), 0), **engine.muted}
    text = "Alerts that were due and not raised then, by rule and reason."
    yield counters("muted_alerts", text, ("rule", "reason"), muted)


def sink_metrics(sinks: Sequence[Sink]) -> Iterator[Metric]:
    """Yield the state of the sinks that are open."""
    for sink in sinks:
        if sink.name == "history":  # its class is imported where a history is kept, not here
            yield from _history_metrics(cast("HistorySink", sink))
        match sink:
            case WebSink():
                yield gauge("subscribers", "Subscribers that are connected by WebSocket.", sink.subscribers)
                yield from _access_metrics(sink)
            case MqttSink():
                yield gauge("mqtt_connected", "1 while the MQTT broker is connected.", int(sink.connected))
                yield gauge("mqtt_queued_events", "Events that wait for the MQTT broker.", sink.queued)
            case WebhookSink():
                yield from _webhook_metrics(sink)


def _webhook_metrics(sink: WebhookSink) -> Iterator[Metric]:
    yield gauge("webhook_queued_events", "Events that wait for the webhook's server.", sink.queued)
    outcomes = {("delivered",): sink.delivered, ("refused",): sink.refused, ("expired",): sink.expired}
    yield counters("webhook_events", "Events for the webhook, by what came of them.", ("outcome",), outcomes)
    text = "Attempts to deliver an event that failed, and were or will be repeated."
    yield counter("webhook_failed_attempts", text, sink.failed_attempts)


def _history_metrics(sink: HistorySink) -> Iterator[Metric]:
    yield gauge("history_writable", "1 while events can be kept in the history.", int(not sink.problem))
    yield gauge("history_queued_events", "Events that wait to be written to the history.", sink.queued)
    yield gauge("history_size_bytes", "Size of the history, looked at once a minute.", sink.size_bytes)
    yield counter("history_events", "Events that were written to the history.", sink.written)
    yield counter("history_failures", "Attempts to write to the history that failed.", sink.failures)


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
