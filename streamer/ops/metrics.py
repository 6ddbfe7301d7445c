"""Writes the daemon's figures as Prometheus reads them (text format 0.0.4)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from streamer.inference.shadow import Shadow
    from streamer.ops.rtp_totals import RtpTotals
    from streamer.ops.stats import Stats

PREFIX = "emotion_streamer_"


@dataclass(frozen=True, slots=True)
class _Metric:
    name: str
    kind: Literal["counter", "gauge"]
    help: str
    values: Mapping[str, float]
    """By labels, as they are written: ``{sink="mqtt"}``, or nothing."""


def exposition(stats: Stats, *, lost_by_sink: Mapping[str, int], rtp: RtpTotals | None) -> str:
    """Return all figures; none is about a person, and no label is of a call. ``rtp``: None where no calls are taken."""
    metrics = [*_of_daemon(stats), _lost_by_sink(lost_by_sink), *([] if rtp is None else _of_rtp(rtp))]
    metrics += [] if stats.shadow is None else _of_shadow(stats.shadow)
    return "".join(map(_text, metrics))


def _of_daemon(stats: Stats) -> list[_Metric]:
    events = stats.events
    cpu_s = {_label("stage", stage): spent_s for stage, spent_s in stats.cpu_s.items()}
    health = {_label("source_id", source) + f',state="{state}"': 1 for source, state in stats.health.items()}
    return [
        _counter("audio_seconds_total", "Audio that was taken, summed over the legs.", stats.audio_s),
        _counter("utterances_total", "Utterances that began.", events["UtteranceStarted"]),
        _counter("emotion_events_total", "Events of the type emotion.v1.", events["EmotionEvent"]),
        _counter("lost_audio_seconds_total", "Audio that gap.v1 told as lost.", stats.lost_audio_ms / 1000),
        _counter("lost_events_total", "Events that gap.v1 told as lost.", stats.lost_events),
        _Metric("cpu_seconds_total", "counter", "CPU that the stages of the work took.", cpu_s),
        _Metric("source_state", "gauge", "The state of each source, as in source.health.v1.", health),
    ]


def _lost_by_sink(lost: Mapping[str, int]) -> _Metric:
    values = {_label("sink", sink): number for sink, number in lost.items()}
    return _Metric("sink_lost_events_total", "counter", "Events that a sink dropped or could not deliver.", values)


def _of_rtp(rtp: RtpTotals) -> list[_Metric]:
    dropped = {_label("reason", reason): number for reason, number in sorted(rtp.dropped.items())}
    return [
        _Metric("rtp_open_legs", "gauge", "Legs of calls that are open.", {"": rtp.open_legs}),
        _counter("rtp_packets_total", "RTP packets of legs.", rtp.packets),
        _counter("rtp_lost_packets_total", "RTP packets that never came (RFC 3550).", rtp.lost),
        _counter("rtp_kernel_dropped_packets_total", "Datagrams that this machine lost.", rtp.kernel_drops),
        _Metric("rtp_dropped_packets_total", "counter", "Packets that belong to no leg, by reason.", dropped),
        _Metric(
            "rtp_jitter_seconds",
            "gauge",
            "Interarrival jitter (RFC 3550, 6.4.1), the largest of the open legs.",
            {"": rtp.jitter_ms / 1000},
        ),
    ]


def _of_shadow(shadow: Shadow) -> list[_Metric]:
    found = shadow.found
    return [
        _counter("shadow_windows_total", "Windows about which the shadow model was asked too.", found.compared),
        _counter("shadow_other_top_total", "Those of them in which it had another label at the top.", found.other_top),
        _counter("shadow_distance_total", "Sum over them of the total-variation distance.", found.distance),
        _counter("shadow_inference_seconds_total", "What it took for them.", found.inference_s),
        _counter("shadow_skipped_windows_total", "Windows about which it was not asked.", found.skipped),
        _Metric("shadow_off", "gauge", "1 after it has failed.", {"": int(bool(shadow.failure))}),
    ]


def _counter(name: str, help_text: str, value: float) -> _Metric:
    return _Metric(name, "counter", help_text, {"": value})


def _label(name: str, value: str) -> str:
    """Values are ids and reasons of our own: nothing in them needs to be escaped."""
    return f'{name}="{value}"'


def _text(metric: _Metric) -> str:
    name = PREFIX + metric.name
    lines = [f"# HELP {name} {metric.help}", f"# TYPE {name} {metric.kind}"]
    lines += [
        f"{name}{{{labels}}} {value:.15g}" if labels else f"{name} {value:.15g}"
        for labels, value in metric.values.items()
    ]
    return "\n".join(lines) + "\n"
