"""Decides from scores: thresholds of abstention, the scores of an utterance, the committed state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class DecisionConfig:
    """Thresholds of the decision; probabilities and shares are 0..1."""

    min_confidence: float = 0.5
    """The daemon abstains if the most probable label is below this probability."""
    max_lost_share: float = 0.5
    """The daemon abstains if more than this share of a window was dropped or concealed."""
    smoothing_ms: int = 1500
    """Time constant of the exponential smoothing of the state's probabilities."""
    commit_probability: float = 0.4
    """The smoothed probability that a label needs to become the state."""
    commit_margin: float = 0.15
    """The lead over the current state, in smoothed probability, that it needs as well."""


class UtteranceScores:
    """Mean probabilities of one utterance, in constant memory.

    The mean is over full windows that do not overlap, and over the final window, which may overlap the one before.
    """

    def __init__(self, n_labels: int, *, window_samples: int) -> None:
        self._sum = np.zeros(n_labels, dtype=np.float64)
        self._count = 0
        self._window = window_samples
        self._tiled_until: int | None = None

    def add(self, start: int, end: int, scores: NDArray[np.float32], *, is_final: bool) -> None:
        """Take the scores, shape (n_labels,), of the window ``start..end``, in samples."""
        # A window starts at a whole frame, so a full one may be up to a frame shorter than the model's input.
        is_full = end - start >= 0.98 * self._window
        is_next = is_full and (self._tiled_until is None or start >= self._tiled_until)
        if not (is_final or is_next):
            return
        self._sum += scores
        self._count += 1
        self._tiled_until = end

    def mean(self) -> NDArray[np.float32]:
        """Return the mean, shape (n_labels,), sum 1; at least the final window must have been added."""
        return (self._sum / self._count).astype(np.float32)


class StateMachine:
    """The committed emotion of one leg: probabilities are smoothed over time, and a new label needs a clear lead."""

    def __init__(self, config: DecisionConfig, n_labels: int) -> None:
        self._config = config
        self._smoothed: NDArray[np.float64] = np.full(n_labels, 1 / n_labels)
        self.state: int | None = None
        """Index of the committed label; None before the first."""

    @property
    def probability(self) -> float:
        """The smoothed probability of the state, 0..1; 0 before the first."""
        return 0.0 if self.state is None else float(self._smoothed[self.state])

    def push(self, scores: NDArray[np.float32], *, elapsed_ms: int) -> int | None:
        """Take scores, shape (n_labels,), for ``elapsed_ms`` of new speech; return the state if it changed."""
        weight = 1 - np.exp(-elapsed_ms / self._config.smoothing_ms)
        self._smoothed += weight * (scores - self._smoothed)
        best = int(self._smoothed.argmax())
        if best == self.state or not self._leads(best):
            return None
        self.state = best
        return best

    def _leads(self, label: int) -> bool:
        if self._smoothed[label] < self._config.commit_probability:
            return False
        return self.state is None or self._smoothed[label] - self._smoothed[self.state] >= self._config.commit_margin
