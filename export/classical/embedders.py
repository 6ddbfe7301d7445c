"""Embedders: windows in, one row of numbers each out; a pretrained network or hand-made features."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Protocol

import torch

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray
    from torch import nn

    Rows = NDArray[np.float32]
    """Shape (n, width)."""


class Embedder(Protocol):
    """Anything that turns windows into rows of numbers, one window at a time or many."""

    @property
    def key(self) -> str:
        """Its identity, fit for a file's name: two embedders with one key give the same rows."""

    @property
    def width(self) -> int:
        """How many numbers a row has."""

    @property
    def network(self) -> nn.Module | None:
        """The same as a network: windows (B, ...) in, rows (B, width) out; None where there is none."""

    @property
    def no_network(self) -> str:
        """Why there is none; empty where there is one."""

    def embed(self, windows: NDArray[np.float32]) -> Rows:
        """Return the rows of windows (n, ...)."""


class NetworkEmbedder:
    """A pretrained network that isn't trained here."""

    no_network = ""

    def __init__(self, network: nn.Module, *, name: str, width: int, made_of: Iterable[Path]) -> None:
        """``made_of``: the files of its weights; with ``name`` they make the key."""
        self.network = network.eval().requires_grad_(requires_grad=False)
        self.width = width
        self.key = f"{name}-{digest_of(made_of)}"

    def embed(self, windows: NDArray[np.float32]) -> Rows:
        """Return the rows of windows (n, ...)."""
        with torch.inference_mode():
            rows: Rows = self.network(torch.from_numpy(windows)).numpy()
        return rows


def digest_of(files: Iterable[Path]) -> str:
    """Return 16 hexadecimal digits of a hash over the files' names and bytes."""
    digest = hashlib.sha256()
    for path in sorted(files):
        with path.open("rb") as file:
            digest.update(f"{path.name} {hashlib.file_digest(file, 'sha256').hexdigest()}\n".encode())
    return digest.hexdigest()[:16]
