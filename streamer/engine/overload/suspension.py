"""Which legs are suspended while only a share of them can be served: each in its turn. Pure: time is an argument."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

SHOWS_S = 1.5
"""After so long it shows what a leg costs that was resumed: its first window ends 1.5 s after its onset."""
TURN_S = 10.0
"""After so long a suspended leg is served again, in place of one that was served for as long: less is of no use."""


class SuspendedLegs:
    """The legs that are not analysed for now."""

    def __init__(self) -> None:
        self._served: dict[str, float] = {}
        """Since when those are served that are analysed, the one served for longest first."""
        self._since_s: dict[str, float] = {}
        """Since when the others are suspended, the one suspended for longest first."""
        self._resumed_s: dict[str, float] = {}
        """When those were resumed that have no windows yet."""

    def __len__(self) -> int:
        return len(self._since_s)

    def __contains__(self, leg_id: str) -> bool:
        return leg_id in self._since_s

    def update(self, leg_ids: Collection[str], served: float, *, now_s: float) -> list[str]:
        """Suspend and resume legs, so that a share of them, 0..1, is served; return those suspended from now on."""
        self._resumed_s = {leg_id: s for leg_id, s in self._resumed_s.items() if now_s - s < SHOWS_S}
        if served >= 1:
            self._resumed_s |= dict.fromkeys(self._since_s, now_s)
            self._since_s.clear()
            return []
        self._take_over(leg_ids, now_s)
        wanted = len(leg_ids) - max(1, round(served * len(leg_ids)))
        newly: list[str] = []
        while len(self._since_s) > max(0, wanted):
            self._resume(now_s)
        due, had_their_turn = (
            sum(now_s - since_s >= TURN_S for since_s in legs.values()) for legs in (self._since_s, self._served)
        )
        for _ in range(min(due, had_their_turn)):
            newly.append(self._suspend(now_s))
            self._resume(now_s)
        while len(self._since_s) < wanted:
            newly.append(self._suspend(now_s))
        return newly

    def forget(self, leg_id: str) -> None:
        """Drop what is known of a leg that has ended, or is silent."""
        self._served.pop(leg_id, None)
        self._since_s.pop(leg_id, None)
        self._resumed_s.pop(leg_id, None)

    def shown(self, n_legs: int) -> float:
        """Return the share of ``n_legs`` legs whose windows are in the load, 0..1."""
        return max(0.0, 1 - (len(self._since_s) + len(self._resumed_s)) / n_legs) if n_legs else 1.0

    def _take_over(self, leg_ids: Collection[str], now_s: float) -> None:
        """Note which legs there are."""
        for leg_id in [*self._served, *self._since_s]:
            if leg_id not in leg_ids:
                self.forget(leg_id)
        self._served |= {leg_id: now_s for leg_id in leg_ids if leg_id not in self._served and leg_id not in self}

    def _suspend(self, now_s: float) -> str:
        leg_id = next(iter(self._served))
        del self._served[leg_id]
        self._resumed_s.pop(leg_id, None)
        self._since_s[leg_id] = now_s
        return leg_id

    def _resume(self, now_s: float) -> None:
        leg_id = next(iter(self._since_s))
        del self._since_s[leg_id]
        self._served[leg_id] = now_s
        self._resumed_s[leg_id] = now_s
