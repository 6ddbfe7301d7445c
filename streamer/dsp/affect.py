"""Valence and arousal, derived from the probabilities of labels by published ratings of emotion words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

VALENCE_AROUSAL = {
    "neutral": (0.0, 0.0),
    "calm": (0.56, -0.31),
    "happy": (0.81, 0.51),
    "sad": (-0.63, -0.27),
    "angry": (-0.51, 0.59),
    "fearful": (-0.64, 0.60),
    "disgust": (-0.60, 0.35),
    "surprised": (0.40, 0.67),
}
"""Mean pleasure and arousal, -1..1, that people gave to the words.

J. A. Russell and A. Mehrabian, Evidence for a three-factor theory of emotions, Journal of Research in Personality 11
(1977) 273-294; calm, which is not among these words, from figure 4 of J. A. Russell, A circumplex model of affect,
Journal of Personality and Social Psychology 39 (1980) 1161-1178, which has the same scales. Neutral is their middle.
"""


def affect_table(labels: Sequence[str]) -> NDArray[np.float64] | None:
    """Return valence and arousal of each label, shape (n_labels, 2); None where a label has no rating."""
    if not VALENCE_AROUSAL.keys() >= set(labels):
        return None
    return np.array([VALENCE_AROUSAL[label] for label in labels])
