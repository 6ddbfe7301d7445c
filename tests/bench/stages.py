"""CPU time by stage for any number of legs with continuous speech, without asyncio."""

from __future__ import annotations

import time
from collections import defaultdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import numpy as np

from streamer.app.analyzers import AnalyzerMaker
from streamer.app.models import find_card
from streamer.core.audio import AudioFrame, LegOpened
from streamer.engine.vad_scheduler import LEGS_PER_BATCH
from streamer.inference.model import load_any_model
from streamer.inference.vad import Silero, TwoStageVad
from streamer.leg.vad_batch import run_vad_batch
from streamer.protocol.cloudevents import encode

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from streamer.config.tables import Config
    from streamer.core.audio import Window
    from streamer.core.events import Event
    from streamer.dsp.chunks import IsSpeech
    from streamer.dsp.windows import Cutter
    from streamer.leg.analyzer import Analyzer

P = ParamSpec("P")
R = TypeVar("R")

FRAME_MS = 20
STAGES = ("vad", "features", "model", "other")
WARM_UP_S = 4


class Clock:
    """CPU seconds of this thread, by stage."""

    def __init__(self) -> None:
        self.spent_s: defaultdict[str, float] = defaultdict(float)

    def timed(self, stage: str, function: Callable[P, R]) -> Callable[P, R]:
        """Return a function that adds its CPU time to the stage."""

        def call(*args: P.args, **kwargs: P.kwargs) -> R:
            began = time.thread_time()
            result = function(*args, **kwargs)
            self.spent_s[stage] += time.thread_time() - began
            return result

        return call


class _TimedCutter:
    def __init__(self, cutter: Cutter, clock: Clock) -> None:
        self.advance = clock.timed("features", cutter.advance)
        self.cut = clock.timed("features", cutter.cut)


class Legs:
    """Analyzers with one VAD and one model; the expensive parts are timed."""

    def __init__(self, n_legs: int, config: Config, *, sample_rate: int, clock: Clock | None) -> None:
        self._clock = clock
        self._max_batch = config.model.max_batch
        self._sample_rate = sample_rate
        model, silero = load_any_model(find_card(config, None)), Silero()
        self._score = model.score if clock is None else clock.timed("model", model.score)
        self._answer = silero.answer if clock is None else clock.timed("vad", silero.answer)
        self._make_analyzer = AnalyzerMaker(config, model, silero)
        self._analyzers = [self._analyzer(number) for number in range(n_legs)]
        self._waiting: list[tuple[Analyzer, Window]] = []
        self.windows = 0

    def _analyzer(self, number: int) -> Analyzer:
        opened_at = datetime(2026, 1, 1, tzinfo=UTC)
        leg = LegOpened("bench", f"s{number}", f"leg{number}", "customer", "pcm", self._sample_rate, opened_at)
        analyzer = self._make_analyzer(leg)
        assert analyzer is not None
        if self._clock is not None:
            self._time(analyzer, self._clock)
        return analyzer

    @staticmethod
    def _time(analyzer: Analyzer, clock: Clock) -> None:
        make_cutter = analyzer._make_cutter
        assert isinstance(analyzer._vad, TwoStageVad)
        first = analyzer._vad._first
        first.quiet_blocks = clock.timed("vad", first.quiet_blocks)  # type: ignore[method-assign]  # only here is it wrapped

        def make_timed(start: int, is_speech: IsSpeech) -> Cutter:
            return _TimedCutter(make_cutter(start, is_speech), clock)

        analyzer._make_cutter = make_timed

    def process(self, samples: NDArray[np.float32]) -> None:
        """Process the same samples on every leg, each from a different position; encode every event."""
        size = self._sample_rate * FRAME_MS // 1000
        frames = samples[: len(samples) // size * size].reshape(-1, size)
        for number in range(len(frames)):
            ready: list[Analyzer] = []
            for index, analyzer in enumerate(self._analyzers):
                chunk = frames[(number + index * len(frames) // len(self._analyzers)) % len(frames)]
                analyzer.take(AudioFrame(analyzer.leg.leg_id, chunk, self._sample_rate, number * size))
                if analyzer.has_work:
                    ready.append(analyzer)
            for first in range(0, len(ready), LEGS_PER_BATCH):
                self._run_vad(ready[first : first + LEGS_PER_BATCH])
            self._score_waiting()

    def _run_vad(self, analyzers: list[Analyzer]) -> None:
        steps = run_vad_batch([analyzer.work() for analyzer in analyzers], self._answer)
        for analyzer, step in zip(analyzers, steps, strict=True):
            self._encode(step.events)
            self._waiting += [(analyzer, window) for window in step.windows]

    def _score_waiting(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting[: self._max_batch], self._waiting[self._max_batch :]
            scores = self._score(np.stack([window.inputs for _, window in batch]))
            for (analyzer, window), row in zip(batch, scores, strict=True):
                self._encode(analyzer.accept(window, row, inference_ms=0))
            self.windows += len(batch)

    def _encode(self, events: tuple[Event, ...]) -> None:
        for event in events:
            encode(event, node="bench", event_id="0", now_s=0.0)


def cpu_ms_per_audio_s(
    n_legs: int, samples: NDArray[np.float32], config: Config, *, sample_rate: int
) -> dict[str, float]:
    """Return CPU milliseconds per second of audio of a leg, by stage and in total, and windows per second."""
    clock = Clock()
    legs = Legs(n_legs, config, sample_rate=sample_rate, clock=clock)
    legs.process(samples[: WARM_UP_S * sample_rate])  # warm up caches and allocators
    clock.spent_s.clear()
    legs = Legs(n_legs, config, sample_rate=sample_rate, clock=clock)
    clock.spent_s.clear()
    began = time.thread_time()
    legs.process(samples)
    total_s = time.thread_time() - began
    audio_s = n_legs * len(samples) / sample_rate
    spent = {stage: clock.spent_s[stage] for stage in STAGES[:-1]}
    spent["other"] = total_s - sum(spent.values())
    figures = {stage: 1000 * seconds / audio_s for stage, seconds in spent.items()}
    return figures | {"total": 1000 * total_s / audio_s, "windows_per_s": legs.windows / audio_s}
