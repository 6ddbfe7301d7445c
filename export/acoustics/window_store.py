"""Keeps windows on disk that several systems train or are evaluated on: making them can cost more than a network.

Below a cache's ``windows/``, a file a set; its name is a hash of everything that determines the windows, so a file is
never stale. All of them may be removed at any time.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import numpy as np
import torch

from export.atomic_file import write_atomically

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray
    from torch import Tensor

    from export.acoustics.dataset import Batch, TrainingSet

FOLDER = "windows"
MADE_AT_ONCE = 32


def digest_of(*parts: object) -> str:
    """Return 32 hexadecimal digits of a hash over arrays, by their bytes, and other values, by their ``repr``."""
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        if isinstance(part, np.ndarray):
            digest.update(f"{part.dtype} {part.shape}".encode())
            digest.update(np.ascontiguousarray(part).tobytes())
        else:
            digest.update(repr(part).encode())
    return digest.hexdigest()


class VariedWindows:
    """A training set in which each clip has passed a few random channels, once and for all; epochs take turns.

    Some of them may add neither room nor noise nor line: ``RandomChannel.undisturbed``.

    Windows are stored as float16: log-mel and normalised samples are within some ten units of 0, and its step there is
    far below the noise of any telephone line. What a network's training changes at random comes on top, each time anew.
    """

    def __init__(self, data: TrainingSet, cache: Path, *, variants: int, seed: int, undisturbed: int = 0) -> None:
        """``variants``: how many windows each clip has; ``undisturbed``: how many more, through such channels."""
        self._data = data
        self._folder = cache / FOLDER
        self._seed = seed
        self._sources = _numbered(data, variants)
        if undisturbed:
            self._sources += _numbered(data.undisturbed(), undisturbed)

    def n_batches(self, *, batch_size: int, share: Mapping[str, float]) -> int:
        """Return about how many batches an epoch has."""
        return self._data.n_batches(batch_size=batch_size, share=share)

    def epoch(self, seed: tuple[int, ...], *, batch_size: int, share: Mapping[str, float]) -> Iterator[Batch]:
        """Yield the clips in random order, as ``TrainingSet.epoch`` does; the last of ``seed`` is the epoch."""
        windows = self.variant(seed[-1] % len(self._sources))
        order = self._data.order(np.random.default_rng(seed), share)
        for start in range(0, len(order) // batch_size * batch_size, batch_size):
            chosen = order[start : start + batch_size]
            features = torch.from_numpy(windows[chosen].astype(np.float32))
            yield self._data.labelled(features, torch.from_numpy(chosen))

    def variant(self, variant: int) -> NDArray[np.float16]:
        """Return one window of each clip, in their order, shape (n, ...).

        ``variant``: 0 .. ``variants`` - 1; after these come the undisturbed ones.
        """
        data, digest, number = self._sources[variant]
        path = self._folder / f"{digest_of(digest, self._seed, number)}.npy"
        if not path.exists():
            self._make(path, data, number)
        stored: NDArray[np.float16] = np.load(path, mmap_mode="r")
        return stored

    def _make(self, path: Path, data: TrainingSet, number: int) -> None:
        generator = torch.Generator(data.device).manual_seed(1000 * self._seed + number)
        parts = torch.split(torch.arange(data.n_clips, device=data.device), MADE_AT_ONCE)
        made: Iterable[Tensor] = (data.windows(part, generator).half().cpu() for part in parts)
        save_array(path, torch.cat(list(made)).numpy())


def _numbered(data: TrainingSet, n: int) -> list[tuple[TrainingSet, str, int]]:
    """Return a training set ``n`` times, each with its digest and a number."""
    digest = data.digest()
    return [(data, digest, number) for number in range(n)]


def save_array(path: Path, values: NDArray[np.generic]) -> None:
    """Write an array atomically."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with write_atomically(path) as partial, partial.open("wb") as file:
        np.save(file, values)


def stored_windows(
    cache: Path, digest: str, make: Callable[[], Sequence[NDArray[np.float32]]]
) -> list[NDArray[np.float32]]:
    """Return the windows of some clips, an array (n, ...) a clip, from the file of ``digest``, or make and store them.

    They are stored as they are.
    """
    windows_path, counts_path = (cache / FOLDER / f"{digest}{end}.npy" for end in ("", ".counts"))
    if not counts_path.exists():
        made = make()
        save_array(windows_path, np.concatenate(made))
        save_array(counts_path, np.array([len(one) for one in made]))  # last: without it the other is incomplete
    windows: NDArray[np.float32] = np.load(windows_path, mmap_mode="r")
    ends = np.cumsum(np.load(counts_path)).tolist()
    return [windows[start:end] for start, end in zip([0, *ends], ends, strict=False)]
