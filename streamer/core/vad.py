"""The interface between the analysis of a leg and voice activity detection (VAD)."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(slots=True, eq=False)
class VadRequest:
    """Audio of one leg for the second stage of VAD; requests of many legs are answered in one batch."""

    rate: int
    """Hz, of the samples."""
    state_slot: int
    """Index of the leg's state in the second stage."""
    samples: NDArray[np.float32]
    """Shape (n,), -1..1: the chunks of one or more VAD blocks, after the end of the chunk before them."""


VadCoroutine = Generator[VadRequest, Sequence[float], Sequence[float]]
"""Yields requests, is sent the probability of speech in each chunk of a request, returns those of its VAD blocks."""


class VoiceActivity(Protocol):
    """Speech detector of one leg; it keeps state from chunk to chunk."""

    history_samples: int
    """How many samples before the VAD blocks it needs, at the rate of the samples."""

    def listen(self, recent: NDArray[np.float32], n_blocks: int) -> VadCoroutine:
        """Return the probability of speech, 0..1, in each chunk of the last ``n_blocks`` VAD blocks of ``recent``.

        ``recent``: shape (n,), -1..1; ``history_samples`` samples, or as many as there are, and then the blocks.
        """

    def set_threshold(self, speech: float) -> None:
        """Take another probability, 0..1, from which a chunk is speech, from the next block on."""

    def reset(self) -> None:
        """Forget all earlier audio."""
