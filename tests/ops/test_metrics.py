from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from streamer.core.events import Gap, HealthChanged
from streamer.inference.disagreement import Disagreement
from streamer.inference.emotion import load_model
from streamer.inference.shadow import Shadow
from streamer.ops.metrics import exposition
from streamer.ops.rtp_totals import RtpTotals
from streamer.ops.stats import Stats
from tests.support.models import write_model

if TYPE_CHECKING:
    from pathlib import Path

AT = datetime(2026, 1, 1, tzinfo=UTC)


def test_all_figures_are_written_as_prometheus_reads_them() -> None:
    stats = Stats()
    stats.count_audio_s(1234.5)
    stats.count_cpu_s("vad", 2.5)
    stats.count_event(Gap("concealed", "rtp", lost_ms=1500, lost_events=2, occurrences=1, at=AT))
    stats.count_event(HealthChanged("rtp", "ok", "well", AT))
    rtp = RtpTotals(
        open_legs=3, packets=10**12, lost=7, kernel_drops=1, jitter_ms=12.5, dropped={"unproven": 4, "not_allowed": 2}
    )
    written = exposition(stats, lost_by_sink={"websocket": 0, "mqtt": 5}, rtp=rtp)
    assert [line for line in written.splitlines() if not line.startswith("#")] == [
        "emotion_streamer_audio_seconds_total 1234.5",
        "emotion_streamer_utterances_total 0",
        "emotion_streamer_emotion_events_total 0",
        "emotion_streamer_lost_audio_seconds_total 1.5",
        "emotion_streamer_lost_events_total 2",
        'emotion_streamer_cpu_seconds_total{stage="receive"} 0',
        'emotion_streamer_cpu_seconds_total{stage="vad"} 2.5',
        'emotion_streamer_cpu_seconds_total{stage="model"} 0',
        'emotion_streamer_cpu_seconds_total{stage="publish"} 0',
        'emotion_streamer_source_state{source_id="rtp",state="ok"} 1',
        'emotion_streamer_sink_lost_events_total{sink="websocket"} 0',
        'emotion_streamer_sink_lost_events_total{sink="mqtt"} 5',
        "emotion_streamer_rtp_open_legs 3",
        "emotion_streamer_rtp_packets_total 1000000000000",
        "emotion_streamer_rtp_lost_packets_total 7",
        "emotion_streamer_rtp_kernel_dropped_packets_total 1",
        'emotion_streamer_rtp_dropped_packets_total{reason="not_allowed"} 2',
        'emotion_streamer_rtp_dropped_packets_total{reason="unproven"} 4',
        "emotion_streamer_rtp_jitter_seconds 0.0125",
    ]
    assert written.endswith("\n")


def test_each_metric_is_explained_and_has_its_type_just_before_it() -> None:
    lines = exposition(Stats(), lost_by_sink={}, rtp=RtpTotals()).splitlines()
    helps = [number for number, line in enumerate(lines) if line.startswith("# HELP ")]
    assert len(helps) == 14
    for number in helps:
        name = lines[number].split()[2]
        kind = "counter" if name.endswith("_total") else "gauge"
        assert lines[number + 1] == f"# TYPE {name} {kind}"


def test_what_a_shadow_found_is_told(tmp_path: Path) -> None:
    model = load_model(write_model(tmp_path))
    shadow = Shadow(model, beside=model.card, patient=True, log_every_s=1.0)
    shadow.elsewhere = lambda: Disagreement(8, other_top=2, distance=0.5, inference_s=0.25, slowest_s=0.1, skipped=3)
    lines = exposition(Stats(shadow=shadow), lost_by_sink={}, rtp=None).splitlines()
    assert [line for line in lines if line.startswith("emotion_streamer_shadow")] == [
        "emotion_streamer_shadow_windows_total 8",
        "emotion_streamer_shadow_other_top_total 2",
        "emotion_streamer_shadow_distance_total 0.5",
        "emotion_streamer_shadow_inference_seconds_total 0.25",
        "emotion_streamer_shadow_skipped_windows_total 3",
        "emotion_streamer_shadow_off 0",
    ]


def test_without_calls_nothing_is_said_of_rtp() -> None:
    assert "rtp" not in exposition(Stats(), lost_by_sink={}, rtp=None)
