"""Two stages: WebRTC wakes Silero, which decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from streamer.inference.vad import CHUNK_SAMPLES, Silero, SileroLeg, TwoStageVad
from tests.support.not_speech import not_speech

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray


@pytest.fixture(scope="module")
def silero() -> Silero:
    return Silero()


def two_stages(silero: Silero) -> TwoStageVad:
    return TwoStageVad(silero, mode=2, frame_ms=20, hold_ms=300, warm_up_ms=256)


def probabilities(vad: TwoStageVad | SileroLeg, samples: NDArray[np.float32]) -> list[float]:
    ends = range(CHUNK_SAMPLES, len(samples) + 1, CHUNK_SAMPLES)
    return [vad.push(samples[end - CHUNK_SAMPLES : end]) for end in ends]


def test_silence_never_wakes_the_second_stage(silero: Silero) -> None:
    assert set(probabilities(two_stages(silero), np.zeros(32_000, dtype=np.float32))) == {0.0}


def test_loud_noise_wakes_the_second_stage_which_says_no(silero: Silero) -> None:
    found = probabilities(two_stages(silero), not_speech("white noise"))
    assert 0 < max(found) < 0.5


def test_legs_that_share_the_session_do_not_hear_each_other(silero: Silero) -> None:
    noise, chord = not_speech("pink noise")[:64_000], not_speech("decaying chord")[:64_000]
    alone = probabilities(two_stages(silero), noise)
    one, other = two_stages(silero), two_stages(silero)
    together = []
    for end in range(CHUNK_SAMPLES, len(noise) + 1, CHUNK_SAMPLES):
        together.append(one.push(noise[end - CHUNK_SAMPLES : end]))
        other.push(chord[end - CHUNK_SAMPLES : end])
    assert together == alone


def test_after_a_reset_nothing_is_remembered(silero: Silero) -> None:
    noise = not_speech("pink noise")[:32_000]
    vad = two_stages(silero)
    first = probabilities(vad, noise)
    vad.reset()
    assert probabilities(vad, noise) == first


def test_both_stages_together_hear_the_speech_that_the_second_hears_alone(silero: Silero, shared: Path) -> None:
    for clip in sorted((shared / "data" / "ravdess" / "Actor_01").glob("*.flac"))[::12]:
        samples, _ = soundfile.read(clip, dtype="float32")
        alone = np.array(probabilities(SileroLeg(silero), samples)) > 0.5
        both = np.array(probabilities(two_stages(silero), samples)) > 0.5
        assert both.sum() >= 0.9 * alone.sum()
        assert abs(int(both.argmax()) - int(alone.argmax())) <= 3
