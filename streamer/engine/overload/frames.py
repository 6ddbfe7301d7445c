"""Decides whether the next audio of a leg is taken, or dropped because the machine is behind."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from streamer.core.audio import SAMPLE_RATE
from streamer.engine.open_leg import break_off
from streamer.engine.overload.suspension import SuspendedLegs

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from streamer.core.audio import AudioFrame
    from streamer.core.events import AbstainReason, Event
    from streamer.engine.open_leg import OpenLeg
    from streamer.leg.analyzer import Analyzer

OLD_S = 2.0
"""Live audio, or a window of it, that has waited for longer is given up, since late results are of no use."""


class FrameAdmission:
    """Takes or drops frames, and counts how much audio was taken and given up."""

    def __init__(
        self,
        legs: Mapping[str, OpenLeg],
        *,
        settle: Callable[[Analyzer], None],
        publish: Callable[[Event], None],
    ) -> None:
        """``legs``: those that are open, by leg id. ``settle`` ends what is being done for a leg, as `VadScheduler`."""
        self._legs = legs
        self._settle = settle
        self._publish = publish
        self._suspended = SuspendedLegs()
        self.hop_factor = 1.0
        """The hop of live legs is so many times as long."""
        self.shown = 1.0
        """The share of the legs, 0..1, whose windows are in the load: neither suspended nor resumed a moment ago."""
        self.taken_s = 0.0
        """Seconds of audio taken so far, of all legs."""
        self.given_up_s = 0.0
        """Seconds that were taken, and then dropped before they were processed."""

    @property
    def n_suspended(self) -> int:
        """How many legs are suspended."""
        return len(self._suspended)

    def relieve(self, *, hop_factor: float, served: float, now_s: float) -> None:
        """Give up as much: a longer hop, or a share of the legs, 0..1, that is not served. To be called regularly."""
        self.hop_factor = hop_factor
        if served >= 1 and not self._suspended and self.shown >= 1:
            return
        analysed = {leg_id: leg for leg_id, leg in self._legs.items() if leg.is_analysed}
        for leg_id in self._suspended.update(analysed, served, now_s=now_s):
            self._break_off_suspended(analysed[leg_id])
        self.shown = self._suspended.shown(len(analysed))

    def forget(self, leg: OpenLeg) -> None:
        """Note that a leg was silenced or closed: it is neither served nor suspended."""
        self._suspended.forget(leg.leg_id)

    def wanted_s(self, leg_id: str) -> float | None:
        """Return how many more seconds of a leg's audio are needed before there is work to do.

        None where the leg is unknown, silent or never analysed; infinity while it is suspended.
        """
        leg = self._legs.get(leg_id)
        if leg is None or leg.analyzer is None or leg.is_silent:
            return None
        if leg_id in self._suspended:
            return inf
        return leg.analyzer.wanted_samples / SAMPLE_RATE

    def take(self, leg: OpenLeg, analyzer: Analyzer, frame: AudioFrame) -> bool:
        """Give a frame to its leg's analyzer, or drop and count it; return whether it was taken.

        Audio that is not live waits, and is never dropped.
        """
        if frame.captured_at is not None:
            if leg.leg_id in self._suspended or analyzer.waiting_s > OLD_S:
                leg.drop(len(frame.samples))
                return False
            analyzer.hop_factor = self.hop_factor
        analyzer.take(frame)
        self.taken_s += len(frame.samples) / frame.sample_rate
        return True

    def break_off(self, analyzer: Analyzer, reason: AbstainReason) -> None:
        """End the open utterance of a leg, and give up its audio that waits."""
        self._settle(analyzer)
        self.give_up(analyzer)
        for event in break_off(analyzer, reason):
            self._publish(event)

    def give_up(self, analyzer: Analyzer) -> None:
        """Count audio that waits as given up."""
        self.given_up_s += analyzer.waiting_s

    def _break_off_suspended(self, leg: OpenLeg) -> None:
        analyzer = leg.analyzer
        if analyzer is not None:
            leg.drop(round(analyzer.waiting_s * leg.opened.sample_rate))
            self.break_off(analyzer, "overload")
