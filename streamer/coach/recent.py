"""What a voice expressed in the last seconds of its speech."""

from __future__ import annotations

from collections import Counter, deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from streamer.coach.pieces import Piece

WINDOW_MS = 10_000
"""Speech that is taken together: a mixture may be expressed in turn, too."""
SHORTEST_MS = 3_000
"""Speech without which nothing is said."""


class RecentSpeech:
    """The last pieces of speech, whatever the silence between them."""

    def __init__(self) -> None:
        self._pieces: deque[Piece] = deque()
        self._heard_ms = 0

    @property
    def is_enough(self) -> bool:
        """Whether there is enough speech to say something."""
        return self._heard_ms >= SHORTEST_MS

    @property
    def start_ms(self) -> int:
        """Return where the speech begins that is taken together."""
        return self._pieces[0].start_ms

    def push(self, piece: Piece) -> None:
        """Take a piece, whose shares are known."""
        self._pieces.append(piece)
        self._heard_ms += piece.duration_ms
        while self._heard_ms - self._pieces[0].duration_ms >= WINDOW_MS:
            self._heard_ms -= self._pieces.popleft().duration_ms

    def shares(self) -> dict[str, float]:
        """Return the mean over that speech: shares by label, sum 1."""
        total: Counter[str] = Counter()
        for piece in self._pieces:
            for name, share in piece.shares.items():
                total[name] += share * piece.duration_ms / self._heard_ms  # type: ignore[assignment]
        return dict(total)
