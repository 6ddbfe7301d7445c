"""What the broker does not take: counted, told once for each reason, and whether it takes anything at all."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from streamer.sinks.losses import Losses
from streamer.sinks.mqtt_client import NotAcceptedError, TooLargeError

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamer.core.events import Gap
    from streamer.protocol.cloudevents import WireEvent

log = logging.getLogger(__name__)

REFUSES_ALL_AFTER = 16
"""So many refused events, one after the other, are no accident of a few topics."""


class Refusals:
    """Counts messages that the broker refuses or that are larger than it takes; the rest is delivered all the same."""

    def __init__(self, *, broker: str, report: Callable[[Gap], None], now: Callable[[], float]) -> None:
        """``broker`` names it for a person; ``report`` takes the event about what was lost."""
        self.lost = 0
        """Events that were not taken."""
        self._broker = broker
        self._losses = Losses(where="mqtt", report=report, now=now)
        self._told: set[str] = set()
        self._has_accepted = False
        """Whether anything was taken over this connection."""
        self._in_a_row = 0
        """Messages that were refused since the last event that was taken."""
        self._reason = ""

    @property
    def problem(self) -> str:
        """Why the broker is of no use although it is connected; empty where it takes events."""
        if not self._in_a_row or (self._has_accepted and self._in_a_row < REFUSES_ALL_AFTER):
            return ""
        return f"{self._broker} refuses everything: {self._reason}"

    def on_connected(self) -> None:
        """Begin anew: the broker may have other rules now."""
        self._has_accepted, self._in_a_row = False, 0

    def on_accepted(self, event: WireEvent | None = None) -> None:
        """Note that a message was taken; ``event``: which one, if it was one."""
        self._has_accepted = True
        if event is not None:
            self._in_a_row = 0

    def on_refused(self, error: NotAcceptedError, what: str, event: WireEvent | None = None) -> None:
        """Count a message that was not taken; ``what`` names its kind, ``event`` is it if it was an event."""
        self._tell(error, what)
        if not isinstance(error, TooLargeError):
            self._in_a_row += 1
            self._reason = str(error)
        if event is None:
            return
        self.lost += 1
        if event.type != "gap.v1":  # else the report of a loss would be lost too, and cause another one
            self._losses.add(1, "refused")

    def report(self) -> None:
        """Publish what was refused and not reported yet, at most every ten seconds."""
        self._losses.report(caught_up=False)

    def _tell(self, error: NotAcceptedError, what: str) -> None:
        kind = "too large" if isinstance(error, TooLargeError) else str(error)
        if kind in self._told:
            return
        self._told.add(kind)
        if isinstance(error, TooLargeError):
            log.warning("mqtt: %s %s: %s and others that large are left out and counted", self._broker, error, what)
        else:
            log.warning("mqtt: %s refuses events: %s; the first was %s, others are counted", self._broker, error, what)
