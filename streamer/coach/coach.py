"""The coach of all legs: takes the events of sessions, gives cues and reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamer.coach.leg_coach import LegCoach
from streamer.core.events import EmotionEvent, SessionEnded, UtteranceStarted

if TYPE_CHECKING:
    from streamer.coach.aim import Aim
    from streamer.core.coaching import Advice, CoachReport
    from streamer.core.events import Event


class Coach:
    """Makes events of events: the same events give the same cues and reports, live or from a file."""

    def __init__(self, aim: Aim | None) -> None:
        """``aim``: None where nobody is coached."""
        self._aim = aim
        self._legs: dict[str, dict[str, LegCoach]] = {}
        """By session and leg; those of open sessions only."""

    def reconfigure(self, aim: Aim | None) -> None:
        """Coach towards another target from now on; what was heard before is not compared with it."""
        if aim != self._aim:
            self._aim = aim
            self._legs.clear()

    def derive(self, event: Event) -> tuple[Advice | CoachReport, ...]:
        """Return what follows from an event; reports of a session go before its end. To be called once an event."""
        if self._aim is None:
            return ()
        match event:
            case EmotionEvent() | UtteranceStarted():
                advice = self._advise(event) if event.role in self._aim.roles else None
                return () if advice is None else (advice,)
            case SessionEnded():
                legs = self._legs.pop(event.session_id, {})
                return tuple(leg.report(event.at) for leg in legs.values())
            case _:
                return ()

    def _advise(self, event: EmotionEvent | UtteranceStarted) -> Advice | None:
        legs = self._legs.setdefault(event.session_id, {})
        leg = legs.get(event.leg_id)
        if leg is None:
            leg = LegCoach(self._aim, session_id=event.session_id, leg_id=event.leg_id, role=event.role)
            legs[event.leg_id] = leg
        return leg.push(event) if isinstance(event, EmotionEvent) else leg.begin(event)
