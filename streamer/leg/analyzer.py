"""One leg from samples to events: the daemon without asyncio.

The same audio in any chunking gives the same events. ``take`` notes frames, ``work`` hears them and gives windows to
be scored, ``accept`` takes their scores; both return the events that are due. An event waits for the windows before
it, so the order of the events does not depend on how long the model takes.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from streamer.core.audio import CHUNK_MS, SAMPLE_RATE, VAD_BLOCK_CHUNKS, Window
from streamer.dsp.gate import Gate, GateConfig, SpeechStarted
from streamer.dsp.resample import kept_rate
from streamer.dsp.ring import Ring
from streamer.dsp.spans import Spans
from streamer.dsp.windows import WindowConfig, WindowPlan
from streamer.leg.input import Discontinuity, LegInput
from streamer.leg.postprocessor import Postprocessor, to_ms
from streamer.leg.reorder_buffer import ReorderBuffer
from streamer.leg.vad_batch import run_vad_batch

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from streamer.core.audio import AudioFrame, LegOpened, Role
    from streamer.core.events import AbstainReason, Event, ModelRef
    from streamer.core.vad import VadCoroutine, VadRequest, VoiceActivity
    from streamer.dsp.decision import DecisionConfig
    from streamer.dsp.leg_normalization import LegNormalization
    from streamer.dsp.windows import Cutter
    from streamer.leg.vad_batch import AnswerVad


@dataclass(frozen=True, slots=True)
class AnalyzerConfig:
    """Settings of one leg's analysis."""

    gate: GateConfig
    windows: WindowConfig
    decision: DecisionConfig
    cutter_reach_samples: int
    """How far before the end of a window its cutter reads; 0 where it keeps what it has seen."""
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


CHUNK_SAMPLES = SAMPLE_RATE * CHUNK_MS // 1000
"""The step of the gate, on the leg's clock."""
VAD_BLOCK_SAMPLES = VAD_BLOCK_CHUNKS * CHUNK_SAMPLES
"""What is listened to together."""
MAX_VAD_BLOCKS = 8
"""So many are asked about in one question."""
FOLLOW_SAMPLES = SAMPLE_RATE // 2
"""An utterance is measured at least so often, however long the hop: the ring does not reach far back."""
SLACK_SAMPLES = SAMPLE_RATE // 2
"""Kept beyond what is looked back to: a block, and the rest of a look, are in the ring before they are heard."""


@dataclass(slots=True)
class _Totals:
    """What was measured of an utterance."""

    energy: float = 0.0
    """Sum of squares."""
    speech: int = 0
    """This and what follows: in samples of the leg's clock."""
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
    speech_counted_until: int
    totals: _Totals = field(default_factory=_Totals)


