"""The hop factor and the suspended legs, reported to subscribers as ``overload.v1``."""

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

REPORT_EVERY_S = 2.0
"""A changing number of suspended legs is reported this often; the first and the last suspension at once."""


class OverloadReporter:
    """Holds the present hop factor and the suspended legs, and publishes each change."""

    def __init__(
        self,
        *,
        publish: Callable[[Event], None],
        normal_hop_ms: int,
        now: Callable[[], datetime],
        suspend: SuspendConfig,
    ) -> None:
        """``normal_hop_ms``: the hop at factor 1."""
        self.hop_factor = 1
        """The hop's length as a multiple of the normal one."""
        self._publish = publish
        self._normal_hop_ms = normal_hop_ms
        self._now = now
        self._suspender = LegSuspender(suspend)
        self._reported_suspended = 0
        self._reported_s = float("-inf")
        self._waiting_windows = 0

    def set_hop_factor(self, hop_factor: int, waiting_windows: int) -> None:
        """Set the hop of all legs to ``hop_factor`` times the normal one, and report it."""
        self.hop_factor, self._waiting_windows = hop_factor, waiting_windows
        normal = self._normal_hop_ms
        level = logging.WARNING if hop_factor > 1 else logging.INFO
        log.log(
            level, "hop is now %d ms, normally %d ms; %d windows wait", hop_factor * normal, normal, waiting_windows
        )
        self._report()

    def is_suspended(self, leg_id: str, *, n_legs: int, now_s: float) -> bool:
        """Return whether a leg is suspended; ``n_legs`` are suspended or served."""
        is_suspended = self._suspender.is_suspended(leg_id, n_legs=n_legs, now_s=now_s)
        self._report_suspended(n_legs, now_s)
        return is_suspended

    def suspends(
        self, leg_id: str, late_s: float, *, n_legs: int, taken_s: float, processed_s: float, now_s: float
    ) -> bool:
        """Return whether a leg is suspended from now on; as `LegSuspender.suspends`."""
        suspends = self._suspender.suspends(
            leg_id, late_s, n_legs=n_legs, taken_s=taken_s, processed_s=processed_s, now_s=now_s
        )
        if suspends:
            self._report_suspended(n_legs, now_s)
        return suspends

    def forget(self, leg_id: str, *, n_legs: int, now_s: float) -> None:
        """Drop what is known of a leg that has ended or was silenced."""
        self._suspender.forget(leg_id)
        self._report_suspended(n_legs, now_s)

    def resume_due(self, *, n_legs: int, now_s: float) -> None:
        """Resume legs that are due. To be called regularly: legs without audio are not checked otherwise."""
        self._suspender.resume_due(n_legs=n_legs, now_s=now_s)
        self._report_suspended(n_legs, now_s)

    def _report_suspended(self, n_legs: int, now_s: float) -> None:
        """Report how many legs are suspended, where the number differs from the one reported last."""
        n_suspended = len(self._suspender)
        if n_suspended == self._reported_suspended:
            return
        if n_suspended and self._reported_suspended and now_s - self._reported_s < REPORT_EVERY_S:
            return
        if n_suspended:
            log.warning("%d of %d legs are suspended: VAD can't keep up with all of them", n_suspended, n_legs)
        else:
            log.info("no leg is suspended any more")
        self._reported_s = now_s
        self._report()

    def _report(self) -> None:
        self._reported_suspended = len(self._suspender)
        self._publish(
            Overload(
                active=self.hop_factor > 1 or self._reported_suspended > 0,
                hop_ms=self.hop_factor * self._normal_hop_ms,
                normal_hop_ms=self._normal_hop_ms,
                waiting_windows=self._waiting_windows,
                suspended_legs=self._reported_suspended,
                at=self._now(),
            )
        )
