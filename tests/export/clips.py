"""Clips of sounds that a test makes, with the names of EMO-DB, which may have any length."""

from __future__ import annotations

from typing import TYPE_CHECKING

import soundfile

from export.corpora.readers import EMODB, read_corpus
from tests.export.sounds import RATE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from export.corpora.readers import Clip


def write_clips(data: Path, sounds: Sequence[NDArray[np.floating]]) -> list[Clip]:
    """Write ``sounds``, 16 kHz, as 16-bit files below the folder ``data``, and return them as clips."""
    (data / "emodb").mkdir(parents=True, exist_ok=True)
    for i, samples in enumerate(sounds):
        soundfile.write(data / f"emodb/03a{i:02d}Fa.wav", samples, RATE)
    return read_corpus(EMODB, data)
