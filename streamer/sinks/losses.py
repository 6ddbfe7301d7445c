"""Counts the events that a sink lost, and reports them at a bounded rate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamer.core.events import Gap
from streamer.ops.defaults import utc_now

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from streamer.core.events import GapReason

REPORT_EVERY_S = 10.0


class Losses:
    """The losses of one sink.

    A loss is reported by an event that goes through the same sink, and into the same queue: `report` is to be called
    just after something was taken from it, so that there is room. Even so a loss is reported only when the sink has
    caught up, or when the last report is long enough ago.
    """

    def __init__(
        self,
        *,
        where: str,
        report: Callable[[Gap], None],
        now: Callable[[], float],
        utc: Callable[[], datetime] = utc_now,
        report_every_s: float = REPORT_EVERY_S,
    ) -> None:
        self._where = where
        self._send = report
        self._now = now
        self._utc = utc
        self._report_every_s = report_every_s
        self._reported_at: float | None = None
        self._unreported: dict[GapReason, int] = {}

    def add(self, events: int, reason: GapReason) -> None:
        """Count ``events`` more."""
        if events:
            self._unreported[reason] = self._unreported.get(reason, 0) + events

    def report(self, *, caught_up: bool) -> None:
        """Report the losses that were not reported yet, one gap for each reason, if now is the time."""
        if not self._unreported or not (caught_up or self._is_due()):
            return
        unreported, self._unreported = self._unreported, {}
        self._reported_at = self._now()
        for reason, events in unreported.items():
            gap = Gap(reason, self._where, lost_ms=0, lost_events=events, occurrences=1, at=self._utc())
            self._send(gap)

    def _is_due(self) -> bool:
        return self._reported_at is None or self._now() - self._reported_at >= self._report_every_s
