"""The systems of ``train --model NAME``: families of networks, and classical systems that are fitted in one go.

Networks are in ``export.models.families.FAMILIES`` and trained by ``export.training.train``. Classical systems are in
``export.classical.systems.CLASSICAL``.

A classical system's ``learn`` takes drawn windows, a batch at a time, through the same random rooms, noises and lines
as the networks' (each training clip ``EPOCHS`` times), and returns a ``Fitted``. That is evaluated on the windows,
conditions and metrics of the networks. ``to_onnx`` writes it for the daemon; where that is impossible, ``no_onnx``
says why, the figures are of ``score``, and there is no card.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from export.classical.systems import CLASSICAL
from export.errors import TrainingError
from export.models.families import FAMILIES

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from export.classical.systems import ClassicalSystem
    from export.models.families import Family

EPOCHS = 3
"""How often a classical system is given each training clip, each time through another channel."""


class Fitted(Protocol):
    """A trained system."""

    @property
    def n_parameters(self) -> int:
        """Number of its parameters, with those of its embedding network."""

    @property
    def no_onnx(self) -> str:
        """Why ``to_onnx`` can't be called; empty where it can."""

    def score(self, windows: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return probabilities (n, n_labels), rows sum to 1, of windows as the daemon cuts them (n, ...)."""

    def to_onnx(self, target: Path) -> None:
        """Write one model: input ``features`` (batch, ...), output ``probabilities`` (batch, n_labels), any batch."""


def find_system(name: str) -> Family | ClassicalSystem:
    """Return the system called ``name``; raise TrainingError where there is none."""
    if name in FAMILIES:
        return FAMILIES[name]
    if name in CLASSICAL:
        return CLASSICAL[name]
    raise TrainingError(f"expected a model out of {', '.join([*FAMILIES, *CLASSICAL])}, got {name!r}")
