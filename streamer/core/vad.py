"""What the analysis of a leg asks voice activity detection, and how."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(slots=True, eq=False)
class VadRequest:
    """What a leg asks the second stage of voice activity; those of many legs are answered together."""

    rate: int
    """Hz, of the samples."""
    state_slot: int
    """Where the second stage remembers the leg."""
    samples: NDArray[np.float32]
    """Shape (n,): the chunks of some looks, and the end of the chunk before them."""


VadCoroutine = Generator[VadRequest, Sequence[float], Sequence[float]]
"""Yields questions, is sent the probabilities of speech in the chunks that each is about, returns those of a look."""


class VoiceActivity(Protocol):
    """Speech detector of one leg; it keeps state from chunk to chunk."""

    history_samples: int
    """How many samples, at the rate that is kept, it wants to see of what was before the looks."""

    def listen(self, recent: NDArray[np.float32], n_blocks: int) -> VadCoroutine:
        """Return the probability of speech, 0..1, in each chunk of the looks at the end of ``recent``.

        ``recent``: shape (n,), ``history_samples`` and the looks; fewer where there are no more before them.
        """

    def reset(self) -> None:
        """Forget what was heard."""
