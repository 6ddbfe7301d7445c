"""Decides whether the next audio of a leg is taken, or dropped because the machine is behind."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from streamer.core.audio import SAMPLE_RATE
from streamer.engine.open_leg import break_off

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from streamer.core.audio import AudioFrame
    from streamer.core.events import AbstainReason, Event
    from streamer.engine.open_leg import OpenLeg
    from streamer.engine.overload_reporter import OverloadReporter
    from streamer.engine.vad_scheduler import VadScheduler
    from streamer.leg.analyzer import Analyzer

MAX_WAITING_S = 2.0
"""Live audio of a leg that may wait for VAD. More is dropped, since late results are of no use."""


class FrameAdmission:
    """Takes or drops frames. Counts audio taken, processed and given up: the machine's capacity follows from it."""

    def __init__(
        self,
        legs: Mapping[str, OpenLeg],
        *,
        vad_scheduler: VadScheduler,
        overload: OverloadReporter,
        publish: Callable[[Event], None],
        monotonic: Callable[[], float],
    ) -> None:
        """``legs``: those that are open, by leg id."""
        self._legs = legs
        self._vad_scheduler = vad_scheduler
        self._overload = overload
        self._publish = publish
        self._monotonic = monotonic
        self._n_analysed = 0
        """Legs that are analysed, suspended ones included."""
        self._taken_s = 0.0
        """Seconds of audio taken so far, of all legs."""
        self._given_up_s = 0.0
        """Seconds that were taken, and then dropped before they were processed."""

    def count_legs(self) -> None:
        """Note that a leg was opened, silenced or resumed."""
        self._n_analysed = sum(leg.is_analysed for leg in self._legs.values())

    def forget(self, leg: OpenLeg) -> None:
        """Note that a leg was silenced or closed: it is neither served nor suspended."""
        self.count_legs()
        self._overload.forget(leg.leg_id, n_legs=self._n_analysed, now_s=self._monotonic())

    def resume_due(self) -> None:
        """Resume suspended legs that are due; to be called regularly."""
        self._overload.resume_due(n_legs=self._n_analysed, now_s=self._monotonic())

    def wanted_s(self, leg_id: str) -> float | None:
        """Return how many more seconds of a leg's audio are needed before there is work to do.

        None where the leg is unknown, silent or never analysed; infinity while it is suspended.
        """
        leg = self._legs.get(leg_id)
        if leg is None or leg.analyzer is None or leg.is_silent:
            return None
        if self._overload.is_suspended(leg_id, n_legs=self._n_analysed, now_s=self._monotonic()):
            return inf
        return leg.analyzer.wanted_samples / SAMPLE_RATE

    def take(self, leg: OpenLeg, analyzer: Analyzer, frame: AudioFrame) -> bool:
        """Give a frame to its leg's analyzer, or drop and count it; return whether it was taken.

        Audio that is not live waits, and is never dropped.
        """
        if frame.captured_at is not None and self._must_drop(leg, analyzer):
            leg.drop(len(frame.samples))
            return False
        analyzer.hop_factor = self._overload.hop_factor
        analyzer.take(frame)
        self._taken_s += len(frame.samples) / frame.sample_rate
        return True

    def break_off(self, analyzer: Analyzer, reason: AbstainReason) -> None:
        """End the open utterance of a leg, and give up its audio that waits."""
        self.give_up(analyzer)
        for event in break_off(analyzer, reason):
            self._publish(event)

    def give_up(self, analyzer: Analyzer) -> None:
        """Count audio that waits as given up."""
        self._given_up_s += analyzer.waiting_s

    def _must_drop(self, leg: OpenLeg, analyzer: Analyzer) -> bool:
        now_s = self._monotonic()
        if self._overload.is_suspended(leg.leg_id, n_legs=self._n_analysed, now_s=now_s):
            return True
        if self._overload.suspends(
            leg.leg_id,
            self._vad_scheduler.lag_s(analyzer),
            n_legs=self._n_analysed,
            taken_s=self._taken_s,
            processed_s=self._vad_scheduler.processed_s + self._given_up_s,
            now_s=now_s,
        ):
            leg.drop(round(analyzer.waiting_s * leg.opened.sample_rate))
            self.break_off(analyzer, "overload")
            return True
        return analyzer.waiting_s > MAX_WAITING_S
