from __future__ import annotations

from typing import TYPE_CHECKING

from streamer.sinks.losses import Losses
from tests.support.examples import AT

if TYPE_CHECKING:
    from streamer.core.events import Gap


class Rig:
    def __init__(self) -> None:
        self.gaps: list[Gap] = []
        self.clock = 0.0
        self.losses = Losses(
            where="mqtt", report=self.gaps.append, now=lambda: self.clock, utc=lambda: AT, report_every_s=10.0
        )

    def take_reported(self) -> list[tuple[str, int]]:
        reported: list[tuple[str, int]] = [(gap.reason, gap.lost_events) for gap in self.gaps]
        self.gaps.clear()
        return reported


def test_nothing_lost_is_nothing_to_report() -> None:
    rig = Rig()
    rig.losses.add(0, "sink_slow")
    rig.losses.report(caught_up=True)
    assert rig.take_reported() == []


def test_losses_are_reported_once_with_one_gap_per_reason() -> None:
    rig = Rig()
    rig.losses.add(2, "broker_away")
    rig.losses.add(3, "sink_slow")
    rig.losses.add(4, "broker_away")
    rig.losses.report(caught_up=False)
    assert rig.take_reported() == [("broker_away", 6), ("sink_slow", 3)]
    rig.losses.report(caught_up=True)
    assert rig.take_reported() == []


def test_a_sink_that_stays_behind_reports_at_a_bounded_rate() -> None:
    rig = Rig()
    reported = []
    for _ in range(25):
        rig.losses.add(1, "sink_slow")
        rig.losses.report(caught_up=False)
        reported += rig.take_reported()
        rig.clock += 1
    assert reported == [("sink_slow", 1), ("sink_slow", 10), ("sink_slow", 10)]
    rig.losses.report(caught_up=True)
    assert rig.take_reported() == [("sink_slow", 4)]


def test_a_report_that_causes_a_loss_does_not_recurse() -> None:
    reported = []

    def report(gap: Gap) -> None:
        reported.append(gap)
        losses.add(1, "sink_slow")

    losses = Losses(where="mqtt", report=report, now=lambda: 0.0)
    losses.add(1, "sink_slow")
    losses.report(caught_up=True)
    assert len(reported) == 1
