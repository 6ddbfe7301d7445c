"""Pooling is exact over any number of chunks; the scorer asks the head about the last seconds and the utterance."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from streamer.core.audio import Window
from streamer.dsp.pooling import PooledScorer, PooledStatistics, PoolingConfig

if TYPE_CHECKING:
    from numpy.typing import NDArray

CONFIG = PoolingConfig(
    n_features=2,
    frame_ms=20,
    recent_chunks=3,
    first_ms=1_000,
    hop_samples=16_000,
    history_min_ms=1_000,
    history_max_ms=10_000,
)
FRAMES = np.random.default_rng(0).normal([30, -3], [0.5, 2], (500, 2))
"""Features whose mean is large beside their deviation."""


def statistics(frames: NDArray[np.float64]) -> NDArray[np.float32]:
    """Return what an encoder gives for frames in which somebody speaks, shape (n_frames, 2)."""
    return np.concatenate([[len(frames)], frames.sum(axis=0), np.square(frames).sum(axis=0)]).astype(np.float32)


def pool(frames: NDArray[np.float64], cuts: list[int]) -> NDArray[np.float32]:
    pooled = PooledStatistics(2)
    for chunk in np.split(frames, sorted(cuts)):
        pooled.add(statistics(chunk))
    return pooled.pooled()


@given(st.lists(st.integers(0, 500), max_size=20))
def test_mean_and_deviation_are_those_of_all_frames_whatever_the_chunks(cuts: list[int]) -> None:
    expected = np.concatenate([FRAMES.mean(axis=0), FRAMES.std(axis=0)])
    np.testing.assert_allclose(pool(FRAMES, cuts), expected, rtol=1e-3)


def test_nothing_pooled_is_zeros_and_equal_frames_have_no_deviation() -> None:
    assert PooledStatistics(2).pooled().tolist() == [0, 0, 0, 0]
    mean_and_deviation = pool(np.full((100, 2), 7.3), [33, 66])
    np.testing.assert_allclose(mean_and_deviation, [7.3, 7.3, 0, 0], atol=5e-3)


def test_a_limit_makes_older_frames_weigh_less() -> None:
    pooled = PooledStatistics(1)
    for value, limit in ((0.0, 100), (0.0, 100), (1.0, 100)):
        pooled.add(statistics(np.full((50, 1), value)))
        pooled.limit(limit)
    assert pooled.n_frames == 100
    assert pooled.pooled()[0] == pytest.approx(1 / 3)
    pooled.limit(1_000)
    assert pooled.n_frames == 100


# -- the scorer ------------------------------------------------------------------------------------


class Head:
    """Notes what it is asked, and answers with a distribution of its own."""

    def __init__(self) -> None:
        self.asked: list[tuple[float, float, float]] = []
        """The mean of the first feature, that of the history, and the frames of the history."""

    def __call__(
        self, pooled: NDArray[np.float32], history: NDArray[np.float32], history_frames: float
    ) -> NDArray[np.float32]:
        self.asked.append((round(float(pooled[0]), 3), round(float(history[0]), 3), history_frames))
        return np.array([0.25, 0.75], dtype=np.float32)


def chunk(number: int, *, speech_ms: int = 1_000, utterance: int = 1, voice: int = 0, level: float = -20.0) -> Window:
    return Window(
        leg_id="leg",
        utterance_id=f"leg-{utterance}",
        start=number * 16_000,
        end=(number + 1) * 16_000,
        inputs=np.ones(16_050, dtype=np.float32),
        speech_ms=speech_ms,
        concealed_ms=10,
        dropped_ms=20,
        level_dbfs=level,
        captured_at=None,
        is_final=False,
        voice=voice,
    )


def final(*, speech_ms: int, utterance: int = 1, voice: int = 0) -> Window:
    return replace(chunk(9, speech_ms=speech_ms, utterance=utterance, voice=voice), start=0, is_final=True)


def row(mean: float, *, speech_ms: int = 1_000) -> NDArray[np.float32]:
    return statistics(np.full((speech_ms // 20, 2), float(mean)))


def spoken(scorer: PooledScorer, means: list[float], *, utterance: int = 1, voice: int = 0) -> None:
    """Let an utterance of whole seconds be scored and learnt from."""
    for number, mean in enumerate(means):
        scorer.score(chunk(number, utterance=utterance, voice=voice), row(mean))
    scorer.score(final(speech_ms=1_000 * len(means), utterance=utterance, voice=voice), row(0, speech_ms=0))
    scorer.learn()


def test_a_result_is_about_the_last_chunks_and_the_last_one_about_the_utterance() -> None:
    head = Head()
    scorer = PooledScorer(head, CONFIG)
    results = [scorer.score(chunk(number), row(number)) for number in range(5)]
    spans = [(r.window.start // 16_000, r.window.end // 16_000, r.window.speech_ms) for r in results if r is not None]
    assert spans == [(0, 1, 1_000), (0, 2, 2_000), (0, 3, 3_000), (1, 4, 3_000), (2, 5, 3_000)]
    last = scorer.score(final(speech_ms=5_500), row(10, speech_ms=500))
    assert last is not None
    assert (last.window.start, last.window.speech_ms, last.scores.tolist()) == (0, 5_500, [0.25, 0.75])
    assert [mean for mean, _, _ in head.asked] == [0, 0.5, 1, 2, 3, round((0 + 1 + 2 + 3 + 4 + 5) / 5.5, 3)]


def test_the_measures_of_a_result_are_those_of_its_chunks() -> None:
    scorer = PooledScorer(Head(), CONFIG)
    scorer.score(chunk(0, speech_ms=700, level=-20.0), row(0, speech_ms=700))
    result = scorer.score(chunk(1, speech_ms=900, level=-30.0), row(0, speech_ms=900))
    assert result is not None
    window = result.window
    assert (window.speech_ms, window.concealed_ms, window.dropped_ms) == (1_600, 20, 40)
    assert window.level_dbfs == pytest.approx(10 * np.log10((10**-2 + 10**-3) / 2), abs=0.05)


def test_there_is_no_result_before_a_second_of_speech_nor_in_a_pause() -> None:
    scorer = PooledScorer(Head(), CONFIG)
    chunks = [(700, False), (200, False), (100, True), (0, False), (1_000, True)]
    found = [scorer.score(chunk(n, speech_ms=ms), row(1, speech_ms=ms)) for n, (ms, _) in enumerate(chunks)]
    assert [result is not None for result in found] == [due for _, due in chunks]


@pytest.mark.parametrize(("speech_ms", "answers"), [(980, False), (1_000, True)])
def test_an_utterance_of_less_than_a_second_of_speech_has_no_answer(speech_ms: int, *, answers: bool) -> None:
    result = PooledScorer(Head(), CONFIG).score(final(speech_ms=speech_ms), row(1, speech_ms=speech_ms))
    assert result is not None
    assert len(result.scores) == (2 if answers else 0)


def test_an_utterance_of_which_too_little_was_encoded_has_no_answer() -> None:
    result = PooledScorer(Head(), CONFIG).score(final(speech_ms=4_000), row(1, speech_ms=500))
    assert result is not None
    assert len(result.scores) == 0


def test_first_ms_and_the_hop_thin_the_results_out_but_every_chunk_is_pooled() -> None:
    head = Head()
    scorer = PooledScorer(head, replace(CONFIG, first_ms=2_500, hop_samples=32_000))
    results = [scorer.score(chunk(number), row(number)) for number in range(7)]
    assert [number for number, result in enumerate(results) if result is not None] == [2, 4, 6]
    assert [mean for mean, _, _ in head.asked] == [1, 3, 5]


def test_the_head_gets_what_the_voice_said_in_earlier_utterances() -> None:
    head = Head()
    scorer = PooledScorer(head, CONFIG)
    spoken(scorer, [1, 3])
    spoken(scorer, [5, 7], utterance=2)
    spoken(scorer, [0, 0], utterance=3)
    assert [asked[1:] for asked in head.asked] == [(0, 0)] * 3 + [(2, 100)] * 3 + [(4, 200)] * 3


def test_an_utterance_with_too_little_speech_or_that_is_not_learnt_from_is_no_history() -> None:
    head = Head()
    scorer = PooledScorer(head, CONFIG)
    scorer.score(final(speech_ms=980), row(1, speech_ms=980))
    scorer.learn()
    scorer.score(chunk(0, utterance=2), row(1))  # its final window was refused
    scorer.score(chunk(0, utterance=3), row(1))
    assert [asked[1:] for asked in head.asked] == [(0, 0), (0, 0)]


def test_a_new_voice_has_no_history() -> None:
    head = Head()
    scorer = PooledScorer(head, CONFIG)
    spoken(scorer, [1, 3])
    scorer.score(chunk(0, utterance=2, voice=1), row(1))
    assert head.asked[-1] == (1, 0, 0)


def test_the_history_is_limited() -> None:
    head = Head()
    scorer = PooledScorer(head, CONFIG)
    for utterance in range(1, 8):
        spoken(scorer, [float(utterance), float(utterance)], utterance=utterance)
    assert [frames for _, _, frames in head.asked[::3]] == [0, 100, 200, 300, 400, 500, 500]


def test_without_a_limit_on_the_history_there_is_none() -> None:
    head = Head()
    scorer = PooledScorer(head, replace(CONFIG, history_max_ms=0))
    spoken(scorer, [1, 3])
    scorer.score(chunk(0, utterance=2), row(1))
    assert head.asked[-1] == (1, 0, 0)


def test_a_scorer_keeps_no_audio() -> None:
    scorer = PooledScorer(Head(), CONFIG)
    result = scorer.score(chunk(0), row(1))
    assert result is not None
    assert len(result.window.inputs) == 0
