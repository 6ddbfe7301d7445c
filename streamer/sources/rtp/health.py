"""When an RTP source reports that it works, and what it says of itself. Pure: time is an argument."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamer.core.audio import SourceAlive, SourceHealth

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from streamer.core.audio import SourceMessage

ALIVE_EVERY_S = 3.0
HEALTH_EVERY_S = 30.0
"""Health is reported with figures at most so often: each report is an event, and a line in the log."""


class HealthReporter:
    """Makes the messages about one source."""

    def __init__(self, source_id: str, *, detail: Callable[[], str]) -> None:
        """``detail`` returns where the source listens, and its figures."""
        self._source_id = source_id
        self._detail = detail
        self._alive_s = self._health_s = float("-inf")
        self._reported: SourceHealth | None = None

    def messages(self, now_s: float, warnings: Sequence[str]) -> list[SourceMessage]:
        """Return what is to be reported now; ``warnings``, lines for a person, are reported at once."""
        if warnings or now_s - self._health_s >= HEALTH_EVERY_S:
            health = SourceHealth(self._source_id, "ok", "; ".join([self._detail(), *warnings]))
            self._health_s = now_s
            if health != self._reported:
                self._reported, self._alive_s = health, now_s
                return [health]
        if now_s - self._alive_s >= ALIVE_EVERY_S:
            self._alive_s = now_s
            return [SourceAlive(self._source_id)]
        return []
