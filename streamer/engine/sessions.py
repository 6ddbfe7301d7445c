"""Keeps count of sessions and their legs: exactly one start and one end for each."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from streamer.core.events import Alert, Leg, SessionChanged, SessionEnded, SessionStarted

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamer.core.audio import EndReason, LegOpened, Role


@dataclass(frozen=True, slots=True)
class PersistedSession:
    """What the state file keeps of a session, so that its end is reported even after a crash."""

    source_id: str
    session_id: str
    started_at: datetime
    alerts: tuple[Alert, ...] = ()
    """Those that are open."""


@dataclass(slots=True)
class _Session:
    opened_at: datetime
    source_id: str
    call_reference: str | None = None
    legs: dict[str, Leg] = field(default_factory=dict)
    """All that were opened, by leg id."""
    started: bool = False
    open_legs: set[str] = field(default_factory=set)
    expected: set[str] = field(default_factory=set)
    """Legs that a control client asked for and that have not opened yet."""
    duration: timedelta = timedelta()
    """Of the longest leg that has closed."""


class Sessions:
    """The sessions that are open.

    The start of a session is reported with its first audio, and names the legs that have opened by then. It ends with
    its last leg; a leg that is expected keeps it open.
    """

    def __init__(self, *, analyses: Callable[[Role], bool], publishes_references: bool = False) -> None:
        """``publishes_references``: whether events bear the references of control clients."""
        self._analyses = analyses
        self._publishes_references = publishes_references
        self._sessions: dict[str, _Session] = {}
        self._session_of: dict[str, str] = {}
        self._stream_of: dict[str, str] = {}
        self._expected: dict[str, LegOpened] = {}

    def __len__(self) -> int:
        return len(self._sessions)

    def __contains__(self, session_id: str) -> bool:
        return session_id in self._sessions

    def analyses(self, role: Role) -> bool:
        """Return whether legs with this role may be analysed."""
        return self._analyses(role)

    def set_analyses(self, analyses: Callable[[Role], bool], at: datetime) -> list[SessionChanged]:
        """Take another rule for which roles may be analysed; return the events for sessions that it changes."""
        self._analyses = analyses
        changed: list[SessionChanged] = []
        for session_id, session in self._sessions.items():
            legs = {
                leg_id: replace(leg, analysed=analyses(leg.role)) if leg_id in session.open_legs else leg
                for leg_id, leg in session.legs.items()
            }
            is_news, session.legs = legs != session.legs, legs
            if is_news and session.started:
                changed.append(self._changed(session_id, at))
        return changed

    def described(self, session_id: str) -> tuple[str, list[tuple[str, Leg]]]:
        """Return a session's source, and its legs that are open or expected, each with the id of its stream.

        Raises KeyError where the session is not open.
        """
        session = self._sessions[session_id]
        legs = [
            (self._stream_of[leg_id], session.legs[leg_id]) for leg_id in session.legs if leg_id in session.open_legs
        ]
        for leg_id in sorted(session.expected):
            leg = self._expected[leg_id]
            legs.append((leg_id, Leg(leg_id, leg.role, leg.codec, leg.sample_rate, self._analyses(leg.role))))
        return session.source_id, legs

    def refer(self, session_id: str, call_reference: str) -> None:
        """Note what a control client calls a session. Raises KeyError where it is not open."""
        self._sessions[session_id].call_reference = call_reference

    def call_reference(self, session_id: str) -> str | None:
        """Return what a control client calls a session. Raises KeyError where it is not open."""
        return self._sessions[session_id].call_reference

    def ids(self) -> list[str]:
        """Return the ids of the sessions that are open, oldest first."""
        return list(self._sessions)

    def streams(self, session_id: str) -> list[str]:
        """Return the stream ids of a session's open or expected legs. Raises KeyError as `described`."""
        return list(dict.fromkeys(stream_id for stream_id, _ in self.described(session_id)[1]))

    def session_of(self, stream_id: str) -> str:
        """Return the session of a stream that is open or expected. Raises KeyError where there is none."""
        if stream_id in self._expected:
            return self._expected[stream_id].session_id
        for leg_id, session_id in self._session_of.items():
            if self._stream_of[leg_id] == stream_id:
                return session_id
        raise KeyError(stream_id)

    def set_role(self, stream_id: str, role: Role, at: datetime) -> SessionChanged | None:
        """Set the role of a stream's legs. Return the event for it where the session's start was reported."""
        session_id = self.session_of(stream_id)
        session = self._sessions[session_id]
        if stream_id in self._expected:
            self._expected[stream_id] = replace(self._expected[stream_id], role=role)
            return None
        for leg_id in session.open_legs:
            if self._stream_of[leg_id] == stream_id:
                session.legs[leg_id] = replace(session.legs[leg_id], role=role, analysed=self._analyses(role))
        return self._changed(session_id, at) if session.started else None

    def set_paused(self, session_id: str, is_paused: Callable[[str], bool], at: datetime) -> SessionChanged | None:
        """Note which streams of a session are paused. Return the event where that changes a reported session."""
        session = self._sessions[session_id]
        before = dict(session.legs)
        for leg_id in session.open_legs:
            session.legs[leg_id] = replace(session.legs[leg_id], paused=is_paused(self._stream_of[leg_id]))
        return self._changed(session_id, at) if session.started and session.legs != before else None

    def expected(self) -> list[LegOpened]:
        """Return the legs that are expected, as they were described."""
        return list(self._expected.values())

    def expect(self, leg: LegOpened) -> None:
        """Note a leg that a control client asked for. Where it never gets audio it is reported as described here.

        Raises ValueError where its id is in use.
        """
        self._refuse_known(leg.leg_id)
        self._session(leg).expected.add(leg.leg_id)
        self._expected[leg.leg_id] = leg

    def renew_expected(self, session_id: str, new_id: str) -> None:
        """Let the legs that are expected in a session be expected in another one, with its call reference."""
        session = self._sessions.get(session_id)
        expected = () if session is None else tuple(session.expected)
        for leg_id in expected:
            leg = self._expected.pop(leg_id)
            self.expect(replace(leg, session_id=new_id))
        if session is not None and expected:
            session.expected.clear()
            self._sessions[new_id].call_reference = session.call_reference
            if not session.open_legs:
                del self._sessions[session_id]

    def open(self, leg: LegOpened, *, paused: bool = False) -> SessionChanged | None:
        """Note a leg that opens, maybe in a pause. Return the event for it where its session's start was reported.

        Raises ValueError where its id is in use.
        """
        session = self._session(leg)
        session.expected.discard(leg.stream_id or leg.leg_id)
        self._expected.pop(leg.stream_id or leg.leg_id, None)
        self._refuse_known(leg.leg_id)
        analysed = self._analyses(leg.role)
        session.call_reference = session.call_reference or leg.call_reference
        session.legs[leg.leg_id] = Leg(leg.leg_id, leg.role, leg.codec, leg.sample_rate, analysed, leg.origin, paused)
        session.open_legs.add(leg.leg_id)
        self._session_of[leg.leg_id] = leg.session_id
        self._stream_of[leg.leg_id] = leg.stream_id or leg.leg_id
        return self._changed(leg.session_id, leg.opened_at) if session.started else None

    def start(self, leg_id: str) -> SessionStarted | None:
        """Return the event for the start of the leg's session, the first time."""
        session_id = self._session_of[leg_id]
        session = self._sessions[session_id]
        if session.started:
            return None
        session.started = True
        legs = tuple(session.legs.values())
        return SessionStarted(session.source_id, session_id, legs, session.opened_at, self._published(session))

    def close(self, leg_id: str, reason: EndReason, *, duration_s: float) -> SessionEnded | None:
        """Note that a leg ended after ``duration_s`` seconds of audio.

        Return the event for the end of the session, with its last leg.
        """
        session_id = self._session_of.pop(leg_id)
        del self._stream_of[leg_id]
        session = self._sessions[session_id]
        session.open_legs.remove(leg_id)
        session.duration = max(session.duration, timedelta(seconds=duration_s))
        if session.open_legs or session.expected:
            return None
        del self._sessions[session_id]
        duration_ms = round(session.duration.total_seconds() * 1000)
        at = session.opened_at + session.duration
        return SessionEnded(session.source_id, session_id, reason, duration_ms, at, self._published(session))

    def _session(self, leg: LegOpened) -> _Session:
        return self._sessions.setdefault(leg.session_id, _Session(leg.opened_at, leg.source_id))

    def _refuse_known(self, leg_id: str) -> None:
        if leg_id in self._session_of or leg_id in self._expected:
            raise ValueError(f"leg {leg_id} is open already")

    def _changed(self, session_id: str, at: datetime) -> SessionChanged:
        session = self._sessions[session_id]
        legs = tuple(session.legs.values())
        return SessionChanged(session.source_id, session_id, legs, at, self._published(session))

    def _published(self, session: _Session) -> str | None:
        return session.call_reference if self._publishes_references else None