class Analyzer:
    """The state of one leg."""

    def __init__(
        self,
        leg: LegOpened,
        config: AnalyzerConfig,
        *,
        vad: VoiceActivity,
        answer: AnswerVad,
        make_cutter: Callable[[int], Cutter],
        labels: tuple[str, ...],
        model: ModelRef,
    ) -> None:
        """``vad`` and cutters get samples at ``kept_rate(leg.sample_rate)``.

        ``answer`` answers the questions of ``vad`` where nobody else does; ``make_cutter`` takes the sample index
        where an utterance starts.
        """
        self.leg = leg
        self.hop_factor = 1
        """Multiplies the hop, when the machine is overloaded."""
        self.vad_blocks_at_once = 1
        """How many looks' worth of audio it waits for before it has work; a window that is due does not wait."""
        self._config = config
        self._vad = vad
        self._answer = answer
        self._make_cutter = make_cutter
        self._spacing = SAMPLE_RATE // kept_rate(leg.sample_rate)
        self._history = vad.history_samples * self._spacing
        self._reach = _reach_samples(config)
        self._input = LegInput(leg, max_filled_hole_samples=config.max_filled_hole_samples)
        self._speech_spans = Spans()
        self._utterance: _Utterance | None = None
        self._utterances = 0
        self._voice = 0
        self._listen_from(0)
        self._reorder_buffer = ReorderBuffer()
        self._postprocessor = Postprocessor(
            leg,
            config.decision,
            window_samples=config.windows.window_samples,
            labels=labels,
            model=model,
            normalization=config.leg_normalization,
        )

    @property
    def has_work(self) -> bool:
        """Whether enough was taken for the next looks, or for a window that is due before they end."""
        return self._input.end >= self._needed

    @property
    def waiting_s(self) -> float:
        """How many seconds of audio were taken and not heard yet."""
        return self._input.waiting / self.leg.sample_rate

    @property
    def wanted_samples(self) -> int:
        """How many more samples, on the leg's clock, it has use for before there is work again; at least 1."""
        end, position = self._input.end, self._gate.position
        if end < self._needed:
            return self._needed - end
        heard = end - (end - position) % VAD_BLOCK_SAMPLES  # where the work stops for which it has enough
        enough = heard + self.vad_blocks_at_once * VAD_BLOCK_SAMPLES
        if self._utterance is not None and end < self._utterance.plan.next_end < enough:
            enough = self._utterance.plan.next_end
        return enough - end

    def take(self, frame: AudioFrame) -> None:
        """Note the next audio of the leg, to be heard later.

        Raises ValueError for a frame of another leg or rate, or one that lies before audio already taken.
        """
        self._input.take(frame)

    def work(self) -> Generator[VadRequest, Sequence[float], Step]:
        """Hear what was taken; what the second stage must be asked is yielded. One at a time, and to its end."""
        windows: list[Window] = []
        yield from self._hear_taken(windows)
        return Step(tuple(windows), self._reorder_buffer.release())

    def push(self, frame: AudioFrame) -> Step:
        """Take the next audio of the leg, and hear it at once. Raises ValueError as ``take``."""
        self.take(frame)
        (step,) = run_vad_batch([self.work()], self._answer)
        return step

    def finish(self) -> Step:
        """End the leg: what is still held back is analysed, an open utterance ends here."""
        (step,) = run_vad_batch([self._finish()], self._answer)
        return step

    def accept(self, window: Window, scores: NDArray[np.float32], *, inference_ms: int) -> tuple[Event, ...]:
        """Take the scores, shape (n_labels,), of the oldest window not yet scored; return what is due.

        Raises ValueError where another window was expected.
        """
        self._reorder_buffer.check_oldest(window)
        self._reorder_buffer.resolve(window, self._postprocessor.events(window, scores, inference_ms=inference_ms))
        return self._reorder_buffer.release()

    def refuse(self, window: Window, reason: AbstainReason = "overload") -> tuple[Event, ...]:
        """Say that a window, any, will not be scored; return what is due."""
        self._reorder_buffer.resolve(window, self._postprocessor.refusal(window, reason))
        return self._reorder_buffer.release()

    def break_off(self) -> Step:
        """Forget what was taken and not heard yet, and what was heard; an open utterance ends here.

        What comes next begins anew, and what lies between is neither made up nor told as lost.
        """
        windows: list[Window] = []
        self._end_utterance_here(windows)
        self._input.break_off()
        self._listen_from(self._input.end)
        return Step(tuple(windows), self._reorder_buffer.release())

    def set_role(self, role: Role) -> None:
        """Say who speaks, in all that is told from now on."""
        self._postprocessor.set_role(role)

    # -- samples -----------------------------------------------------------------------------------

    def _hear_taken(self, windows: list[Window]) -> Generator[VadRequest, Sequence[float], None]:
        for block in self._input.blocks():
            if isinstance(block, Discontinuity):
                self._end_utterance_here(windows)
                self._voice += block.is_new_voice
                self._listen_from(block.index)
            else:
                self._ring.append(block)
                yield from self._hear(windows)

    def _finish(self) -> Generator[VadRequest, Sequence[float], Step]:
        windows: list[Window] = []
        yield from self._hear_taken(windows)
        self._ring.append(self._input.rest())
        yield from self._hear(windows)
        self._end_utterance_here(windows)
        return Step(tuple(windows), self._reorder_buffer.release())

    def _listen_from(self, index: int) -> None:
        self._ring = Ring((self._reach + SLACK_SAMPLES) // self._spacing, start=index, spacing=self._spacing)
        self._heard_from = index
        self._gate = Gate(self._config.gate, start=index)
        self._vad.reset()
        self._forget_at = index
        self._needed = index + VAD_BLOCK_SAMPLES

    # -- speech ------------------------------------------------------------------------------------

    def _hear(self, windows: list[Window]) -> Generator[VadRequest, Sequence[float], None]:
        ring, gate = self._ring, self._gate
        heard: Sequence[float] = ()
        while True:
            end = gate.position + VAD_BLOCK_SAMPLES
            if self._utterance is not None:
                self._add_due_windows(self._utterance, min(end - 1, ring.end), windows)
                self._follow(self._utterance)
            if not heard:
                if end > ring.end:
                    break
                heard = yield from self._listen()
                if self._utterance is None and not any(heard):
                    gate.push(0.0, n_samples=len(heard) * CHUNK_SAMPLES)
                    heard = ()
                    continue
            for probability in heard[:VAD_BLOCK_CHUNKS]:
                self._judge_chunk(probability, windows)
            heard = heard[VAD_BLOCK_CHUNKS:]
        enough = gate.position + self.vad_blocks_at_once * VAD_BLOCK_SAMPLES
        self._needed = enough if self._utterance is None else min(enough, self._utterance.plan.next_end)
        if ring.end >= self._forget_at:
            self._forget()

    def _listen(self) -> VadCoroutine:
        """Return the probability of speech in each chunk of the next looks."""
        start = self._gate.position
        n_blocks = min((self._ring.end - start) // VAD_BLOCK_SAMPLES, MAX_VAD_BLOCKS)
        recent = self._ring.read(max(self._ring.start, start - self._history), start + n_blocks * VAD_BLOCK_SAMPLES)
        return (yield from self._vad.listen(recent, n_blocks))

    def _judge_chunk(self, probability: float, windows: list[Window]) -> None:
        gate = self._gate
        start = gate.position
        boundary = gate.push(probability, n_samples=CHUNK_SAMPLES)
        if gate.is_speech:
            self._speech_spans.add(start, gate.position)
        if boundary is None:
            return
        if isinstance(boundary, SpeechStarted):
            self._begin_utterance(boundary.at)
        elif self._utterance is not None:
            self._end_utterance(self._utterance, boundary.at, windows)

    def _begin_utterance(self, onset: int) -> None:
        earliest = max(self._heard_from, self._gate.position - self._reach)
        start = max(onset - self._config.windows.pre_roll_samples, earliest)
        self._utterances += 1
        plan = WindowPlan(self._config.windows, onset=onset)
        utterance_id = f"{self.leg.leg_id}-{self._utterances}"
        self._utterance = _Utterance(utterance_id, start, plan, self._make_cutter(start), start, start)
        self._reorder_buffer.add(self._postprocessor.started(utterance_id, onset))

    def _add_due_windows(self, utterance: _Utterance, until: int, windows: list[Window]) -> None:
        """Add the windows that end up to ``until``, less than a look from here: they need not wait for its end."""
        while (end := utterance.plan.due(until, stretch=self.hop_factor)) is not None:
            # In a pause nothing new was said; if it lasts, the whole utterance is scored anyway.
            if self._gate.silent_samples <= self._config.windows.post_roll_samples:
                windows.append(self._window(utterance, end, is_final=False))

    def _end_utterance(self, utterance: _Utterance, speech_end: int, windows: list[Window]) -> None:
        end = min(speech_end + self._config.windows.post_roll_samples, self._ring.end)
        self._utterance = None
        # A window may have been cut just before it turned out that nobody spoke any more.
        windows.append(self._window(utterance, max(end, utterance.measured_until), is_final=True))

    def _end_utterance_here(self, windows: list[Window]) -> None:
        boundary = self._gate.finish()
        if self._utterance is not None and boundary is not None:
            self._end_utterance(self._utterance, boundary.at, windows)

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
        totals.concealed += self._input.concealed.within(start, end)
        totals.dropped += self._input.dropped.within(start, end)
        judged = min(end, self._gate.position)
        totals.speech += self._speech_spans.within(utterance.speech_counted_until, judged)
        utterance.speech_counted_until = judged
        utterance.cutter.advance(self._ring, end)

    def _window(self, utterance: _Utterance, end: int, *, is_final: bool) -> Window:
        self._measure(utterance, end)
        cut = utterance.cutter.cut(self._ring, end)
        if is_final:
            start, totals = utterance.start, utterance.totals
            power = totals.energy * self._spacing / (end - start)
        else:
            start, power = cut.start, cut.power
            totals = self._totals(start, end)
        window = Window(
            leg_id=self.leg.leg_id,
            utterance_id=utterance.id,
            start=start,
            end=end,
            inputs=cut.inputs,
            speech_ms=to_ms(totals.speech),
            concealed_ms=to_ms(totals.concealed),
            dropped_ms=to_ms(totals.dropped),
            level_dbfs=_level_dbfs(power),
            captured_at=self._input.captured_at(end),
            is_final=is_final,
            voice=self._voice,
        )
        self._reorder_buffer.add(window)
        return window

    def _totals(self, start: int, end: int) -> _Totals:
        """Return what is known of a window; where it ends after the last look, what was goes on."""
        unjudged = max(0, end - self._gate.position) if self._gate.is_speech else 0
        return _Totals(
            speech=self._speech_spans.within(start, end) + unjudged,
            concealed=self._input.concealed.within(start, end),
            dropped=self._input.dropped.within(start, end),
        )

    def _forget(self) -> None:
        self._forget_at = self._ring.end + SLACK_SAMPLES
        window = self._ring.end - self._config.windows.window_samples - SLACK_SAMPLES
        self._speech_spans.forget_before(min(window, self._ring.start))
        self._input.forget_flaws_before(min(window, self._ring.start))
        self._input.forget_arrivals_before(self._ring.start)


def _reach_samples(config: AnalyzerConfig) -> int:
    """Return how far it is looked back from the gate's position, at most, on the leg's clock."""
    gate, pre_roll = config.gate, config.windows.pre_roll_samples
    onset = 2 * (gate.onset_samples + gate.onset_gap_samples) + pre_roll
    following = gate.hangover_samples + FOLLOW_SAMPLES + VAD_BLOCK_SAMPLES
    return config.cutter_reach_samples + max(onset, following)


def _level_dbfs(power: float) -> float:
    return round(10 * math.log10(max(power, 1e-12)), 1)
