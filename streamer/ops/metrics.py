"""The daemon's figures as Prometheus metrics, read at the time of a scrape."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, get_args

from prometheus_client import CollectorRegistry, ProcessCollector, generate_latest
from prometheus_client.core import InfoMetricFamily
from prometheus_client.registry import Collector

from streamer.core.audio import EndReason, HealthState, Role
from streamer.core.events import NO_STATE, AbstainReason
from streamer.core.refusals import LEG_REFUSALS
from streamer.ops.metric_families import PREFIX, counter, counters, gauge, gauges

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from prometheus_client import Histogram
    from prometheus_client.metrics_core import CounterMetricFamily, Metric

    from streamer.core.events import ModelRef
    from streamer.inference.shadow import Shadow
    from streamer.ops.event_counts import EventCounts
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
        labels: Sequence[str] = (),
        others: Sequence[Callable[[], Iterable[Metric]]] = (),
    ) -> None:
        """``version`` is the daemon's. ``rtp`` is None where the daemon takes no calls, ``shadow`` where none runs.

        ``labels``: of the model. ``others``: what gives the metrics of other parts, at each scrape.
        """
        self._stats = stats
        self._labels = labels
        self._others = others
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
        ProcessCollector(registry=self._registry)

    def exposition(self) -> str:
        """Return the metrics in the Prometheus text format 0.0.4."""
        return generate_latest(self._registry).decode()

    def collect(self) -> Iterator[Metric]:
        """Yield the metrics with their current values."""
        yield InfoMetricFamily(PREFIX.rstrip("_"), "Versions of the daemon and of its model.", value=self._info)
        yield from _daemon_metrics(self._stats)
        yield from _event_metrics(self._stats.counts, self._labels)
        yield from _session_metrics(self._stats.counts, self._stats.health)
        yield _by("sink_lost_events", "Events that a sink dropped or did not deliver.", "sink", self._lost_by_sink())
        for histogram in (self._stats.latency_s, self._stats.inference_s):
            yield from _without_created(histogram)
        if self._rtp is not None:
            yield from _rtp_metrics(self._rtp())
        if self._shadow is not None:
            yield from _shadow_metrics(self._shadow)
        for other in self._others:
            yield from other()


def _daemon_metrics(stats: Stats) -> Iterator[Metric]:
    yield counter("audio_seconds", "Audio received, summed over the legs.", stats.audio_s)
    yield counter("utterances", "Utterances that began.", stats.events["UtteranceStarted"])
    yield counter("emotion_events", "Published emotion.v1 events.", stats.events["EmotionEvent"])
    yield counter("lost_audio_seconds", "Lost audio, as reported in gap.v1 events.", stats.lost_audio_ms / 1000)
    yield counter("lost_events", "Lost events, as reported in gap.v1 events.", stats.lost_events)
    yield _by("cpu_seconds", "CPU time by stage of the pipeline.", "stage", stats.cpu_s)
    yield gauge("hop_factor", "Current hop divided by the configured hop; above 1 under overload.", stats.hop_factor)
    yield gauge("suspended_legs", "Legs that are not analysed because of overload.", stats.suspended_legs)
    states = {
        (source_id, state): int(state == reported)
        for source_id, reported in stats.health.items()
        for state in get_args(HealthState)
    }
    text = "1 for the state that a source reports, 0 for the others."
    yield gauges("source_state", text, ("source_id", "state"), states)


def _event_metrics(counts: EventCounts, labels: Sequence[str]) -> Iterator[Metric]:
    """Yield the counts of events; those by label, reason and role from 0 on, so that no first one is missed."""
    roles = get_args(Role)
    results = {**dict.fromkeys(product(labels, roles), 0), **counts.results}
    text = "Published emotion.v1 events that did not abstain, by most probable label and role."
    yield counters("results", text, ("label", "role"), results)
    abstentions = {**dict.fromkeys(product(get_args(AbstainReason), roles), 0), **counts.abstentions}
    text = "Published emotion.v1 events that abstained, by reason and role."
    yield counters("abstentions", text, ("reason", "role"), abstentions)
    states = {**dict.fromkeys(product((*labels, NO_STATE), roles), 0), **counts.states}
    text = "Published state.v1 events, by the state that began and role; none is the end of a state."
    yield counters("states", text, ("state", "role"), states)


def _session_metrics(counts: EventCounts, sources: Collection[str]) -> Iterator[Metric]:
    still_open = {(source_id,): number for source_id, number in counts.open_sessions(sources).items()}
    yield gauges("open_sessions", "Sessions that are open, by source.", ("source_id",), still_open)
    started = {(source_id,): counts.started[source_id] for (source_id,) in still_open}
    yield counters("sessions_started", "Sessions that started, by source.", ("source_id",), started)
    ended = {**dict.fromkeys(product(sources, get_args(EndReason)), 0), **counts.ended}
    yield counters("sessions_ended", "Sessions that ended, by source and reason.", ("source_id", "reason"), ended)


def _rtp_metrics(rtp: RtpTotals) -> Iterator[Metric]:
    yield gauge("rtp_open_legs", "Open legs of calls.", rtp.open_legs)
    yield counter("rtp_packets", "RTP packets received for legs.", rtp.packets)
    yield counter("rtp_lost_packets", "RTP packets lost on the network (RFC 3550).", rtp.lost)
    yield counter("rtp_kernel_dropped_packets", "Datagrams that the kernel dropped.", rtp.kernel_drops)
    dropped = dict(sorted(rtp.dropped.items()))
    yield _by("rtp_dropped_packets", "Packets that belong to no leg, by reason.", "reason", dropped)
    refused = dict(sorted((dict.fromkeys(LEG_REFUSALS, 0) | dict(rtp.refused_legs)).items()))
    yield _by("rtp_refused_legs", "Refusals to open a leg, by reason; a sender tries again.", "reason", refused)
    jitter_s = rtp.jitter_ms / 1000
    yield gauge("rtp_jitter_seconds", "Largest interarrival jitter of the open legs (RFC 3550, 6.4.1).", jitter_s)


def _shadow_metrics(shadow: Shadow) -> Iterator[Metric]:
    found = shadow.found
    yield counter("shadow_windows", "Windows that the shadow model scored too.", found.compared)
    yield counter("shadow_label_mismatches", "Windows in which its most probable label differed.", found.other_top)
    yield counter("shadow_distance", "Sum over the windows of the total-variation distance.", found.distance)
    yield counter("shadow_inference_seconds", "Time that the shadow model took.", found.inference_s)
    yield counter("shadow_skipped_windows", "Windows that the shadow model did not score.", found.skipped)
    yield gauge("shadow_failed", "1 once the shadow model failed and was switched off.", int(bool(shadow.failure)))


def _by(name: str, text: str, label: str, values: Mapping[str, float]) -> CounterMetricFamily:
    return counters(name, text, (label,), {(value,): number for value, number in values.items()})


def _without_created(histogram: Histogram) -> Iterator[Metric]:
    """Leave out the ``_created`` series; the library can disable them for the whole process only."""
    for metric in histogram.collect():
        metric.samples = [sample for sample in metric.samples if not sample.name.endswith("_created")]
        yield metric
