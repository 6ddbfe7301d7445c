"""An utterance cuts its windows in time, and its final window measures all of its audio."""

from __future__ import annotations

import numpy as np
import pytest

from streamer.core.audio import AudioFrame
from streamer.dsp.gate import Gate, GateConfig
from streamer.dsp.ring import Ring
from streamer.dsp.spans import Spans
from streamer.dsp.windows import WaveformCutter, WindowConfig
from streamer.leg.input import LegInput
from streamer.leg.utterance import Utterance
from tests.support.leg import LEG

WINDOWS = WindowConfig(
    window_samples=16_000, hop_samples=4_000, first_samples=8_000, pre_roll_samples=0, post_roll_samples=1_000
)
NOISE = np.random.default_rng(0).uniform(-1, 1, 64_000).astype(np.float32)
CHUNK = 512


class Speaker:
    """An utterance that starts at sample 0, with the ring, gate and input that it reads."""

    def __init__(self, ring_samples: int = len(NOISE)) -> None:
        self.input = LegInput(LEG, max_filled_hole_samples=16_000)
        self.ring = Ring(ring_samples)
        self.gate = Gate(GateConfig())
        self.speech = Spans()
        self.utterance = Utterance(
            "leg-1",
            leg_id="leg",
            voice=3,
            start=0,
            onset=0,
            config=WINDOWS,
            cutter=WaveformCutter(WINDOWS, start=0, zero_mean_unit_variance=False),
            leg_input=self.input,
            ring=self.ring,
            gate=self.gate,
            speech=self.speech,
        )

    def append(self, n_samples: int, *, concealed: int = 0) -> None:
        """Append samples to input and ring, before the gate has classified them."""
        start = self.ring.end
        samples = NOISE[start : start + n_samples]
        self.input.take(AudioFrame("leg", samples, 16_000, start, (start + n_samples) / 16_000, concealed))
        self.ring.append(samples)

    def classify(self, n_samples: int, *, as_speech: bool = True) -> None:
        for _ in range(n_samples // CHUNK):
            start = self.gate.position
            self.gate.push(float(as_speech), CHUNK)
            if as_speech:
                self.speech.add(start, self.gate.position)


def level_dbfs(samples: np.ndarray) -> float:
    return float(10 * np.log10(np.mean(samples.astype(np.float64) ** 2)))


def test_a_window_is_due_when_its_samples_are_there_and_only_once() -> None:
    one = Speaker()
    one.append(8_192)
    one.classify(7_680)
    assert one.utterance.next_window_end == 8_000
    assert one.utterance.due_windows(7_999, hop_factor=1) == []
    (window,) = one.utterance.due_windows(8_191, hop_factor=1)
    assert one.utterance.due_windows(8_191, hop_factor=1) == []
    assert one.utterance.next_window_end == 12_000
    assert (window.leg_id, window.utterance_id, window.voice, window.is_final) == ("leg", "leg-1", 3, False)
    assert (window.start, window.end, window.captured_at) == (0, 8_000, 0.5)
    np.testing.assert_array_equal(window.inputs, np.tile(NOISE[:8_000], 2))
    assert window.level_dbfs == pytest.approx(level_dbfs(NOISE[:8_000]), abs=0.051)


@pytest.mark.parametrize(("is_speech", "speech_ms"), [(True, 500), (False, 448)])
def test_samples_after_the_gate_s_position_count_as_the_class_of_the_last_chunk(
    *, is_speech: bool, speech_ms: int
) -> None:
    one = Speaker()
    one.append(8_192)
    one.classify(7_168)
    one.classify(512, as_speech=is_speech)
    (window,) = one.utterance.due_windows(8_191, hop_factor=1)
    assert window.speech_ms == speech_ms


def test_no_window_is_cut_in_a_pause_longer_than_the_post_roll() -> None:
    one = Speaker()
    one.append(16_384)
    one.classify(6_144)
    one.classify(1_536, as_speech=False)
    assert one.utterance.due_windows(8_191, hop_factor=1) == []
    one.classify(8_192)
    assert [window.end for window in one.utterance.due_windows(15_999, hop_factor=1)] == [12_000]


def test_the_hop_factor_multiplies_the_hops_between_windows() -> None:
    one = Speaker()
    one.append(64_000)
    one.classify(64_000)
    ends = [window.end for window in one.utterance.due_windows(63_999, hop_factor=3)]
    assert ends == [8_000, 20_000, 32_000, 44_000, 56_000]


def test_the_final_window_measures_the_whole_utterance_and_ends_after_the_post_roll() -> None:
    one = Speaker()
    one.append(32_000, concealed=1_600)
    one.classify(19_968)
    one.classify(12_032, as_speech=False)
    final = one.utterance.finish(19_968)
    assert final.is_final
    assert (final.start, final.end) == (0, 20_968)
    assert (final.speech_ms, final.concealed_ms, final.dropped_ms) == (1_248, 100, 0)
    assert final.level_dbfs == pytest.approx(level_dbfs(NOISE[:20_968]), abs=0.051)
    np.testing.assert_array_equal(final.inputs, NOISE[4_968:20_968])


def test_the_final_window_does_not_end_before_one_that_was_cut() -> None:
    one = Speaker()
    one.append(12_288)
    one.classify(11_776)
    (_, window) = one.utterance.due_windows(12_287, hop_factor=1)
    final = one.utterance.finish(10_240)
    assert (window.end, final.end) == (12_000, 12_000)


def test_measuring_ahead_gives_the_same_measures_when_the_ring_has_lost_the_start() -> None:
    end = 62 * 1_024
    finals = []
    for step, ring_samples in ((end, end), (1_024, 20_000)):
        one = Speaker(ring_samples)
        for _ in range(end // step):
            one.append(step)
            one.classify(step)
            one.utterance.measure_ahead()
        assert (one.ring.start == 0) == (ring_samples == end)
        finals.append(one.utterance.finish(end))
    whole, piecewise = finals
    assert (whole.start, whole.end, whole.speech_ms) == (0, end, 3_968)
    assert (piecewise.start, piecewise.end, piecewise.speech_ms) == (0, end, 3_968)
    assert piecewise.level_dbfs == whole.level_dbfs
    np.testing.assert_array_equal(piecewise.inputs, whole.inputs)
