"""Packet loss concealment: repeats the audio before a hole and fades it out, as 3GPP TS 46.011 does for GSM frames."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

STEP_MS: Final = 20
FADES: Final = (1.0, 0.6, 0.3)
"""Gain of each step of a hole, the same in training and in the daemon; the rest of a longer hole is silent."""


def step_samples(sample_rate: int) -> int:
    """Return the number of samples in one step."""
    return sample_rate * STEP_MS // 1000


def conceal(last: NDArray[np.float32], n_samples: int, *, sample_rate: int) -> NDArray[np.float32]:
    """Return the samples that fill a hole.

    Args:
        last: shape (m, channels), the audio before the hole; if shorter than a step, the hole becomes silence.
        n_samples: length of the hole.
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
