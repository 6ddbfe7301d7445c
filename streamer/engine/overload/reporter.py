"""What is given up, and whether legs are refused, reported to subscribers as ``overload.v1``."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from streamer.core.events import Overload

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from streamer.core.events import Event

log = logging.getLogger(__name__)

REPORT_EVERY_S = 2.0
"""A changing overload is reported this often; its beginning and its end at once."""
REFUSING_S = 10.0
"""Legs count as refused until none was for so long."""


class OverloadReporter:
    """Publishes the beginning, the changes and the end of an overload."""

    def __init__(self, *, publish: Callable[[Event], None], normal_hop_ms: int, now: Callable[[], datetime]) -> None:
        """``normal_hop_ms``: the hop at factor 1."""
        self._publish = publish
        self._normal_hop_ms = normal_hop_ms
        self._now = now
        self._said = (1.0, 0, False)
        """Hop factor, suspended legs and whether legs are refused, as reported last."""
        self._said_s = float("-inf")
        self._refused = 0
        self._refused_s = float("-inf")
        """When a leg was refused last."""

    def report(
        self, *, hop_factor: float, suspended: int, waiting: int, refused: int, load: float, now_s: float
    ) -> None:
        """Report the overload where it began, changed or ended. To be called regularly.

        Args:
            hop_factor: the hop's length as a multiple of the normal one.
            suspended: how many legs are.
            waiting: windows that wait for the model.
            refused: how often a leg was refused so far because of the load.
            load: 0..1, more where there is more to do than can be done.
            now_s: the time.

        """
        if refused > self._refused:
            self._refused, self._refused_s = refused, now_s
        found = (hop_factor, suspended, now_s - self._refused_s < REFUSING_S)
        is_edge = self._is_active(found) != self._is_active(self._said)
        if found == self._said or not (is_edge or now_s - self._said_s >= REPORT_EVERY_S):
            return
        self._said, self._said_s = found, now_s
        event = Overload(
            active=self._is_active(found),
            hop_ms=round(hop_factor * self._normal_hop_ms),
            normal_hop_ms=self._normal_hop_ms,
            waiting_windows=waiting,
            suspended_legs=suspended,
            at=self._now(),
            load=round(load, 2),
            refuses_legs=found[2],
        )
        _log(event)
        self._publish(event)

    def _is_active(self, state: tuple[float, int, bool]) -> bool:
        return state != (1.0, 0, False)


def _log(event: Overload) -> None:
    level = logging.WARNING if event.active else logging.INFO
    text = "load %.0f %%: hop %d ms, normally %d ms; %d legs suspended; new legs are %s; %d windows wait"
    refused = "refused" if event.refuses_legs else "accepted"
    figures = (100 * event.load, event.hop_ms, event.normal_hop_ms, event.suspended_legs, refused)
    log.log(level, text, *figures, event.waiting_windows)
