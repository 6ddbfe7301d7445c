"""The lookback bounds what the analysis reads, whatever the settings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from streamer.core.audio import AudioFrame
from streamer.dsp.gate import GateConfig
from streamer.leg.analyzer_config import MEASURE_STEP_SAMPLES, VAD_BLOCK_SAMPLES
from tests.support.leg import CONFIG, analyzer, speech


@pytest.mark.parametrize("log_mel", [False, True])
@pytest.mark.parametrize("pre_roll_samples", [0, 32_000])
@pytest.mark.parametrize(
    "gate",
    [
        GateConfig(onset_samples=512, onset_gap_samples=512, hangover_samples=512),
        GateConfig(onset_samples=16_000, onset_gap_samples=8_000, hangover_samples=1_024),
        GateConfig(hangover_samples=48_000),
    ],
)
def test_a_ring_of_the_lookback_holds_all_that_the_analysis_reads(
    gate: GateConfig, pre_roll_samples: int, *, log_mel: bool
) -> None:
    windows = replace(CONFIG.windows, pre_roll_samples=pre_roll_samples)
    config = replace(CONFIG, gate=gate, windows=windows, cutter_lookback_samples=0 if log_mel else 48_000)
    talk = speech((5.0, False), *((0.1 * n, n % 2 > 0) for n in range(1, 12)), (8.0, True), (5.0, False))
    a = analyzer(config=config, log_mel=log_mel)
    windows_cut = [
        window
        for start in range(0, len(talk), 320)
        for window in a.push(AudioFrame("leg", talk[start : start + 320], 16_000, start)).windows
    ]
    assert any(window.is_final for window in [*windows_cut, *a.finish().windows])


def test_the_lookback_grows_with_what_the_cutter_reads_before_the_end_of_the_final_window() -> None:
    gate_samples = CONFIG.gate.hangover_samples + VAD_BLOCK_SAMPLES
    assert CONFIG.lookback_samples() == CONFIG.cutter_lookback_samples + gate_samples
    longer = replace(CONFIG, cutter_lookback_samples=CONFIG.cutter_lookback_samples + 1_000)
    assert longer.lookback_samples() == CONFIG.lookback_samples() + 1_000
    without = replace(CONFIG, cutter_lookback_samples=0).lookback_samples()
    assert without == gate_samples + MEASURE_STEP_SAMPLES
