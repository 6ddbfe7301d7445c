"""Utterances of synthetic speech: cut as the daemon cuts, at 16 and at 8 kHz."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from export.statistics.config import CutConfig
from export.statistics.utterances import cut_acted, cut_ordinary, cut_pieces, find_speech
from export.statistics.variants import Arrived
from streamer.inference.vad import Silero
from tests.support.speech import SENTENCES, speak

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

CONFIG = CutConfig()
PAUSE = 16_000


@pytest.fixture(scope="module")
def sentences(
    tmp_path_factory: pytest.TempPathFactory, needs_program: Callable[[str], str]
) -> list[NDArray[np.float32]]:
    folder = tmp_path_factory.mktemp("speech")
    return [speak(needs_program("espeak-ng"), folder, text) for text in SENTENCES[:2]]


@pytest.fixture(scope="module")
def talk(sentences: list[NDArray[np.float32]]) -> NDArray[np.float32]:
    """Two sentences with a second of silence around each."""
    silence = np.zeros(PAUSE, np.float32)
    return np.concatenate([silence, sentences[0], silence, sentences[1], silence])


@pytest.mark.parametrize("is_narrow", [False, True], ids=["16 kHz", "8 kHz"])
def test_each_sentence_is_an_utterance_with_a_mask_of_its_speech(
    talk: NDArray[np.float32], sentences: list[NDArray[np.float32]], *, is_narrow: bool
) -> None:
    arrived = Arrived(talk, is_narrow)
    (spoken,) = find_speech([arrived], CONFIG, Silero())
    first, second = cut_ordinary(arrived, spoken, CONFIG)
    starts = (PAUSE, 2 * PAUSE + len(sentences[0]))
    for utterance, start, sentence in zip((first, second), starts, sentences, strict=True):
        assert abs(utterance.start - (start - CONFIG.pre_roll_samples)) < 4_000
        assert np.array_equal(utterance.chunks[0], talk[utterance.start : utterance.start + 16_000])
        assert not utterance.mask[0, :10].any()  # the pre-roll, but for what VAD is early
        assert 0.6 < utterance.mask.sum() * 320 / len(sentence) < 1.1
        assert not utterance.chunks[-1, -160:].any()


def test_an_acted_clip_is_one_utterance(talk: NDArray[np.float32]) -> None:
    arrived = Arrived(talk, is_narrow=False)
    (spoken,) = find_speech([arrived], CONFIG, Silero())
    whole = cut_acted(arrived, spoken, CONFIG)
    parts = cut_ordinary(arrived, spoken, CONFIG)
    assert whole.start == parts[0].start
    assert abs(int(whole.mask.sum()) - sum(int(part.mask.sum()) for part in parts)) <= 2


def test_where_nobody_speaks_an_acted_clip_is_its_loud_part_and_ordinary_speech_is_nothing() -> None:
    samples = np.zeros(24_000, np.float32)
    samples[8_000:16_000] = 0.01 * np.sin(np.arange(8_000))
    arrived = Arrived(samples, is_narrow=False)
    (spoken,) = find_speech([arrived], CONFIG, Silero())
    assert cut_ordinary(arrived, spoken, CONFIG) == []
    assert cut_acted(arrived, spoken, CONFIG).mask.reshape(-1)[:75].nonzero()[0].tolist() == list(range(25, 50))


def test_other_sound_is_cut_into_pieces() -> None:
    samples = np.arange(200_000, dtype=np.float32)
    found = cut_pieces(Arrived(samples, is_narrow=False), CONFIG)
    assert [piece.start for piece in found] == [0, 80_000]
    assert all(piece.mask.all() and piece.chunks.shape == (5, 16_000) for piece in found)
    (short,) = cut_pieces(Arrived(samples[:20_000], is_narrow=False), CONFIG)
    assert short.mask.sum() == 62  # the centre of the next frame is the end


def test_recordings_do_not_depend_on_those_beside_them(talk: NDArray[np.float32]) -> None:
    one, other = Arrived(talk, is_narrow=False), Arrived(talk[8_000:40_000], is_narrow=True)
    silero = Silero()
    together = find_speech([one, other], CONFIG, silero)
    for arrived, found in zip((one, other), together, strict=True):
        (alone,) = find_speech([arrived], CONFIG, silero)
        assert alone.spans == found.spans
        assert np.array_equal(alone.speech, found.speech)
