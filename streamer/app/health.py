"""The health pages of the daemon: whether it lives, is ready, and works in all its parts."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from streamer.ops.health import Health, Part
from streamer.sinks.sink import Observed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from streamer.ops.liveness import Liveness
    from streamer.sinks.sink import Sink


class HealthPages:
    """What is asked by ``/livez``, ``/readyz`` and ``/healthz``; each asks for more than the one before."""

    def __init__(
        self,
        *,
        liveness: Liveness,
        is_listening: Callable[[], bool],
        sinks: Callable[[], Sequence[Sink]],
        detail: Callable[[], str] = str,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        """``is_listening``: whether the sources are open. ``sinks``: those that are open. ``detail``: more lines."""
        self._liveness = liveness
        self._is_listening = is_listening
        self._sinks = sinks
        self._detail = detail
        self._now = now

    def pages(self) -> Mapping[str, Callable[[], Health]]:
        """Return what gives each page, by its path."""
        return {"/livez": self.live, "/readyz": self.ready, "/healthz": self.whole}

    def live(self) -> Health:
        """Return whether a restart would help: what feeds the watchdog of the service manager, too."""
        stalled = self._liveness.stalled(self._now())
        return Health((*(Part(source_id, "reports ok but delivers no audio") for source_id in stalled),))

    def ready(self) -> Health:
        """Return whether the daemon takes audio now."""
        problem = "" if self._is_listening() else "is starting or stopping"
        sources = self._liveness.problems(self._now())
        return Health((Part("daemon", problem), *(Part(source_id, why) for source_id, why in sources.items())))

    def whole(self) -> Health:
        """Return whether everything works: sources give audio, and events reach those they are for."""
        sinks = (Part(sink.name, _problem(sink)) for sink in self._sinks())
        return Health((*self.ready().parts, *sinks), self._detail())


def _problem(sink: Sink) -> str:
    return sink.problem.removeprefix(f"{sink.name}: ") if isinstance(sink, Observed) else ""
