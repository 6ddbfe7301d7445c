"""From scores to a decision: abstention, the utterance's scores, the committed state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class DecisionConfig:
    """Thresholds of the decision."""

    min_confidence: float = 0.5
    """Below this probability of the best label the daemon abstains."""
    max_lost_share: float = 0.5
    """Where more of a window was lost or made up, the daemon abstains."""
    smoothing_ms: int = 1500
    """Time constant of the exponential smoothing under the state."""
    commit_probability: float = 0.4
    """Smoothed probability that a label needs to become the state."""
    commit_margin: float = 0.15
    """And its lead over the state that it replaces."""


class UtteranceScores:
    """Mean probabilities of one utterance, from windows that hardly overlap, in constant memory.

    Full windows that do not overlap one another tile the utterance; the last window always counts.
    """

    def __init__(self, n_labels: int, *, window_samples: int) -> None:
        self._sum = np.zeros(n_labels, dtype=np.float64)
        self._count = 0
        self._window = window_samples
        self._tiled_until: int | None = None

    def add(self, start: int, end: int, scores: NDArray[np.float32], *, is_final: bool) -> None:
        """Take the scores, shape (n_labels,), of the window ``start..end``."""
        # Frames are whole, so a full window may lack a fraction of one frame.
        full = end - start >= 0.98 * self._window
        tiles = full and (self._tiled_until is None or start >= self._tiled_until)
        if not (is_final or tiles):
            return
        self._sum += scores
        self._count += 1
        self._tiled_until = end

    def mean(self) -> NDArray[np.float32]:
        """Return the mean, shape (n_labels,), sum 1; needs at least one window that counted."""
        return (self._sum / self._count).astype(np.float32)


class StateMachine:
    """The committed emotion of one leg: smoothed over time, changed only by a clear lead."""

    def __init__(self, config: DecisionConfig, n_labels: int) -> None:
        self._config = config
        self._smoothed: NDArray[np.float64] = np.full(n_labels, 1 / n_labels)
        self.state: int | None = None
        """Index of the committed label; None until there is one."""

    @property
    def probability(self) -> float:
        """The smoothed probability of the state, 0 where there is none."""
        return 0.0 if self.state is None else float(self._smoothed[self.state])

    def push(self, scores: NDArray[np.float32], *, elapsed_ms: int) -> int | None:
        """Take scores, shape (n_labels,), of ``elapsed_ms`` of new speech; return the new state if it changed."""
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
