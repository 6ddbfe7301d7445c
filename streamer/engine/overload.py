"""Decides what is done without when there is too much to do, so that nothing waits long; time is an argument.

The model is spared by a longer hop. Where hearing itself is too much, some legs rest, so that the others are heard in
time: all of them a little too late would help nobody.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OverloadConfig:
    """When the hop grows and shrinks."""

    late_s: float = 0.25
    """A window that waited longer is a sign of overload."""
    grow_every_s: float = 1.0
    """The hop doubles at most so often, times its stretch: windows that were planned before it grew are still due."""
    shrink_after_s: float = 10.0
    """It halves after so long without a late window."""
    max_factor: int = 16


class HopController:
    """Multiplicative increase and decrease of the hop; time is an argument."""

    def __init__(self, config: OverloadConfig) -> None:
        self._config = config
        self._changed_at = float("-inf")
        self._late_at = float("-inf")
        self.stretch = 1
        """How many times its normal length the hop has, a power of two."""

    def observe(self, waited_s: float, *, now_s: float) -> bool:
        """Take how long the oldest window waited for the model; return whether the stretch changed."""
        late = waited_s > self._config.late_s
        if late:
            self._late_at = now_s
            may_grow = now_s - self._changed_at >= self._config.grow_every_s * self.stretch
            return may_grow and self.stretch < self._config.max_factor and self._change(self.stretch * 2, now_s)
        calm_s = now_s - max(self._late_at, self._changed_at)
        return self.stretch > 1 and calm_s >= self._config.shrink_after_s and self._change(self.stretch // 2, now_s)

    def _change(self, stretch: int, now_s: float) -> bool:
        self.stretch, self._changed_at = stretch, now_s
        return True


@dataclass(frozen=True, slots=True)
class SuspendConfig:
    """When legs rest."""

    late_s: float = 0.5
    """A leg that has waited for its turn for so long is late."""
    patience_s: float = 1.0
    """Lateness that passes sooner is none of overload: a machine may stand still for a moment."""
    every_s: float = 2.0
    """How many can be heard is reckoned from what was heard in so long; then it is seen for so long what rest did."""
    drain_s: float = 2.0
    """What waits shall be heard within so long, besides what comes."""
    rest_s: float = 10.0
    """A leg rests for so long at least, and is then heard for so long at least."""
    calm_s: float = 1.0
    """Legs are heard again only after so long without a late one ..."""
    wake_share_a_s: float = 0.05
    """... and then so many of all legs a second."""


class LegSuspender:
    """The legs that rest since all of them are more than this machine hears.

    Their number follows from how much was heard of what came; afterwards some are heard again at a time, until that is
    too much. Who rests for longest is heard first, and who was heard for long rests, so that all have their turn.
    """

    def __init__(self, config: SuspendConfig) -> None:
        self._config = config
        self._until_s: dict[str, float] = {}
        """Before then they are not heard again; who rests for longest comes first."""
        self._heard_since_s: dict[str, float] = {}
        """Of those that have rested."""
        self._late_since_s = self._late_s = float("-inf")
        self._woken_s = 0.0
        """Up to when it was seen who may be heard again."""
        self._began_s = self._taken_s = self._heard_s = 0.0
        """When this reckoning began, and what had been taken and heard by then."""
        self._may_rest = 0
        """How many more are sent to rest by this reckoning."""

    def __len__(self) -> int:
        return len(self._until_s)

    def has(self, leg_id: str, *, n_legs: int, now_s: float) -> bool:
        """Return whether a leg rests, of ``n_legs`` that rest or are heard."""
        if leg_id not in self._until_s:
            return False
        self.wake(n_legs=n_legs, now_s=now_s)
        return leg_id in self._until_s

    def wake(self, *, n_legs: int, now_s: float) -> None:
        """Let as many be heard again as the time allows that went by."""
        one_s = 1 / (self._config.wake_share_a_s * max(1, n_legs))
        self._woken_s = max(self._woken_s, now_s - max(one_s, self._config.calm_s), self._late_s + self._config.calm_s)
        while self._until_s and now_s - self._woken_s >= one_s:
            leg_id, until_s = next(iter(self._until_s.items()))
            if now_s < until_s:
                return
            del self._until_s[leg_id]
            self._heard_since_s[leg_id] = now_s
            self._woken_s += one_s

    def sends(self, leg_id: str, late_s: float, *, n_legs: int, taken_s: float, heard_s: float, now_s: float) -> bool:
        """Return whether a leg has to rest from now on.

        Args:
            leg_id: it does not rest.
            late_s: for so long it has waited for its turn.
            n_legs: rest or are heard.
            taken_s: seconds of audio were taken so far, of all legs.
            heard_s: of them were heard, or given up since.
            now_s: the time.

        """
        is_late = late_s > self._config.late_s
        if is_late:
            self._note_late(now_s)
        must_reckon = is_late and now_s - self._late_since_s >= self._config.patience_s
        elapsed_s = now_s - self._began_s
        if elapsed_s >= (1 if must_reckon else 2) * self._config.every_s:
            n_heard = n_legs - len(self._until_s)
            backlog_s = late_s * n_heard * elapsed_s / self._config.drain_s
            share = min(1.0, (heard_s - self._heard_s) / (taken_s - self._taken_s + backlog_s + 1e-9))
            self._may_rest = int(n_heard * (1 - share)) if must_reckon else 0
            self._began_s, self._taken_s, self._heard_s = now_s, taken_s, heard_s
        is_due = now_s - self._heard_since_s.get(leg_id, float("-inf")) >= self._config.rest_s
        if not is_late or not is_due or self._may_rest <= 0:
            return False
        self._may_rest -= 1
        self._until_s[leg_id] = now_s + self._config.rest_s
        return True

    def _note_late(self, now_s: float) -> None:
        if now_s - self._late_s > self._config.calm_s:
            self._late_since_s = now_s
        self._late_s = now_s

    def forget(self, leg_id: str) -> None:
        """Know nothing of a leg that has ended."""
        self._until_s.pop(leg_id, None)
        self._heard_since_s.pop(leg_id, None)
