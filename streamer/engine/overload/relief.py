"""The steps by which work is given up: a longer hop first, then fewer legs. Pure: time is an argument."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import inf
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from streamer.engine.overload.load import Load


@dataclass(frozen=True, slots=True)
class Relief:
    """What is given up."""

    hop_factor: float
    """The hop is so many times as long, in quarters."""
    served: float
    """The share of the legs that is analysed, 0..1."""


HOPS = (1.0, 1.25, 1.5, 2.0, 2.5, 3.0, 4.0)
"""In small steps: a leg hardly notices one. A still longer hop spares little: what is left is VAD."""
SERVED = (0.85, 0.7, 0.55, 0.45, 0.35, 0.25, 0.15)
"""Where the longest hop does not help, since VAD alone costs more than the machine has."""
STEPS = (*(Relief(hop, 1.0) for hop in HOPS), *(Relief(HOPS[-1], served) for served in SERVED))


@dataclass(frozen=True, slots=True)
class ReliefConfig:
    """When a step is taken."""

    most: float = 0.95
    """More work is given up where the load is above this for `patience_s` ..."""
    enough: float = 0.85
    """... and less where it would still be at most this, for as long."""
    patience_s: float = 1.0
    """A batch that is late once, a stall, is no overload."""
    far: float = 1.2
    """Two steps are taken at once where the load is above this."""
    every_s: float = 0.25
    """How fast the next steps follow."""
    blind_every_s: float = 1.0
    """The same where the event loop has too much to do: what a step spares it is not forecast, and must show."""
    shows_s: float = 4.0
    """After so long at the latest it shows what a step less costs: legs that were resumed have windows again."""
    remembers_s: float = 30.0
    """For so long a step that was too much is not tried again, ..."""
    less: float = 0.85
    """... unless the load is less than this share of what it was then."""


@dataclass(frozen=True, slots=True)
class _Left:
    """How a step was left for one less."""

    load: float
    """That of the last second at the step."""
    at_s: float
    failed: bool = False
    """Whether there was too much to do soon afterwards."""


class ReliefController:
    """Goes up and down the steps by the load, with hysteresis."""

    def __init__(self, config: ReliefConfig, *, steps: tuple[Relief, ...] = STEPS) -> None:
        self._config = config
        self._steps = steps
        self._step = 0
        self._over_since_s = self._under_since_s = inf
        """Since when there is too much to do, and since when there is room."""
        self._stepped_s = -inf
        self._left: dict[int, _Left] = {}
        """When each step was left for one less, and whether that was too much."""

    @property
    def relief(self) -> Relief:
        """What is given up now."""
        return self._steps[self._step]

    @property
    def gives_up(self) -> bool:
        """Whether anything is given up."""
        return self._step > 0

    def observe(self, load: Load, *, now_s: float) -> bool:
        """Take the load of the last second; return whether a step was taken."""
        config = self._config
        self._over_since_s = min(self._over_since_s, now_s) if self._is_over(load) else inf
        self._under_since_s = min(self._under_since_s, now_s) if self._is_under(load) else inf
        is_blind = load.loop > config.most
        if now_s - self._stepped_s < (config.blind_every_s if is_blind else config.every_s):
            return False
        if now_s - self._over_since_s >= config.patience_s:
            self._note_failures(now_s)
            return self._go_to(self._step + 1 + (load.most > config.far), now_s)
        if now_s - self._under_since_s < config.patience_s or self._failed_lately(load, now_s):
            return False
        self._left[self._step] = _Left(load.most, now_s)
        return self._go_to(self._step - 1, now_s)

    def _is_over(self, load: Load) -> bool:
        """Return whether there is too much to do, once what is given up now has taken its effect."""
        here = self.relief
        return min(load.most, load.at(here.hop_factor, here.served)) > self._config.most

    def _is_under(self, load: Load) -> bool:
        """Return whether there would be room if one step less were given up."""
        lower = self._steps[max(0, self._step - 1)]
        return self._step > 0 and load.at(lower.hop_factor, lower.served) <= self._config.enough

    def _note_failures(self, now_s: float) -> None:
        """Note that what was taken up again lately was too much; no forecast knows how other programs compete."""
        for step, left in self._left.items():
            if step > self._step and now_s - left.at_s <= self._config.shows_s:
                self._left[step] = replace(left, failed=True)

    def _failed_lately(self, load: Load, now_s: float) -> bool:
        """Return whether one step less was too much a short while ago, with as much to do as now."""
        left = self._left.get(self._step)
        if left is None or not left.failed or now_s - left.at_s > self._config.remembers_s:
            return False
        return load.most > self._config.less * left.load

    def _go_to(self, step: int, now_s: float) -> bool:
        step = min(max(step, 0), len(self._steps) - 1)
        is_changed, self._step = step != self._step, step
        if is_changed:
            self._stepped_s = now_s
        return is_changed
