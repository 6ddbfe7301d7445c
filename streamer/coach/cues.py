"""One sparse cue at a time: which emotion to express more, or less."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from streamer.coach.aim import NEUTRAL, difference

if TYPE_CHECKING:
    from streamer.coach.aim import Aim, Difference
    from streamer.core.coaching import Cue

LONGEST_PAUSE = 8
"""The same cue again waits twice as long each time, up to so many pauses."""


@dataclass(frozen=True, slots=True)
class Given:
    """A cue that is given now."""

    cue: Cue
    label: str | None
    distance: float


class Cues:
    """Decides when a leg gets which cue. Time is the leg's own, in milliseconds."""

    def __init__(self, aim: Aim, *, began_ms: int) -> None:
        """``began_ms``: when the target was named, which counts as a cue."""
        self._aim = aim
        self._last: tuple[Cue, str | None] = ("begin", None)
        self._last_ms = began_ms
        self._repeats = 1

    def push(self, heard: dict[str, float], now_ms: int) -> Given | None:
        """Return the cue for what was heard lately, shares by label; None where it is better to be quiet."""
        found = difference(heard, self._aim.target)
        cue = self._cue_for(found)
        if cue is None:
            return None
        repeats = min(2 * self._repeats, LONGEST_PAUSE) if cue == self._last else 1
        if now_ms - self._last_ms < repeats * self._aim.pause_ms:
            return None
        self._last, self._last_ms, self._repeats = cue, now_ms, repeats
        return Given(*cue, found.distance)

    def _cue_for(self, found: Difference) -> tuple[Cue, str | None] | None:
        if found.distance <= self._aim.tolerance:
            return ("on_target", None) if self._last[0] in {"more", "less"} else None
        if found.excess != NEUTRAL and found.excess_share > found.missing_share:
            return "less", found.excess
        return "more", found.missing
