"""One leg with a real model of the statistics kind: chunks, pooling, history, losses."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soxr
from hypothesis import given, settings
from hypothesis import strategies as st

from streamer.core.audio import CHUNK_MS, AudioFrame
from streamer.core.events import EmotionEvent, UtteranceEnded
from streamer.dsp.chunks import CONTEXT_SAMPLES, ChunkConfig, ChunkCutter
from streamer.dsp.high_pass import HighPass
from streamer.dsp.pooling import PooledScorer, PooledStatistics, PoolingConfig
from streamer.dsp.resample import kept_rate
from streamer.inference.model import load_any_model
from streamer.inference.statistics import StatisticsModel
from streamer.leg.analyzer import Analyzer
from streamer.leg.input import Discontinuity, LegInput
from tests.support.leg import CONFIG, LEG, LoudIsSpeech, answers_nothing
from tests.support.models import LABELS
from tests.support.sounds import melody
from tests.support.statistics_models import FRAME_SAMPLES, N_FEATURES, features_of, write_statistics_model

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from streamer.core.audio import LegOpened, Window
    from streamer.core.events import Event
    from streamer.leg.analyzer import Step

SETTINGS = replace(
    CONFIG,
    windows=replace(CONFIG.windows, window_samples=16_000, hop_samples=16_000, are_chunks=True),
    cutter_lookback_samples=16_000 + CONTEXT_SAMPLES,
)
CHUNKS = ChunkConfig(chunk_samples=16_000, frame_samples=FRAME_SAMPLES)
POOLING = PoolingConfig(
    n_features=N_FEATURES,
    frame_ms=20,
    recent_chunks=3,
    first_ms=1_000,
    hop_samples=16_000,
    history_min_ms=1_000,
    history_max_ms=60_000,
)
VAD_CHUNK = 16 * CHUNK_MS


def speech(*parts: tuple[float, bool]) -> NDArray[np.float32]:
    """Seconds of tones that change (True) or quiet (False) after one another."""
    level = np.concatenate([np.full(round(seconds * 16_000), 1.0 if loud else 0.01) for seconds, loud in parts])
    return (level * melody(len(level))[:, 0]).astype(np.float32)


CALL = speech(
    (0.5, False), (2.7, True), (1.0, False), (0.4, True), (0.8, False), (4.0, True), (0.8, False), (1.5, True)
)
VAD_CHUNK = 16 * CHUNK_MS


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> StatisticsModel:
    model = load_any_model(write_statistics_model(tmp_path_factory.mktemp("model")))
    assert isinstance(model, StatisticsModel)
    return model


def analyzer(model: StatisticsModel, leg: LegOpened = LEG, pooling: PoolingConfig = POOLING) -> Analyzer:
    return Analyzer(
        leg,
        SETTINGS,
        vad=LoudIsSpeech(kept_rate(leg.sample_rate)),
        answer=answers_nothing,
        make_cutter=lambda start, is_speech: ChunkCutter(CHUNKS, start=start, is_speech=is_speech),
        scorer=PooledScorer(model.head, pooling),
        labels=LABELS,
        model=model.ref,
    )


def settle(model: StatisticsModel, a: Analyzer, step: Step) -> list[Event]:
    """Score the windows of a step one by one."""
    events = list(step.events)
    for window in step.windows:
        events += a.accept(window, model.score(window.inputs[np.newaxis])[0], inference_ms=1)
    return events


def frames_of(samples: NDArray[np.float32], sizes: list[int], rate: int) -> Iterator[AudioFrame]:
    position = 0
    for size in [*sizes, len(samples)]:
        yield AudioFrame("leg", samples[position : position + size], rate, position)
        position = min(position + size, len(samples))


def analyze(
    model: StatisticsModel, samples: NDArray[np.float32], sizes: list[int], *, rate: int = 16_000
) -> list[Event]:
    a = analyzer(model, replace(LEG, sample_rate=rate))
    events = [event for frame in frames_of(samples, sizes, rate) for event in settle(model, a, a.push(frame))]
    return [*events, *settle(model, a, a.finish())]


def results(events: list[Event]) -> list[EmotionEvent]:
    return [event for event in events if isinstance(event, EmotionEvent)]


def ends_of(events: list[Event]) -> list[UtteranceEnded]:
    return [event for event in events if isinstance(event, UtteranceEnded)]


def probabilities(event: EmotionEvent | UtteranceEnded) -> list[float]:
    by_label = {category.name: category.probability for category in event.categories}
    return [by_label[label] for label in LABELS]


def heard(samples: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the samples that the leg puts into its ring."""
    leg_input = LegInput(LEG, max_filled_hole_samples=0)
    leg_input.take(AudioFrame("leg", samples, 16_000, 0))
    blocks = [block for block in leg_input.blocks() if not isinstance(block, Discontinuity)]
    return np.concatenate([*blocks, leg_input.flush()])


