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
            where="mqtt", report=self.gaps.append, now=lambda: self.clock, utc=lambda: AT, tell_every_s=10.0
        )

    def told(self) -> list[tuple[str, int]]:
        told: list[tuple[str, int]] = [(gap.reason, gap.lost_events) for gap in self.gaps]
        self.gaps.clear()
        return told


def test_nothing_lost_is_nothing_to_tell() -> None:
    rig = Rig()
    rig.losses.add(0, "sink_slow")
    rig.losses.tell(caught_up=True)
    assert rig.told() == []


def test_losses_are_told_once_one_gap_a_reason() -> None:
    rig = Rig()
    rig.losses.add(2, "broker_away")
    rig.losses.add(3, "sink_slow")
    rig.losses.add(4, "broker_away")
    rig.losses.tell(caught_up=False)
    assert rig.told() == [("broker_away", 6), ("sink_slow", 3)]
    rig.losses.tell(caught_up=True)
    assert rig.told() == []


def test_a_sink_that_stays_behind_tells_at_a_bounded_rate() -> None:
    rig = Rig()
    told = []
    for _ in range(25):
        rig.losses.add(1, "sink_slow")
        rig.losses.tell(caught_up=False)
        told += rig.told()
        rig.clock += 1
    assert told == [("sink_slow", 1), ("sink_slow", 10), ("sink_slow", 10)]
    rig.losses.tell(caught_up=True)
    assert rig.told() == [("sink_slow", 4)]


def test_a_report_that_causes_a_loss_at_once_does_not_come_back() -> None:
    told = []

    def report(gap: Gap) -> None:
        told.append(gap)
        losses.add(1, "sink_slow")

    losses = Losses(where="mqtt", report=report, now=lambda: 0.0)
    losses.add(1, "sink_slow")
    losses.tell(caught_up=True)
    assert len(told) == 1
