"""One leg from samples to events: the daemon without asyncio.

The same audio in any chunking gives the same events. ``push`` gives windows to be scored, ``accept``
takes their scores; both return the events that are due. An event waits for the windows before it,
so the order of the events does not depend on how long the model takes.
"""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from streamer.dsp.gate import Gate, GateConfig, SpeechEnded, SpeechStarted
from streamer.dsp.resample import Resampler
from streamer.dsp.ring import Ring
from streamer.dsp.spans import Spans
from streamer.dsp.windows import WindowConfig, WindowPlan
from streamer.judge import Judge, to_ms
from streamer.types import SAMPLE_RATE, Window

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from streamer.dsp.decision import DecisionConfig
    from streamer.dsp.leg_normalization import LegNormalization
    from streamer.dsp.windows import Cutter
    from streamer.types import AudioFrame, Event, LegOpened, ModelRef, VoiceActivity


@dataclass(frozen=True, slots=True)
class AnalyzerConfig:
    """Settings of one leg's analysis."""

    gate: GateConfig
    windows: WindowConfig
    decision: DecisionConfig
    max_filled_hole_samples: int = 16_000
    """A hole up to this long is filled with silence; a longer one ends the utterance."""
    leg_normalization: LegNormalization | None = None
    """What the scores of a leg are normalised with; None where they are told as the model gives them."""


@dataclass(frozen=True, slots=True)
class Step:
    """What a call to the analyzer gave."""

    windows: tuple[Window, ...]
    """To be scored, in this order."""
    events: tuple[Event, ...]
    """To be published, in this order."""


FOLLOW_SAMPLES = SAMPLE_RATE // 2
"""An utterance is measured at least so often, however long the hop: the ring does not reach far back."""


@dataclass(slots=True)
class _Totals:
    """What was measured of an utterance, in samples."""

    energy: float = 0.0
    """Sum of squares."""
    speech: int = 0
    concealed: int = 0
    dropped: int = 0


@dataclass(slots=True)
class _Utterance:
    """The utterance that is being spoken."""

    id: str
    start: int
    """First sample that belongs to it: the onset less the pre-roll."""
    plan: WindowPlan
    cutter: Cutter
    measured_until: int
    totals: _Totals = field(default_factory=_Totals)


