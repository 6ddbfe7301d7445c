"""What each part that shows events may see of them: what a ticket of that view opens, and nothing else. Pure."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal

from streamer.protocol.event_filter import EventFilter

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from streamer.protocol.event_parts import EventType

View = Literal["wall", "session", "alerts", "history"]
"""``history`` is for questions about the past; the others are streams of events."""

_SESSIONS: Final[frozenset[EventType]] = frozenset({"session.started.v1", "session.changed.v1", "session.ended.v1"})
_ALERTS: Final[frozenset[EventType]] = _SESSIONS | {"alert.v1", "gap.v1"}
_LIVE: Final[frozenset[EventType]] = _ALERTS | {
    "emotion.v1",
    "overload.v1",
    "source.health.v1",
    "state.v1",
    "utterance.ended.v1",
    "utterance.started.v1",
}
STREAMS: Final[Mapping[str, EventFilter]] = MappingProxyType(
    {"wall": EventFilter(types=_LIVE), "session": EventFilter(types=_LIVE), "alerts": EventFilter(types=_ALERTS)}
)
"""The events of each view that has a stream."""


def check_sessions(views: Collection[str], sessions: Collection[str]) -> None:
    """Raise ValueError where the view is of some sessions, and they are not named."""
    if "session" in views and not sessions and "wall" not in views:
        raise ValueError("sessions: expected the id of one at least with the view session, got none")


def stream_filter(view: str | None, views: Collection[str], sessions: Collection[str]) -> EventFilter:
    """Return the events of the view that a subscriber wants to open; all where none is named.

    ``views`` are those of its ticket, empty: any. ``sessions`` are those that it names. Raises PermissionError where
    the ticket is for others, and ValueError for what is no view with events or lacks the sessions that it needs.
    """
    if view is not None and view not in STREAMS:
        raise ValueError(f"view: expected {', '.join(STREAMS)}, got {view[:40]!r}")
    if views and view not in views:
        raise PermissionError(f"The ticket is for the view {', '.join(sorted(views))}, not for {view or 'all events'}")
    if view is None:
        return EventFilter()
    check_sessions({view}, sessions)
    return STREAMS[view]
