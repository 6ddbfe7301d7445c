"""The utterance being spoken: cuts its windows, and measures its audio while the ring still holds it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from streamer.core.audio import Window, to_ms
from streamer.dsp.windows import WindowPlan
from streamer.leg.analyzer_config import MEASURE_STEP_SAMPLES

if TYPE_CHECKING:
    from streamer.dsp.gate import Gate
    from streamer.dsp.ring import Ring
    from streamer.dsp.spans import Spans
    from streamer.dsp.windows import Cutter, WindowConfig
    from streamer.leg.input import LegInput


@dataclass(slots=True)
class _Measures:
    """How much of some audio was speech, concealed, dropped or clipped, in samples of the leg's clock."""

    speech: int = 0
    concealed: int = 0
    dropped: int = 0
    clipped: int = 0


class Utterance:
    """One utterance, from its onset to its end, between two discontinuities of the leg.

    Sample indices are those of the leg's clock. A window of the running utterance covers the audio that the model
    sees; the final window carries the measures of the whole utterance.
    """

    def __init__(
        self,
        utterance_id: str,
        *,
        leg_id: str,
        voice: int,
        start: int,
        onset: int,
        config: WindowConfig,
        cutter: Cutter,
        leg_input: LegInput,
        ring: Ring,
        gate: Gate,
        speech: Spans,
        hop_shift: int = 0,
    ) -> None:
        """``start``: first sample that belongs to the utterance, at most the pre-roll before ``onset``.

        ``hop_shift``: by how many samples its hops fall earlier, less than a hop.

        ``leg_input``, ``ring``, ``gate`` and ``speech``, the ranges that the gate classified as speech, are those of
        the analyzer, which goes on writing to them.
        """
        self._id = utterance_id
        self._leg_id = leg_id
        self._voice = voice
        self._start = start
        self._post_roll = config.post_roll_samples
        self._plan = WindowPlan(config, start=start, onset=onset, shift=hop_shift)
        self._cuts_in_pauses = config.are_chunks
        self._cutter = cutter
        self._input = leg_input
        self._ring = ring
        self._gate = gate
        self._speech = speech
        self._measured_until = start
        self._speech_measured_until = start
        self._measures = _Measures()
        self._energy = 0.0
        """Sum of squares of the samples."""

    @property
    def next_window_end(self) -> int:
        """Where the next window ends."""
        return self._plan.next_end

    def due_windows(self, until: int, *, hop_factor: float) -> list[Window]:
        """Return the windows that end up to ``until``, at most one VAD block after the gate's position.

        So a window does not wait for the end of the VAD block in which it ends. ``hop_factor`` multiplies the hop.
        """
        windows = []
        self._plan.stretch(self._gate.position, hop_factor)
        while (end := self._plan.due(until, hop_factor=hop_factor)) is not None:
            # A pause has no new speech to score; if it lasts, the final window covers the whole utterance.
            if self._cuts_in_pauses or self._gate.silent_samples <= self._post_roll:
                windows.append(self._window(end, is_final=False))
        return windows

    def measure_ahead(self) -> None:
        """Measure audio that certainly belongs to the utterance, in steps that depend on the samples only.

        Sums of floats depend on the steps, so the steps must not depend on how the audio is chunked.
        """
        certain = self._gate.position - self._gate.silent_samples + self._post_roll
        while self._measured_until + MEASURE_STEP_SAMPLES <= min(certain, self._gate.position):
            self._measure(self._measured_until + MEASURE_STEP_SAMPLES)

    def finish(self, speech_end: int) -> Window:
        """Return the final window of an utterance whose speech ended at ``speech_end``."""
        end = min(speech_end + self._post_roll, self._ring.end)
        # A window may have been cut just before the gate found that speech had ended earlier.
        return self._window(max(end, self._measured_until), is_final=True)

    def _measure(self, end: int) -> None:
        start, self._measured_until = self._measured_until, end
        samples = self._ring.read(start, end)
        self._energy += float(samples @ samples)
        measures = self._measures
        measures.concealed += self._input.concealed.within(start, end)
        measures.dropped += self._input.dropped.within(start, end)
        measures.clipped += self._input.clipped.within(start, end)
        classified = min(end, self._gate.position)
        measures.speech += self._speech.within(self._speech_measured_until, classified)
        self._speech_measured_until = classified
        self._cutter.advance(self._ring, end)

    def _window(self, end: int, *, is_final: bool) -> Window:
        self._measure(end)
        cut = self._cutter.cut(self._ring, end)
        if is_final:
            start, measures = self._start, self._measures
            power = self._energy * self._ring.spacing / (end - start)
        else:
            start, power = cut.start, cut.power
            measures = self._measures_between(start, end)
        return Window(
            leg_id=self._leg_id,
            utterance_id=self._id,
            start=start,
            end=end,
            inputs=cut.inputs,
            speech_ms=to_ms(measures.speech),
            concealed_ms=to_ms(measures.concealed),
            dropped_ms=to_ms(measures.dropped),
            level_dbfs=_level_dbfs(power),
            captured_at=self._input.captured_at(end),
            is_final=is_final,
            clipped_share=min(1.0, measures.clipped / max(1, end - start)),
            voice=self._voice,
        )

    def _measures_between(self, start: int, end: int) -> _Measures:
        """Return the measures of a window; audio after the gate's position counts as what the last chunk was."""
        unclassified = max(0, end - self._gate.position) if self._gate.is_speech else 0
        return _Measures(
            speech=self._speech.within(start, end) + unclassified,
            concealed=self._input.concealed.within(start, end),
            dropped=self._input.dropped.within(start, end),
            clipped=self._input.clipped.within(start, end),
        )


def _level_dbfs(power: float) -> float:
    return round(10 * math.log10(max(power, 1e-12)), 1)
