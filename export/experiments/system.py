"""The systems of ``train --model NAME``: families of networks, and classical systems that are fitted in one go.

Networks are in ``export.models.families.FAMILIES`` and trained by ``export.training.train``. Classical systems are in
``export.classical.systems.CLASSICAL``, by name; ``Classical`` below is their protocol, which mypy checks.

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
    from collections.abc import Iterable
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from export.acoustics.input_spec import InputKind, Normalize
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


class Classical(Protocol):
    """A system that is fitted in one go."""

    @property
    def name(self) -> str:
        """As in ``--model``."""

    @property
    def title(self) -> str:
        """For reports."""

    @property
    def input_kind(self) -> InputKind:
        """Log-mel windows, shape (n_frames, n_mels), or waveforms, (n_samples,)."""

    @property
    def window_ms(self) -> int:
        """Length of a window."""

    @property
    def normalize(self) -> Normalize:
        """What the daemon does to a waveform first."""

    @property
    def needs_folder(self) -> bool:
        """Whether ``learn`` needs the folder of ``--weights-folder`` (or, for mn04, ``--weights``)."""

    def learn(
        self,
        batches: Iterable[tuple[NDArray[np.float32], NDArray[np.int64], NDArray[np.int64]]],
        *,
        n_labels: int,
        seed: int,
        threads: int,
        weights: Path | None,
        cache: Path | None,
    ) -> Fitted:
        """Learn from windows (B, ...), their targets (B,), 0 .. n_labels - 1, and their speakers (B,), any numbers.

        Not every label need occur. Settings are chosen by holding out speakers, never windows: hence their numbers.
        ``cache``: a folder that keeps embeddings of windows, so that six classifiers need them once; None keeps none.
        ``weights``: a file or folder of pretrained weights, from the command line. Raises TrainingError where it is
        missing or no good, and where there are too few clips. The same batches and seed give the same answers.
        """


def find_system(name: str) -> Family | Classical:
    """Return the system called ``name``; raise TrainingError where there is none."""
    if name in FAMILIES:
        return FAMILIES[name]
    if name in CLASSICAL:
        return CLASSICAL[name]
    raise TrainingError(f"expected a model out of {', '.join([*FAMILIES, *CLASSICAL])}, got {name!r}")
