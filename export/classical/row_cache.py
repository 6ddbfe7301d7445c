"""Caches an embedder's rows by the bytes of their windows: six classifiers share them."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from export.classical.embedders import Embedder, Rows

KEY_BYTES = 16
AT_ONCE = 32
"""Windows that go through an embedder together."""


class RowCache:
    """Rows of one embedder, in memory and, where there is a folder, in a file of it.

    The file grows by records, a window's hash and its row; one that a kill cut short is dropped.
    """

    def __init__(self, embedder: Embedder, folder: Path | None) -> None:
        self.embedder = embedder
        self._record = np.dtype([("key", f"V{KEY_BYTES}"), ("row", np.float32, (embedder.width,))])
        self._file = folder / f"{embedder.key}.rows" if folder else None
        self._rows: dict[bytes, NDArray[np.float32]] = {}
        self._load()

    def __len__(self) -> int:
        return len(self._rows)

    def embed(self, windows: NDArray[np.float32]) -> Rows:
        """Return the rows of windows (n, ...); the embedder computes only those that are not cached."""
        keys = [hashlib.blake2b(window.tobytes(), digest_size=KEY_BYTES).digest() for window in windows]
        new = {key: i for i, key in enumerate(keys) if key not in self._rows}
        for start in range(0, len(new), AT_ONCE):
            some = dict(list(new.items())[start : start + AT_ONCE])
            self._add(list(some), self.embedder.embed(windows[list(some.values())]))
        if not keys:
            return np.zeros((0, self.embedder.width), dtype=np.float32)
        return np.stack([self._rows[key] for key in keys])

    def _add(self, keys: list[bytes], rows: Rows) -> None:
        self._rows.update(zip(keys, rows, strict=True))
        if self._file:
            records = np.empty(len(keys), dtype=self._record)
            records["key"] = np.array(keys, dtype=f"V{KEY_BYTES}")
            records["row"] = rows
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with self._file.open("ab") as file:
                file.write(records.tobytes())

    def _load(self) -> None:
        if self._file is None or not self._file.exists():
            return
        n_bytes = self._file.stat().st_size
        beyond = n_bytes % self._record.itemsize
        with self._file.open("r+b") as file:
            records = np.fromfile(file, dtype=self._record, count=n_bytes // self._record.itemsize)
            if beyond:
                file.truncate(n_bytes - beyond)  # new records must be aligned
        self._rows = dict(zip((key.tobytes() for key in records["key"]), records["row"], strict=True))
