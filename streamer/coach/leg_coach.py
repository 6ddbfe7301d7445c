"""One leg that is coached: its cues while it lasts, and its report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamer.coach.aim import by_falling_share, difference
from streamer.coach.cues import Cues
from streamer.coach.pieces import Pieces
from streamer.coach.recent import RecentSpeech
from streamer.coach.tally import Tally
from streamer.coach.wording import cue_text, sentences
from streamer.core.coaching import Advice, CoachReport

if TYPE_CHECKING:
    from datetime import datetime

    from streamer.coach.aim import Aim
    from streamer.coach.cues import Given
    from streamer.core.audio import Role
    from streamer.core.coaching import Share
    from streamer.core.events import EmotionEvent, UtteranceStarted


class LegCoach:
    """Follows one leg, from its first utterance to the end of its session."""

    def __init__(self, aim: Aim | None, *, session_id: str, leg_id: str, role: Role) -> None:
        """``aim``: None for a report that compares with nothing."""
        self._aim = aim
        self._session_id = session_id
        self._leg_id = leg_id
        self._role = role
        self._pieces = Pieces()
        self._recent = RecentSpeech()
        self._tally = Tally(aim)
        self._cues: Cues | None = None
        self._target: tuple[Share, ...] = () if aim is None else aim.target_shares

    def begin(self, event: UtteranceStarted) -> Advice | None:
        """Take the start of an utterance; return the cue that names the target, before the first."""
        if self._aim is None or self._cues is not None:
            return None
        self._cues = Cues(self._aim, began_ms=event.start_ms)
        return Advice(
            session_id=self._session_id,
            leg_id=self._leg_id,
            role=event.role,
            cue="begin",
            label=None,
            start_ms=event.start_ms,
            end_ms=event.start_ms,
            heard=(),
            target=self._target,
            distance=None,
            text=cue_text("begin", None, self._target),
            at=event.at,
        )

    def push(self, event: EmotionEvent) -> Advice | None:
        """Take a result; return the cue that is due."""
        self._role = event.role
        piece = self._pieces.push(event)
        if piece is None:
            return None
        self._tally.push(piece)
        if self._cues is None or not piece.shares:
            return None
        self._recent.push(piece)
        if not self._recent.is_enough:
            return None
        heard = self._recent.shares()
        given = self._cues.push(heard, piece.end_ms)
        return None if given is None else self._advice(event, given, heard)

    def report(self, at: datetime) -> CoachReport:
        """Return the report of everything so far."""
        tally, shares = self._tally, self._tally.shares()
        heard, mixtures, stretches = by_falling_share(shares), tally.mixtures(), tally.stretches()
        compares = bool(shares) and self._aim is not None
        near = tally.on_target_ms / tally.heard_ms if compares else None
        return CoachReport(
            session_id=self._session_id,
            leg_id=self._leg_id,
            role=self._role,
            duration_ms=self._pieces.end_ms,
            heard_ms=tally.heard_ms,
            unsure_ms=tally.unsure_ms,
            target=self._target,
            shares=heard,
            distance=difference(shares, self._aim.target).distance if shares and self._aim is not None else None,
            on_target_share=near,
            mixtures=mixtures,
            stretches=stretches,
            sentences=sentences(
                heard_ms=tally.heard_ms,
                target=self._target,
                shares=heard,
                on_target_share=near,
                mixtures=mixtures,
                stretches=stretches,
            ),
            at=at,
        )

    def _advice(self, event: EmotionEvent, given: Given, heard: dict[str, float]) -> Advice:
        return Advice(
            session_id=self._session_id,
            leg_id=self._leg_id,
            role=event.role,
            cue=given.cue,
            label=given.label,
            start_ms=self._recent.start_ms,
            end_ms=event.audio.end_ms,
            heard=by_falling_share(heard),
            target=self._target,
            distance=given.distance,
            text=cue_text(given.cue, given.label, self._target),
            at=event.at,
        )
