"""What a head predicts about rows of a store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch

from export.statistics.store import Floats, add_up

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from export.evaluation.metrics import Probabilities
    from export.statistics.head import Head
    from export.statistics.pooling import Pooler
    from export.statistics.store import Indices


@dataclass(frozen=True, slots=True, eq=False)
class Inputs:
    """The inputs of a head, one row an answer."""

    pooled: Floats
    """Shape (n, n_inputs)."""
    history: Floats
    history_count: Floats
    """Frames, shape (n, 1)."""

    @classmethod
    def of_sums(cls, pooler: Pooler, own: NDArray[np.floating], history: NDArray[np.floating]) -> Inputs:
        """Return the inputs from sums, both shape (n, n_sums)."""
        return cls(pooler.pooled(own), pooler.pooled(history), history[:, :1].astype(np.float32))


def sums_of(pooler: Pooler, rows: Indices, histories: list[Indices] | None = None) -> tuple[Floats, Floats]:
    """Return the sums of whole utterances, and of the rows in ``histories`` for each; None: nothing was said before."""
    own = pooler.rows(rows)
    if histories is None:
        return own, np.zeros_like(own)
    before = np.unique(np.concatenate(histories)).astype(np.int64)
    return own, add_up(histories, pooler.every_row(before))


def inputs_of(pooler: Pooler, rows: Indices, histories: list[Indices] | None = None) -> Inputs:
    """Return the inputs for whole utterances, each with the history of the rows in ``histories``; None: without."""
    return Inputs.of_sums(pooler, *sums_of(pooler, rows, histories))


def predict(head: Head, inputs: Inputs, *, acted: bool = False) -> Probabilities:
    """Return probabilities, shape (n, n_labels). ``acted``: it is known that somebody acts one of the labels."""
    rows = (
        torch.from_numpy(np.ascontiguousarray(each)) for each in (inputs.pooled, inputs.history, inputs.history_count)
    )
    with torch.inference_mode():
        logits = head.eval()(*rows).double()
        p = head.acted_probabilities(logits) if acted else head.probabilities(logits)
    found: Probabilities = p.numpy()
    return found