class Analyzer:
    """The state of one leg."""

    def __init__(
        self,
        leg: LegOpened,
        config: AnalyzerConfig,
        *,
        vad: VoiceActivity,
        make_cutter: Callable[[int], Cutter],
        labels: tuple[str, ...],
        model: ModelRef,
    ) -> None:
        """``make_cutter`` takes the sample index where an utterance starts."""
        self.leg = leg
        self.hop_stretch = 1
        """Multiplies the hop, when the machine is overloaded."""
        self._config = config
        self._vad = vad
        self._make_cutter = make_cutter
        self._speech_spans, self._concealed_spans, self._dropped_spans = Spans(), Spans(), Spans()
        self._arrived: deque[tuple[int, float | None]] = deque()
        self._next_input = 0
        self._listen_from(0)
        self._utterance: _Utterance | None = None
        self._utterances = 0
        self._voice = 0
        self._outbox = _Outbox()
        self._judge = Judge(
            leg,
            config.decision,
            window_samples=config.windows.window_samples,
            labels=labels,
            model=model,
            normalization=config.leg_normalization,
        )

    def push(self, frame: AudioFrame) -> Step:
        """Take the next audio of the leg.

        Raises ValueError for a frame of another leg or rate, or one that lies before audio already taken.
        """
        self._check(frame)
        windows: list[Window] = []
        hole = frame.start - self._next_input
        if hole > 0:
            windows += self._bridge(hole)
        if frame.is_new_voice:
            windows += self._end_stream()
            self._voice += 1
            self._listen_from(self._to_model_rate(self._next_input))
        windows += self._take(frame.samples, frame.captured_at, self._concealed_spans, frame.concealed)
        return Step(tuple(windows), self._outbox.release())

    def finish(self) -> Step:
        """End the leg: what is still held back is analysed, an open utterance ends here."""
        windows = self._end_stream()
        return Step(tuple(windows), self._outbox.release())

    def accept(self, window: Window, scores: NDArray[np.float32], *, inference_ms: int) -> tuple[Event, ...]:
        """Take the scores, shape (n_labels,), of the oldest window not yet scored; return what is due.

        Raises ValueError where another window was expected.
        """
        self._outbox.check_oldest(window)
        self._outbox.resolve(window, self._judge.events(window, scores, inference_ms=inference_ms))
        return self._outbox.release()

    def refuse(self, window: Window) -> tuple[Event, ...]:
        """Say that a window, any, will not be scored, for want of time; return what is due."""
        self._outbox.resolve(window, self._judge.refusal(window))
        return self._outbox.release()

    # -- samples -----------------------------------------------------------------------------------

    def _check(self, frame: AudioFrame) -> None:
        if frame.leg_id != self.leg.leg_id or frame.sample_rate != self.leg.sample_rate:
            raise ValueError(
                f"frame of {self.leg.leg_id} at {self.leg.sample_rate} Hz expected, "
                f"got {frame.leg_id} at {frame.sample_rate} Hz"
            )
        if frame.start < self._next_input:
            raise ValueError(f"frame of {self.leg.leg_id} starts at {frame.start}, before {self._next_input}")

    def _bridge(self, hole: int) -> list[Window]:
        if hole * SAMPLE_RATE <= self._config.max_filled_hole_samples * self.leg.sample_rate:
            return self._take(np.zeros(hole, dtype=np.float32), None, self._dropped_spans, hole)
        windows = self._end_stream()
        self._next_input += hole
        self._listen_from(self._to_model_rate(self._next_input))
        return windows

    def _take(
        self, samples: NDArray[np.float32], captured_at: float | None, flaws: Spans, flawed_samples: int
    ) -> list[Window]:
        begin, self._next_input = self._next_input, self._next_input + len(samples)
        flaws.add(self._to_model_rate(begin), self._to_model_rate(begin + flawed_samples))
        self._arrived.append((self._to_model_rate(self._next_input), captured_at))
        windows: list[Window] = []
        # In pieces, so that the ring never has to let go of samples that were not heard.
        for piece in range(0, len(samples), self.leg.sample_rate):
            self._ring.append(self._resampler.push(samples[piece : piece + self.leg.sample_rate]))
            windows += self._hear()
        return windows

    def _listen_from(self, index: int) -> None:
        windows = self._config.windows
        hangover = self._config.gate.hangover_samples
        # An utterance is confirmed late and ends late, and what is behind a window may not be measured yet.
        capacity = windows.window_samples + windows.pre_roll_samples + hangover + 2 * SAMPLE_RATE
        self._ring = Ring(capacity, start=index)
        self._gate = Gate(self._config.gate, start=index)
        self._vad.reset()
        self._resampler = Resampler(self.leg.sample_rate, SAMPLE_RATE)
        self._heard_from = index

    def _to_model_rate(self, index: int) -> int:
        return index * SAMPLE_RATE // self.leg.sample_rate

    # -- speech ------------------------------------------------------------------------------------

    def _hear(self) -> list[Window]:
        windows: list[Window] = []
        size = self._vad.chunk_samples
        while self._gate.position + size <= self._ring.end:
            start = self._gate.position
            probability = self._vad.push(self._ring.read(start, start + size))
            boundary = self._gate.push(probability, n_samples=size)
            if self._gate.is_speech:
                self._speech_spans.add(start, start + size)
            windows += self._cut(boundary)
            if self._utterance is not None:
                self._follow(self._utterance)
        self._forget()
        return windows

    def _cut(self, boundary: SpeechStarted | SpeechEnded | None) -> list[Window]:
        if isinstance(boundary, SpeechStarted):
            self._begin_utterance(boundary.at)
        if self._utterance is None:
            return []
        if isinstance(boundary, SpeechEnded):
            return [self._end_utterance(self._utterance, boundary.at)]
        return self._due_windows(self._utterance)

    def _begin_utterance(self, onset: int) -> None:
        start = max(onset - self._config.windows.pre_roll_samples, self._ring.start, self._heard_from)
        self._utterances += 1
        plan = WindowPlan(self._config.windows, onset=onset)
        utterance_id = f"{self.leg.leg_id}-{self._utterances}"
        self._utterance = _Utterance(utterance_id, start, plan, self._make_cutter(start), measured_until=start)
        self._outbox.add(self._judge.started(utterance_id, onset))

    def _due_windows(self, utterance: _Utterance) -> list[Window]:
        windows: list[Window] = []
        while (end := utterance.plan.due(self._gate.position, stretch=self.hop_stretch)) is not None:
            # In a pause nothing new was said; if it lasts, the whole utterance is scored anyway.
            if self._gate.silent_samples <= self._config.windows.post_roll_samples:
                windows.append(self._window(utterance, end, is_final=False))
        return windows

    def _end_utterance(self, utterance: _Utterance, speech_end: int) -> Window:
        end = min(speech_end + self._config.windows.post_roll_samples, self._ring.end)
        self._utterance = None
        return self._window(utterance, end, is_final=True)

    def _end_stream(self) -> list[Window]:
        self._ring.append(self._resampler.finish())
        windows = self._hear()
        return windows + self._cut(self._gate.finish())

    def _follow(self, utterance: _Utterance) -> None:
        """Measure what surely belongs to the utterance, in steps whose places depend on the samples only."""
        sure = self._gate.position - self._gate.silent_samples + self._config.windows.post_roll_samples
        while utterance.measured_until + FOLLOW_SAMPLES <= min(sure, self._gate.position):
            self._measure(utterance, utterance.measured_until + FOLLOW_SAMPLES)

    def _measure(self, utterance: _Utterance, end: int) -> None:
        start, utterance.measured_until = utterance.measured_until, end
        samples = self._ring.read(start, end)
        totals = utterance.totals
        totals.energy += float(samples @ samples)
        totals.speech += self._speech_spans.within(start, end)
        totals.concealed += self._concealed_spans.within(start, end)
        totals.dropped += self._dropped_spans.within(start, end)
        utterance.cutter.advance(self._ring, end)

    def _window(self, utterance: _Utterance, end: int, *, is_final: bool) -> Window:
        self._measure(utterance, end)
        inputs, start = utterance.cutter.cut(self._ring, end)
        if is_final:
            start, totals = utterance.start, utterance.totals
        else:
            totals = self._totals(start, end)
        window = Window(
            leg_id=self.leg.leg_id,
            utterance_id=utterance.id,
            start=start,
            end=end,
            inputs=inputs,
            speech_ms=to_ms(totals.speech),
            concealed_ms=to_ms(totals.concealed),
            dropped_ms=to_ms(totals.dropped),
            level_dbfs=_level_dbfs(totals.energy / (end - start)),
            captured_at=self._captured_at(end),
            is_final=is_final,
            voice=self._voice,
        )
        self._outbox.add(window)
        return window

    def _totals(self, start: int, end: int) -> _Totals:
        samples = self._ring.read(start, end)
        return _Totals(
            energy=float(samples @ samples),
            speech=self._speech_spans.within(start, end),
            concealed=self._concealed_spans.within(start, end),
            dropped=self._dropped_spans.within(start, end),
        )

    def _captured_at(self, index: int) -> float | None:
        """When the sample before ``index`` arrived, reckoned back from the end of its frame."""
        for end, captured_at in self._arrived:
            if end >= index:
                return None if captured_at is None else captured_at - (end - index) / SAMPLE_RATE
        return None

    def _forget(self) -> None:
        for spans in (self._speech_spans, self._concealed_spans, self._dropped_spans):
            spans.forget_before(self._ring.start)
        while self._arrived and self._arrived[0][0] <= self._ring.start:
            self._arrived.popleft()


class _Outbox:
    """Events and windows of a leg in the order in which they came about."""

    def __init__(self) -> None:
        self._waiting: deque[Event | Window | tuple[Event, ...]] = deque()

    def add(self, item: Event | Window) -> None:
        self._waiting.append(item)

    def check_oldest(self, window: Window) -> None:
        """Raise ValueError unless the window is the oldest that is not resolved."""
        oldest = next((item for item in self._waiting if isinstance(item, Window)), None)
        if oldest is not window:
            raise ValueError(f"scores for a window of {window.utterance_id} came out of order")

    def resolve(self, window: Window, events: tuple[Event, ...]) -> None:
        """Put the events in the place of a window."""
        for index, item in enumerate(self._waiting):
            if item is window:
                self._waiting[index] = events
                return
        raise ValueError(f"a window of {window.utterance_id} is not awaited")

    def release(self) -> tuple[Event, ...]:
        """Return all that waits for no window."""
        released: list[Event] = []
        while self._waiting:
            item = self._waiting[0]
            if isinstance(item, Window):
                break
            released += item if isinstance(item, tuple) else (item,)
            self._waiting.popleft()
        return tuple(released)


def _level_dbfs(power: float) -> float:
    return round(10 * math.log10(max(power, 1e-12)), 1)
