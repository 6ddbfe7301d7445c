"""The metrics of parts that the daemon is composed of: its sinks, its limits, and how reloading goes."""

from __future__ import annotations

import asyncio
from collections import Counter
from itertools import product
from typing import TYPE_CHECKING, cast, get_args

from streamer.alerts.ledger import MuteReason
from streamer.core.events import AlertStatus
from streamer.ops.event_loop import TURNS_S, turns
from streamer.ops.metric_families import counter, counters, gauge, gauges, histogram
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
    from streamer.sources.siprec.source import SiprecSource
    from streamer.sources.streams.source import StreamsSource


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
    counts, total_s = turns()
    if counts:
        text = "CPU time of a turn of the event loop; nothing else has its turn meanwhile."
        yield histogram("loop_turn_seconds", text, TURNS_S, counts, total_s)


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


def stream_metrics(streams: Sequence[StreamsSource]) -> Iterator[Metric]:
    """Yield what came of the connections of platforms, by source and dialect."""
    if not streams:
        return
    names = ("source_id", "dialect")
    by_name = {(each.source_id, each.dialect): each for each in streams}
    text = "Connections of platforms that are open."
    yield gauges("streams", text, names, {name: each.open_connections for name, each in by_name.items()})
    counts = {name: each.counts for name, each in by_name.items()}
    text = "Connections of platforms that were let in."
    yield counters("stream_connections", text, names, {name: each.connections for name, each in counts.items()})
    text = "Frames of platforms that were received."
    yield counters("stream_frames", text, names, {name: each.frames for name, each in counts.items()})
    text = "Bytes of these frames; of text its characters."
    yield counters("stream_bytes", text, names, {name: each.frame_bytes for name, each in counts.items()})
    refused = {(*name, why): n for name, each in counts.items() for why, n in each.refused.items()}
    yield counters("stream_refusals", "Platforms that were not let in, by reason.", (*names, "reason"), refused)
    ends = {(*name, how): n for name, each in counts.items() for how, n in each.disconnects.items()}
    yield counters("stream_disconnects", "Connections that ended, by how they did.", (*names, "reason"), ends)
    text = "When the last connection ended, in seconds since 1970."
    last = {name: each.disconnected_at.timestamp() for name, each in counts.items() if each.disconnected_at}
    yield gauges("stream_last_disconnect_timestamp_seconds", text, names, last)


def siprec_metrics(siprec: SiprecSource | None) -> Iterator[Metric]:
    """Yield what came of the calls of recording clients."""
    if siprec is None:
        return
    yield gauge("siprec_recordings", "Recording sessions that are open.", siprec.open_recordings)
    text = "Calls of recording clients that were refused, wrong proofs too, by the code of the answer."
    yield counters("siprec_refusals", text, ("code",), {(str(code),): n for code, n in siprec.refused.items()})


def reload_metrics(figures: ReloadFigures) -> Iterator[Metric]:
    """Yield how reloading the configuration went."""
    reloads = {("succeeded",): figures.succeeded, ("failed",): figures.failed}
    yield counters("reloads", "Reloads of the configuration, by result.", ("result",), reloads)
    yield gauge("reload_failed", "1 while a changed configuration could not be used.", int(figures.last_failed))
    text = "When the configuration in force was read, in seconds since 1970."
    yield gauge("configuration_timestamp_seconds", text, figures.succeeded_at)
