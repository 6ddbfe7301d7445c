"""Admission control: how many legs may be open at once."""

from __future__ import annotations

from typing import Protocol


class LegLimit(Protocol):
    """Permits for legs; several receivers may share them."""

    def take(self) -> bool:
        """Take a permit for a leg; return whether there was one."""

    def give_back(self) -> None:
        """Return the permit of a leg that has ended."""


class LocalLegLimit:
    """Permits for the legs of one receiver."""

    def __init__(self, max_legs: int) -> None:
        self._free = max_legs

    def take(self) -> bool:
        """Take a permit for a leg; return whether there was one."""
        if not self._free:
            return False
        self._free -= 1
        return True

    def give_back(self) -> None:
        """Return the permit of a leg that has ended."""
        self._free += 1
