"""The daemon's figures as Prometheus metrics, read at the time of a scrape."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, InfoMetricFamily
from prometheus_client.registry import Collector

from streamer.ops.histograms import PREFIX

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from prometheus_client import Histogram
    from prometheus_client.metrics_core import Metric

    from streamer.core.events import ModelRef
    from streamer.inference.shadow import Shadow
    from streamer.ops.rtp_totals import RtpTotals
    from streamer.ops.stats import Stats

SHA256_DIGITS = 12
"""Enough to tell models apart."""


class DaemonMetrics(Collector):
    """All metrics of one daemon. None is about a person, and no label names a call."""

    def __init__(
        self,
        stats: Stats,
        *,
        version: str,
        model: ModelRef,
        lost_by_sink: Callable[[], Mapping[str, int]],
        rtp: Callable[[], RtpTotals] | None,
        shadow: Shadow | None,
    ) -> None:
        """``version`` is the daemon's. ``rtp`` is None where the daemon takes no calls, ``shadow`` where none runs."""
        self._stats = stats
        self._info = {
            "version": version,
            "model": model.name,
            "model_version": model.version,
            "model_sha256": model.sha256[:SHA256_DIGITS],
            "precision": model.precision,
        }
        self._lost_by_sink = lost_by_sink
        self._rtp = rtp
        self._shadow = shadow
        self._registry = CollectorRegistry()
        self._registry.register(self)

    def exposition(self) -> str:
        """Return the metrics in the Prometheus text format 0.0.4."""
        return generate_latest(self._registry).decode()

    def collect(self) -> Iterator[Metric]:
        """Yield the metrics with their current values."""
        yield InfoMetricFamily(PREFIX.rstrip("_"), "Versions of the daemon and of its model.", value=self._info)
        yield from _daemon_metrics(self._stats)
        yield _counters(
            "sink_lost_events", "Events that a sink dropped or did not deliver.", "sink", self._lost_by_sink()
        )
        for histogram in (self._stats.latency_s, self._stats.inference_s):
            yield from _without_created(histogram)
        if self._rtp is not None:
            yield from _rtp_metrics(self._rtp())
        if self._shadow is not None:
            yield from _shadow_metrics(self._shadow)


def _daemon_metrics(stats: Stats) -> Iterator[Metric]:
    yield _counter("audio_seconds", "Audio received, summed over the legs.", stats.audio_s)
    yield _counter("utterances", "Utterances that began.", stats.events["UtteranceStarted"])
    yield _counter("emotion_events", "Published emotion.v1 events.", stats.events["EmotionEvent"])
    yield _counter("lost_audio_seconds", "Lost audio, as reported in gap.v1 events.", stats.lost_audio_ms / 1000)
    yield _counter("lost_events", "Lost events, as reported in gap.v1 events.", stats.lost_events)
    yield _counters("cpu_seconds", "CPU time by stage of the pipeline.", "stage", stats.cpu_s)
    yield _gauge("hop_factor", "Current hop divided by the configured hop; above 1 under overload.", stats.hop_factor)
    yield _gauge("suspended_legs", "Legs that are not analysed because of overload.", stats.suspended_legs)
    health = GaugeMetricFamily(
        f"{PREFIX}source_state", "1 for the state that a source reports.", labels=("source_id", "state")
    )
    for source_id, state in stats.health.items():
        health.add_metric((source_id, state), 1)
    yield health


def _rtp_metrics(rtp: RtpTotals) -> Iterator[Metric]:
    yield _gauge("rtp_open_legs", "Open legs of calls.", rtp.open_legs)
    yield _counter("rtp_packets", "RTP packets received for legs.", rtp.packets)
    yield _counter("rtp_lost_packets", "RTP packets lost on the network (RFC 3550).", rtp.lost)
    yield _counter("rtp_kernel_dropped_packets", "Datagrams that the kernel dropped.", rtp.kernel_drops)
    dropped = dict(sorted(rtp.dropped.items()))
    yield _counters("rtp_dropped_packets", "Packets that belong to no leg, by reason.", "reason", dropped)
    jitter_s = rtp.jitter_ms / 1000
    yield _gauge("rtp_jitter_seconds", "Largest interarrival jitter of the open legs (RFC 3550, 6.4.1).", jitter_s)


def _shadow_metrics(shadow: Shadow) -> Iterator[Metric]:
    found = shadow.found
    yield _counter("shadow_windows", "Windows that the shadow model scored too.", found.compared)
    yield _counter("shadow_label_mismatches", "Windows in which its most probable label differed.", found.other_top)
    yield _counter("shadow_distance", "Sum over the windows of the total-variation distance.", found.distance)
    yield _counter("shadow_inference_seconds", "Time that the shadow model took.", found.inference_s)
    yield _counter("shadow_skipped_windows", "Windows that the shadow model did not score.", found.skipped)
    yield _gauge("shadow_failed", "1 once the shadow model failed and was switched off.", int(bool(shadow.failure)))


def _counter(name: str, text: str, value: float) -> CounterMetricFamily:
    return CounterMetricFamily(PREFIX + name, text, value=value)


def _counters(name: str, text: str, label: str, values: Mapping[str, float]) -> CounterMetricFamily:
    family = CounterMetricFamily(PREFIX + name, text, labels=(label,))
    for label_value, value in values.items():
        family.add_metric((label_value,), value)
    return family


def _gauge(name: str, text: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(PREFIX + name, text, value=value)


def _without_created(histogram: Histogram) -> Iterator[Metric]:
    """Leave out the ``_created`` series; the library can disable them for the whole process only."""
    for metric in histogram.collect():
        metric.samples = [sample for sample in metric.samples if not sample.name.endswith("_created")]
        yield metric
