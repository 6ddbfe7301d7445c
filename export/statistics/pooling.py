"""Pools chunks as one head does: counts, sums and squares, and the sums that its attention weighs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch

from export.statistics.head import LEAST_WEIGHT
from export.statistics.store import over_chunks, pooled

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from export.statistics.branch import Attention
    from export.statistics.head import Head
    from export.statistics.store import Floats, Indices, Store

CHUNKS_AT_ONCE = 512
ROWS_AT_ONCE = 128


class Pooler:
    """The sums of a store's chunks and rows by the attention of a head; what was computed is kept."""

    def __init__(self, store: Store, head: Head) -> None:
        self.store, self.head = store, head
        self._attention = head.attention.eval() if head.attention else None
        self._n_plain = 1 + 2 * store.n_features
        self.n_sums = 1 + store.n_features + head.n_summed
        """Count, sums, sums of squares, sums of weights, weighted sums of the last layer."""
        self._rows = np.zeros((store.n_rows, self.n_sums), dtype=np.float32)
        self._is_known = np.zeros(store.n_rows, dtype=bool)

    def chunk_sums(self, chunks: Indices) -> Floats:
        """Return the sums of each chunk, shape (n, n_sums)."""
        if self._attention is None:
            return self.store.chunk_sums(chunks)
        found = [
            np.concatenate([self.store.chunk_sums(some), self._weighted(some, self._attention)], axis=1)
            for some in np.split(chunks, range(CHUNKS_AT_ONCE, len(chunks), CHUNKS_AT_ONCE))
        ]
        return np.concatenate(found)

    def rows(self, rows: Indices) -> Floats:
        """Return the sums of whole rows, shape (n, n_sums)."""
        wanted = np.unique(rows)
        self._add(wanted[~self._is_known[wanted]])
        return self._rows[rows]

    def every_row(self, rows: Indices) -> Floats:
        """Return an array whose rows ``rows`` are those sums, shape (n_rows, n_sums), to be read alone."""
        self.rows(rows)
        return self._rows

    def pooled(self, sums: NDArray[np.floating]) -> Floats:
        """Return the inputs of the head, shape (n, n_inputs), of sums (n, n_sums)."""
        if self._attention is None:
            return pooled(sums)
        heads, width = self._attention.heads, self._attention.width
        weights = np.maximum(sums[:, self._n_plain : self._n_plain + heads], LEAST_WEIGHT)
        products = sums[:, self._n_plain + heads :].reshape(-1, heads, width)
        weighted = (products / weights[:, :, None]).reshape(len(sums), -1)
        return np.concatenate([pooled(sums[:, : self._n_plain]), weighted], axis=1).astype(np.float32)

    def exported(self, sums: NDArray[np.floating]) -> Floats:
        """Return the same as the exported head takes it: means, then deviations, of all that the encoder sums.

        The deviations of what the attention weighs are zeros: the head reads none of them.
        """
        if self._attention is None:
            return pooled(sums)
        n = self.store.n_features
        means = sums / np.maximum(sums[:, :1], 1)
        deviations = pooled(sums[:, : self._n_plain])[:, n:]
        weighted = means[:, self._n_plain :]
        return np.concatenate(
            [means[:, 1 : 1 + n], weighted, deviations, np.zeros_like(weighted)], axis=1, dtype=np.float32
        )

    def _add(self, rows: Indices) -> None:
        """Compute rows that are not known yet, some at once."""
        for begin in range(0, len(rows), ROWS_AT_ONCE):
            some = rows[begin : begin + ROWS_AT_ONCE]
            self._rows[some] = over_chunks(self.chunk_sums, self.store.first[some], self.store.last[some])
        self._is_known[rows] = True

    def _weighted(self, chunks: Indices, attention: Attention) -> Floats:
        frames, which = self.store.frames_of(chunks)
        out = torch.zeros(len(chunks), self.n_sums - self._n_plain)
        with torch.inference_mode():
            weighted = attention.weighted(torch.from_numpy(frames))
            out.index_add_(0, torch.from_numpy(which), weighted)
        found: Floats = out.numpy()
        return found
