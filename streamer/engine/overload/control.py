"""Measures the load several times a second, and decides by it what is given up and which legs are refused."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from streamer.engine.overload.load import Load

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamer.engine.overload.admission import LoadAdmission
    from streamer.engine.overload.frames import FrameAdmission
    from streamer.engine.overload.load import Counters, LoadMeter
    from streamer.engine.overload.relief import ReliefController
    from streamer.engine.overload.reporter import OverloadReporter

TICK_S = 0.25
"""How often `LoadControl.tick` is to be called."""


class LoadControl:
    """The one mechanism against overload: measure, give up, refuse, report."""

    def __init__(
        self,
        *,
        read: Callable[[], Counters],
        n_legs: Callable[[], int],
        meter: LoadMeter,
        relief: ReliefController,
        admission: LoadAdmission,
        frames: FrameAdmission,
        reporter: OverloadReporter,
    ) -> None:
        """``read`` returns the present counters, but for the three sums over time of what is given up.

        ``n_legs`` returns how many are open.
        """
        self._read = read
        self._n_legs = n_legs
        self._meter = meter
        self._relief = relief
        self._admission = admission
        self._frames = frames
        self._reporter = reporter
        self._hop_factor_s = self._served_s = self._shown_s = 0.0
        self._ticked_s: float | None = None
        self.load = Load()
        """That of the last second."""
        self._refuses_all = ""

    @property
    def is_full(self) -> bool:
        """Whether the next leg is refused."""
        return bool(self._refuses_all) or self._admission.is_full

    @property
    def mean_load(self) -> float:
        """That of the last seconds, of the scarcest resource."""
        return self._admission.load

    def refuse_all(self, why: str) -> None:
        """Refuse every new leg from now on, with a line for a person."""
        self._refuses_all = why

    def admit_leg(self) -> str | None:
        """Return None, and count a leg as opened; or why it is refused, as a line for a person."""
        return self._refuses_all or self.admit_added_leg()

    def admit_added_leg(self) -> str | None:
        """As `admit_leg`, for a leg of a session that goes on: one that is added, or comes in the place of another."""
        if self._admission.admit(now_s=self._read().now_s):
            return None
        admission = self._admission
        return (
            f"the load is {100 * admission.load:.0f} %, {100 * admission.forecast:.0f} % once all legs have results; "
            f"engine.target_load is {100 * admission.target_load:.0f} %"
        )

    def tick(self) -> None:
        """Measure, and act on it."""
        counters = self._with_integrals(self._read())
        self.load = self._meter.read(counters)
        now_s = counters.now_s
        self._relief.observe(self.load, now_s=now_s)
        relief = self._relief.relief
        self._frames.relieve(hop_factor=relief.hop_factor, served=relief.served, now_s=now_s)
        self._admission.observe(self.load, n_legs=self._n_legs(), gives_up=self._relief.gives_up, now_s=now_s)
        self._reporter.report(
            hop_factor=relief.hop_factor,
            suspended=self._frames.n_suspended,
            waiting=counters.windows_taken - counters.windows_done,
            refused=self._admission.refused,
            load=self.load.most,
            now_s=now_s,
        )

    def _with_integrals(self, counters: Counters) -> Counters:
        elapsed_s = 0.0 if self._ticked_s is None else counters.now_s - self._ticked_s
        self._ticked_s = counters.now_s
        self._hop_factor_s += elapsed_s * self._relief.relief.hop_factor
        self._served_s += elapsed_s * self._relief.relief.served
        self._shown_s += elapsed_s * self._frames.shown
        return replace(counters, hop_factor_s=self._hop_factor_s, served_s=self._served_s, shown_s=self._shown_s)
