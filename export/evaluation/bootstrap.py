"""95 % intervals of figures by a bootstrap over speakers: the clips of one speaker are not independent.

Speakers are drawn with replacement, as many as there are, with all their clips (the cluster bootstrap of Davison and
Hinkley, Bootstrap Methods and their Application, 1997, section 3.8). The interval goes from the 2.5th to the 97.5th
percentile of the draws, less the draws' bias: that of a calibration error is large, since a draw with fewer different
clips lies further from the diagonal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import numpy as np

from export.errors import TrainingError
from export.evaluation.metrics import Draws, once

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from export.evaluation.metrics import Probabilities, Targets
    from export.evaluation.predictions import Predictions

    Measure = Callable[[Probabilities, Targets, Draws], NDArray[np.float64]]
    """A figure of ``export.evaluation.metrics``: shape (n_draws,), or (n_draws, n_labels)."""

N_DRAWS = 2000
FEWEST_SPEAKERS = 4
"""With three speakers, 3.7 % of the draws have one of them three times: the percentiles would be the extremes."""


class Estimate(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A figure with its 95 % interval over speakers; both ends are None for too few speakers."""

    value: float
    low: float | None
    high: float | None


class SpeakerBootstrap:
    """The draws for one set of clips. Differences are paired: both figures are of the same speakers in a draw."""

    def __init__(self, speakers: Sequence[str], *, seed: int, n_draws: int = N_DRAWS) -> None:
        """``speakers``: that of each clip."""
        if not speakers:
            raise TrainingError("expected clips to evaluate, got none")
        names, groups = np.unique(np.array(speakers), return_inverse=True)
        self.n_speakers = len(names)
        drawn = np.random.default_rng(seed).multinomial(len(names), np.full(len(names), 1 / len(names)), n_draws)
        self.draws = Draws(groups=groups.astype(np.int64), counts=drawn.astype(np.float64))
        self._once = once(len(speakers))

    def estimate(self, measure: Measure, predictions: Predictions) -> Estimate:
        """Return a figure and its interval."""
        (found,) = self.estimates(measure, predictions)
        if found is None:
            raise TrainingError("expected clips that have this figure")
        return found

    def estimates(self, measure: Measure, predictions: Predictions) -> list[Estimate | None]:
        """Return a figure with several values, such as one a label; None where the clips have none."""
        value, drawn = (
            measure(predictions.probabilities, predictions.targets, draws) for draws in (self._once, self.draws)
        )
        return self._summed_up(value, drawn, lowest=0.0)

    def difference(self, measure: Measure, one: Predictions, other: Predictions) -> Estimate:
        """Return the figure of ``one`` less that of ``other``, on the same clips in the same order."""
        if one.paths != other.paths:
            raise TrainingError("expected two predictions of the same clips in the same order")
        return self.figure(
            lambda draws: (
                measure(one.probabilities, one.targets, draws) - measure(other.probabilities, other.targets, draws)
            ),
            lowest=-1.0,
        )

    def figure(
        self, measure: Callable[[Draws], NDArray[np.float64]], *, lowest: float = 0.0, highest: float = 1.0
    ) -> Estimate:
        """Return any figure of the clips between ``lowest`` and ``highest``, and its interval."""
        value, drawn = (measure(draws) for draws in (self._once, self.draws))
        (found,) = self._summed_up(value, drawn, lowest=lowest, highest=highest)
        if found is None:
            raise TrainingError("expected clips that have this figure")
        return found

    def _summed_up(
        self, value: NDArray[np.float64], drawn: NDArray[np.float64], *, lowest: float, highest: float = 1.0
    ) -> list[Estimate | None]:
        """Return one estimate for each column of ``drawn`` (n_draws, ...)."""
        columns = drawn.reshape(len(drawn), -1).T
        return [
            None if np.isnan(v) else self._estimate(v, column, lowest, highest)
            for v, column in zip(value.reshape(-1).tolist(), columns, strict=True)
        ]

    def _estimate(self, value: float, drawn: NDArray[np.float64], lowest: float, highest: float) -> Estimate:
        if self.n_speakers < FEWEST_SPEAKERS:
            return Estimate(_rounded(value), None, None)
        there = drawn[~np.isnan(drawn)]
        ends = np.percentile(there, (2.5, 97.5)) - there.mean() + value
        low, high = np.clip(ends, lowest, highest).tolist()
        return Estimate(_rounded(value), _rounded(low), _rounded(high))


def _rounded(figure: float) -> float:
    return round(figure, 5)
