"""How much later audio arrives than the audio that arrived earliest. Pure: time is an argument."""

from __future__ import annotations

from dataclasses import dataclass

WINDOW_S = 10.0
"""The least delay is that of the last one to two windows, so that clocks which drift need not agree for longer."""


@dataclass(slots=True)
class LeastDelay:
    """The smallest delay of late; a delay is arrival time less position in the stream, from any origin."""

    current_s: float = float("inf")
    previous_s: float = float("inf")
    """Of the window before the current one."""
    until_s: float = float("-inf")
    """When the current window ends."""

    def note(self, delay_s: float, arrived_s: float) -> None:
        """Take the delay of audio that arrived at ``arrived_s``."""
        if arrived_s >= self.until_s:
            self.previous_s, self.current_s = self.current_s, delay_s
            self.until_s = arrived_s + WINDOW_S
        elif delay_s < self.current_s:
            self.current_s = delay_s

    def excess_s(self, delay_s: float) -> float:
        """Return by how much a delay is beyond the smallest one, at least 0; 0 where there is none yet."""
        least_s = min(self.current_s, self.previous_s)
        return max(0.0, delay_s - least_s) if least_s != float("inf") else 0.0
