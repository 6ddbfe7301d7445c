"""Chooses events by what they are about: their source, session, role and type."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from streamer.core.audio import Role
from streamer.protocol.event_parts import EventType

if TYPE_CHECKING:
    from collections.abc import Iterable

    from streamer.protocol.cloudevents import WireEvent


@dataclass(frozen=True, slots=True)
class EventFilter:
    """What somebody gets of all events; an empty set stands for everything."""

    sources: frozenset[str] = frozenset()
    """By ``source_id``. Events that belong to no source, such as an overload, pass."""
    roles: frozenset[str] = frozenset()
    """Of the leg that an event is about. Events of a whole session or of the daemon have none, and pass."""
    types: frozenset[str] = frozenset()
    """Without the prefix, e.g. ``state.v1``."""
    sessions: frozenset[str] = frozenset()
    """By ``session_id``. Events of the daemon or of a source have none, and pass."""

    @property
    def is_everything(self) -> bool:
        """Return whether every event passes."""
        return not (self.sources or self.roles or self.types or self.sessions)

    def passes(self, event: WireEvent) -> bool:
        """Return whether an event is among those that are chosen."""
        return (
            (not self.types or event.type in self.types)
            and (not self.roles or event.role is None or event.role in self.roles)
            and (not self.sessions or event.session_id is None or event.session_id in self.sessions)
            and (not self.sources or self._is_of_source(event))
        )

    def has_health_of(self, source_id: str) -> bool:
        """Return whether the health of a source passes."""
        return (not self.types or "source.health.v1" in self.types) and (not self.sources or source_id in self.sources)

    def _is_of_source(self, event: WireEvent) -> bool:
        if event.source_id is None:  # of a session that nobody announced: its source may be any
            return event.session_id is None
        return event.source_id in self.sources


def choose_events(
    *, sources: Iterable[str] = (), roles: Iterable[str] = (), types: Iterable[str] = (), sessions: Iterable[str] = ()
) -> EventFilter:
    """Return a filter of what a client names. Raises ValueError for a role or a type that there is none of."""
    chosen = EventFilter(frozenset(sources), frozenset(roles), frozenset(types), frozenset(sessions))
    for name, given, known in (("role", chosen.roles, get_args(Role)), ("type", chosen.types, get_args(EventType))):
        if unknown := sorted(given - set(known)):
            raise ValueError(f"{name}: expected {', '.join(known)}, got {unknown[0][:40]!r}")
    return chosen
