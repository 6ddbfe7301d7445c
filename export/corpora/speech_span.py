"""Finds where a clip's speech begins and ends, for clips of one utterance."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

SAMPLE_RATE = 16_000
FRAME_SAMPLES = 400
HOP_SAMPLES = 160
BELOW_LOUD_DB = 30.0
"""Frames this far below the clip's loud frames (their 95th percentile) are not speech."""
SILENCE_DBFS = -70.0
MARGIN_MS = 300


def speech_span(samples: NDArray[np.float32], *, margin_ms: int = MARGIN_MS) -> tuple[int, int]:
    """Return ``start, end`` (sample indices) of a clip's speech, with ``margin_ms`` before and after it.

    ``samples``: shape (n,), 16 kHz. The span runs from the first to the last 25 ms frame whose level
    is within 30 dB of the clip's 95th percentile and above -70 dBFS. The whole clip where none is.
    """
    n_frames = (len(samples) - FRAME_SAMPLES) // HOP_SAMPLES + 1
    if n_frames < 1:
        return 0, len(samples)
    framed = np.lib.stride_tricks.sliding_window_view(samples, FRAME_SAMPLES)[::HOP_SAMPLES]
    level_db = 10 * np.log10(np.mean(np.square(framed, dtype=np.float64), axis=1) + 1e-12)  # (n_frames,)
    threshold_db = max(float(np.percentile(level_db, 95)) - BELOW_LOUD_DB, SILENCE_DBFS)
    active = np.flatnonzero(level_db > threshold_db)
    if len(active) == 0:
        return 0, len(samples)
    margin = margin_ms * SAMPLE_RATE // 1000
    start = int(active[0]) * HOP_SAMPLES - margin
    end = int(active[-1]) * HOP_SAMPLES + FRAME_SAMPLES + margin
    return max(0, start), min(len(samples), end)
