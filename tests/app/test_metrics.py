"""What the metrics say of the port: connections, refusals, and when its certificate ends."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from websockets.exceptions import InvalidStatus

from streamer.access.refusals import STREAM_REFUSALS
from streamer.app.metrics import alert_metrics, sink_metrics, stream_metrics
from streamer.ops.event_counts import EventCounts
from streamer.protocol.streams.dialect import DialectSettings
from streamer.protocol.streams.l16 import L16Dialect
from streamer.sources.streams.source import StreamsSource
from streamer.web.certificate import Certificate
from tests.sinks.test_webhook import serving
from tests.sinks.test_webhook import sink as webhook
from tests.support.alerts import UPSET, engine, result
from tests.support.certificates import end_by_openssl, make_certificate
from tests.support.examples import AT, stream
from tests.support.sink_task import open_sink
from tests.support.streams import FakePlatform
from tests.support.websocket_client import TOKEN, bearer, sink, subscribe, subscribed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from streamer.web.sink import WebSink


def figures(of: WebSink) -> dict[str, float]:
    samples = [sample for metric in sink_metrics([of]) for sample in metric.samples]
    return {
        " ".join([sample.name.removeprefix("emotion_streamer_"), *sample.labels.values()]): sample.value
        for sample in samples
        if sample.value
    }


async def test_streams_are_counted_by_source_and_dialect_and_each_reason_from_zero_on() -> None:
    source = StreamsSource(source_id="pbx", dialect="l16", where="here", now=lambda: AT)
    served = [
        FakePlatform(['{"callSid": "4711"}', bytes(640)]),
        FakePlatform([bytes(64)], code=1006),
        FakePlatform(["hello"]),
        FakePlatform([bytes(64)], code=1009),
        FakePlatform([bytes(64)], code=1008),
    ]
    for platform in served:
        await source.serve(platform, L16Dialect(DialectSettings()))
    source.counts.refused["unauthorized"] += 2
    samples = [sample for metric in stream_metrics([source]) for sample in metric.samples]
    named = {("source_id", "pbx"), ("dialect", "l16")}
    assert all(named <= set(sample.labels.items()) for sample in samples)
    found = {
        (sample.name.removeprefix("emotion_streamer_"), *list(sample.labels.values())[2:]): sample.value
        for sample in samples
    }
    assert {key: value for key, value in found.items() if "refusals" not in key[0] or value} == {
        ("streams",): 0,
        ("stream_connections_total",): 5,
        ("stream_frames_total",): 6,
        ("stream_bytes_total",): 19 + 640 + 3 * 64 + 5,
        ("stream_refusals_total", "unauthorized"): 2,
        ("stream_disconnects_total", "closed"): 1,
        ("stream_disconnects_total", "lost"): 1,
        ("stream_disconnects_total", "refused"): 2,
        ("stream_disconnects_total", "ended"): 1,
        ("stream_last_disconnect_timestamp_seconds",): AT.timestamp(),
    }
    assert {key[1] for key in found if key[0] == "stream_refusals_total"} == set(STREAM_REFUSALS)
    assert list(stream_metrics([])) == []


def test_alerts_are_counted_by_rule_and_from_zero_on() -> None:
    counts = EventCounts()
    watching = engine(
        replace(UPSET, for_s=0.0, max_per_hour=1), replace(UPSET, name="calm", labels=frozenset({"calm"}))
    )
    for event in (result(1, 0.7), result(2, 0.7, session_id="call-2")):
        for alert in watching.take(event):
            counts.count(alert)
    counts.count(watching.acknowledge("a-1", by=None, at=AT))
    samples = [sample for metric in alert_metrics(watching, counts.alerts) for sample in metric.samples]
    expected: dict[tuple[str, ...], int] = {
        ("alerts_total", "upset", "raised"): 1,
        ("alerts_total", "upset", "acknowledged"): 1,
        ("alerts_total", "upset", "cleared"): 0,
        **{("alerts_total", "calm", status): 0 for status in ("raised", "acknowledged", "cleared")},
        ("open_alerts", "upset"): 1,
        ("open_alerts", "calm"): 0,
        ("muted_alerts_total", "upset", "cooldown"): 0,
        ("muted_alerts_total", "upset", "limit"): 1,
        ("muted_alerts_total", "calm", "cooldown"): 0,
        ("muted_alerts_total", "calm", "limit"): 0,
    }
    assert {
        (sample.name.removeprefix("emotion_streamer_"), *sample.labels.values()): sample.value for sample in samples
    } == expected


async def test_what_came_of_events_for_the_webhook_is_counted() -> None:
    async with serving(503, 400) as server, open_sink(webhook(server.port)) as sending:
        for event in stream(2):
            sending.publish(event)
        await sending.flush()
        samples = [sample for metric in sink_metrics([sending]) for sample in metric.samples]
    assert [
        (sample.name.removeprefix("emotion_streamer_"), *sample.labels.values(), sample.value) for sample in samples
    ] == [
        ("webhook_queued_events", 0),
        ("webhook_events_total", "delivered", 1),
        ("webhook_events_total", "refused", 1),
        ("webhook_events_total", "expired", 0),
        ("webhook_failed_attempts_total", 1),
    ]


async def test_who_is_connected_and_what_was_refused_is_counted() -> None:
    async with open_sink(sink(token=TOKEN)) as server, subscribe(server, **bearer(TOKEN)):
        await subscribed(server, 1)
        for _ in range(3):
            with suppress(InvalidStatus):
                await subscribe(server)
        assert figures(server).items() >= {"subscribers": 1, "refusals_total unauthorized": 3}.items()
        assert figures(server)["connections"] >= 1


def test_the_end_of_the_certificate_is_a_time(tmp_path: Path, needs_program: Callable[[str], str]) -> None:
    openssl = needs_program("openssl")
    files = make_certificate(openssl, tmp_path)
    found = figures(sink(certificate=Certificate(files.certificate, files.key)))
    assert found == {"certificate_end_timestamp_seconds": end_by_openssl(openssl, files.certificate).timestamp()}
