"""CPU time of the stages of the pipeline."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

STAGES: Final = ("receive", "vad", "model", "publish")
"""Receiving and handing over RTP packets; VAD and features; the emotion model; encoding and sending events."""


class Stopwatch:
    """CPU seconds spent between ``start`` and ``stop``, which one thread calls alternately, and those of ``add``."""

    __slots__ = ("_began_s", "_clock", "_lock", "spent_s")

    def __init__(self, clock: Callable[[], float] = time.thread_time) -> None:
        """``clock`` returns the CPU seconds of the calling thread."""
        self.spent_s = 0.0
        self._clock = clock
        self._began_s = 0.0
        self._lock = threading.Lock()

    def add(self, seconds: float) -> None:
        """Add CPU seconds that another thread measured itself."""
        with self._lock:
            self.spent_s += seconds

    def start(self) -> None:
        """Begin an interval."""
        self._began_s = self._clock()

    def stop(self) -> None:
        """End the interval and add its duration to ``spent_s``."""
        self.add(self._clock() - self._began_s)
