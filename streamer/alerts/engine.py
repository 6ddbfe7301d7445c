"""Events in, the alerts that follow from them out. Pure: its only time is that of the events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamer.alerts.ledger import Ledger
from streamer.alerts.session_watch import WatchedSession
from streamer.core.events import (
    EmotionEvent,
    SessionChanged,
    SessionEnded,
    SessionStarted,
    UtteranceEnded,
    UtteranceStarted,
)

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Collection
    from datetime import datetime

    from streamer.alerts.ledger import MuteReason
    from streamer.alerts.rule import Rule
    from streamer.core.events import Alert, Event


class AlertEngine:
    """All sessions that are open. Each alert that it raises, it clears: at the latest with its session."""

    def __init__(self, rules: Collection[Rule], *, silence_s: float, new_id: Callable[[], str]) -> None:
        """``silence_s``: an alert about a leg that says nothing for so long is over. ``new_id``: as of `Ledger`."""
        self._rules = rules
        self._silence_s = silence_s
        self._ledger = Ledger(new_id)
        self._sessions: dict[str, WatchedSession] = {}

    @property
    def rules(self) -> Collection[Rule]:
        """Those in force."""
        return self._rules

    @property
    def muted(self) -> Counter[tuple[str, MuteReason]]:
        """Alerts that were due and not raised then, by rule and reason."""
        return self._ledger.muted

    def open_alerts(self) -> list[Alert]:
        """Return the alerts that are open, as they were published last, but for their probability."""
        return self._ledger.open_alerts()

    def take(self, event: Event) -> list[Alert]:
        """Take the next event; return the alerts that follow from it, those of a session before its end."""
        match event:
            case SessionEnded():
                return self._end(event)
            case SessionStarted() | SessionChanged():
                session = self._session(event.session_id, event.at)
                return [*session.advance(event.at), *session.set_legs(event.legs, event.at)]
            case UtteranceStarted() | UtteranceEnded():
                session = self._session(event.session_id, event.at)
                starts = isinstance(event, UtteranceStarted)
                alerts = session.advance(event.at)
                return [*alerts, *session.speech(event.leg_id, event.role, event.at, starts=starts)]
            case EmotionEvent():
                session = self._session(event.session_id, event.at)
                return [*session.advance(event.at), *session.result(event)]
            case _:
                return []

    def advance(self, at: datetime) -> list[Alert]:
        """Note that every event until ``at`` has come; return the alerts that follow, for who has a clock."""
        return [alert for session in self._sessions.values() for alert in session.advance(at)]

    def acknowledge(self, alert_id: str, *, by: str | None, at: datetime) -> Alert:
        """Return the event for an alert that somebody has seen. Raises KeyError where it is not open."""
        return self._ledger.acknowledge(alert_id, by=by, at=at)

    def reconfigure(self, rules: Collection[Rule], *, silence_s: float) -> list[Alert]:
        """Use other rules from now on. A rule that stays as it is goes on, with its open alerts; others are over."""
        self._rules, self._silence_s = rules, silence_s
        return [alert for session in self._sessions.values() for alert in session.set_rules(rules, silence_s)]

    def _session(self, session_id: str, at: datetime) -> WatchedSession:
        session = self._sessions.get(session_id)
        if session is None:
            session = self._sessions[session_id] = WatchedSession(session_id, at, ledger=self._ledger)
            session.set_rules(self._rules, self._silence_s)
        return session

    def _end(self, event: SessionEnded) -> list[Alert]:
        session = self._sessions.pop(event.session_id, None)
        return [] if session is None else [*session.advance(event.at), *session.end(event.at)]
