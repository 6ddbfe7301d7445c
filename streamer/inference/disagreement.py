"""Counts how far the answers of two models about the same windows are apart, label by label of those that both know."""

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
    """What was found so far; sums, so that those of several processes can be added."""

    compared: int = 0
    """Windows about which both models were asked."""
    other_top: int = 0
    """Those of them in which the two had another label at the top."""
    distance: float = 0.0
    """Sum over them of the total-variation distance, 0 (the same probabilities) to 1 each."""
    inference_s: float = 0.0
    """What the second model took for them in all."""
    slowest_s: float = 0.0
    """The longest that it took for one."""
    skipped: int = 0
    """Windows that the second model was not asked about, since there was no time or it failed."""

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
        """Return the same with so many more windows skipped."""
        return replace(self, skipped=self.skipped + n_windows)

    def line(self) -> str:
        """Return it in words; one line."""
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
    """Compares scores of two models by the names of their labels."""

    def __init__(self, one: Sequence[str], other: Sequence[str]) -> None:
        """Raise ModelError where the models share fewer than two labels."""
        self.labels = tuple(label for label in one if label in other)
        """Those that both have, in the order of the first."""
        if len(self.labels) < 2:
            raise ModelError(
                f"two models can only be compared on labels that both have: at least 2 of {', '.join(one)} expected, "
                f"got {', '.join(self.labels) or 'none'} among {', '.join(other)}"
            )
        self.are_all = len(self.labels) == len(one) == len(other)
        """Whether neither model has a label that the other has not."""
        self._columns = tuple(np.array([names.index(label) for label in self.labels]) for names in (one, other))

    def compare(self, one: NDArray[np.float32], other: NDArray[np.float32], *, inference_s: float) -> Disagreement:
        """Return what there is to count of one window.

        ``one``, ``other``: each model's scores, shape (n_labels,), in its own order; ``inference_s``: what the other's
        took.
        """
        p, q = (_among(scores, columns) for scores, columns in zip((one, other), self._columns, strict=True))
        return Disagreement(
            compared=1,
            other_top=int(p.argmax() != q.argmax()),
            distance=0.5 * float(np.abs(p - q).sum()),
            inference_s=inference_s,
            slowest_s=inference_s,
        )


def _among(scores: NDArray[np.float32], columns: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return the scores of some labels, made to sum 1; even ones where nothing was left for them."""
    chosen = scores[columns].astype(np.float64)
    total = chosen.sum()
    return chosen / total if total > 0 else np.full(len(columns), 1 / len(columns))
