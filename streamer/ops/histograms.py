"""The two histograms, with their names and buckets. They belong to no registry: one process may hold many daemons."""

from __future__ import annotations

from typing import Final

from prometheus_client import Histogram

from streamer.ops.metric_families import PREFIX

LATENCY_BUCKETS_S: Final = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
INFERENCE_BUCKETS_S: Final = (0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0)
"""Whole milliseconds above the first, since ``latency_ms.inference`` of an event is rounded to them."""


def event_latency() -> Histogram:
    """Return the empty histogram of seconds from the end of the audio to the publishing of its event."""
    return Histogram(
        f"{PREFIX}event_latency_seconds",
        "From the end of the audio to the publishing of an emotion.v1 event; live audio only.",
        buckets=LATENCY_BUCKETS_S,
        registry=None,
    )


def inference_duration() -> Histogram:
    """Return the empty histogram of seconds that the model took."""
    return Histogram(
        f"{PREFIX}inference_seconds",
        "Duration of the model call (one batch of windows) behind an emotion.v1 event.",
        buckets=INFERENCE_BUCKETS_S,
        registry=None,
    )
