"""Admission control: how many legs may be open at once, and how many of them are kept for those that are announced."""

from __future__ import annotations

from typing import Protocol


class LegLimit(Protocol):
    """Permits for legs; several receivers may share them."""

    def take(self, *, announced: bool = False) -> bool:
        """Take a permit for a leg; return whether there was one.

        ``announced``: it is opened by a control client, for whom some permits are kept.
        """

    def give_back(self, *, announced: bool = False) -> None:
        """Return the permit of a leg that has ended."""


class LocalLegLimit:
    """Permits for the legs of one receiver."""

    def __init__(self, max_legs: int, *, reserved: int = 0) -> None:
        """``reserved``: how many of ``max_legs`` only announced legs get."""
        self._max_legs = max_legs
        self._reserved = reserved
        self._announced = self._others = 0

    def take(self, *, announced: bool = False) -> bool:
        """Take a permit for a leg; return whether there was one."""
        if announced:
            has_one = self._announced + self._others < self._max_legs
            self._announced += has_one
        else:
            has_one = max(self._announced, self._reserved) + self._others < self._max_legs
            self._others += has_one
        return has_one

    def give_back(self, *, announced: bool = False) -> None:
        """Return the permit of a leg that has ended."""
        if announced:
            self._announced -= 1
        else:
            self._others -= 1
