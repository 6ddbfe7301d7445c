"""Keeps count of sessions and their legs: exactly one start and one end for each."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from streamer.types import Leg, SessionEnded, SessionStarted

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from streamer.types import EndReason, LegOpened, Role


@dataclass(slots=True)
class _Session:
    opened_at: datetime
    source_id: str
    legs: list[Leg] = field(default_factory=list)
    started: bool = False
    open_legs: set[str] = field(default_factory=set)
    heard: timedelta = timedelta()


class Sessions:
    """The sessions that are open. A session is told when its first audio comes, with all legs that opened before."""

    def __init__(self, *, analyses: Callable[[Role], bool]) -> None:
        self._analyses = analyses
        self._sessions: dict[str, _Session] = {}
        self._session_of: dict[str, str] = {}

    def __len__(self) -> int:
        return len(self._sessions)

    def open(self, leg: LegOpened) -> None:
        """Note a leg. Raises ValueError where its id is in use."""
        if leg.leg_id in self._session_of:
            raise ValueError(f"leg {leg.leg_id} is open already")
        session = self._sessions.setdefault(leg.session_id, _Session(leg.opened_at, leg.source_id))
        session.legs.append(Leg(leg.leg_id, leg.role, leg.codec, leg.sample_rate, self._analyses(leg.role)))
        session.open_legs.add(leg.leg_id)
        self._session_of[leg.leg_id] = leg.session_id

    def start(self, leg_id: str) -> SessionStarted | None:
        """Return the event that tells of the leg's session, the first time."""
        session_id = self._session_of[leg_id]
        session = self._sessions[session_id]
        if session.started:
            return None
        session.started = True
        return SessionStarted(session.source_id, session_id, tuple(session.legs), session.opened_at)

    def close(self, leg_id: str, reason: EndReason, *, heard_s: float) -> SessionEnded | None:
        """Note that a leg ended after ``heard_s`` seconds of audio.

        Return the event that tells of the session's end, with its last leg.
        """
        session_id = self._session_of.pop(leg_id)
        session = self._sessions[session_id]
        session.open_legs.remove(leg_id)
        session.heard = max(session.heard, timedelta(seconds=heard_s))
        if session.open_legs:
            return None
        del self._sessions[session_id]
        duration_ms = round(session.heard.total_seconds() * 1000)
        return SessionEnded(session.source_id, session_id, reason, duration_ms, session.opened_at + session.heard)
