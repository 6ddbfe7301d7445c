"""Speech synthesized with espeak-ng."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import numpy as np
import soundfile
import soxr

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

RATE = 16_000
SENTENCES = (
    "Where is my parcel? It was promised for Monday.",
    "Nobody ever calls me back, I am tired of it.",
    "Thank you, that is very kind of you.",
)
"""Each long enough for a result before its end, and no longer: many tests play them in real time."""


def speak(espeak: str, folder: Path, text: str, *, voice: str = "en-us") -> NDArray[np.float32]:
    """Return ``text`` as speech, 16 kHz, shape (n,)."""
    path = folder / "spoken.wav"
    subprocess.run([espeak, "-v", voice, "-w", str(path), text], check=True)
    samples, rate = soundfile.read(path, dtype="float32")
    return np.asarray(soxr.resample(samples, rate, RATE), dtype=np.float32)


def conversation(espeak: str, folder: Path, *, pause_s: float = 1.5, sentences: int = 3) -> NDArray[np.float32]:
    """Return the first sentences with pauses around them, 16 kHz, quantized to 16 bits."""
    pause = np.zeros(round(pause_s * RATE), dtype=np.float32)
    parts = [part for text in SENTENCES[:sentences] for part in (pause, speak(espeak, folder, text))]
    samples = np.concatenate([*parts, pause])
    return np.round(samples * 32767).astype(np.float32) / np.float32(32768)


def coded(samples: NDArray[np.float32], path: Path, subtype: str) -> NDArray[np.int16]:
    """Return samples at 8 kHz as libsndfile encodes and decodes them, e.g. as ``ALAW``; writes ``path``."""
    soundfile.write(path, samples, 8_000, subtype=subtype)
    back: NDArray[np.int16] = soundfile.read(path, dtype="int16")[0]
    return back
