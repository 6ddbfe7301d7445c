"""Counters become a longer hop, suspended legs, refused legs and events."""

from __future__ import annotations

from dataclasses import replace

from streamer.core.events import Overload
from streamer.engine.overload.admission import ALWAYS_LEGS, LoadAdmission
from streamer.engine.overload.control import TICK_S, LoadControl
from streamer.engine.overload.load import Counters, LoadMeter
from streamer.engine.overload.relief import STEPS, ReliefConfig, ReliefController
from streamer.engine.overload.reporter import OverloadReporter
from tests.support.engine import AT, Engine
from tests.support.leg import LEG


class ControlRig:
    """A control over an engine with twenty legs; ``tick`` lets time pass with some load on two cores."""

    def __init__(self) -> None:
        self.engine = Engine()
        for number in range(20):
            self.engine.legs.handle(replace(LEG, leg_id=f"leg{number}", session_id=f"session{number}"))
        self.counters = Counters(now_s=100.0)
        self.control = LoadControl(
            read=lambda: self.counters,
            n_legs=lambda: self.engine.legs.n_open,
            meter=LoadMeter(n_cores=2),
            relief=ReliefController(ReliefConfig(), steps=STEPS),
            admission=LoadAdmission(target_load=0.85, n_cores=2),
            frames=self.engine.legs.admission,
            reporter=OverloadReporter(publish=self.engine.events.append, normal_hop_ms=500, now=lambda: AT),
        )
        self.tick(0.1, seconds=2)

    def tick(self, load: float, *, seconds: float) -> None:
        for _ in range(round(seconds / TICK_S)):
            before, busy_s = self.counters, TICK_S * min(1.0, load)
            self.counters = replace(
                before,
                now_s=before.now_s + TICK_S,
                loop_idle_s=before.loop_idle_s + TICK_S,
                inference_busy_s=before.inference_busy_s + busy_s,
                own_cpu_s=before.own_cpu_s + busy_s,
                idle_cpu_s=before.idle_cpu_s + TICK_S,
                windows_taken=before.windows_taken + round(100 * load),
                windows_done=before.windows_done + 100,
            )
            self.control.tick()


def test_too_much_to_do_lengthens_the_hop_then_suspends_legs_and_all_of_it_is_reported_and_ends() -> None:
    rig = ControlRig()
    rig.tick(1.1, seconds=12)
    frames = rig.engine.legs.admission
    assert (frames.hop_factor, frames.n_suspended) == (4.0, 17)
    rig.counters = replace(rig.counters, windows_done=rig.counters.windows_taken)
    rig.tick(0.2, seconds=6)
    assert (frames.hop_factor, frames.n_suspended) == (1.0, 0)
    found = [event for event in rig.engine.events if isinstance(event, Overload)]
    assert [(event.active, event.hop_ms) for event in (found[0], found[-1])] == [(True, 625), (False, 500)]
    assert max(event.suspended_legs for event in found) == 17
    assert found[0].load > 1


def test_legs_beyond_the_target_are_refused_with_the_figures_and_that_is_reported() -> None:
    rig = ControlRig()
    assert rig.control.admit_leg() is None
    rig.tick(0.9, seconds=20)
    text = rig.control.admit_leg()
    assert text is not None
    assert "engine.target_load is 85 %" in text
    rig.tick(0.9, seconds=TICK_S)
    (found,) = [event for event in rig.engine.events if isinstance(event, Overload)]
    assert (found.active, found.refuses_legs, found.hop_ms) == (True, True, 500)


def test_twenty_legs_are_more_than_those_that_are_never_refused() -> None:
    assert ALWAYS_LEGS < 20
