"""Which source a session comes from: most events name their session only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamer.core.events import Gap, SessionEnded

if TYPE_CHECKING:
    from streamer.core.events import Event

_OF_SINKS = {"subscriber_slow", "broker_away", "sink_slow", "resume_expired"}
"""Reasons of gaps that a sink reports, not a source."""


class SessionSources:
    """Remembers the source of each open session. It grows with the number of these, not with time."""

    def __init__(self) -> None:
        self._sources: dict[str, str] = {}

    def source_of(self, event: Event) -> str | None:
        """Return the source that an event is about, and learn from it; None where it has none or is not known.

        Each event is to be given once, in order.
        """
        source_id: str | None = getattr(event, "source_id", None)
        session_id: str | None = getattr(event, "session_id", None)
        if session_id is None:
            return event.where if isinstance(event, Gap) and event.reason not in _OF_SINKS else source_id
        if source_id is None:
            return self._sources.get(session_id)
        if isinstance(event, SessionEnded):
            self._sources.pop(session_id, None)
        else:
            self._sources[session_id] = source_id
        return source_id
