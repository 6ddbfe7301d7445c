"""What is counted, and the status line."""

from __future__ import annotations

from datetime import UTC, datetime

from streamer.core.events import Gap, HealthChanged, Overload, UtteranceStarted
from streamer.ops.histograms import INFERENCE_BUCKETS_S, LATENCY_BUCKETS_S
from streamer.ops.stats import Stats
from tests.support.examples import emotion

AT = datetime(2026, 1, 1, tzinfo=UTC)


def counts(stats: Stats) -> tuple[float, float]:
    """Events in the histogram of latency, and in that of inference."""
    latency, inference = (
        next(sample.value for metric in each.collect() for sample in metric.samples if sample.name.endswith("_count"))
        for each in (stats.latency_s, stats.inference_s)
    )
    return latency, inference


def test_an_event_of_live_audio_counts_in_both_histograms() -> None:
    stats = Stats(monotonic=lambda: 10.0)
    stats.count_event(emotion(captured_at=9.8, inference_ms=3))
    assert counts(stats) == (1, 1)


def test_audio_of_a_file_has_no_latency() -> None:
    stats = Stats(monotonic=lambda: 10.0)
    stats.count_event(emotion(captured_at=None, inference_ms=3))
    assert counts(stats) == (0, 1)


def test_a_window_that_was_not_scored_has_no_inference() -> None:
    stats = Stats(monotonic=lambda: 10.0)
    stats.count_event(emotion(captured_at=9.8, inference_ms=0, categories=()))
    assert counts(stats) == (1, 0)


def test_the_overload_of_the_newest_event_holds() -> None:
    stats = Stats()
    stats.count_event(Overload(True, 2000, 500, waiting_windows=9, suspended_legs=3, at=AT))
    assert (stats.hop_factor, stats.suspended_legs) == (4.0, 3)
    stats.count_event(Overload(False, 500, 500, waiting_windows=0, suspended_legs=0, at=AT))
    assert (stats.hop_factor, stats.suspended_legs) == (1.0, 0)


def test_the_status_line_has_health_amounts_and_losses() -> None:
    stats = Stats()
    assert stats.line() == "no source; 0 s of audio, 0 utterances, 0 emotion events; lost 0 ms of audio, 0 events"
    stats.count_audio_s(12.6)
    stats.count_event(HealthChanged("mic", "lost", "unplugged", AT))
    stats.count_event(HealthChanged("mic", "ok", "back", AT))
    stats.count_event(UtteranceStarted("s", "l", "unknown", "u", 0, AT))
    stats.count_event(emotion(captured_at=None, inference_ms=1))
    stats.count_event(Gap("overflow", "mic", lost_ms=40, lost_events=1, occurrences=1, at=AT))
    assert stats.line() == "mic ok; 13 s of audio, 1 utterance, 1 emotion event; lost 40 ms of audio, 1 event"


def test_buckets_are_sorted_and_cover_what_was_asked_for() -> None:
    assert list(LATENCY_BUCKETS_S) == sorted(LATENCY_BUCKETS_S)
    assert (LATENCY_BUCKETS_S[0], LATENCY_BUCKETS_S[-1]) == (0.01, 10.0)
    assert (INFERENCE_BUCKETS_S[0], INFERENCE_BUCKETS_S[-1]) == (0.0005, 1.0)