def pooled_by_hand(samples: NDArray[np.float32], start: int, end: int) -> NDArray[np.float64]:
    """Return mean and deviation of the features of an utterance over its frames in which the gate finds speech."""
    features = features_of(HighPass(16_000)(samples)[start:])  # from which the offset was removed
    centres = start + FRAME_SAMPLES // 2 + FRAME_SAMPLES * np.arange(len(features))
    is_loud = np.array([chunk.max() > 0.5 for chunk in samples[: len(samples) // 512 * 512].reshape(-1, VAD_CHUNK)])
    spoken = features[(centres < end) & is_loud[np.minimum(centres // VAD_CHUNK, len(is_loud) - 1)]]
    return np.concatenate([spoken.mean(axis=0), spoken.std(axis=0)])


# -- results ---------------------------------------------------------------------------------------


def test_results_come_after_chunks_with_a_second_of_speech_and_at_the_end(model: StatisticsModel) -> None:
    events = results(analyze(model, speech((0.5, False), (3.9, True), (1.0, False)), []))
    spans = [(e.trigger, e.audio.start_ms, e.audio.end_ms, e.audio.speech_ms) for e in events]
    # The gate finds speech from 480 ms to 4416 ms; the utterance starts 300 ms before it and ends 100 ms after it.
    assert spans == [
        ("interval", 180, 2180, 1_700),
        ("interval", 180, 3180, 2_700),
        ("interval", 1180, 4180, 3_000),
        ("speech_ended", 180, 4516, 3_936),
    ]


def test_the_result_of_an_utterance_is_the_head_s_on_all_its_frames_with_speech(model: StatisticsModel) -> None:
    samples = speech((0.5, False), (1.4, True), (0.3, False), (2.0, True), (1.0, False))
    (ended,) = ends_of(analyze(model, samples, []))
    pooled = pooled_by_hand(samples, ended.audio.start_ms * 16, ended.audio.end_ms * 16)
    expected = model.head(pooled.astype(np.float32), np.zeros(2 * N_FEATURES, dtype=np.float32), 0.0)
    np.testing.assert_allclose(probabilities(ended), expected, atol=1e-5)


def test_what_is_said_in_a_pause_is_not_pooled(model: StatisticsModel) -> None:
    quiet = speech((0.5, False), (1.4, True), (0.4, False), (1.4, True), (1.0, False))
    noisy = quiet.copy()
    noisy[int(2.0 * 16_000) : int(2.2 * 16_000)] = (
        0.4 * melody(3_200, seed=3)[:, 0]
    )  # below the test's threshold of speech
    assert not np.array_equal(quiet, noisy)
    (one,), (other,) = ends_of(analyze(model, quiet, [])), ends_of(analyze(model, noisy, []))
    assert one.audio.speech_ms == other.audio.speech_ms
    assert probabilities(one) == pytest.approx(probabilities(other), abs=1e-5)


def test_an_utterance_of_less_than_a_second_of_speech_abstains(model: StatisticsModel) -> None:
    events = analyze(model, speech((0.5, False), (0.8, True), (1.0, False)), [])
    (result,), (ended,) = results(events), ends_of(events)
    assert (result.abstained, result.reason, result.categories) == (True, "too_short", ())
    assert (ended.abstained, ended.reason, ended.categories) == (True, "too_short", ())


# -- determinism -----------------------------------------------------------------------------------


@settings(max_examples=30)
@given(sizes=st.lists(st.integers(0, 30_000), max_size=12))
def test_every_chunking_gives_the_same_events(model: StatisticsModel, sizes: list[int]) -> None:
    assert analyze(model, CALL, sizes) == analyze(model, CALL, [])


@pytest.mark.parametrize("rate", [8_000, 16_000, 44_100, 48_000])
def test_any_rate_gives_the_same_events_in_any_chunking(model: StatisticsModel, rate: int) -> None:
    samples = np.clip(soxr.resample(CALL, 16_000, rate), -1, 1).astype(np.float32)
    whole = analyze(model, samples, [], rate=rate)
    assert len(results(whole)) >= 8
    for size in (rate // 50, 777):
        assert analyze(model, samples, [size] * (len(samples) // size), rate=rate) == whole


def test_an_8_khz_leg_gives_nearly_the_scores_of_the_same_audio_at_16_khz(model: StatisticsModel) -> None:
    t = np.arange(16_000 * 5) / 16_000
    tone = 0.8 * np.sin(2 * np.pi * 300 * t) * (1 + 0.1 * np.sin(2 * np.pi * 3 * t))
    wide = (tone * ((t > 0.5) & (t < 4.0))).astype(np.float32)
    narrow = soxr.resample(wide, 16_000, 8_000).astype(np.float32)
    one, other = (results(analyze(model, x, [], rate=rate)) for x, rate in ((wide, 16_000), (narrow, 8_000)))
    assert [e.audio.end_ms for e in one] == [e.audio.end_ms for e in other]
    for a, b in zip(one, other, strict=True):
        np.testing.assert_allclose(probabilities(a), probabilities(b), atol=0.01)


@pytest.mark.parametrize("waiting_windows", [1, 3, 100])
def test_late_statistics_give_the_same_events(model: StatisticsModel, waiting_windows: int) -> None:
    a = analyzer(model)
    events: list[Event] = []
    waiting: deque[Window] = deque()

    def accept_oldest() -> None:
        window = waiting.popleft()
        events.extend(a.accept(window, model.score(window.inputs[np.newaxis])[0], inference_ms=1))

    for frame in [*frames_of(CALL, [800] * (len(CALL) // 800), 16_000), None]:
        step = a.finish() if frame is None else a.push(frame)
        events += step.events
        waiting += step.windows
        while len(waiting) > waiting_windows:
            accept_oldest()
    while waiting:
        accept_oldest()
    assert events == analyze(model, CALL, [])


def test_legs_that_share_a_batch_get_the_events_they_get_alone(model: StatisticsModel) -> None:
    calls = [np.roll(CALL, 4_000 * number) for number in range(3)]
    analyzers = [analyzer(model) for _ in calls]
    steps = [(a.push(AudioFrame("leg", call, 16_000, 0)), a.finish()) for a, call in zip(analyzers, calls, strict=True)]
    windows = [window for step in steps for part in step for window in part.windows]
    rows = iter(model.score(np.stack([window.inputs for window in windows])))
    for a, call, step in zip(analyzers, calls, steps, strict=True):
        events = [event for part in step for event in part.events]
        for window in (window for part in step for window in part.windows):
            events += a.accept(window, next(rows), inference_ms=1)
        alone = analyze(model, call, [])
        assert [probabilities(e) for e in results(events) if e.categories] == [
            probabilities(e) for e in results(alone) if e.categories
        ]


# -- history ---------------------------------------------------------------------------------------


def test_the_next_utterance_is_compared_with_the_earlier_ones(model: StatisticsModel) -> None:
    samples = speech((0.5, False), (2.0, True), (1.0, False), (2.0, True), (1.0, False))
    first, second = ends_of(analyze(model, samples, []))
    history = PooledStatistics(N_FEATURES)
    history.sums[0] = 1.0
    before = pooled_by_hand(samples, first.audio.start_ms * 16, first.audio.end_ms * 16).astype(np.float32)
    pooled = pooled_by_hand(samples, second.audio.start_ms * 16, second.audio.end_ms * 16).astype(np.float32)
    np.testing.assert_allclose(probabilities(second), model.head(pooled, before, 100.0), atol=1e-5)
    alone = model.head(pooled, np.zeros_like(pooled), 0.0)
    assert abs(probabilities(second)[0] - float(alone[0])) > 0.05


@pytest.mark.parametrize(("is_new_voice", "has_history"), [(False, True), (True, False)])
def test_a_new_voice_is_compared_with_nothing(model: StatisticsModel, *, is_new_voice: bool, has_history: bool) -> None:
    turn = speech((2.0, True), (1.0, False))

    def second(first: NDArray[np.float32]) -> list[float]:
        a = analyzer(model)
        settle(model, a, a.push(AudioFrame("leg", first, 16_000, 0)))
        frame = AudioFrame("leg", turn, 16_000, 48_000, is_new_voice=is_new_voice)
        return probabilities(ends_of(settle(model, a, a.push(frame)))[-1])

    assert (second(turn) != second(np.zeros_like(turn))) == has_history


@pytest.mark.parametrize("how", ["short", "mostly lost", "last chunk refused"])
def test_what_says_little_of_a_voice_is_no_history(model: StatisticsModel, how: str) -> None:
    turn = speech((2.0, True), (1.0, False))
    first = AudioFrame("leg", turn, 16_000, 0)
    if how == "short":
        first = replace(first, samples=speech((0.7, True), (2.3, False)))
    if how == "mostly lost":
        first = replace(first, concealed=30_000)
    a, fresh = analyzer(model), analyzer(model)
    fresh.push(replace(first, samples=np.where(np.arange(48_000) < 32_256, 0, first.samples).astype(np.float32)))
    step = a.push(first)
    for window in step.windows:
        if how == "last chunk refused" and window.is_final:
            a.refuse(window)
        else:
            a.accept(window, model.score(window.inputs[np.newaxis])[0], inference_ms=1)
    second = AudioFrame("leg", turn, 16_000, 48_000)
    found, expected = (ends_of(settle(model, one, one.push(second))) for one in (a, fresh))
    assert probabilities(found[-1]) == pytest.approx(probabilities(expected[-1]), abs=1e-5)


# -- losses ----------------------------------------------------------------------------------------


def test_a_chunk_that_is_refused_is_not_pooled(model: StatisticsModel) -> None:
    samples = speech((4.0, True), (1.0, False))
    a = analyzer(model)
    step = a.push(AudioFrame("leg", samples, 16_000, 0))
    rows = [model.score(window.inputs[np.newaxis])[0] for window in step.windows]
    events: list[Event] = []
    for number, (window, row) in enumerate(zip(step.windows, rows, strict=True)):
        events += a.refuse(window) if number == 1 else a.accept(window, row, inference_ms=1)
    pooled = PooledStatistics(N_FEATURES)
    for number, row in enumerate(rows):
        if number != 1:
            pooled.add(row)
    nothing = np.zeros(2 * N_FEATURES, dtype=np.float32)
    expected = model.head(pooled.pooled(), nothing, 0.0)
    (ended,) = ends_of(events)
    np.testing.assert_allclose(probabilities(ended), expected, atol=1e-6)
    assert [e.reason == "overload" for e in results(events)] == [False, True, False, False, False]


def test_under_overload_only_every_nth_chunk_is_encoded(model: StatisticsModel) -> None:
    samples = speech((7.9, True), (1.0, False))
    a = analyzer(model)
    a.hop_factor = 2
    step = a.push(AudioFrame("leg", samples, 16_000, 0))
    spans = [(window.start // 16_000, window.end / 16_000, window.is_final) for window in step.windows]
    assert spans[:-1] == [(n, n + 1.0, False) for n in (0, 2, 4, 6)]
    assert spans[-1][2]
    events = settle(model, a, step)
    found = [(e.audio.end_ms, e.audio.speech_ms) for e in results(events) if e.trigger == "interval"]
    assert found == [(1_000, 1_000), (3_000, 2_000), (5_000, 3_000), (7_000, 3_000)]


def test_a_pause_ends_the_utterance_and_what_came_before_it_is_no_history(model: StatisticsModel) -> None:
    a, fresh = analyzer(model), analyzer(model)
    a.push(AudioFrame("leg", speech((2.5, True)), 16_000, 0))
    step = a.break_off()
    assert [window.is_final for window in step.windows] == [True]
    for window in step.windows:
        a.refuse(window, "paused")
    fresh.break_off()
    later = AudioFrame("leg", speech((2.0, True), (1.0, False)), 16_000, 80_000)
    found, expected = (a.push(later), fresh.push(later))
    assert all(np.array_equal(x.inputs, y.inputs) for x, y in zip(found.windows, expected.windows, strict=True))
