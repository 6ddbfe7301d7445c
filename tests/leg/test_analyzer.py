"""One leg from samples to events, with VAD and scores that the tests control."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from streamer.core.audio import AudioFrame
from streamer.core.events import EmotionEvent, UtteranceEnded, UtteranceStarted
from tests.support.leg import CONFIG, LEG, NORMALIZATION, OPENED_AT, analyzer, scores_of, speech

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from streamer.core.audio import Window
    from streamer.core.events import Event
    from streamer.dsp.leg_normalization import LegNormalization
    from streamer.leg.analyzer import Analyzer, Step
    from streamer.leg.analyzer_config import AnalyzerConfig


def settle(a: Analyzer, step: Step) -> list[Event]:
    events = list(step.events)
    for window in step.windows:
        events += a.accept(window, scores_of(window), inference_ms=1)
    return events


def analyze(
    samples: NDArray[np.float32],
    sizes: list[int],
    *,
    live: bool = False,
    config: AnalyzerConfig = CONFIG,
    normalization: LegNormalization | None = None,
) -> list[Event]:
    """Return all events of a leg whose audio comes in chunks of these sizes, and one more for what is left."""
    a, position = analyzer(config=config, normalization=normalization), 0
    events: list[Event] = []
    for size in [*sizes, len(samples)]:
        chunk = samples[position : position + size]
        end_s = (position + len(chunk)) / 16_000
        frame = AudioFrame("leg", chunk, 16_000, position, captured_at=100 + end_s if live else None)
        events += settle(a, a.push(frame))
        position += len(chunk)
    return [*events, *settle(a, a.finish())]


def config_with(*, hop_samples: int, first_samples: int) -> AnalyzerConfig:
    return replace(CONFIG, windows=replace(CONFIG.windows, hop_samples=hop_samples, first_samples=first_samples))


TALK = speech((0.5, False), (2.2, True), (1.0, False), (0.1, True), (0.4, False), (4.0, True), (0.2, False))


def test_an_utterance_gives_its_start_then_windows_after_first_ms_at_every_hop_and_at_its_end() -> None:
    events = analyze(speech((0.5, False), (2.6, True), (1.0, False)), [])
    results = [
        (type(e).__name__, getattr(e, "trigger", None), (e.audio.start_ms, e.audio.end_ms, e.audio.speech_ms))
        for e in events
        if isinstance(e, EmotionEvent | UtteranceEnded)
    ]
    assert isinstance(events[0], UtteranceStarted)
    # 512-sample chunks: the gate finds speech from 480 ms to 3104 ms; the pre-roll is 300 ms.
    assert events[0].start_ms == 480
    assert results == [
        ("EmotionEvent", "interval", (180, 1980, 1500)),
        ("EmotionEvent", "interval", (180, 2480, 2000)),
        ("EmotionEvent", "interval", (180, 2980, 2500)),
        ("EmotionEvent", "speech_ended", (180, 3204, 2624)),
        ("UtteranceEnded", None, (180, 3204, 2624)),
    ]


def test_event_times_are_the_wall_clock_of_the_leg_plus_its_samples() -> None:
    for event in analyze(TALK, []):
        if isinstance(event, EmotionEvent):
            assert abs(event.at - OPENED_AT - timedelta(milliseconds=event.audio.end_ms)) < timedelta(milliseconds=1)


@given(st.lists(st.integers(0, 30_000), max_size=12))
def test_every_chunking_gives_the_same_events(sizes: list[int]) -> None:
    assert analyze(TALK, sizes) == analyze(TALK, [])


@pytest.mark.parametrize("size", [1, 160, 320, 441, 512])
def test_small_frames_give_the_same_events(size: int) -> None:
    short = TALK[: 16_000 * 4]
    assert analyze(short, [size] * (len(short) // size)) == analyze(short, [])


def test_a_frame_longer_than_the_ring_loses_nothing() -> None:
    long = np.tile(TALK, 5)
    assert analyze(long, []) == analyze(long, [320] * (len(long) // 320))


@pytest.mark.parametrize("size", [320, 4_096, 100_000])
def test_captured_at_is_the_time_of_the_last_sample_of_the_window(size: int) -> None:
    for event in analyze(TALK, [size] * (len(TALK) // size), live=True):
        if isinstance(event, EmotionEvent):
            assert event.captured_at == pytest.approx(100 + event.audio.end_ms / 1000, abs=0.0011)


def test_a_window_waits_only_for_its_own_samples() -> None:
    a, ends = analyzer(), list[int]()
    samples = speech((3.0, True))
    for start in range(0, len(samples), 160):
        step = a.push(AudioFrame("leg", samples[start : start + 160], 16_000, start))
        assert [window.end for window in step.windows] in ([], [start + 160])
        ends += [window.end for window in step.windows]
    assert ends == [24_000, 32_000, 40_000, 48_000]


@pytest.mark.parametrize("blocks", [1, 2, 4])
def test_there_is_work_exactly_when_the_wanted_samples_have_come(blocks: int) -> None:
    a, position, ends = analyzer(), 0, {0}
    a.vad_blocks_at_once = blocks
    events: list[Event] = []
    while position < len(TALK) - 16_000:
        end = position + a.wanted_samples
        a.take(AudioFrame("leg", TALK[position : end - 1], 16_000, position))
        assert not bool(a.has_work)  # bool: the type checker takes a property for a constant
        a.take(AudioFrame("leg", TALK[end - 1 : end], 16_000, end - 1))
        assert a.has_work
        foreseen = a.wanted_samples
        new = settle(a, a.push(AudioFrame("leg", TALK[:0], 16_000, end)))
        if not new:  # the start of an utterance and a window change when the next window is due
            assert a.wanted_samples == foreseen
        events += new
        ends.add(end)
        position = end
    windows = {e.audio.end_ms * 16 for e in events if isinstance(e, EmotionEvent) and e.trigger == "interval"}
    assert windows
    assert windows <= ends


@given(st.lists(st.booleans(), min_size=10, max_size=60))
def test_the_ends_of_windows_never_decrease(chunks: list[bool]) -> None:
    samples = speech(*((0.032, loud) for loud in chunks * 4), (1.0, False))
    windows = config_with(hop_samples=400, first_samples=3_200)
    ends = [window.end for window in analyzer(config=windows).push(AudioFrame("leg", samples, 16_000, 0)).windows]
    assert ends == sorted(ends)


def test_events_wait_for_the_windows_before_them() -> None:
    a = analyzer()
    step = a.push(AudioFrame("leg", TALK, 16_000, 0))
    assert [type(e) for e in step.events] == [UtteranceStarted]
    last = a.finish()
    assert last.events == ()
    windows = [*step.windows, *last.windows]
    with pytest.raises(ValueError, match="out of order"):
        a.accept(windows[1], scores_of(windows[1]), inference_ms=1)
    events = [e for w in windows for e in a.accept(w, scores_of(w), inference_ms=1)]
    assert [*step.events, *events] == analyze(TALK, [])


def test_a_refused_window_gives_an_abstention_for_overload() -> None:
    a = analyzer()
    step = a.push(AudioFrame("leg", speech((2.0, True), (1.0, False)), 16_000, 0))
    events = [e for w in step.windows for e in a.refuse(w)]
    results = [e for e in events if isinstance(e, EmotionEvent | UtteranceEnded)]
    assert [(type(e), e.abstained, e.reason, e.categories) for e in results] == [
        (EmotionEvent, True, "overload", ()),
        (EmotionEvent, True, "overload", ()),
        (EmotionEvent, True, "overload", ()),
        (UtteranceEnded, True, "overload", ()),
    ]


def test_a_hop_factor_gives_fewer_windows() -> None:
    a = analyzer()
    a.hop_factor = 4
    step = a.push(AudioFrame("leg", speech((6.0, True)), 16_000, 0))
    assert [w.end - 24_000 for w in step.windows] == [0, 32_000, 64_000]


@pytest.mark.parametrize("log_mel", [False, True])
@pytest.mark.parametrize(
    ("hop_s", "first_s", "hop_factor"), [(0.5, 1.5, 16), (30, 1.5, 1), (0.5, 30, 1), (0.1, 0.2, 3)]
)
def test_any_hop_and_any_first_window_work_over_a_long_monologue(
    hop_s: float, first_s: float, hop_factor: int, *, log_mel: bool
) -> None:
    config = config_with(hop_samples=round(hop_s * 16_000), first_samples=round(first_s * 16_000))
    a = analyzer(config=config, log_mel=log_mel)
    a.hop_factor = hop_factor
    samples = speech((75.0, True), (1.0, False))
    found: list[Window] = []
    for start in range(0, len(samples), 8_000):
        found += a.push(AudioFrame("leg", samples[start : start + 8_000], 16_000, start)).windows
    hop = round(hop_s * 16_000) * hop_factor
    assert [w.end for w in found if not w.is_final] == list(range(round(first_s * 16_000), 75 * 16_000 + 1, hop))
    (final,) = [w for w in found if w.is_final]
    assert (final.start, final.speech_ms) == (0, 75_008)
    assert final.level_dbfs == pytest.approx(found[0].level_dbfs, abs=0.2)


def test_any_window_can_be_refused_while_others_are_being_scored() -> None:
    a = analyzer()
    step = a.push(AudioFrame("leg", speech((2.2, True), (1.0, False), (2.2, True), (1.0, False)), 16_000, 0))
    in_flight, *others = step.windows
    refused = others[:3]
    assert [e for window in refused for e in a.refuse(window)] == []
    events = [*a.accept(in_flight, scores_of(in_flight), inference_ms=1)]
    for window in others[3:]:
        events += a.accept(window, scores_of(window), inference_ms=1)
    results = [
        (type(e).__name__, e.utterance_id, e.reason) for e in events if isinstance(e, EmotionEvent | UtteranceEnded)
    ]
    first, second = "leg-1", "leg-2"
    assert results == [
        ("EmotionEvent", first, None),
        ("EmotionEvent", first, "overload"),
        ("EmotionEvent", first, "overload"),
        ("UtteranceEnded", first, "overload"),
        ("EmotionEvent", second, "overload"),
        *[("EmotionEvent", second, None)] * 2,
        ("UtteranceEnded", second, None),
    ]


def test_a_short_hole_is_filled_and_counts_as_dropped_in_every_window_with_it() -> None:
    a = analyzer()
    loud = speech((3.0, True))
    windows = [*a.push(AudioFrame("leg", loud[:16_000], 16_000, 0)).windows]
    windows += a.push(AudioFrame("leg", loud[24_000:], 16_000, 24_000)).windows
    assert [(w.end, w.dropped_ms, w.speech_ms) for w in windows] == [
        (32_000, 500, 1_552),  # none at 24,000: the gate is in a pause
        (40_000, 500, 2_052),
        (48_000, 500, 2_552),
    ]


def test_windows_report_concealed_samples() -> None:
    a = analyzer()
    step = a.push(AudioFrame("leg", speech((2.1, True)), 16_000, 0, concealed=1_600))
    assert [w.concealed_ms for w in step.windows] == [100, 100]


def test_mostly_concealed_windows_abstain() -> None:
    a = analyzer()
    step = a.push(AudioFrame("leg", speech((2.1, True)), 16_000, 0, concealed=20_000))
    events = [e for w in step.windows for e in a.accept(w, scores_of(w), inference_ms=0)]
    results = [(e.reason, e.audio.quality) for e in events if isinstance(e, EmotionEvent)]
    assert results == [("audio_lost", "poor"), ("audio_lost", "poor")]


def test_a_long_hole_ends_the_utterance_and_sample_indices_continue() -> None:
    a = analyzer()
    first = a.push(AudioFrame("leg", speech((2.0, True)), 16_000, 0))
    second = a.push(AudioFrame("leg", speech((2.0, True), (1.0, False)), 16_000, 16_000 * 3_600))
    windows = [*first.windows, *second.windows]
    finals = [(w.start, w.end) for w in windows if w.is_final]
    hour = 16_000 * 3_600
    assert finals == [(0, 32_000), (hour, hour + 32_256 + 1_600)]
    assert len({w.utterance_id for w in windows}) == 2


def test_a_new_voice_ends_the_utterance_and_no_sample_is_dropped() -> None:
    a = analyzer()
    first = a.push(AudioFrame("leg", speech((2.0, True)), 16_000, 0))
    second = a.push(AudioFrame("leg", speech((2.0, True), (1.0, False)), 16_000, 32_000, is_new_voice=True))
    finals = [(w.start, w.end, w.dropped_ms) for w in [*first.windows, *second.windows] if w.is_final]
    assert finals == [(0, 32_000, 0), (32_000, 32_000 + 32_256 + 1_600, 0)]


def test_windows_with_low_confidence_abstain() -> None:
    config = replace(CONFIG, decision=replace(CONFIG.decision, min_confidence=0.99, claim_probability=1.0))
    a = analyzer(config=config)
    events = settle(a, a.push(AudioFrame("leg", TALK, 16_000, 0)))
    assert {e.reason for e in events if isinstance(e, EmotionEvent)} == {"low_confidence"}
    ends = [e for e in events if isinstance(e, UtteranceEnded)]
    assert {e.reason for e in ends} == {"low_confidence"}


@pytest.mark.parametrize(
    ("frame", "message"),
    [
        (AudioFrame("other", TALK[:10], 16_000, 0), "frame of leg at 16000 Hz expected, got other at 16000 Hz"),
        (AudioFrame("leg", TALK[:10], 8_000, 0), "got leg at 8000 Hz"),
        (AudioFrame("leg", TALK[:10], 16_000, 5), "starts at 5, before 10"),
    ],
)
def test_a_frame_of_another_leg_rate_or_time_is_refused(frame: AudioFrame, message: str) -> None:
    a = analyzer()
    a.push(AudioFrame("leg", TALK[:10], 16_000, 0))
    with pytest.raises(ValueError, match=message):
        a.push(frame)


@pytest.mark.parametrize("rate", [8_000, 44_100, 48_000])
def test_any_rate_gives_the_same_events_in_any_chunking(rate: int) -> None:
    leg = replace(LEG, sample_rate=rate)
    t = np.arange(rate * 4) / rate
    samples = (np.sin(2 * np.pi * 300 * t) * ((t > 1) & (t < 3))).astype(np.float32)

    def events(size: int) -> list[Event]:
        a = analyzer(leg)
        found: list[Event] = []
        for i in range(0, len(samples), size):
            found += settle(a, a.push(AudioFrame("leg", samples[i : i + size], rate, i)))
        return [*found, *settle(a, a.finish())]

    whole = events(len(samples))
    assert isinstance(whole[0], UtteranceStarted)
    assert abs(whole[0].start_ms - 1_000) <= 33
    assert events(rate // 50) == whole
    assert events(777) == whole


# -- normalisation of the leg ----------------------------------------------------------------------

THREE_TURNS = np.concatenate([TALK, speech((0.7, False), (1.8, True), (0.1, False), seed=1)])


def results_of(events: list[Event]) -> list[tuple[str, str, float]]:
    """Return the utterance, the best label and its probability of every scored window."""
    scored = [e for e in events if isinstance(e, EmotionEvent | UtteranceEnded)]
    return [(e.utterance_id, e.categories[0].name, e.categories[0].probability) for e in scored]


def test_normalisation_changes_every_utterance_but_the_first() -> None:
    plain = results_of(analyze(THREE_TURNS, []))
    normalized = results_of(analyze(THREE_TURNS, [], normalization=NORMALIZATION))
    assert {utterance for utterance, *_ in plain} == {"leg-1", "leg-2", "leg-3"}
    changed = [before[0] for before, after in zip(plain, normalized, strict=True) if before != after]
    assert changed == [utterance for utterance, *_ in plain if utterance != "leg-1"]


@given(st.lists(st.integers(0, 30_000), max_size=12))
def test_every_chunking_gives_the_same_normalised_events(sizes: list[int]) -> None:
    assert analyze(THREE_TURNS, sizes, normalization=NORMALIZATION) == analyze(
        THREE_TURNS, [], normalization=NORMALIZATION
    )


@pytest.mark.parametrize("waiting_windows", [1, 4, 100])
def test_late_scores_give_the_same_normalised_events(waiting_windows: int) -> None:
    a = analyzer(normalization=NORMALIZATION)
    events: list[Event] = []
    waiting: deque[Window] = deque()
    frames = [AudioFrame("leg", THREE_TURNS[i : i + 800], 16_000, i) for i in range(0, len(THREE_TURNS), 800)]
    for frame in [*frames, None]:
        step = a.finish() if frame is None else a.push(frame)
        events += step.events
        waiting += step.windows
        while len(waiting) > waiting_windows:
            window = waiting.popleft()
            events += a.accept(window, scores_of(window), inference_ms=1)
    for window in waiting:
        events += a.accept(window, scores_of(window), inference_ms=1)
    assert events == analyze(THREE_TURNS, [], normalization=NORMALIZATION)


def test_the_normalisation_survives_a_long_hole_but_not_a_new_voice() -> None:
    turn = speech((2.0, True), (1.0, False))
    hour = 16_000 * 3_600

    def second(frame: AudioFrame, normalization: LegNormalization | None) -> list[tuple[str, str, float]]:
        a = analyzer(normalization=normalization)
        settle(a, a.push(AudioFrame("leg", turn, 16_000, 0)))
        return results_of(settle(a, a.push(frame)))

    same_voice = AudioFrame("leg", turn, 16_000, hour)
    assert second(same_voice, NORMALIZATION) != second(same_voice, None)
    new_voice = replace(same_voice, is_new_voice=True)
    assert second(new_voice, NORMALIZATION) == second(new_voice, None)


def test_late_windows_of_the_last_voice_do_not_affect_the_new_one() -> None:
    first = AudioFrame("leg", speech((2.0, True)), 16_000, 0)
    second = AudioFrame("leg", speech((2.0, True), (1.0, False), seed=1), 16_000, 32_000, is_new_voice=True)

    def late(normalization: LegNormalization | None) -> list[tuple[str, str, float]]:
        a = analyzer(normalization=normalization)
        windows = [*a.push(first).windows, *a.push(second).windows]
        return results_of([e for w in windows for e in a.accept(w, scores_of(w), inference_ms=1)])

    assert late(NORMALIZATION) == late(None)


@pytest.mark.parametrize("log_mel", [False, True])
def test_audio_after_a_break_off_is_analysed_as_on_a_new_leg(log_mel: bool) -> None:
    a, fresh = analyzer(log_mel=log_mel), analyzer(log_mel=log_mel)
    fresh.break_off()
    a.push(AudioFrame("leg", speech((2.0, True)), 16_000, 0))
    step = a.break_off()
    assert [(w.is_final, w.dropped_ms) for w in step.windows] == [(True, 0)]
    assert a.break_off().windows == ()
    later = AudioFrame("leg", TALK, 16_000, 36_000)
    found, expected = [(*analyser.push(later).windows, *analyser.finish().windows) for analyser in (a, fresh)]
    assert [(w.start, w.end, w.speech_ms, w.dropped_ms) for w in found] == [
        (w.start, w.end, w.speech_ms, w.dropped_ms) for w in expected
    ]
    assert all(np.array_equal(one.inputs, other.inputs) for one, other in zip(found, expected, strict=True))
    assert min(w.start for w in found) >= 36_000


def test_a_leg_without_audio_after_a_break_off_ends_without_events() -> None:
    a = analyzer()
    a.push(AudioFrame("leg", speech((0.5, False)), 16_000, 0))
    assert a.break_off() == a.finish()
