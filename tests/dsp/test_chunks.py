"""Chunks lie end to end from the start of the utterance, each with a mask of the frames in which somebody speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from streamer.dsp.chunks import CONTEXT_SAMPLES, ChunkConfig, ChunkCutter
from streamer.dsp.resample import Resampler
from streamer.dsp.ring import Ring
from tests.support.sounds import melody

if TYPE_CHECKING:
    from numpy.typing import NDArray

CONFIG = ChunkConfig(chunk_samples=16_000, frame_samples=320)
NOISE = np.random.default_rng(1).standard_normal(80_000).astype(np.float32)
START = 700


def everywhere(indices: NDArray[np.int64]) -> NDArray[np.bool_]:
    return np.ones(len(indices), dtype=np.bool_)


def ring_of(samples: NDArray[np.float32], *, capacity: int | None = None, spacing: int = 1) -> Ring:
    ring = Ring(capacity or len(samples), spacing=spacing)
    ring.append(samples)
    return ring


def test_a_chunk_is_the_samples_then_the_mask() -> None:
    cutter = ChunkCutter(CONFIG, start=START, is_speech=lambda at: (at >= START + 480) & (at < START + 1_119))
    cut = cutter.cut(ring_of(NOISE), START + 16_000)
    np.testing.assert_array_equal(cut.inputs[:16_000], NOISE[START : START + 16_000])
    # The centres of the frames are at 160, 480, 800, 1120 ...
    assert np.flatnonzero(cut.inputs[16_000:]).tolist() == [1, 2]
    assert set(cut.inputs[16_000:]) == {0.0, 1.0}
    assert (len(cut.inputs), cut.start) == (16_050, START)
    assert cut.power == pytest.approx(float(np.mean(NOISE[START : START + 16_000] ** 2)), rel=1e-5)


def test_no_sample_is_in_two_chunks_and_what_a_short_one_lacks_is_zero() -> None:
    cutter, ring = ChunkCutter(CONFIG, start=START, is_speech=everywhere), ring_of(NOISE)
    ends = [START + 16_000, START + 32_000, START + 37_000]
    cuts = [cutter.cut(ring, end) for end in ends]
    assert [cut.start for cut in cuts] == [START, START + 16_000, START + 32_000]
    np.testing.assert_array_equal(cuts[2].inputs[:5_000], NOISE[START + 32_000 : START + 37_000])
    assert not cuts[2].inputs[5_000:16_000].any()
    assert np.flatnonzero(cuts[2].inputs[16_000:]).tolist() == list(range(16))  # the centre of frame 15 is at 4960


def test_an_utterance_that_ends_with_a_chunk_has_an_empty_one_at_its_end() -> None:
    cutter, ring = ChunkCutter(CONFIG, start=START, is_speech=everywhere), ring_of(NOISE)
    cutter.cut(ring, START + 16_000)
    cut = cutter.cut(ring, START + 16_000)
    assert (cut.start, cut.power, bool(cut.inputs.any())) == (START + 16_000, 0.0, False)


def test_a_chunk_that_was_left_out_is_cut_at_the_end_only_if_it_is_the_last() -> None:
    ring = ring_of(NOISE)
    left_out = ChunkCutter(CONFIG, start=START, is_speech=everywhere)
    left_out.cut(ring, START + 16_000)
    assert left_out.cut(ring, START + 48_000).start == START + 32_000


def test_a_chunk_of_an_8_khz_leg_is_as_if_the_leg_had_been_resampled() -> None:
    narrow = melody(40_000, sample_rate=8_000)[:, 0]
    resampler = Resampler(8_000, 16_000)
    streamed = np.concatenate([resampler.push(narrow), resampler.finish()])
    cutter = ChunkCutter(CONFIG, start=START, is_speech=everywhere)
    ring = ring_of(narrow, spacing=2)
    for number in range(4):
        begin = START + number * 16_000
        samples = cutter.cut(ring, begin + 16_000).inputs[:16_000]
        error = np.abs(samples - streamed[begin : begin + 16_000])
        assert error[:-100].max() < 1e-3  # nothing is known of what comes after the chunk
        assert np.sqrt(np.mean(error**2)) < 0.02 * np.sqrt(np.mean(samples**2))


def test_the_ring_has_to_hold_a_chunk_and_the_context_before_it() -> None:
    ring = Ring((16_000 + CONTEXT_SAMPLES) // 2, spacing=2)
    cutter = ChunkCutter(CONFIG, start=0, is_speech=everywhere)
    for number in range(3):
        ring.append(NOISE[number * 8_000 : (number + 1) * 8_000])
        assert cutter.cut(ring, (number + 1) * 16_000).start == number * 16_000
