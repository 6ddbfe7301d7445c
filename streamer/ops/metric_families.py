"""Makes metrics in the form that prometheus_client writes."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Final, TypeVar

from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from prometheus_client.metrics_core import Metric

LabelValues = TypeVar("LabelValues", bound="tuple[str, ...]")
PREFIX: Final = "emotion_streamer_"
"""Of every metric's name."""


def counter(name: str, text: str, value: float) -> CounterMetricFamily:
    """Return a counter; ``_total`` is appended to its name."""
    return CounterMetricFamily(PREFIX + name, text, value=value)


def counters(name: str, text: str, labels: Sequence[str], values: Mapping[LabelValues, float]) -> CounterMetricFamily:
    """Return a counter for each combination of values of the labels."""
    family = CounterMetricFamily(PREFIX + name, text, labels=labels)
    for label_values, value in values.items():
        family.add_metric(label_values, value)
    return family


def gauge(name: str, text: str, value: float) -> GaugeMetricFamily:
    """Return a gauge."""
    return GaugeMetricFamily(PREFIX + name, text, value=value)


def gauges(name: str, text: str, labels: Sequence[str], values: Mapping[LabelValues, float]) -> GaugeMetricFamily:
    """Return a gauge for each combination of values of the labels."""
    family = GaugeMetricFamily(PREFIX + name, text, labels=labels)
    for label_values, value in values.items():
        family.add_metric(label_values, value)
    return family


def histogram(name: str, text: str, bounds: Sequence[float], counts: Sequence[int], total: float) -> Metric:
    """Return a histogram: ``counts`` up to each of some bounds, and beyond; ``total``: the sum of all values."""
    family = HistogramMetricFamily(PREFIX + name, text)
    names = [*map(str, bounds), "+Inf"]
    family.add_metric((), list(zip(names, map(float, accumulate(counts)), strict=True)), total)
    return family
