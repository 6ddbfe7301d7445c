"""CPU time of the stages of the work, for those who want to know what the daemon does all day."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

STAGES: Final = ("receive", "vad", "model", "publish")
"""Packets of calls read, put in order and decoded; gate and features; the emotion model; events encoded and sent."""


class Stopwatch:
    """CPU seconds of what is between ``start`` and ``stop``, which are called in one thread, in turn."""

    __slots__ = ("_began_s", "_clock", "spent_s")

    def __init__(self, clock: Callable[[], float] = time.thread_time) -> None:
        """``clock``: CPU seconds of the calling thread."""
        self.spent_s = 0.0
        self._clock = clock
        self._began_s = 0.0

    def start(self) -> None:
        """Begin to count."""
        self._began_s = self._clock()

    def stop(self) -> None:
        """Count what was since ``start``."""
        self.spent_s += self._clock() - self._began_s
