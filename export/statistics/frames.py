"""Reads the last layer of single frames from disk: what the attention of a head weighs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray  # noqa: TC002 - a dataclass

from export.errors import TrainingError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    Indices = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Frames:
    """The frames with speech of all chunks of a store, file after file, chunk after chunk."""

    files: tuple[NDArray[np.float16], ...]
    """Each of shape (n, width); mapped, so that only what is read takes memory."""
    first_chunk: Indices
    """The first chunk in each file."""
    before: Indices
    """The frames before each chunk, and before the end, shape (n_chunks + 1,)."""

    @property
    def width(self) -> int:
        return int(self.files[0].shape[1])

    def of(self, chunks: Indices) -> tuple[NDArray[np.float32], Indices]:
        """Return the frames of some chunks, shape (n, width), and which of ``chunks`` each is of, shape (n,)."""
        file = np.searchsorted(self.first_chunk, chunks, side="right") - 1
        begin = self.before[chunks] - self.before[self.first_chunk[file]]
        counts = self.before[chunks + 1] - self.before[chunks]
        parts = [
            self.files[f][start : start + n]
            for f, start, n in zip(file.tolist(), begin.tolist(), counts.tolist(), strict=True)
        ]
        found = np.concatenate(parts) if parts else np.zeros((0, self.width), np.float16)
        return found.astype(np.float32), np.repeat(np.arange(len(chunks)), counts)


def open_frames(paths: Sequence[Path], counts: Sequence[NDArray[np.generic]]) -> Frames:
    """Return the frames in some files; ``counts``: the frames of each chunk in each of them.

    Raises TrainingError where a file is missing or has other frames.
    """
    files = [_open(path, int(count.sum())) for path, count in zip(paths, counts, strict=True)]
    n_chunks = [len(count) for count in counts]
    return Frames(
        tuple(files),
        np.cumsum([0, *n_chunks[:-1]]),
        np.concatenate([[0], np.cumsum(np.concatenate(counts), dtype=np.int64)]),
    )


def _open(path: Path, n_frames: int) -> NDArray[np.float16]:
    try:
        found: NDArray[np.float16] = np.load(path, mmap_mode="r" if n_frames else None)
    except (OSError, ValueError) as error:
        raise TrainingError(f"{path} can't be read: {error}; run `statistics-features` first") from error
    if len(found) != n_frames:
        raise TrainingError(f"{path}: {n_frames} frames expected, got {len(found)}: delete it and encode again")
    return found
