"""Whether the machine has room for another leg, by its load and by what legs cost. Pure: time is an argument."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from streamer.engine.overload.load import Load

YOUNG_S = 6.0
"""What a leg costs shows in the load of the last second once it has had a result: its first comes after 1.5 s
of speech."""
FIRST_COST_MS = 4.0
"""CPU time for each second of a leg, as long as nothing better is known ..."""
KNOWN_LEGS = 25.0
"""... which is when there are many more than this many legs."""
ALWAYS_LEGS = 16
"""With fewer open, no leg is refused: so few can't be what makes the machine busy."""
SMOOTH_S = 2.0
"""The load goes up and down; what decides is its mean over about so long."""


class LoadAdmission:
    """Refuses new legs beyond a target load, so that those which are accepted are served well."""

    def __init__(self, *, target_load: float, n_cores: float) -> None:
        """``target_load``: 0..1, 0 refuses none."""
        self.target_load = target_load
        self.load = 0.0
        """The mean load of the last seconds."""
        self.refused = 0
        """How often a leg was refused; a sender that is refused tries again."""
        self._first_cost = FIRST_COST_MS / 1000 / n_cores
        self._n_cores = n_cores
        self._gives_up = False
        self._n_legs = 0
        self._young: deque[float] = deque()
        """When each of the legs was admitted whose cost does not show yet."""
        self._read_s = float("-inf")

    @property
    def leg_cost(self) -> float:
        """What one leg adds to the load."""
        return (self.load + KNOWN_LEGS * self._first_cost) / (self._settled + KNOWN_LEGS)

    @property
    def forecast(self) -> float:
        """The load once all legs that are open have results."""
        return self.load + len(self._young) * self.leg_cost

    @property
    def is_full(self) -> bool:
        """Whether the next leg is refused."""
        if not self.target_load or self._n_legs < ALWAYS_LEGS:
            return False
        return self._gives_up or self.forecast + self.leg_cost > self.target_load

    def observe(self, load: Load, *, n_legs: int, gives_up: bool, now_s: float) -> None:
        """Take the load of the last second; ``n_legs`` are open, ``gives_up``: whether work of theirs is given up."""
        weight = min(1.0, (now_s - self._read_s) / SMOOTH_S)
        self.load += weight * (load.most - self.load)
        self._read_s, self._n_legs, self._gives_up = now_s, n_legs, gives_up
        while self._young and now_s - self._young[0] >= YOUNG_S:
            self._young.popleft()

    def admit(self, *, now_s: float) -> bool:
        """Return whether a leg may be opened now, and count it as opened or refused."""
        if self.is_full:
            self.refused += 1
            return False
        self._young.append(now_s)
        self._n_legs += 1
        return True

    @property
    def _settled(self) -> int:
        return max(0, self._n_legs - len(self._young))
