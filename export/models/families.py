"""The registry of neural systems: what each hears, how it is built, and how fast it learns.

Importing this module imports no network, so that ``--help`` is quick: ``build`` does when it is called.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from export.errors import WorkshopError
from export.sound.ears import Ears

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from torch import nn

    from export.sound.ears import Hears, Normalize


@dataclass(frozen=True, slots=True)
class Family:
    """One kind of network."""

    name: str
    """Kebab-case, as in ``--model``."""
    title: str
    """For reports."""
    hears: Hears
    window_ms: int
    """3000 for whole clips (the speech of a RAVDESS clip is shorter); 1000 for segments, whose mean is the answer."""
    build: Callable[[int, Path | None], nn.Module]
    """From the number of labels, and the folder of ``--weights-folder`` or None: a network with random weights, or the
    folder's. Its forward takes float32 (B, n_frames, n_mels) or (B, n_samples) and gives logits (B, n_labels).
    What is under its attribute ``head``, where it has one, learns at ``head_learning_rate``.
    """
    needs_folder: bool = False
    """Whether there is nothing to build without ``--weights-folder``."""
    normalize: Normalize = "zero_mean_unit_variance"
    """Of waveforms; log-mel windows are as they are."""
    learning_rate: float = 1e-3
    head_learning_rate: float = 1e-3
    batch_size: int = 32
    epochs: int = 30
    """Unless ``--epochs`` says otherwise."""

    @property
    def ears(self) -> Ears:
        """The form of its windows."""
        return Ears(self.hears, self.window_ms, self.normalize)


def family_called(name: str) -> Family:
    """Return one of FAMILIES; raise WorkshopError for a name that is none."""
    if name not in FAMILIES:
        raise WorkshopError(f"expected a model out of {', '.join(FAMILIES)}, got {name!r}")
    return FAMILIES[name]


def _mel_cnn(n_labels: int, _folder: Path | None) -> nn.Module:
    from export.models.mel_cnn import MelCnn  # noqa: PLC0415 - see above

    return MelCnn(n_labels)


_ALL = (
    Family("mel-cnn", "CNN on mel-spectrograms, whole clips", "log_mel", 3000, _mel_cnn),
    Family("mel-cnn-segments", "CNN on mel-spectrograms, segments of a second", "log_mel", 1000, _mel_cnn),
)
FAMILIES = {family.name: family for family in _ALL}
"""By name, in the order in which reports list them."""
