"""Windows end at first_samples and then every hop; their inputs do not depend on earlier cuts."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from streamer.dsp.features import LogMel, LogMelConfig, fill
from streamer.dsp.resample import resample
from streamer.dsp.ring import Ring
from streamer.dsp.windows import LogMelCutter, WaveformCutter, WindowConfig, WindowPlan

CONFIG = WindowConfig(
    window_samples=16_000, hop_samples=4_000, first_samples=8_000, pre_roll_samples=0, post_roll_samples=0
)
NOISE = np.random.default_rng(1).standard_normal(80_000).astype(np.float32)


@pytest.mark.parametrize("step", [1, 333, 512, 4_000])
def test_the_first_window_ends_after_first_samples_and_then_one_every_hop(step: int) -> None:
    plan, ends = WindowPlan(CONFIG, start=700, onset=1_000), []
    for position in range(0, 21_001, step):
        while (end := plan.due(position)) is not None:
            ends.append(end)
    assert ends == [9_000, 13_000, 17_000, 21_000][: len(ends)]
    assert len(ends) >= 3


def test_the_hop_factor_multiplies_the_hop() -> None:
    plan = WindowPlan(CONFIG, start=0, onset=0)
    assert [plan.due(100_000, hop_factor=s) for s in (4, 1, 2)] == [8_000, 24_000, 28_000]


def test_lengthened_hops_of_utterances_that_began_together_are_spread() -> None:
    seconds = []
    for start in range(0, 320 * 40, 320):
        plan = WindowPlan(CONFIG, start=start, onset=1_000)
        plan.due(100_000, hop_factor=4)
        seconds.append((plan.next_end - 9_000) / 4_000)
    assert seconds[0] == 4
    assert min(seconds) >= 1
    assert np.histogram(seconds, bins=3, range=(1, 4))[0].min() >= 10


def test_a_shift_makes_all_windows_but_the_first_come_earlier() -> None:
    plan = WindowPlan(CONFIG, start=700, onset=1_000, shift=1_600)
    assert [plan.due(100_000) for _ in range(3)] == [9_000, 11_400, 15_400]
    chunks = WindowPlan(replace(CONFIG, are_chunks=True), start=700, onset=1_000, shift=1_600)
    assert [chunks.due(100_000) for _ in range(3)] == [3_100, 7_100, 11_100]


def test_what_is_left_of_a_hop_becomes_longer_or_shorter_with_the_hop_factor() -> None:
    plan = WindowPlan(CONFIG, start=0, onset=0)
    plan.stretch(2_000, 4.0)  # the first result does not wait
    assert plan.due(8_000) == 8_000
    plan.stretch(9_000, 2.0)
    assert plan.next_end == 9_000 + 2 * 3_000
    plan.stretch(14_000, 1.0)
    assert plan.next_end == 14_000 + 496  # 500 on the grid
    assert plan.due(20_000, hop_factor=4.0) == 14_496
    plan.stretch(14_400, 1.0)
    assert plan.next_end == 14_496 + 4_000  # never less than a hop after the last one


def test_chunks_stay_whole_when_the_hop_factor_changes() -> None:
    plan = WindowPlan(replace(CONFIG, are_chunks=True), start=0, onset=0)
    assert [plan.due(100_000, hop_factor=1.25) for _ in range(6)] == [4_000, 8_000, 12_000, 16_000, 24_000, 28_000]
    plan = WindowPlan(replace(CONFIG, are_chunks=True), start=0, onset=0)
    plan.due(100_000, hop_factor=4.0)
    plan.stretch(9_000, 1.0)
    assert plan.next_end == 12_000


def ring_of(samples: np.ndarray, *, start: int = 0, spacing: int = 1) -> Ring:
    ring = Ring(len(samples), start=start, spacing=spacing)
    ring.append(samples)
    return ring


def mean_square(samples: np.ndarray) -> float:
    return float(np.mean(np.square(samples, dtype=np.float64)))


def test_log_mel_inputs_do_not_depend_on_the_windows_cut_before() -> None:
    log_mel = LogMel(LogMelConfig())
    ring = ring_of(NOISE, start=500)
    cutter = LogMelCutter(log_mel, CONFIG, start=700)
    for end in (6_000, 10_000, 30_000, 30_100, 55_555):
        cut = cutter.cut(ring, end)
        whole = log_mel(NOISE[200 : end - 500])
        np.testing.assert_allclose(cut.inputs, fill(whole, 98), atol=1e-5)
        assert cut.start == 700 + 160 * max(0, len(whole) - 98)
        assert cut.power == pytest.approx(mean_square(NOISE[cut.start - 500 : end - 500]), rel=1e-4)


def test_a_cut_is_not_changed_by_later_cuts() -> None:
    cutter, ring = LogMelCutter(LogMel(LogMelConfig()), CONFIG, start=0), ring_of(NOISE)
    cut = cutter.cut(ring, 20_000)
    before = cut.inputs.copy()
    cutter.cut(ring, 80_000)
    np.testing.assert_array_equal(cut.inputs, before)


def test_log_mel_inputs_need_only_the_newest_samples() -> None:
    whole = LogMelCutter(LogMel(LogMelConfig()), CONFIG, start=0).cut(ring_of(NOISE), 80_000)
    ring, cutter = Ring(8_400), LogMelCutter(LogMel(LogMelConfig()), CONFIG, start=0)
    for end in range(8_000, 80_001, 8_000):
        ring.append(NOISE[end - 8_000 : end])
        cutter.advance(ring, end)
    cut = cutter.cut(ring, 80_000)
    np.testing.assert_allclose(cut.inputs, whole.inputs, atol=1e-5)
    assert cut.start == whole.start
    assert cut.power == pytest.approx(whole.power)


def test_samples_at_8_khz_give_the_same_log_mel_inputs_as_at_16_khz() -> None:
    narrow = (NOISE * np.float32(0.1))[:24_000]
    wide = resample(narrow, 8_000, 16_000)
    cutter = LogMelCutter(LogMel(LogMelConfig(), sample_rate=8_000), CONFIG, start=640)
    expected = LogMelCutter(LogMel(LogMelConfig()), CONFIG, start=640)
    for end in (10_000, 40_000):
        found, wanted = cutter.cut(ring_of(narrow, spacing=2), end), expected.cut(ring_of(wide), end)
        assert found.start == wanted.start
        assert found.power == pytest.approx(wanted.power, rel=0.1)  # soxr leaves out what lies just below 4 kHz
        np.testing.assert_allclose(found.inputs[:, :70], wanted.inputs[:, :70], atol=0.02)


def test_waveform_inputs_are_the_last_samples_or_all_of_them_repeated() -> None:
    cutter = WaveformCutter(CONFIG, start=100, zero_mean_unit_variance=False)
    ring = ring_of(NOISE)
    cut = cutter.cut(ring, 10_100)
    np.testing.assert_array_equal(cut.inputs, np.concatenate([NOISE[100:10_100], NOISE[100:6_100]]))
    assert cut.start == 100
    assert cut.power == pytest.approx(mean_square(NOISE[100:10_100]), rel=1e-4)
    cut = cutter.cut(ring, 50_000)
    np.testing.assert_array_equal(cut.inputs, NOISE[34_000:50_000])
    assert cut.start == 34_000


def test_waveform_inputs_from_8_khz_samples_are_at_16_khz() -> None:
    tone = np.sin(2 * np.pi * 440 * np.arange(16_000) / 8_000).astype(np.float32)
    cutter = WaveformCutter(CONFIG, start=0, zero_mean_unit_variance=False)
    cut = cutter.cut(ring_of(tone, spacing=2), 32_000)
    expected = np.sin(2 * np.pi * 440 * np.arange(16_000, 32_000) / 16_000)
    np.testing.assert_allclose(cut.inputs[500:-500], expected[500:-500], atol=1e-3)
    assert cut.start == 16_000


def test_waveform_inputs_can_be_normalised_to_zero_mean_and_unit_variance() -> None:
    cutter = WaveformCutter(CONFIG, start=0, zero_mean_unit_variance=True)
    inputs = cutter.cut(ring_of(NOISE * np.float32(0.1) + np.float32(0.5)), 40_000).inputs
    assert inputs.mean() == pytest.approx(0, abs=1e-5)
    assert inputs.std() == pytest.approx(1, abs=1e-4)
