"""Keeps whole takes, for a report with a picture of each: of files, whose length is bounded."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from streamer.coach.leg_coach import LegCoach
from streamer.coach.pieces import Pieces
from streamer.core.events import EmotionEvent, SessionChanged, SessionEnded, SessionStarted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from streamer.coach.aim import Aim
    from streamer.coach.pieces import Piece
    from streamer.core.audio import Origin
    from streamer.core.coaching import CoachReport
    from streamer.core.events import Event


@dataclass(frozen=True, slots=True)
class RecordedTake:
    """The report of one leg, with all of what was heard."""

    report: CoachReport
    pieces: Sequence[Piece]
    origin: Origin | None


@dataclass(slots=True)
class _Leg:
    coach: LegCoach
    cutter: Pieces = field(default_factory=Pieces)
    pieces: list[Piece] = field(default_factory=list)


class Recorder:
    """Takes the events of sessions, and keeps a take of each leg that was analysed, whatever its role."""

    def __init__(self, aim: Aim | None) -> None:
        """``aim``: None where the takes are compared with nothing."""
        self.takes: list[RecordedTake] = []
        """Those of sessions that have ended, in that order."""
        self._aim = aim
        self._legs: dict[tuple[str, str], _Leg] = {}
        self._origins: dict[tuple[str, str], Origin | None] = {}

    def derive(self, event: Event) -> tuple[Event, ...]:
        """Take an event; nothing follows from it."""
        match event:
            case SessionStarted() | SessionChanged():
                self._origins |= {(event.session_id, leg.leg_id): leg.origin for leg in event.legs}
            case EmotionEvent():
                self._push(event)
            case SessionEnded():
                self._end(event)
            case _:
                pass
        return ()

    def _push(self, event: EmotionEvent) -> None:
        key = event.session_id, event.leg_id
        leg = self._legs.get(key)
        if leg is None:
            coach = LegCoach(self._aim, session_id=event.session_id, leg_id=event.leg_id, role=event.role)
            leg = self._legs[key] = _Leg(coach)
        leg.coach.push(event)
        piece = leg.cutter.push(event)
        if piece is not None:
            leg.pieces.append(piece)

    def _end(self, event: SessionEnded) -> None:
        for key in [key for key in self._legs if key[0] == event.session_id]:
            leg = self._legs.pop(key)
            self.takes.append(RecordedTake(leg.coach.report(event.at), leg.pieces, self._origins.get(key)))
