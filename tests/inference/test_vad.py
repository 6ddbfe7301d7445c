"""WebRTC activates Silero, which decides; legs that share a network do not affect each other."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile
import soxr
from hypothesis import given, settings
from hypothesis import strategies as st

from streamer.core.audio import CHUNK_MS, VAD_BLOCK_CHUNKS
from streamer.core.audio import SAMPLE_RATE as RATE
from streamer.inference.vad import MAX_BATCH, RATES, Silero, SileroLeg, TwoStageVad
from streamer.leg.vad_batch import run_vad_batch
from tests.support.not_speech import not_speech

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from streamer.core.vad import VadRequest

    Work = Generator[VadRequest, Sequence[float], list[float]]

SILERO = Silero()


def two_stages(rate: int = RATE, *, hold_ms: int = 300) -> TwoStageVad:
    return TwoStageVad(SILERO, rate=rate, mode=2, frame_ms=20, hold_ms=hold_ms, warm_up_ms=256, speech_threshold=0.5)


def block_samples(rate: int) -> int:
    return VAD_BLOCK_CHUNKS * CHUNK_MS * rate // 1000


def both_stages(vad: TwoStageVad, samples: NDArray[np.float32], *, rate: int = RATE) -> Work:
    """Run both stages, one VAD block at a time."""
    found: list[float] = []
    size = block_samples(rate)
    for start in range(0, len(samples) - size + 1, size):
        found += yield from vad.listen(samples[max(0, start - vad.history_samples) : start + size], 1)
    return found


def silero_alone(leg: SileroLeg, samples: NDArray[np.float32]) -> Work:
    """Run Silero alone, one VAD block at a time."""
    found: list[float] = []
    for end in range(leg.block_samples, len(samples) + 1, leg.block_samples):
        found += yield leg.request(samples[:end], 1)
    return found


def probabilities(*works: Work) -> list[list[float]]:
    return run_vad_batch(works, SILERO.answer)


def at(rate: int, samples: NDArray[np.float32]) -> NDArray[np.float32]:
    resampled: NDArray[np.float32] = soxr.resample(samples, RATE, rate)
    return resampled


@pytest.mark.parametrize("rate", RATES)
def test_silence_never_activates_the_second_stage(rate: int) -> None:
    (found,) = probabilities(both_stages(two_stages(rate), np.zeros(32_000, dtype=np.float32), rate=rate))
    assert set(found) == {0.0}


@pytest.mark.parametrize("rate", RATES)
def test_loud_noise_activates_the_second_stage_which_finds_no_speech(rate: int) -> None:
    (found,) = probabilities(both_stages(two_stages(rate), at(rate, not_speech("white noise")), rate=rate))
    assert 0 < max(found) < 0.5


def test_legs_in_one_batch_get_the_same_answers_as_alone() -> None:
    narrow, wide = at(8_000, not_speech("pink noise")), not_speech("decaying chord")
    inputs: list[tuple[int, NDArray[np.float32]]] = []
    for shift in range(MAX_BATCH):  # more than fit into one call
        inputs += [(8_000, narrow[shift * 100 :][:12_000]), (16_000, wide[shift * 100 :][:24_000])]
    together = probabilities(*(both_stages(two_stages(rate), samples, rate=rate) for rate, samples in inputs))
    alone = [probabilities(both_stages(two_stages(rate), samples, rate=rate))[0] for rate, samples in inputs[::9]]
    assert together[::9] == alone


def test_a_state_slot_is_reused_and_holds_nothing_of_its_last_leg() -> None:
    noise = not_speech("pink noise")[:16_000]
    first = SILERO.leg(RATE)
    state_slot = first.request(noise, 1).state_slot
    (found,) = probabilities(silero_alone(first, noise))
    del first
    again = SILERO.leg(RATE)
    assert again.request(noise, 1).state_slot == state_slot
    assert probabilities(silero_alone(again, noise)) == [found]


def test_after_a_reset_the_same_audio_gives_the_same_answers() -> None:
    noise = not_speech("pink noise")[:32_000]
    vad = two_stages()
    first = probabilities(both_stages(vad, noise))
    vad.reset()
    assert probabilities(both_stages(vad, noise)) == first


@settings(max_examples=20)
@given(st.lists(st.integers(1, 12), min_size=1), st.sampled_from(RATES), st.sampled_from([0, 100, 300]))
def test_any_number_of_vad_blocks_at_once_gives_the_same_answers(blocks: list[int], rate: int, hold_ms: int) -> None:
    quiet = np.random.default_rng(0).normal(0, 1e-4, 2 * rate).astype(np.float32)
    digits = at(rate, not_speech("DTMF"))[:rate]
    samples = np.concatenate([digits, quiet, digits])  # Silero becomes active, inactive, and active again
    (expected,) = probabilities(both_stages(two_stages(rate, hold_ms=hold_ms), samples, rate=rate))
    assert expected[0] > 0
    assert expected.count(0.0) > 30
    assert max(expected[-10:]) > 0

    def work() -> Work:
        vad, size, start, found = two_stages(rate, hold_ms=hold_ms), block_samples(rate), 0, list[float]()
        n_left = len(samples) // size
        for block in [*blocks, n_left]:
            n_blocks = min(block, n_left)
            until = start + n_blocks * size
            if n_blocks:
                found += yield from vad.listen(samples[max(0, start - vad.history_samples) : until], n_blocks)
            start, n_left = until, n_left - n_blocks
        return found

    assert probabilities(work()) == [expected]


@pytest.mark.parametrize("rate", RATES)
def test_both_stages_find_the_speech_that_the_second_stage_finds_alone(shared: Path, rate: int) -> None:
    for clip in sorted((shared / "data" / "ravdess" / "Actor_01").glob("*.flac"))[::12]:
        samples = at(rate, soundfile.read(clip, dtype="float32")[0])
        found = probabilities(
            silero_alone(SILERO.leg(rate), samples), both_stages(two_stages(rate), samples, rate=rate)
        )
        alone, both = (np.array(p) > 0.5 for p in found)
        assert both.sum() >= 0.9 * alone.sum()
        assert abs(int(both.argmax()) - int(alone.argmax())) <= 3


def test_answers_in_two_threads_are_those_of_one_bit_by_bit() -> None:
    blocks = np.random.default_rng(5).standard_normal((20, 24, 2 * 1_024)).astype(np.float32) * np.float32(0.1)

    def answers(silero: Silero, threads: int) -> list[list[list[list[float]]]]:
        """Return the answers of each half of the legs, turn by turn; the halves take turns, or run side by side."""
        halves = [[silero.leg(8_000) for _ in range(12)] for _ in range(2)]

        def of_half(number: int) -> list[list[list[float]]]:
            legs, own = halves[number], slice(12 * number, 12 * number + 12)
            return [
                silero.answer([leg.request(samples, 2) for leg, samples in zip(legs, turn[own], strict=True)])
                for turn in blocks
            ]

        with ThreadPoolExecutor(threads) as pool:
            return list(pool.map(of_half, range(2)))

    assert answers(Silero(), 2) == answers(Silero(), 1)
