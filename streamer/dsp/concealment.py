"""Fills a hole in the audio with what was before it, ever quieter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

STEP_MS: Final = 20
FADES: Final = (1.0, 0.6, 0.3)
"""Level of each step of a hole, as models are trained with; what is longer is silent."""


def step_samples(sample_rate: int) -> int:
    """Return how many samples a step has."""
    return sample_rate * STEP_MS // 1000


def conceal(last: NDArray[np.float32], n_samples: int, *, sample_rate: int) -> NDArray[np.float32]:
    """Return ``n_samples`` for a hole.

    Args:
        last: shape (m, channels), the last step before the hole; fewer samples than a step, or none, are silence.
        n_samples: how long the hole is.
        sample_rate: Hz.

    Returns:
        Shape (n_samples, channels).

    """
    step = step_samples(sample_rate)
    filled = np.zeros((n_samples, last.shape[1]), np.float32)
    if len(last) < step:
        return filled
    for number, fade in enumerate(FADES):
        part = filled[number * step : (number + 1) * step]
        part[:] = last[-step:][: len(part)] * np.float32(fade)
    return filled
