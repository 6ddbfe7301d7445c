"""Decides what the daemon gives up when the machine is behind: hop length and legs. Pure: time is an argument.

A longer hop relieves the model. Where VAD itself is behind, some legs are suspended, so that the others are served in
time: late results of all legs would be of no use.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OverloadConfig:
    """When the hop grows and shrinks."""

    late_s: float = 0.25
    """A window that waited longer for the model is a sign of overload."""
    grow_every_s: float = 1.0
    """The hop doubles at most this often, times its factor: windows planned before it grew are still due."""
    shrink_after_s: float = 10.0
    """The hop halves after this long without a late window."""
    max_factor: int = 16


class HopController:
    """Multiplicative increase and decrease of the hop."""

    def __init__(self, config: OverloadConfig) -> None:
        self._config = config
        self._changed_at = float("-inf")
        self._late_at = float("-inf")
        self.hop_factor = 1
        """The hop's length as a multiple of the normal one; a power of two."""

    def observe(self, waited_s: float, *, now_s: float) -> bool:
        """Take how long the oldest window waited for the model; return whether the hop factor changed."""
        late = waited_s > self._config.late_s
        if late:
            self._late_at = now_s
            may_grow = now_s - self._changed_at >= self._config.grow_every_s * self.hop_factor
            return may_grow and self.hop_factor < self._config.max_factor and self._change(self.hop_factor * 2, now_s)
        calm_s = now_s - max(self._late_at, self._changed_at)
        may_shrink = self.hop_factor > 1 and calm_s >= self._config.shrink_after_s
        return may_shrink and self._change(self.hop_factor // 2, now_s)

    def _change(self, hop_factor: int, now_s: float) -> bool:
        self.hop_factor, self._changed_at = hop_factor, now_s
        return True


@dataclass(frozen=True, slots=True)
class SuspendConfig:
    """When legs are suspended and resumed."""

    late_s: float = 0.5
    """A leg that has waited this long for VAD is late."""
    patience_s: float = 1.0
    """Lateness that passes sooner is not overload: a machine may stall for a moment."""
    every_s: float = 2.0
    """The capacity is measured over this long; then the effect of a suspension is watched for this long."""
    drain_s: float = 2.0
    """The backlog is to be processed within this time, along with the audio that arrives."""
    suspended_s: float = 10.0
    """A leg stays suspended this long at least, and is then served this long at least."""
    calm_s: float = 1.0
    """Legs are resumed only after this long without a late one."""
    resume_share_per_s: float = 0.05
    """The share of all legs that is resumed a second."""


class LegSuspender:
    """The legs that are suspended because this machine can't process all of them.

    Their number follows from the share of the incoming audio that was processed. Then a few are resumed at a time,
    until legs are late again. The leg suspended for longest is resumed first, and a leg served for long is
    suspended next, so that every leg gets its turn.
    """

    def __init__(self, config: SuspendConfig) -> None:
        self._config = config
        self._until_s: dict[str, float] = {}
        """When each may be resumed; the leg suspended for longest comes first."""
        self._served_since_s: dict[str, float] = {}
        """When each leg that was suspended before was resumed."""
        self._late_since_s = self._late_s = float("-inf")
        self._resumed_s = 0.0
        """Up to when the allowance for resuming has been used."""
        self._began_s = self._taken_s = self._processed_s = 0.0
        """When the present measurement began, and what had been taken and processed by then."""
        self._may_suspend = 0
        """How many more legs the present measurement suspends."""

    def __len__(self) -> int:
        return len(self._until_s)

    def is_suspended(self, leg_id: str, *, n_legs: int, now_s: float) -> bool:
        """Return whether a leg is suspended; ``n_legs`` are suspended or served."""
        if leg_id not in self._until_s:
            return False
        self.resume_due(n_legs=n_legs, now_s=now_s)
        return leg_id in self._until_s

    def resume_due(self, *, n_legs: int, now_s: float) -> None:
        """Resume as many legs as the time that has passed allows."""
        one_s = 1 / (self._config.resume_share_per_s * max(1, n_legs))
        calm_s = self._config.calm_s
        self._resumed_s = max(self._resumed_s, now_s - max(one_s, calm_s), self._late_s + calm_s)
        while self._until_s and now_s - self._resumed_s >= one_s:
            leg_id, until_s = next(iter(self._until_s.items()))
            if now_s < until_s:
                return
            del self._until_s[leg_id]
            self._served_since_s[leg_id] = now_s
            self._resumed_s += one_s

    def suspends(
        self, leg_id: str, late_s: float, *, n_legs: int, taken_s: float, processed_s: float, now_s: float
    ) -> bool:
        """Return whether a leg is suspended from now on.

        Args:
            leg_id: a leg that is not suspended.
            late_s: how long it has waited for VAD.
            n_legs: how many are suspended or served.
            taken_s: seconds of audio taken so far, of all legs.
            processed_s: how many of them were processed, or given up since.
            now_s: the time.

        """
        is_late = late_s > self._config.late_s
        if is_late:
            self._note_late(now_s)
        must_measure = is_late and now_s - self._late_since_s >= self._config.patience_s
        elapsed_s = now_s - self._began_s
        if elapsed_s >= (1 if must_measure else 2) * self._config.every_s:
            n_served = n_legs - len(self._until_s)
            backlog_s = late_s * n_served * elapsed_s / self._config.drain_s
            share = min(1.0, (processed_s - self._processed_s) / (taken_s - self._taken_s + backlog_s + 1e-9))
            self._may_suspend = int(n_served * (1 - share)) if must_measure else 0
            self._began_s, self._taken_s, self._processed_s = now_s, taken_s, processed_s
        is_due = now_s - self._served_since_s.get(leg_id, float("-inf")) >= self._config.suspended_s
        if not is_late or not is_due or self._may_suspend <= 0:
            return False
        self._may_suspend -= 1
        self._until_s[leg_id] = now_s + self._config.suspended_s
        return True

    def forget(self, leg_id: str) -> None:
        """Drop everything known of a leg that has ended."""
        self._until_s.pop(leg_id, None)
        self._served_since_s.pop(leg_id, None)

    def _note_late(self, now_s: float) -> None:
        if now_s - self._late_s > self._config.calm_s:
            self._late_since_s = now_s
        self._late_s = now_s
