"""Windows end when they should, and their inputs are those of the whole utterance at once."""

from __future__ import annotations

import numpy as np
import pytest

from streamer.dsp.features import LogMel, LogMelConfig, fill
from streamer.dsp.ring import Ring
from streamer.dsp.windows import LogMelCutter, WaveformCutter, WindowConfig, WindowPlan

CONFIG = WindowConfig(
    window_samples=16_000, hop_samples=4_000, first_samples=8_000, pre_roll_samples=0, post_roll_samples=0
)
NOISE = np.random.default_rng(1).standard_normal(80_000).astype(np.float32)


@pytest.mark.parametrize("step", [1, 333, 512, 4_000])
def test_the_first_window_comes_after_first_samples_then_one_every_hop(step: int) -> None:
    plan, ends = WindowPlan(CONFIG, onset=1_000), []
    for position in range(0, 21_001, step):
        while (end := plan.due(position)) is not None:
            ends.append(end)
    assert ends == [9_000, 13_000, 17_000, 21_000][: len(ends)]
    assert len(ends) >= 3


def test_a_stretched_hop_is_a_multiple_of_the_hop() -> None:
    plan = WindowPlan(CONFIG, onset=0)
    assert [plan.due(100_000, stretch=s) for s in (4, 1, 2)] == [8_000, 24_000, 28_000]


def ring_of(samples: np.ndarray, *, start: int = 0) -> Ring:
    ring = Ring(len(samples), start=start)
    ring.append(samples)
    return ring


def test_log_mel_inputs_do_not_depend_on_the_windows_cut_before() -> None:
    log_mel = LogMel(LogMelConfig())
    ring = ring_of(NOISE, start=500)
    cutter = LogMelCutter(log_mel, CONFIG, start=700)
    for end in (6_000, 10_000, 30_000, 30_100, 55_555):
        inputs, start = cutter.cut(ring, end)
        whole = log_mel(NOISE[200 : end - 500])
        np.testing.assert_allclose(inputs, fill(whole, 98), atol=1e-5)
        assert start == 700 + 160 * max(0, len(whole) - 98)


def test_waveform_inputs_are_the_last_samples_or_all_of_them_repeated() -> None:
    cutter = WaveformCutter(CONFIG, start=100, zero_mean_unit_variance=False)
    ring = ring_of(NOISE)
    inputs, start = cutter.cut(ring, 10_100)
    np.testing.assert_array_equal(inputs, np.concatenate([NOISE[100:10_100], NOISE[100:6_100]]))
    assert start == 100
    inputs, start = cutter.cut(ring, 50_000)
    np.testing.assert_array_equal(inputs, NOISE[34_000:50_000])
    assert start == 34_000


def test_waveform_inputs_can_be_normalised() -> None:
    cutter = WaveformCutter(CONFIG, start=0, zero_mean_unit_variance=True)
    inputs, _ = cutter.cut(ring_of(NOISE * np.float32(0.1) + np.float32(0.5)), 40_000)
    assert inputs.mean() == pytest.approx(0, abs=1e-5)
    assert inputs.std() == pytest.approx(1, abs=1e-4)
