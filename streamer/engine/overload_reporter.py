"""What the daemon does without when there is too much to do, and that subscribers are told: ``overload.v1``."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from streamer.core.events import Overload
from streamer.engine.overload import LegSuspender, SuspendConfig

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from streamer.core.events import Event

log = logging.getLogger(__name__)

TELL_EVERY_S = 2.0
"""How many legs rest, while that changes; that the first does, or none any more, is told at once."""


class OverloadReporter:
    """The stretch of the hop, and the legs that rest."""

    def __init__(
        self, *, publish: Callable[[Event], None], normal_hop_ms: int, now: Callable[[], datetime], rest: SuspendConfig
    ) -> None:
        """``normal_hop_ms``: the hop that is stretched."""
        self.stretch = 1
        """How many times its normal length the hop has."""
        self._publish = publish
        self._normal_hop_ms = normal_hop_ms
        self._now = now
        self._rests = LegSuspender(rest)
        self._told_resting = 0
        self._told_s = float("-inf")
        self._waiting_windows = 0

    def stretch_hop(self, factor: int, waiting_windows: int) -> None:
        """Lengthen the hop of all legs to ``factor`` times the normal one, and say so."""
        self.stretch, self._waiting_windows = factor, waiting_windows
        normal = self._normal_hop_ms
        level = logging.WARNING if factor > 1 else logging.INFO
        log.log(level, "hop is now %d ms, normally %d ms; %d windows wait", factor * normal, normal, waiting_windows)
        self._tell()

    def rests(self, leg_id: str, *, n_legs: int, now_s: float) -> bool:
        """Return whether a leg rests, of ``n_legs`` that rest or are heard."""
        rests = self._rests.has(leg_id, n_legs=n_legs, now_s=now_s)
        self._tell_resting(n_legs, now_s)
        return rests

    def sends_to_rest(
        self, leg_id: str, late_s: float, *, n_legs: int, taken_s: float, heard_s: float, now_s: float
    ) -> bool:
        """Return whether a leg has to rest from now on; as `LegSuspender.sends`."""
        sends = self._rests.sends(leg_id, late_s, n_legs=n_legs, taken_s=taken_s, heard_s=heard_s, now_s=now_s)
        if sends:
            self._tell_resting(n_legs, now_s)
        return sends

    def forget(self, leg_id: str, *, n_legs: int, now_s: float) -> None:
        """Know nothing of a leg that has ended, or is silenced for another reason."""
        self._rests.forget(leg_id)
        self._tell_resting(n_legs, now_s)

    def ease(self, *, n_legs: int, now_s: float) -> None:
        """Let legs be heard again that say nothing which would show that they may; to be called now and then."""
        self._rests.wake(n_legs=n_legs, now_s=now_s)
        self._tell_resting(n_legs, now_s)

    def _tell_resting(self, n_legs: int, now_s: float) -> None:
        """Tell how many legs rest, where that is another number than was told last."""
        n_resting = len(self._rests)
        if n_resting == self._told_resting:
            return
        if n_resting and self._told_resting and now_s - self._told_s < TELL_EVERY_S:
            return
        if n_resting:
            log.warning("%d of %d legs rest: all of them are more than this machine hears", n_resting, n_legs)
        else:
            log.info("no leg rests any more")
        self._told_s = now_s
        self._tell()

    def _tell(self) -> None:
        self._told_resting = len(self._rests)
        self._publish(
            Overload(
                active=self.stretch > 1 or self._told_resting > 0,
                hop_ms=self.stretch * self._normal_hop_ms,
                normal_hop_ms=self._normal_hop_ms,
                waiting_windows=self._waiting_windows,
                suspended_legs=self._told_resting,
                at=self._now(),
            )
        )
