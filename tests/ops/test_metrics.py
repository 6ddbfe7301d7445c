"""The metrics, as Prometheus' text format, as its parser reads them and as promtool checks them."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from prometheus_client.parser import text_string_to_metric_families

from streamer.core.events import Gap, HealthChanged, ModelRef, Overload, SessionEnded
from streamer.core.refusals import LEG_REFUSALS
from streamer.inference.disagreement import Disagreement
from streamer.inference.emotion import load_model
from streamer.inference.shadow import Shadow
from streamer.ops.metric_families import gauge
from streamer.ops.metrics import DaemonMetrics
from streamer.ops.rtp_totals import RtpTotals
from streamer.ops.stats import Stats
from streamer.web.application import METRICS_TYPE
from tests.support.examples import EXAMPLES, emotion
from tests.support.models import write_model

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from prometheus_client.metrics_core import Metric

AT = datetime(2026, 1, 1, tzinfo=UTC)
MODEL = ModelRef("ser", "1.2.0", "0123456789abcdef" * 4, "int8")
RTP = RtpTotals(
    open_legs=3,
    packets=10**6,
    lost=7,
    kernel_drops=1,
    jitter_ms=12.5,
    dropped={"unvalidated": 4, "not_allowed": 2},
    refused_legs={"over_rate": 6},
)


def metrics_of(
    stats: Stats,
    *,
    lost: dict[str, int] | None = None,
    rtp: RtpTotals | None = None,
    shadow: Shadow | None = None,
    **options: Any,
) -> DaemonMetrics:
    return DaemonMetrics(
        stats,
        version="0.1.0",
        model=MODEL,
        lost_by_sink=lambda: lost or {},
        rtp=None if rtp is None else lambda: rtp,
        shadow=shadow,
        **options,
    )


def exposition(stats: Stats, **options: Any) -> str:
    return metrics_of(stats, **options).exposition()


@pytest.fixture
def shadow(tmp_path: Path) -> Shadow:
    model = load_model(write_model(tmp_path))
    found = Disagreement(8, other_top=2, distance=0.5, inference_s=0.25, slowest_s=0.1, skipped=3)
    return Shadow(model, beside=model.card, patient=True, log_every_s=1.0, elsewhere=lambda: found)


@pytest.fixture
def stats() -> Stats:
    """Something of everything."""
    stats = Stats(monotonic=lambda: 100.0)
    stats.count_audio_s(1234.5)
    stats.count_cpu_s("vad", 2.5)
    stats.count_event(Gap("concealed", "rtp", lost_ms=1500, lost_events=2, occurrences=1, at=AT))
    stats.count_event(HealthChanged("rtp", "ok", "well", AT))
    stats.count_event(Overload(True, 1500, 500, waiting_windows=40, suspended_legs=2, at=AT))
    stats.count_event(emotion(captured_at=99.7, inference_ms=4))
    for name in ("session.started.v1", "session.started.v1", "session.ended.v1", "state.v1"):
        stats.count_event(EXAMPLES[name])
    stats.count_event(replace(ended(), reason="daemon_restart"))
    return stats


def ended() -> SessionEnded:
    event = EXAMPLES["session.ended.v1"]
    assert isinstance(event, SessionEnded)
    return event


def test_all_figures_are_written_in_the_text_format(stats: Stats) -> None:
    written = exposition(stats, lost={"websocket": 0, "mqtt": 5}, rtp=RTP)
    left_out = ("#", "process_", *(f"emotion_streamer_{name}_total" for name in ("results", "abstentions", "states")))
    assert [line for line in written.splitlines() if not line.startswith(left_out) and "_bucket" not in line] == [
        'emotion_streamer_info{model="ser",model_sha256="0123456789ab",model_version="1.2.0",'
        'precision="int8",version="0.1.0"} 1.0',
        "emotion_streamer_audio_seconds_total 1234.5",
        "emotion_streamer_utterances_total 0.0",
        "emotion_streamer_emotion_events_total 1.0",
        "emotion_streamer_lost_audio_seconds_total 1.5",
        "emotion_streamer_lost_events_total 2.0",
        'emotion_streamer_cpu_seconds_total{stage="receive"} 0.0',
        'emotion_streamer_cpu_seconds_total{stage="vad"} 2.5',
        'emotion_streamer_cpu_seconds_total{stage="model"} 0.0',
        'emotion_streamer_cpu_seconds_total{stage="publish"} 0.0',
        "emotion_streamer_hop_factor 3.0",
        "emotion_streamer_suspended_legs 2.0",
        'emotion_streamer_source_state{source_id="rtp",state="starting"} 0.0',
        'emotion_streamer_source_state{source_id="rtp",state="ok"} 1.0',
        'emotion_streamer_source_state{source_id="rtp",state="silent"} 0.0',
        'emotion_streamer_source_state{source_id="rtp",state="lost"} 0.0',
        'emotion_streamer_source_state{source_id="rtp",state="stopped"} 0.0',
        'emotion_streamer_open_sessions{source_id="rtp"} 0.0',
        'emotion_streamer_open_sessions{source_id="phones"} 1.0',
        'emotion_streamer_sessions_started_total{source_id="rtp"} 0.0',
        'emotion_streamer_sessions_started_total{source_id="phones"} 2.0',
        *(
            f'emotion_streamer_sessions_ended_total{{reason="{reason}",source_id="rtp"}} 0.0'
            for reason in ("hangup", "timeout", "error", "shutdown", "daemon_restart", "node_lost")
        ),
        'emotion_streamer_sessions_ended_total{reason="hangup",source_id="phones"} 1.0',
        'emotion_streamer_sessions_ended_total{reason="daemon_restart",source_id="phones"} 1.0',
        'emotion_streamer_sink_lost_events_total{sink="websocket"} 0.0',
        'emotion_streamer_sink_lost_events_total{sink="mqtt"} 5.0',
        "emotion_streamer_event_latency_seconds_count 1.0",
        f"emotion_streamer_event_latency_seconds_sum {100.0 - 99.7}",
        "emotion_streamer_inference_seconds_count 1.0",
        "emotion_streamer_inference_seconds_sum 0.004",
        "emotion_streamer_rtp_open_legs 3.0",
        "emotion_streamer_rtp_packets_total 1e+06",
        "emotion_streamer_rtp_lost_packets_total 7.0",
        "emotion_streamer_rtp_kernel_dropped_packets_total 1.0",
        'emotion_streamer_rtp_dropped_packets_total{reason="not_allowed"} 2.0',
        'emotion_streamer_rtp_dropped_packets_total{reason="unvalidated"} 4.0',
        *(
            f'emotion_streamer_rtp_refused_legs_total{{reason="{reason}"}} {6.0 * (reason == "over_rate")}'
            for reason in LEG_REFUSALS
        ),
        "emotion_streamer_rtp_jitter_seconds 0.0125",
    ]


def test_results_are_counted_by_label_and_role_abstentions_by_reason_and_role() -> None:
    stats = Stats()
    example = emotion(captured_at=None, inference_ms=4)
    for event in (example, replace(example, role="agent"), replace(example, abstained=True, reason="too_short")):
        stats.count_event(event)
    stats.count_event(EXAMPLES["state.v1"])
    lines = exposition(stats, labels=("angry", "calm")).splitlines()
    counted = [line for line in lines if line.endswith(" 1.0") and not line.startswith("emotion_streamer_info")]
    assert [line.removeprefix("emotion_streamer_") for line in counted if "{" in line and "bucket" not in line] == [
        'results_total{label="angry",role="customer"} 1.0',
        'results_total{label="angry",role="agent"} 1.0',
        'abstentions_total{reason="too_short",role="customer"} 1.0',
        'states_total{role="customer",state="angry"} 1.0',
    ]
    zeros = [line for line in lines if line.endswith(" 0.0") and "results_total" in line]
    assert len(zeros) == 2 * 4 - 2  # every label and role that has not come yet
    assert 'emotion_streamer_states_total{role="mixed",state="none"} 0.0' in lines


def test_the_process_tells_what_it_uses() -> None:
    samples = dict(line.rsplit(" ", 1) for line in exposition(Stats()).splitlines() if line.startswith("process_"))
    assert {"process_resident_memory_bytes", "process_open_fds", "process_max_fds"} <= samples.keys()
    assert float(samples["process_open_fds"]) <= float(samples["process_max_fds"])


def test_metrics_of_other_parts_are_asked_for_at_each_scrape() -> None:
    values = iter([1, 2])
    metrics = metrics_of(Stats(), others=[lambda: [gauge("parts", "Parts.", next(values))]])
    assert "emotion_streamer_parts 1.0" in metrics.exposition().splitlines()
    assert "emotion_streamer_parts 2.0" in metrics.exposition().splitlines()


def test_the_histograms_count_events_up_to_each_bound(stats: Stats) -> None:
    families = {family.name: family for family in text_string_to_metric_families(exposition(stats))}
    assert buckets(families["emotion_streamer_event_latency_seconds"]) == {
        **dict.fromkeys(("0.01", "0.025", "0.05", "0.1", "0.25"), 0),
        **dict.fromkeys(("0.5", "1.0", "2.5", "5.0", "10.0", "+Inf"), 1),
    }
    assert buckets(families["emotion_streamer_inference_seconds"]) == {
        **dict.fromkeys(("0.0005", "0.001", "0.002"), 0),
        **dict.fromkeys(("0.005", "0.01", "0.02", "0.05", "0.1", "0.2", "0.5", "1.0", "+Inf"), 1),
    }


def test_figures_are_read_at_each_scrape(stats: Stats) -> None:
    metrics = DaemonMetrics(stats, version="0.1.0", model=MODEL, lost_by_sink=dict, rtp=None, shadow=None)
    before = metrics.exposition()
    stats.count_audio_s(0.5)
    changed = set(metrics.exposition().splitlines()) - set(before.splitlines())
    assert {line for line in changed if not line.startswith("process_")} == {
        "emotion_streamer_audio_seconds_total 1235.0"
    }


def test_daemons_in_one_process_share_no_figure(stats: Stats) -> None:
    assert exposition(stats) != exposition(Stats())
    assert "emotion_streamer_event_latency_seconds_count 0.0" in exposition(Stats()).splitlines()


def test_every_metric_is_described_and_each_type_fits_its_name(stats: Stats, shadow: Shadow) -> None:
    families = list(text_string_to_metric_families(exposition(stats, lost={"mqtt": 1}, rtp=RTP, shadow=shadow)))
    assert len(families) == 38
    assert [family.name for family in families if not family.documentation.endswith(".")] == []
    samples = [sample.name for family in families for sample in family.samples]
    assert not any(name.endswith("_created") for name in samples)
    counters = {family.name for family in families if family.type == "counter"}
    assert {name.removesuffix("_total") for name in samples if name.endswith("_total")} == counters


def test_what_a_shadow_found_is_written(shadow: Shadow) -> None:
    lines = exposition(Stats(), shadow=shadow).splitlines()
    assert [line for line in lines if line.startswith("emotion_streamer_shadow")] == [
        "emotion_streamer_shadow_windows_total 8.0",
        "emotion_streamer_shadow_label_mismatches_total 2.0",
        "emotion_streamer_shadow_distance_total 0.5",
        "emotion_streamer_shadow_inference_seconds_total 0.25",
        "emotion_streamer_shadow_skipped_windows_total 3.0",
        "emotion_streamer_shadow_failed 0.0",
    ]


def test_a_daemon_without_calls_has_no_metrics_of_rtp() -> None:
    assert "rtp" not in exposition(Stats())


def test_the_content_type_is_that_of_the_format() -> None:
    assert METRICS_TYPE == CONTENT_TYPE_PLAIN_0_0_4


def test_promtool_has_no_complaint(stats: Stats, shadow: Shadow, needs_program: Callable[[str], str]) -> None:
    promtool = needs_program("promtool")
    text = exposition(stats, lost={"mqtt": 1}, rtp=RTP, shadow=shadow)
    checked = subprocess.run([promtool, "check", "metrics"], input=text, text=True, capture_output=True, check=False)
    assert (checked.returncode, checked.stdout, checked.stderr) == (0, "", "")


def buckets(family: Metric) -> dict[str, float]:
    return {sample.labels["le"]: sample.value for sample in family.samples if sample.name.endswith("_bucket")}
