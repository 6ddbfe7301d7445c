"""What a head answers about rows of a store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch

from export.statistics.store import Floats, add_up, pooled

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from export.evaluation.metrics import Probabilities
    from export.statistics.head import Head
    from export.statistics.store import Indices, Store


@dataclass(frozen=True, slots=True, eq=False)
class Inputs:
    """The inputs of a head, one row an answer."""

    pooled: Floats
    """Shape (n, 2 n_features)."""
    history: Floats
    history_count: Floats
    """Frames, shape (n, 1)."""

    @classmethod
    def of_sums(cls, own: NDArray[np.floating], history: NDArray[np.floating]) -> Inputs:
        """Return the inputs from sums, both shape (n, 1 + 2 n_features)."""
        return cls(pooled(own), pooled(history), history[:, :1].astype(np.float32))


def inputs_of(store: Store, rows: Indices, histories: list[Indices] | None = None) -> Inputs:
    """Return the inputs for whole utterances, each with the history of the rows in ``histories``; None: without."""
    sums = store.whole()
    history = np.zeros((len(rows), sums.shape[1]), np.float32) if histories is None else add_up(histories, sums)
    return Inputs.of_sums(sums[rows], history)


def answers(head: Head, inputs: Inputs, *, acted: bool = False) -> Probabilities:
    """Return probabilities, shape (n, n_labels). ``acted``: it is known that somebody acts one of the labels."""
    rows = (
        torch.from_numpy(np.ascontiguousarray(each)) for each in (inputs.pooled, inputs.history, inputs.history_count)
    )
    with torch.inference_mode():
        logits = head.eval()(*rows).double()
        p = head.acted_answer(logits) if acted else head.answer(logits)
    found: Probabilities = p.numpy()
    return found
