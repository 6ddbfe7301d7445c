"""Accounts for audio that was lost, and reports it as ``gap.v1``."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from streamer.core.audio import AudioLost
from streamer.core.events import Gap

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from streamer.core.events import Event
    from streamer.engine.open_leg import OpenLeg

REPORT_DROPS_EVERY_S = 5.0
"""How often drops of one leg are reported, in seconds of its own audio."""


class GapReporter:
    """Reports audio that a source lost, and audio that was dropped because VAD lagged."""

    def __init__(
        self, legs: Mapping[str, OpenLeg], *, publish: Callable[[Event], None], now: Callable[[], datetime]
    ) -> None:
        """``legs``: those that are open, by leg id."""
        self._legs = legs
        self._publish = publish
        self._now = now

    def report_lost(self, lost: AudioLost) -> None:
        """Report audio that a source lost, but not of silent legs."""
        legs = [self._legs[leg_id] for leg_id in lost.leg_ids if leg_id in self._legs]
        if lost.reason == "overflow":
            for leg in legs:  # an estimate, until the leg's next frame
                leg.position_s += lost.samples / lost.sample_rate if leg.position_s else 0.0
        audible = tuple(leg.leg_id for leg in legs if not leg.is_silent)
        if audible or not legs:
            self._publish(self._gap(replace(lost, leg_ids=audible or lost.leg_ids)))

    def report_drops(self, leg: OpenLeg) -> None:
        """Report audio that was dropped of a leg, if its last report is long enough ago."""
        if leg.drops and leg.position_s >= leg.drops_reported_s + REPORT_DROPS_EVERY_S:
            self._report_drops(leg)

    def report_last_drops(self, leg: OpenLeg) -> None:
        """Report audio that was dropped of a leg that closes."""
        if leg.drops:
            self._report_drops(leg)

    def _report_drops(self, leg: OpenLeg) -> None:
        opened = leg.opened
        lost = AudioLost(opened.source_id, (opened.leg_id,), leg.dropped_samples, opened.sample_rate, leg.drops)
        self._publish(self._gap(lost))
        leg.drops = leg.dropped_samples = 0
        leg.drops_reported_s = leg.position_s

    def _gap(self, lost: AudioLost) -> Gap:
        sessions = {self._legs[leg_id].opened.session_id for leg_id in lost.leg_ids if leg_id in self._legs}
        return Gap(
            reason=lost.reason,
            where=lost.source_id,
            lost_ms=lost.samples * 1000 // lost.sample_rate,
            lost_events=0,
            occurrences=lost.occurrences,
            at=self._now(),
            session_id=sessions.pop() if len(sessions) == 1 else None,
            leg_ids=lost.leg_ids,
        )
