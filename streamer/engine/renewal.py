"""Goes on with the legs of a session as another session, where others have ended the first. Pure.

A source knows nothing of it: what it says of its legs and sessions is translated.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from streamer.core.audio import AudioFrame, AudioLost, LegClosed, LegOpened, SourcePause

if TYPE_CHECKING:
    from streamer.core.audio import SourceMessage


@dataclass(slots=True)
class _Renewed:
    leg_id: str
    offset: int | None = None
    """Samples of the source's leg before the first of this one; None until that comes."""

    def frame(self, frame: AudioFrame) -> AudioFrame:
        """Return a frame of the source's leg as one of this."""
        if self.offset is None:
            self.offset = frame.start
        return replace(frame, leg_id=self.leg_id, start=frame.start - self.offset)


class Renewals:
    """Which legs and sessions of sources have other ids here."""

    def __init__(self) -> None:
        self._legs: dict[str, _Renewed] = {}
        """By the source's id."""
        self._sessions: dict[str, str] = {}
        """By the source's id."""

    def renew_session(self, session_id: str, new_id: str) -> None:
        """Note that a session, by its id here, is another one from now on."""
        self._sessions[self.source_session(session_id)] = new_id

    def renew_leg(self, leg_id: str, new_id: str) -> None:
        """Note that a leg, by its id here, is another one from its next audio on, which is the first of that."""
        self._legs[self.source_leg(leg_id)] = _Renewed(new_id)

    def source_session(self, session_id: str) -> str:
        """Return what the source calls a session."""
        return next((source_id for source_id, own in self._sessions.items() if own == session_id), session_id)

    def source_leg(self, leg_id: str) -> str:
        """Return what the source calls a leg."""
        return next((source_id for source_id, own in self._legs.items() if own.leg_id == leg_id), leg_id)

    def own_leg(self, source_id: str) -> str:
        """Return the id here of a source's leg."""
        renewed = self._legs.get(source_id)
        return source_id if renewed is None else renewed.leg_id

    def forget_session(self, session_id: str) -> None:
        """Forget a session that has ended, by its id here."""
        self._sessions = {source_id: own for source_id, own in self._sessions.items() if own != session_id}

    def translate(self, message: SourceMessage) -> SourceMessage:
        """Return a message of a source with the ids here."""
        if not self._sessions and not self._legs:
            return message
        match message:
            case AudioFrame(leg_id=leg_id) if leg_id in self._legs:
                return self._legs[leg_id].frame(message)
            case LegClosed(leg_id=leg_id) if leg_id in self._legs:
                return replace(message, leg_id=self._legs.pop(leg_id).leg_id)
            case AudioLost():
                return replace(message, leg_ids=tuple(map(self.own_leg, message.leg_ids)))
            case LegOpened(session_id=session_id) | SourcePause(session_id=session_id):
                return replace(message, session_id=self._sessions.get(session_id, session_id))
            case _:
                return message
