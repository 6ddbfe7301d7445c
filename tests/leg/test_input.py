"""The blocks of a leg hold the samples of its frames, however they were cut; losses are remembered."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from streamer.core.audio import AudioFrame, LegOpened
from streamer.dsp.high_pass import HighPass
from streamer.leg.input import Discontinuity, LegInput
from tests.support.leg import LEG

if TYPE_CHECKING:
    from numpy.typing import NDArray

PHONE = replace(LEG, sample_rate=8_000)
NOISE = np.random.default_rng(0).uniform(-1, 1, 8_000).astype(np.float32)


def leg_input(leg: LegOpened = PHONE) -> LegInput:
    return LegInput(leg, max_filled_hole_samples=16_000)


def frame(start: int, end: int, *, concealed: int = 0, is_new_voice: bool = False) -> AudioFrame:
    return AudioFrame("leg", NOISE[start:end], 8_000, start, start / 8_000, concealed, is_new_voice)


def filtered(*samples: NDArray[np.float32]) -> list[float]:
    """Return what a leg makes of samples that follow one another without a discontinuity."""
    result: list[float] = HighPass(8_000)(np.concatenate(samples)).tolist()
    return result


def blocks_of(taken: LegInput) -> list[list[float] | int]:
    """Return runs of samples, and between them the index of each discontinuity, negative with a new voice."""
    found: list[list[float] | int] = [[]]
    for block in taken.blocks():
        if isinstance(block, Discontinuity):
            found += [-block.index if block.is_new_voice else block.index, []]
        else:
            run = found[-1]
            assert isinstance(run, list)
            run.extend(block.tolist())
    return found


@given(st.lists(st.integers(0, 8_000), max_size=10), st.integers(1, 4))
def test_any_frames_and_any_calls_give_the_same_samples(cuts: list[int], every: int) -> None:
    taken, found = leg_input(), list[float]()
    edges = [0, *sorted(cuts), 8_000]
    for number, (start, end) in enumerate(pairwise(edges)):
        taken.take(frame(start, end))
        if number % every == 0:
            found += [x for block in taken.blocks() if not isinstance(block, Discontinuity) for x in block.tolist()]
    found += [x for block in taken.blocks() if not isinstance(block, Discontinuity) for x in block.tolist()]
    assert found == filtered(NOISE)
    assert taken.end == 16_000


def test_a_short_hole_is_filled_with_silence_and_counts_as_dropped() -> None:
    taken = leg_input()
    taken.take(frame(0, 100))
    taken.take(frame(300, 400))
    assert blocks_of(taken) == [filtered(NOISE[:100], np.zeros(200, dtype=np.float32), NOISE[300:400])]
    assert (taken.dropped.within(0, 16_000), taken.concealed.within(0, 16_000)) == (400, 0)
    assert taken.dropped.within(200, 600) == 400  # on the leg's clock, which runs at 16 kHz


def test_a_long_hole_and_a_new_voice_are_discontinuities() -> None:
    taken = leg_input()
    taken.take(frame(0, 100))
    taken.take(AudioFrame("leg", NOISE[:50], 8_000, 80_000))
    taken.take(AudioFrame("leg", NOISE[50:60], 8_000, 80_050, is_new_voice=True))
    assert blocks_of(taken) == [filtered(NOISE[:100]), 160_000, filtered(NOISE[:50]), -160_100, filtered(NOISE[50:60])]


def test_the_resampler_is_flushed_before_a_discontinuity() -> None:
    taken = leg_input(replace(LEG, sample_rate=48_000))
    taken.take(AudioFrame("leg", NOISE[:4_800], 48_000, 0))
    taken.take(AudioFrame("leg", NOISE[:480], 48_000, 4_800, is_new_voice=True))
    first, index, second = blocks_of(taken)
    assert isinstance(first, list)
    assert isinstance(second, list)
    assert (len(first), index) == (1_600, -1_600)
    assert len(second) + len(taken.flush()) == 160


def test_concealed_samples_are_the_first_of_a_frame() -> None:
    taken = leg_input()
    taken.take(frame(0, 100))
    taken.take(frame(100, 300, concealed=50))
    assert taken.concealed.within(0, 16_000) == 100
    assert taken.concealed.within(200, 300) == 100


def test_captured_at_is_calculated_from_the_end_of_the_frame() -> None:
    taken = leg_input()
    taken.take(AudioFrame("leg", NOISE[:160], 8_000, 0, 5.0))
    taken.take(AudioFrame("leg", NOISE[160:320], 8_000, 160, 5.5))
    assert [taken.captured_at(index) for index in (160, 320, 480, 640)] == [4.99, 5.0, 5.49, 5.5]
    taken.forget_arrivals_before(320)
    assert taken.captured_at(640) == 5.5


@pytest.mark.parametrize("start", [0, 99])
def test_audio_already_taken_is_refused(start: int) -> None:
    taken = leg_input()
    taken.take(frame(0, 100))
    with pytest.raises(ValueError, match=f"frame of leg starts at {start}, before 100"):
        taken.take(frame(start, 200))


# -- levels ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("rate", [8_000, 16_000, 48_000])
def test_an_offset_is_removed(rate: int) -> None:
    taken, plain = leg_input(replace(LEG, sample_rate=rate)), leg_input(replace(LEG, sample_rate=rate))
    tone = (0.1 * np.sin(2 * np.pi * 200 * np.arange(rate) / rate)).astype(np.float32)
    taken.take(AudioFrame("leg", tone + np.float32(0.3), rate, 0))
    plain.take(AudioFrame("leg", tone, rate, 0))
    ((found,), (expected,)) = (np.array(blocks_of(each)) for each in (taken, plain))
    settled = len(found) // 10
    np.testing.assert_allclose(found[settled:], expected[settled:], atol=1e-3)


def test_samples_at_full_scale_are_counted_before_they_are_resampled() -> None:
    taken = leg_input(replace(LEG, sample_rate=48_000))
    samples = np.where(np.arange(48_000) % 3 == 0, np.float32(1), np.float32(0.2))
    taken.take(AudioFrame("leg", samples[:24_000], 48_000, 0))
    taken.take(AudioFrame("leg", samples[24_000:], 48_000, 96_000, is_new_voice=True))  # after a long hole
    blocks_of(taken)
    counts = [taken.clipped.within(*span) for span in ((0, 8_000), (8_000, 32_000), (32_000, 40_000))]
    assert counts == [pytest.approx(8_000 / 3, abs=1), 0, pytest.approx(8_000 / 3, abs=1)]
    taken.forget_losses_before(32_000)
    assert taken.clipped.within(0, 8_000) == 0
