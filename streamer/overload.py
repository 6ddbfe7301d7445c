"""Decides how far the hop is stretched so that windows never wait long for the model."""

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
    max_stretch: int = 16


class OverloadControl:
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
            return may_grow and self.stretch < self._config.max_stretch and self._change(self.stretch * 2, now_s)
        calm_s = now_s - max(self._late_at, self._changed_at)
        return self.stretch > 1 and calm_s >= self._config.shrink_after_s and self._change(self.stretch // 2, now_s)

    def _change(self, stretch: int, now_s: float) -> bool:
        self.stretch, self._changed_at = stretch, now_s
        return True
