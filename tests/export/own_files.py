"""Folders of recordings as somebody has them who collects speech."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import soundfile

from tests.export.sounds import RATE, speech

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

EMOTIONS, PEOPLE = ("злість", "сум"), ("Оля", "Ян", "Іва")


def fill(folder: Path, *names: str) -> Path:
    """Make empty files below ``folder`` and return it."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return folder


def write_own_voices(folder: Path) -> Path:
    """Write EMOTIONS by PEOPLE as ``label/speaker/clip``, two takes of each, and return ``folder``."""
    for number, (label, speaker) in enumerate((label, speaker) for label in EMOTIONS for speaker in PEOPLE):
        for take in (1, 2):
            write_said(folder / label / speaker / f"{take}.wav", number=number, seed=10 * number + take)
    return folder


def write_said(path: Path, *, number: int, seed: int) -> None:
    """Write one of the voices of ``said`` as 16 bits."""
    path.parent.mkdir(parents=True, exist_ok=True)
    soundfile.write(path, said(number, seed), RATE)


def said(number: int, seed: int = 0) -> NDArray[np.float32]:
    """Return one of the voices of ``speech``, 0 dull .. 23 lively, without its offset."""
    samples = speech(number=number, seed=seed)
    return np.asarray(samples - samples.mean(), dtype=np.float32)
