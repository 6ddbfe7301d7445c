"""Counts the events that a sink lost, and tells them at a bounded rate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamer.core.events import Gap
from streamer.ops.defaults import utc_now

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from streamer.core.events import GapReason

TELL_EVERY_S = 10.0


class Losses:
    """The losses of one sink.

    What tells a loss is an event that goes through the same sink, and into the same queue: ``tell`` is
    for the moment when something was just taken from it, so that there is room. Even so a gap is told
    only when the sink has caught up, or when the last one was told long enough ago.
    """

    def __init__(
        self,
        *,
        where: str,
        report: Callable[[Gap], None],
        now: Callable[[], float],
        utc: Callable[[], datetime] = utc_now,
        tell_every_s: float = TELL_EVERY_S,
    ) -> None:
        self._where = where
        self._report = report
        self._now = now
        self._utc = utc
        self._tell_every_s = tell_every_s
        self._told_at: float | None = None
        self._untold: dict[GapReason, int] = {}

    def add(self, events: int, reason: GapReason) -> None:
        """Count ``events`` more."""
        if events:
            self._untold[reason] = self._untold.get(reason, 0) + events

    def tell(self, *, caught_up: bool) -> None:
        """Report what wasn't reported yet, one gap a reason, if now is the time."""
        if not self._untold or not (caught_up or self._is_due()):
            return
        untold, self._untold = self._untold, {}
        self._told_at = self._now()
        for reason, events in untold.items():
            gap = Gap(reason, self._where, lost_ms=0, lost_events=events, occurrences=1, at=self._utc())
            self._report(gap)

    def _is_due(self) -> bool:
        return self._told_at is None or self._now() - self._told_at >= self._tell_every_s
