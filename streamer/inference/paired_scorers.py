"""Turns the rows of two models for the same windows into the scores that are compared."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray

    from streamer.core.audio import Window
    from streamer.dsp.scoring import Scorer

MAX_LEGS = 256
"""Legs of which the pooled sums are kept; of more, that of the leg without a window for the longest time is dropped."""


class PairedScorers:
    """Pools for each leg what two models give for its windows, with a history for each.

    Both see the same windows, so their scores can be compared, however many windows were skipped.
    """

    def __init__(self, make_one: Callable[[], Scorer], make_other: Callable[[], Scorer]) -> None:
        self._make = make_one, make_other
        self._legs: OrderedDict[str, tuple[Scorer, Scorer]] = OrderedDict()

    def scores(
        self, window: Window, one: NDArray[np.float32], other: NDArray[np.float32]
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]] | None:
        """Return the scores of both, or None where one has no result after this window."""
        scorers = self._scorers(window.leg_id)
        results = [scorer.score(window, row) for scorer, row in zip(scorers, (one, other), strict=True)]
        if window.is_final:
            for scorer in scorers:
                scorer.learn()
        found = [result.scores for result in results if result is not None and len(result.scores)]
        return (found[0], found[1]) if len(found) == len(results) else None

    def _scorers(self, leg_id: str) -> tuple[Scorer, Scorer]:
        if leg_id not in self._legs:
            self._legs[leg_id] = self._make[0](), self._make[1]()
            if len(self._legs) > MAX_LEGS:
                self._legs.popitem(last=False)
        self._legs.move_to_end(leg_id)
        return self._legs[leg_id]
