"""Takes the frames of one leg: fills short holes, resamples, removes any offset, and remembers what was lost."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from streamer.core.audio import SAMPLE_RATE
from streamer.dsp.clipping import ClippedSamples
from streamer.dsp.high_pass import HighPass
from streamer.dsp.resample import Resampler, kept_rate
from streamer.dsp.spans import Spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from streamer.core.audio import AudioFrame, LegOpened

BLOCK_MS = 640
"""The longest input block, ten VAD blocks: it bounds the samples in the ring that VAD has not processed."""


@dataclass(frozen=True, slots=True)
class Discontinuity:
    """The audio after it is unrelated to the audio before it: after a long hole, or with another speaker."""

    index: int
    """Where the audio goes on, on the leg's clock."""
    is_new_voice: bool
    """Whether another speaker may speak from there on."""


class LegInput:
    """Turns the frames of a leg into blocks of samples at ``kept_rate(leg.sample_rate)``, without a constant offset.

    Frames are only stored when they come, and processed together when blocks are asked for. The length of the blocks
    depends on how the audio was cut into frames; the samples in them do not.
    """

    def __init__(self, leg: LegOpened, *, max_filled_hole_samples: int) -> None:
        """Fill holes up to ``max_filled_hole_samples``, on the leg's clock, with silence."""
        self._leg = leg
        self._max_filled_hole = max_filled_hole_samples * leg.sample_rate // SAMPLE_RATE
        self._block_samples = leg.sample_rate * BLOCK_MS // 1000
        self._restart_filters()
        self._position = 0
        """Index, at the leg's rate, after the last sample returned in a block."""
        self._next = 0
        """Index, at the leg's rate, after the last sample taken."""
        self._taken: list[NDArray[np.float32] | Discontinuity] = []
        self._arrivals: deque[tuple[int, float | None]] = deque()
        """For each frame: the index, at the leg's rate, after its last sample, and ``captured_at``."""
        self._is_broken_off = False
        self.end = 0
        """Index after the last sample taken, on the leg's clock."""
        self.waiting = 0
        """Samples, at the leg's rate, that were taken and not returned in a block yet."""
        self.concealed = Spans()
        """Samples that packet loss concealment made, on the leg's clock."""
        self.dropped = Spans()
        """Samples that were lost and filled with silence, on the leg's clock."""
        self.clipped = ClippedSamples(SAMPLE_RATE / leg.sample_rate)
        """Samples at full scale."""

    def take(self, frame: AudioFrame) -> None:
        """Store the next audio of the leg.

        Raises ValueError for a frame of another leg or rate, or one that starts before the end of the audio taken.
        """
        if frame.start < self._next or frame.sample_rate != self._leg.sample_rate or frame.leg_id != self._leg.leg_id:
            raise ValueError(self._refusal(frame))
        if self._is_broken_off:
            self._restart_at(frame.start)
        elif frame.start > self._next:
            self._fill_hole(frame.start)
        if frame.is_new_voice:
            self._taken.append(Discontinuity(self._clock(frame.start), is_new_voice=True))
        if frame.concealed:
            self.concealed.add(self._clock(frame.start), self._clock(frame.start + frame.concealed))
        self._store(frame.samples, frame.captured_at)

    def blocks(self) -> Iterator[NDArray[np.float32] | Discontinuity]:
        """Yield the audio taken since the last call, shape (n,) each, and the discontinuities in it.

        Before a discontinuity the resampler is flushed.
        """
        taken, self._taken = self._taken, []
        self.waiting = 0
        run: list[NDArray[np.float32]] = []
        for item in taken:
            if isinstance(item, Discontinuity):
                yield from self._resampled(run)
                run = []
                yield self.flush()
                yield item
                self._position = -(-item.index * self._leg.sample_rate // SAMPLE_RATE)
            else:
                run.append(item)
        yield from self._resampled(run)

    def flush(self) -> NDArray[np.float32]:
        """Return the samples that the resampler still holds back, shape (n,), and reset it."""
        held_back = self._high_pass(self._resampler.finish())
        self._restart_filters()
        return held_back

    def break_off(self) -> None:
        """Discard the audio that was taken and not returned; the next frame, wherever it starts, is a discontinuity."""
        self._taken = []
        self.waiting = 0
        self._arrivals.clear()
        self._restart_filters()
        self._is_broken_off = True

    def captured_at(self, index: int) -> float | None:
        """Return when the sample before ``index`` arrived, CLOCK_MONOTONIC seconds; None if the audio isn't live.

        Calculated from the arrival of the frame it came in, whose last sample arrived last.
        """
        found: tuple[int, float | None] = (0, None)
        for end, captured_at in reversed(self._arrivals):
            if self._clock(end) < index:
                break
            found = end, captured_at
        end, captured_at = found
        return None if captured_at is None else captured_at - (self._clock(end) - index) / SAMPLE_RATE

    def forget_losses_before(self, index: int) -> None:
        """Forget which samples before ``index`` were concealed, dropped or clipped."""
        self.concealed.forget_before(index)
        self.dropped.forget_before(index)
        self.clipped.forget_before(index)

    def forget_arrivals_before(self, index: int) -> None:
        """Forget when samples before ``index`` arrived."""
        before = index * self._leg.sample_rate // SAMPLE_RATE
        while self._arrivals and self._arrivals[0][0] <= before:
            self._arrivals.popleft()

    def _refusal(self, frame: AudioFrame) -> str:
        leg = self._leg
        if frame.leg_id != leg.leg_id or frame.sample_rate != leg.sample_rate:
            wanted, found = f"{leg.leg_id} at {leg.sample_rate} Hz", f"{frame.leg_id} at {frame.sample_rate} Hz"
            return f"frame of {wanted} expected, got {found}"
        return f"frame of {leg.leg_id} starts at {frame.start}, before {self._next}"

    def _fill_hole(self, start: int) -> None:
        hole = start - self._next
        if hole <= self._max_filled_hole:
            self.dropped.add(self._clock(self._next), self._clock(start))
            self._store(np.zeros(hole, dtype=np.float32), None)
        else:
            self._restart_at(start)

    def _restart_at(self, start: int) -> None:
        self._is_broken_off = False
        self._next = start
        self._taken.append(Discontinuity(self._clock(start), is_new_voice=False))

    def _store(self, samples: NDArray[np.float32], captured_at: float | None) -> None:
        self._next += len(samples)
        self._arrivals.append((self._next, captured_at))
        self._taken.append(samples)
        self.waiting += len(samples)
        self.end = self._clock(self._next)

    def _resampled(self, run: list[NDArray[np.float32]]) -> Iterator[NDArray[np.float32]]:
        if not run:
            return
        samples = run[0] if len(run) == 1 else np.concatenate(run)
        self.clipped.add(self._position, samples)
        self._position += len(samples)
        for start in range(0, len(samples), self._block_samples):
            yield self._high_pass(self._resampler.push(samples[start : start + self._block_samples]))

    def _restart_filters(self) -> None:
        rate = kept_rate(self._leg.sample_rate)
        self._resampler = Resampler(self._leg.sample_rate, rate)
        self._high_pass = HighPass(rate)

    def _clock(self, index: int) -> int:
        return index * SAMPLE_RATE // self._leg.sample_rate
