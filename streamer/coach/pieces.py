"""The results of a leg as pieces that follow each other, each with what the voice expresses in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from streamer.core.events import AbstainReason, EmotionEvent

TELLING: tuple[AbstainReason | None, ...] = (None, "low_confidence")
"""Reasons of results that move the posterior: the others say nothing about the voice."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of speech of a leg, and what the voice expresses there."""

    start_ms: int
    end_ms: int
    shares: Mapping[str, float]
    """The posterior by label, sum 1; empty where no result tells."""

    @property
    def duration_ms(self) -> int:
        """Return how long it is."""
        return self.end_ms - self.start_ms


class Pieces:
    """Cuts the windows of a leg, which overlap, into pieces, which do not."""

    def __init__(self) -> None:
        self.end_ms = 0
        """Where the last piece ended."""

    def push(self, event: EmotionEvent) -> Piece | None:
        """Return what a result adds; None where it adds no audio."""
        start_ms, end_ms = max(self.end_ms, event.audio.start_ms), event.audio.end_ms
        if end_ms <= start_ms:
            return None
        self.end_ms = end_ms
        told = event.posterior if event.reason in TELLING else ()
        return Piece(start_ms, end_ms, {category.name: category.probability for category in told})
