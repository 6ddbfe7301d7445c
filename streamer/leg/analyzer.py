"""One leg from samples to events, without a clock, a loop or a thread.

The same audio in any chunking gives the same events. ``take`` stores frames, ``work`` runs VAD over them and returns
windows for the model, ``accept`` takes what the model gives for them, and asks its head, where it has one; ``work`` and
``accept`` return the events that are due. An event waits for the windows before it, so the order of events does not
depend on how long the model takes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from streamer.core.audio import SAMPLE_RATE, VAD_BLOCK_CHUNKS, Window
from streamer.dsp.gate import Gate, SpeechStarted
from streamer.dsp.resample import kept_rate
from streamer.dsp.ring import Ring
from streamer.dsp.scoring import answer_together
from streamer.dsp.spans import Spans
from streamer.leg.analyzer_config import CHUNK_SAMPLES, MAX_VAD_BLOCKS, RING_SLACK_SAMPLES, VAD_BLOCK_SAMPLES
from streamer.leg.input import Discontinuity, LegInput
from streamer.leg.postprocessor import Postprocessor
from streamer.leg.reorder_buffer import ReorderBuffer
from streamer.leg.utterance import Utterance
from streamer.leg.vad_batch import run_vad_batch

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence

    from numpy.typing import NDArray

    from streamer.core.audio import AudioFrame, LegOpened, Role
    from streamer.core.events import AbstainReason, Event, ModelRef
    from streamer.core.vad import VadCoroutine, VadRequest, VoiceActivity
    from streamer.dsp.chunks import IsSpeech
    from streamer.dsp.scoring import Asking, Scorer
    from streamer.dsp.windows import Cutter
    from streamer.leg.analyzer_config import AnalyzerConfig
    from streamer.leg.reorder_buffer import Deferred
    from streamer.leg.vad_batch import AnswerVad

    MakeCutter = Callable[[int, IsSpeech], Cutter]


@dataclass(frozen=True, slots=True)
class Step:
    """The result of one call to the analyzer."""

    windows: tuple[Window, ...]
    """For the model to score, in this order."""
    events: tuple[Event, ...]
    """To be published, in this order."""


class Analyzer:
    """The analysis of one leg."""

    def __init__(
        self,
        leg: LegOpened,
        config: AnalyzerConfig,
        *,
        vad: VoiceActivity,
        answer: AnswerVad,
        make_cutter: MakeCutter,
        scorer: Scorer,
        labels: tuple[str, ...],
        model: ModelRef,
        hop_shift: Callable[[], int] = lambda: 0,
    ) -> None:
        """``vad`` and cutters get samples at ``kept_rate(leg.sample_rate)``.

        ``answer`` answers the VAD requests of ``push`` and ``finish``; ``make_cutter`` takes the sample index at which
        an utterance starts, and what says where somebody speaks; ``scorer`` is of this leg alone. ``hop_shift``
        returns by how many samples, less than a hop, the hops of an utterance that begins now shall fall earlier.
        """
        self.leg = leg
        self.hop_factor = 1.0
        """Multiplies the hop, at least 1, in quarters; more under overload."""
        self.vad_blocks_at_once = 1
        """How many VAD blocks must be complete before there is work; a window that is due does not wait for them."""
        self._config = config
        self._vad = vad
        self._answer = answer
        self._make_cutter = make_cutter
        self._scorer = scorer
        self._hop_shift = hop_shift
        self._spacing = SAMPLE_RATE // kept_rate(leg.sample_rate)
        self._history = vad.history_samples * self._spacing
        self._lookback = config.lookback_samples()
        self._input = LegInput(leg, max_filled_hole_samples=config.max_filled_hole_samples)
        self._speech_spans = Spans()
        self._utterance: Utterance | None = None
        self._utterances = 0
        self._voice = 0
        self._silent_since = 0
        """End of the last utterance."""
        self._windows: list[Window] = []
        """Cut since the last step."""
        self._restart_at(0)
        self._reorder_buffer = ReorderBuffer()
        self._postprocessor = Postprocessor(leg, config.decision, scorer=scorer, labels=labels, model=model)

    @property
    def has_work(self) -> bool:
        """Whether enough audio was taken for the next VAD blocks, or for a window that is due before they end."""
        return self._input.end >= self._work_at

    @property
    def waiting_s(self) -> float:
        """Seconds of audio that were taken and not processed yet."""
        return self._input.waiting / self.leg.sample_rate

    @property
    def wanted_samples(self) -> int:
        """How many more samples, on the leg's clock, it needs before there is more work; at least 1."""
        end, position = self._input.end, self._gate.position
        if end < self._work_at:
            return self._work_at - end
        processed = end - (end - position) % VAD_BLOCK_SAMPLES  # where the work at hand will stop
        enough = processed + self.vad_blocks_at_once * VAD_BLOCK_SAMPLES
        if self._utterance is not None and end < self._utterance.next_window_end < enough:
            enough = self._utterance.next_window_end
        return enough - end

    def take(self, frame: AudioFrame) -> None:
        """Store the next audio of the leg for ``work``.

        Raises ValueError for a frame of another leg or rate, or one that starts before the end of the audio taken.
        """
        self._input.take(frame)

    def work(self) -> Generator[VadRequest, Sequence[float], Step]:
        """Process the audio that was taken; yields VAD requests. One at a time, and each to its end."""
        yield from self._process_input()
        return self._step()

    def push(self, frame: AudioFrame) -> Step:
        """Take the next audio of the leg and process it at once. Raises ValueError as ``take`` does."""
        self.take(frame)
        (step,) = run_vad_batch([self.work()], self._answer)
        return step

    def finish(self) -> Step:
        """End the leg: process the audio that is left, and end an open utterance."""
        (step,) = run_vad_batch([self.finish_work()], self._answer)
        return step

    def finish_work(self) -> Generator[VadRequest, Sequence[float], Step]:
        """Do what ``finish`` does; yields VAD requests as ``work``."""
        yield from self._process_input()
        self._ring.append(self._input.flush())
        yield from self._process_ring()
        self._end_utterance_here()
        self._reorder_buffer.add(self._silence())
        self._reorder_buffer.add(self._postprocessor.ended(self._ring.end))
        return self._step()

    def accept(self, window: Window, output: NDArray[np.float32], *, inference_ms: int) -> tuple[Event, ...]:
        """Take the model's row for the oldest window without one; return the events that are due.

        Raises ValueError if another window is the oldest.
        """
        return answer_together([self.accepting(window, output, inference_ms=inference_ms)], self._scorer.answer)[0]

    def accepting(self, window: Window, output: NDArray[np.float32], *, inference_ms: int) -> Asking[tuple[Event, ...]]:
        """Do what ``accept`` does; yields what the head of the model is to be asked. One at a time, each to its end."""
        self._reorder_buffer.take(window)
        events = yield from self._postprocessor.scored(window, output, inference_ms=inference_ms)
        return events + self._release()

    def refuse(self, window: Window, reason: AbstainReason = "overload") -> tuple[Event, ...]:
        """Give up a window, any of those without scores: its events abstain. Return the events that are due."""
        self._reorder_buffer.resolve(window, self._postprocessor.refused(window, reason))
        return self._release()

    def break_off(self) -> Step:
        """Discard the audio that was taken and not processed, and end an open utterance and the state here.

        The next frame may start anywhere and follows a discontinuity: the audio in between is neither filled nor
        counted as dropped.
        """
        self._end_utterance_here()
        self._input.break_off()
        self._restart_at(self._input.end)
        self._reorder_buffer.add(self._postprocessor.ended(self._input.end))
        return self._step()

    def reconfigure(self, config: AnalyzerConfig) -> None:
        """Take the thresholds of the gate and the settings of the decision from another configuration, from here on.

        Nothing else of it: times and windows of the leg stay as they were when it opened.
        """
        gate = config.gate
        self._gate.set_thresholds(speech=gate.speech_threshold, silence=gate.silence_threshold)
        own = replace(
            self._config.gate, speech_threshold=gate.speech_threshold, silence_threshold=gate.silence_threshold
        )
        self._config = replace(self._config, gate=own, decision=config.decision)
        self._vad.set_threshold(gate.speech_threshold)
        self._postprocessor.reconfigure(config.decision)

    def set_role(self, role: Role) -> None:
        """Set the role of the leg in all events from now on."""
        self._postprocessor.set_role(role)

    def _step(self) -> Step:
        windows, self._windows = tuple(self._windows), []
        return Step(windows, self._release())

    def _release(self) -> tuple[Event, ...]:
        events = self._reorder_buffer.release()
        if self._utterance is None and self._reorder_buffer.is_empty:
            events += self._silence()()
        return events

    # -- samples -----------------------------------------------------------------------------------

    def _process_input(self) -> Generator[VadRequest, Sequence[float], None]:
        for block in self._input.blocks():
            if isinstance(block, Discontinuity):
                self._end_utterance_here()
                self._restart_at(block.index)
                if block.is_new_voice:
                    self._voice += 1
                    self._reorder_buffer.add(self._postprocessor.ended(block.index))
            else:
                self._ring.append(block)
                yield from self._process_ring()

    def _restart_at(self, index: int) -> None:
        self._ring = Ring((self._lookback + RING_SLACK_SAMPLES) // self._spacing, start=index, spacing=self._spacing)
        self._restarted_at = index
        self._gate = Gate(self._config.gate, start=index)
        self._vad.reset()
        self._forget_at = index
        self._work_at = index + VAD_BLOCK_SAMPLES

    # -- speech ------------------------------------------------------------------------------------

    def _process_ring(self) -> Generator[VadRequest, Sequence[float], None]:
        """Run VAD and the gate over all complete VAD blocks; cut the windows that are due on the way."""
        ring, gate = self._ring, self._gate
        probabilities: Sequence[float] = ()
        while True:
            end = gate.position + VAD_BLOCK_SAMPLES
            if self._utterance is not None:
                for window in self._utterance.due_windows(min(end - 1, ring.end), hop_factor=self.hop_factor):
                    self._add(window)
                self._utterance.measure_ahead()
            if not probabilities:
                if end > ring.end:
                    break
                probabilities = yield from self._speech_probabilities()
                if self._utterance is None and not any(probabilities):
                    gate.push(0.0, n_samples=len(probabilities) * CHUNK_SAMPLES)
                    probabilities = ()
                    continue
            if self._utterance is not None:
                probabilities = self._go_on(self._utterance, probabilities)
            for probability in probabilities[:VAD_BLOCK_CHUNKS]:
                self._push_chunk(probability)
            probabilities = probabilities[VAD_BLOCK_CHUNKS:]
        enough = gate.position + self.vad_blocks_at_once * VAD_BLOCK_SAMPLES
        self._work_at = enough if self._utterance is None else min(enough, self._utterance.next_window_end)
        if ring.end >= self._forget_at:
            self._forget_past()

    def _speech_probabilities(self) -> VadCoroutine:
        """Return the probability of speech in each chunk of the next VAD blocks."""
        start = self._gate.position
        n_blocks = min((self._ring.end - start) // VAD_BLOCK_SAMPLES, MAX_VAD_BLOCKS)
        recent = self._ring.read(max(self._ring.start, start - self._history), start + n_blocks * VAD_BLOCK_SAMPLES)
        return (yield from self._vad.listen(recent, n_blocks))

    def _go_on(self, utterance: Utterance, probabilities: Sequence[float]) -> Sequence[float]:
        """Push the VAD blocks, but for the last, in which speech only goes on; return the probabilities of the rest."""
        gate = self._gate
        before_window = (utterance.next_window_end - gate.position) // VAD_BLOCK_SAMPLES
        n_blocks = min(gate.run_of_speech(probabilities) // VAD_BLOCK_CHUNKS, before_window) - 1
        if n_blocks > 0:
            self._speech_spans.add(gate.position, gate.position + n_blocks * VAD_BLOCK_SAMPLES)
            gate.go_on(n_blocks * VAD_BLOCK_SAMPLES)
            utterance.measure_ahead()
        return probabilities[max(0, n_blocks) * VAD_BLOCK_CHUNKS :]

    def _push_chunk(self, probability: float) -> None:
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
            self._end_utterance(self._utterance, boundary.at)

    def _begin_utterance(self, onset: int) -> None:
        earliest = max(self._restarted_at, self._gate.position - self._lookback)
        start = max(onset - self._config.windows.pre_roll_samples, earliest)
        self._utterances += 1
        utterance_id = f"{self.leg.leg_id}-{self._utterances}"
        self._utterance = Utterance(
            utterance_id,
            leg_id=self.leg.leg_id,
            voice=self._voice,
            start=start,
            onset=onset,
            config=self._config.windows,
            cutter=self._make_cutter(start, self._is_speech),
            leg_input=self._input,
            ring=self._ring,
            gate=self._gate,
            speech=self._speech_spans,
            hop_shift=self._hop_shift(),
        )
        self._reorder_buffer.add(self._silence())
        self._reorder_buffer.add(self._postprocessor.started(utterance_id, onset))

    def _is_speech(self, indices: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Return whether somebody speaks at sample indices; after the gate's position, as in the last chunk."""
        return np.where(indices < self._gate.position, self._speech_spans.contain(indices), self._gate.is_speech)

    def _end_utterance(self, utterance: Utterance, speech_end: int) -> None:
        self._utterance, self._silent_since = None, speech_end
        self._add(utterance.finish(speech_end))

    def _end_utterance_here(self) -> None:
        boundary = self._gate.finish()
        if self._utterance is not None and boundary is not None:
            self._end_utterance(self._utterance, boundary.at)

    def _silence(self) -> Deferred:
        """Return what the silence from the last utterance until the gate's position does to the state."""
        return self._postprocessor.silence(self._silent_since, self._gate.position)

    def _add(self, window: Window) -> None:
        self._windows.append(window)
        self._reorder_buffer.add(window)

    def _forget_past(self) -> None:
        self._forget_at = self._ring.end + RING_SLACK_SAMPLES
        window_start = self._ring.end - self._config.windows.window_samples - RING_SLACK_SAMPLES
        self._speech_spans.forget_before(min(window_start, self._ring.start))
        self._input.forget_losses_before(min(window_start, self._ring.start))
        self._input.forget_arrivals_before(self._ring.start)
