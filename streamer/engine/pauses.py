"""Silences legs: a pause, or a role that must not be analysed; and lets them be analysed again.

Audio of a silent leg is dropped as it comes: it is neither analysed nor kept, and does not count as lost.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from streamer.core.errors import RequestError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from streamer.core.audio import LegOpened, Role
    from streamer.core.events import Event
    from streamer.engine.open_leg import OpenLeg
    from streamer.engine.overload.frames import FrameAdmission
    from streamer.engine.sessions import Sessions
    from streamer.leg.analyzer import Analyzer


@dataclass(frozen=True, slots=True)
class SessionPauses:
    """Who has paused what of one session."""

    by_control: bool
    by_source: bool
    streams: tuple[str, ...]
    resumed_s: float | None
    """When it was last resumed; None: never."""


class Pauses:
    """The paused sessions and streams, and the roles of legs."""

    def __init__(
        self,
        legs: Mapping[str, OpenLeg],
        *,
        sessions: Sessions,
        admission: FrameAdmission,
        make_analyzer: Callable[[LegOpened], Analyzer | None],
        publish: Callable[[Event], None],
        now: Callable[[], datetime],
        monotonic: Callable[[], float],
    ) -> None:
        """``legs``: those that are open, by leg id; ``make_analyzer`` gives None where a leg must not be analysed."""
        self._legs = legs
        self._sessions = sessions
        self._admission = admission
        self._make_analyzer = make_analyzer
        self._publish = publish
        self._now = now
        self._monotonic = monotonic
        self._paused: set[str] = set()
        """Ids of sessions, and of streams."""
        self._paused_by_source: set[str] = set()
        """Ids of sessions that their platform has paused. No control client can end that, nor the other way round."""
        self._resumed_s: dict[str, float] = {}
        """When each session was last resumed. Older audio is not analysed, not even of a leg that opens later."""

    # -- control -----------------------------------------------------------------------------------

    def pause(self, session_id: str, stream_id: str | None) -> None:
        """Silence a session, with the legs that open in it later, or one stream of it."""
        self._paused.add(stream_id or session_id)
        self._apply(session_id)
        self._report(session_id)

    def resume(self, session_id: str, stream_id: str | None) -> None:
        """End the pause of a stream, or of a session with all its streams.

        Raises RequestError for one stream of a session that is paused as a whole, or where only the platform pauses it.
        """
        if session_id in self._paused_by_source and self._paused.isdisjoint((session_id, stream_id)):
            raise RequestError("refused", "the platform has paused this call, and it alone can resume it")
        if stream_id is not None and session_id in self._paused:
            raise RequestError("refused", "the whole session is paused: resume the session")
        streams = [stream_id] if stream_id else [session_id, *self._sessions.streams(session_id)]
        self._paused.difference_update(streams)
        self._resumed_s[session_id] = self._monotonic()
        self._apply(session_id)
        self._report(session_id)

    def set_by_source(self, session_id: str, *, is_paused: bool) -> None:
        """Silence a session because its platform says so, or end that; a pause of a control client stays.

        Raises KeyError where the session is not open.
        """
        if is_paused:
            self._paused_by_source.add(session_id)
        else:
            self._paused_by_source.discard(session_id)
            self._resumed_s[session_id] = self._monotonic()
        self._apply(session_id)
        self._report(session_id)

    def set_role(self, stream_id: str, role: Role) -> None:
        """Set who speaks on a stream; where the new role must not be analysed its legs are silenced at once.

        Raises KeyError where no such stream is open.
        """
        session_id = self._sessions.session_of(stream_id)
        for leg in self._legs.values():
            if leg.stream_id == stream_id:
                leg.opened = replace(leg.opened, role=role)
                if not self._sessions.analyses(role) and not leg.is_silent:
                    self._silence(leg)  # events of the open utterance have the old role
                if leg.analyzer is not None:
                    leg.analyzer.set_role(role)
        changed = self._sessions.set_role(stream_id, role, self._now())
        if changed is not None:
            self._publish(changed)
        self._apply(session_id)

    def set_analyses(self, analyses: Callable[[Role], bool]) -> None:
        """Take another rule for which roles may be analysed; it holds at once."""
        for leg in self._legs.values():
            if not analyses(leg.opened.role) and not leg.is_silent:
                self._silence(leg)  # its last events come before the one that says it is not analysed
        for changed in self._sessions.set_analyses(analyses, self._now()):
            self._publish(changed)
        for session_id in {leg.opened.session_id for leg in self._legs.values()}:
            self._apply(session_id)

    def of(self, session_id: str) -> SessionPauses:
        """Return who has paused what of a session. Raises KeyError where it is not open."""
        return SessionPauses(
            session_id in self._paused,
            session_id in self._paused_by_source,
            tuple(self._paused.intersection(self._sessions.streams(session_id))),
            self._resumed_s.get(session_id),
        )

    def go_on(self, session_id: str, pauses: SessionPauses) -> None:
        """Pause a session that goes on with the legs of another as that was paused."""
        if pauses.by_control:
            self._paused.add(session_id)
        if pauses.by_source:
            self._paused_by_source.add(session_id)
        if pauses.resumed_s is not None:
            self._resumed_s[session_id] = pauses.resumed_s
        self._paused.update(pauses.streams)
        for leg in self._legs.values():
            if leg.opened.session_id == session_id:
                leg.resumed_s = self._resumed_s.get(session_id, leg.resumed_s)
        if session_id in self._sessions:
            self._apply(session_id)
            self._report(session_id)

    # -- what is paused ----------------------------------------------------------------------------

    def is_paused(self, session_id: str, stream_id: str | None = None) -> bool:
        """Return whether a session is paused, or a stream of it."""
        return not self._paused.isdisjoint((session_id, stream_id)) or session_id in self._paused_by_source

    def paused_streams(self) -> list[str]:
        """Return the ids of all streams that are paused, by themselves or with their session."""
        paused: list[str] = []
        for name in self._paused:
            paused += self._sessions.streams(name) if name in self._sessions else [name]
        return paused

    # -- the life of a leg -------------------------------------------------------------------------

    def on_opened(self, leg: OpenLeg) -> None:
        """Silence a leg that opens in a paused session, or with a role that must not be analysed."""
        leg.resumed_s = self._resumed_s.get(leg.opened.session_id, leg.resumed_s)
        if self._must_be_silent(leg):
            self._silence(leg)

    def on_ended(self, leg: OpenLeg) -> None:
        """Forget the pauses of a leg that has ended, and of its session where that has ended with it."""
        if not any(other.stream_id == leg.stream_id for other in self._legs.values()):  # else it goes on elsewhere
            self._paused.discard(leg.stream_id)
        if leg.opened.session_id not in self._sessions:
            self._paused.discard(leg.opened.session_id)
            self._paused_by_source.discard(leg.opened.session_id)
            self._resumed_s.pop(leg.opened.session_id, None)

    def _apply(self, session_id: str) -> None:
        for leg in self._legs.values():
            if leg.opened.session_id == session_id:
                must_be_silent = self._must_be_silent(leg)
                if must_be_silent and not leg.is_silent:
                    self._silence(leg)
                elif leg.is_silent and not must_be_silent:
                    self._resume(leg)

    def _report(self, session_id: str) -> None:
        changed = self._sessions.set_paused(session_id, lambda stream: self.is_paused(session_id, stream), self._now())
        if changed is not None:
            self._publish(changed)

    def _must_be_silent(self, leg: OpenLeg) -> bool:
        paused = self.is_paused(leg.opened.session_id, leg.stream_id)
        return paused or not self._sessions.analyses(leg.opened.role)

    def _silence(self, leg: OpenLeg) -> None:
        leg.is_silent = True
        self._admission.forget(leg)
        if leg.analyzer is not None:
            self._admission.break_off(leg.analyzer, "paused")

    def _resume(self, leg: OpenLeg) -> None:
        leg.is_silent = False
        leg.resumed_s = self._monotonic()
        if leg.analyzer is None:
            leg.analyzer = self._make_analyzer(leg.opened)
            if leg.analyzer is not None:
                leg.analyzer.break_off()  # earlier audio is not lost, so no hole is to be concealed
