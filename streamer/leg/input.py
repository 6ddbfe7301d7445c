"""Takes the frames of one leg, and gives blocks of samples at the rate that is kept; knows what was wrong with them."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from streamer.core.audio import SAMPLE_RATE
from streamer.dsp.resample import Resampler, kept_rate
from streamer.dsp.spans import Spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from streamer.core.audio import AudioFrame, LegOpened

BLOCK_MS = 320
"""The longest block: whoever hears them keeps little more than that of samples not yet heard. It holds five looks."""


@dataclass(frozen=True, slots=True)
class Discontinuity:
    """What follows has nothing to do with what came before: a long hole lies between, or another voice begins."""

    index: int
    """Where it goes on, on the leg's clock."""
    is_new_voice: bool
    """Whether somebody else may be speaking from there on."""


class LegInput:
    """The way of a leg's samples from its source to its ring.

    Frames are only noted when they come, and worked on together when blocks are asked for. The blocks depend on how
    the frames were cut; the samples in them do not.
    """

    def __init__(self, leg: LegOpened, *, max_filled_hole_samples: int) -> None:
        """Fill holes up to ``max_filled_hole_samples``, on the leg's clock, with silence."""
        self._leg = leg
        self._max_filled_hole = max_filled_hole_samples * leg.sample_rate // SAMPLE_RATE
        self._block_samples = leg.sample_rate * BLOCK_MS // 1000
        self._resampler = self._new_resampler()
        self._next = 0
        """Index, at the leg's rate, after the last sample taken."""
        self._taken: list[NDArray[np.float32] | Discontinuity] = []
        self._arrived: deque[tuple[int, float | None]] = deque()
        self._is_broken_off = False
        self.end = 0
        """Index after the last sample taken, on the leg's clock."""
        self.waiting = 0
        """Samples, at the leg's rate, that were taken and not given yet."""
        self.concealed = Spans()
        self.dropped = Spans()

    def take(self, frame: AudioFrame) -> None:
        """Note the next audio of the leg.

        Raises ValueError for a frame of another leg or rate, or one that lies before audio already taken.
        """
        if frame.start < self._next or frame.sample_rate != self._leg.sample_rate or frame.leg_id != self._leg.leg_id:
            raise ValueError(self._refusal(frame))
        if self._is_broken_off:
            self._begin_anew(frame.start)
        elif frame.start > self._next:
            self._bridge(frame.start)
        if frame.is_new_voice:
            self._taken.append(Discontinuity(self._clock(frame.start), is_new_voice=True))
        if frame.concealed:
            self.concealed.add(self._clock(frame.start), self._clock(frame.start + frame.concealed))
        self._note(frame.samples, frame.captured_at)

    def blocks(self) -> Iterator[NDArray[np.float32] | Discontinuity]:
        """Give what was taken since the last call; what the resampler still holds back precedes a ``Discontinuity``."""
        taken, self._taken = self._taken, []
        self.waiting = 0
        run: list[NDArray[np.float32]] = []
        for item in taken:
            if isinstance(item, Discontinuity):
                yield from self._resampled(run)
                run = []
                yield self.rest()
                yield item
            else:
                run.append(item)
        yield from self._resampled(run)

    def rest(self) -> NDArray[np.float32]:
        """Return what the resampler still holds back; it begins anew."""
        rest = self._resampler.finish()
        self._resampler = self._new_resampler()
        return rest

    def break_off(self) -> None:
        """Forget what was taken and not given yet; the next frame, wherever it starts, begins anew."""
        self._taken = []
        self.waiting = 0
        self._arrived.clear()
        self._resampler = self._new_resampler()
        self._is_broken_off = True

    def captured_at(self, index: int) -> float | None:
        """Return when the sample before ``index`` arrived, reckoned back from the end of its frame; None: not live."""
        found: tuple[int, float | None] = (0, None)
        for end, captured_at in reversed(self._arrived):
            if self._clock(end) < index:
                break
            found = end, captured_at
        end, captured_at = found
        return None if captured_at is None else captured_at - (self._clock(end) - index) / SAMPLE_RATE

    def forget_flaws_before(self, index: int) -> None:
        """Forget what was wrong with samples before ``index``."""
        self.concealed.forget_before(index)
        self.dropped.forget_before(index)

    def forget_arrivals_before(self, index: int) -> None:
        """Forget when samples before ``index`` came."""
        before = index * self._leg.sample_rate // SAMPLE_RATE
        while self._arrived and self._arrived[0][0] <= before:
            self._arrived.popleft()

    def _refusal(self, frame: AudioFrame) -> str:
        leg = self._leg
        if frame.leg_id != leg.leg_id or frame.sample_rate != leg.sample_rate:
            wanted, found = f"{leg.leg_id} at {leg.sample_rate} Hz", f"{frame.leg_id} at {frame.sample_rate} Hz"
            return f"frame of {wanted} expected, got {found}"
        return f"frame of {leg.leg_id} starts at {frame.start}, before {self._next}"

    def _bridge(self, start: int) -> None:
        hole = start - self._next
        if hole <= self._max_filled_hole:
            self.dropped.add(self._clock(self._next), self._clock(start))
            self._note(np.zeros(hole, dtype=np.float32), None)
        else:
            self._begin_anew(start)

    def _begin_anew(self, start: int) -> None:
        self._is_broken_off = False
        self._next = start
        self._taken.append(Discontinuity(self._clock(start), is_new_voice=False))

    def _note(self, samples: NDArray[np.float32], captured_at: float | None) -> None:
        self._next += len(samples)
        self._arrived.append((self._next, captured_at))
        self._taken.append(samples)
        self.waiting += len(samples)
        self.end = self._clock(self._next)

    def _resampled(self, run: list[NDArray[np.float32]]) -> Iterator[NDArray[np.float32]]:
        if not run:
            return
        samples = run[0] if len(run) == 1 else np.concatenate(run)
        for start in range(0, len(samples), self._block_samples):
            yield self._resampler.push(samples[start : start + self._block_samples])

    def _new_resampler(self) -> Resampler:
        return Resampler(self._leg.sample_rate, kept_rate(self._leg.sample_rate))

    def _clock(self, index: int) -> int:
        return index * SAMPLE_RATE // self._leg.sample_rate
