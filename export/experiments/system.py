"""What a system of ``train --model NAME`` is: a family of networks, or something that learns in one go.

Neural systems are in ``export.models.families.FAMILIES``; gradient steps teach them (``export.training.train``).
Classical ones are in ``export.classical.systems.CLASSICAL``, a dict from name to an object that looks like
``Classical`` below. ``export.classical`` is a room below this one and doesn't import it: what is asked of its objects
is said here, and mypy compares.

The way of a classical system: ``learn`` gets drawn windows, a batch at a time, through the same random rooms, noises
and lines as the networks' (each training clip ``EPOCHS`` times), and gives back something ``Fitted``. ``score`` is then
judged on exactly the windows, conditions and metrics of the networks. It becomes ONNX by ``to_onnx``, so that the
daemon runs it; where that can't be, ``no_onnx`` says why in words, the figures come from ``score``, and no card is
written.
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

    from export.acoustics.input_spec import Hears, Normalize
    from export.models.families import Family

EPOCHS = 3
"""How often a classical system hears each training clip, each time through another channel."""


class Fitted(Protocol):
    """A system that has learnt."""

    @property
    def n_parameters(self) -> int:
        """How many numbers it remembers, its embedding network included."""

    @property
    def no_onnx(self) -> str:
        """Why ``to_onnx`` can't be called; empty where it can."""

    def score(self, windows: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return probabilities (n, n_labels), rows sum to 1, of windows as the daemon cuts them (n, ...)."""

    def to_onnx(self, target: Path) -> None:
        """Write one model: input ``features`` (batch, ...), output ``probabilities`` (batch, n_labels), any batch."""


class Classical(Protocol):
    """A system that learns in one go."""

    @property
    def name(self) -> str:
        """As in ``--model``."""

    @property
    def title(self) -> str:
        """For reports."""

    @property
    def hears(self) -> Hears:
        """Log-mel windows, shape (n_frames, n_mels), or waveforms, (n_samples,)."""

    @property
    def window_ms(self) -> int:
        """How much a window holds."""

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
