"""Measures how far the scores of two models for the same windows differ, on the labels that both have."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from streamer.core.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Sums over windows, so that those of several processes can be added."""

    compared: int = 0
    """Windows that both models scored."""
    other_top: int = 0
    """Compared windows with different top labels."""
    distance: float = 0.0
    """Sum of the total variation distance, half the sum of absolute differences: 0 (equal) to 1 per window."""
    inference_s: float = 0.0
    """Total run time of the second model, in seconds."""
    slowest_s: float = 0.0
    """Its longest run time for one window, in seconds."""
    skipped: int = 0
    """Windows that the second model did not score, for want of time or because it failed."""

    def __add__(self, other: Disagreement) -> Disagreement:
        return Disagreement(
            compared=self.compared + other.compared,
            other_top=self.other_top + other.other_top,
            distance=self.distance + other.distance,
            inference_s=self.inference_s + other.inference_s,
            slowest_s=max(self.slowest_s, other.slowest_s),
            skipped=self.skipped + other.skipped,
        )

    def with_skipped(self, n_windows: int) -> Disagreement:
        """Return a copy with ``n_windows`` more windows skipped."""
        return replace(self, skipped=self.skipped + n_windows)

    def line(self) -> str:
        """Return it as one line of text."""
        skipped = f"{self.skipped} skipped"
        if not self.compared:
            return f"0 windows compared, {skipped}"
        n = self.compared
        return (
            f"another top label in {100 * self.other_top / n:.1f} % of {n} windows, "
            f"mean distance {self.distance / n:.3f}, {1000 * self.inference_s / n:.1f} ms a window "
            f"(at most {1000 * self.slowest_s:.1f}), {skipped}"
        )


class CommonLabels:
    """Compares the scores of two models, matching labels by name."""

    def __init__(self, one: Sequence[str], other: Sequence[str]) -> None:
        """``one``, ``other``: each model's labels. Raises ModelError if they have fewer than two in common."""
        self.labels = tuple(label for label in one if label in other)
        """The labels that both have, in the order of ``one``."""
        if len(self.labels) < 2:
            raise ModelError(
                f"two models can only be compared on labels that both have: at least 2 of {', '.join(one)} expected, "
                f"got {', '.join(self.labels) or 'none'} among {', '.join(other)}"
            )
        self.are_all = len(self.labels) == len(one) == len(other)
        """Whether both models have the same labels, in whatever order."""
        self._columns = tuple(np.array([names.index(label) for label in self.labels]) for names in (one, other))

    def compare(self, one: NDArray[np.float32], other: NDArray[np.float32], *, inference_s: float) -> Disagreement:
        """Return the disagreement on one window.

        ``one``, ``other``: each model's scores, shape (n_labels,), in its own order. ``inference_s``: run time of the
        other model, in seconds.
        """
        p, q = (_renormalized(scores, columns) for scores, columns in zip((one, other), self._columns, strict=True))
        return Disagreement(
            compared=1,
            other_top=int(p.argmax() != q.argmax()),
            distance=0.5 * float(np.abs(p - q).sum()),
            inference_s=inference_s,
            slowest_s=inference_s,
        )


def _renormalized(scores: NDArray[np.float32], columns: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return the scores of some labels, scaled to sum 1; uniform if all of them are 0."""
    chosen = scores[columns].astype(np.float64)
    total = chosen.sum()
    return chosen / total if total > 0 else np.full(len(columns), 1 / len(columns))
