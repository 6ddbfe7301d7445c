"""Sounds of telephones and machines that are no speech, generated; and speech mixed with them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from export.vad.not_speech import HUM, SECONDS, generated, sounding_rms, tones
from streamer.core.audio import SAMPLE_RATE

if TYPE_CHECKING:
    from numpy.typing import NDArray

HEARD_S = 12
LEVEL_DBFS = -20.0
NAMES = (
    "ring-back, Europe",
    "ring-back, North America",
    "DTMF",
    "busy tone",
    "dial tone",
    "1 kHz tone",
    "white noise",
    "pink noise",
    "decaying chord",
    HUM,
)


def not_speech(name: str) -> NDArray[np.float32]:
    """Twelve seconds of a sound, shape (192000,), 16 kHz, RMS over all of it -20 dBFS."""
    sound = _sounds()[name][: SAMPLE_RATE * HEARD_S]
    gain = 10 ** (LEVEL_DBFS / 20) / float(np.sqrt(np.mean(sound**2)))
    return np.asarray(gain * sound, dtype=np.float32)


def mix(speech: NDArray[np.float32], noise: NDArray[np.float32], *, snr_db: float) -> NDArray[np.float32]:
    """Speech with noise of this signal-to-noise ratio, both measured where they sound."""
    noise = np.resize(noise, len(speech))
    gain = sounding_rms(speech) / sounding_rms(noise) / 10 ** (snr_db / 20)
    return (speech + gain * noise).astype(np.float32)


@cache
def _sounds() -> dict[str, NDArray[np.float64]]:
    """Those on which the gate is studied, and more; of chords one, as of the many there one is now called speech."""
    ours = dict(generated())
    ring_back, time_s = ours["ring-back"], np.arange(SAMPLE_RATE * HEARD_S) / SAMPLE_RATE
    return ours | {
        "ring-back, Europe": ring_back,
        "ring-back, North America": ring_back[SECONDS * SAMPLE_RATE // 2 :],
        "dial tone": tones(time_s, 350, 440),
        "pink noise": _pink(ours["white noise"]),
        "decaying chord": _chord(time_s),
    }


def _chord(time_s: NDArray[np.float64]) -> NDArray[np.float64]:
    """A major seventh with overtones, struck every two seconds, decaying."""
    partials = [tones(time_s, f * k) / k for f in (220, 277.18, 329.63, 415.3) for k in range(1, 6)]
    total: NDArray[np.float64] = np.sum(partials, axis=0) * np.exp(-(time_s % 2) / 0.6)
    return total


def _pink(white: NDArray[np.float64]) -> NDArray[np.float64]:
    spectrum = np.fft.rfft(white)
    return np.fft.irfft(spectrum / np.sqrt(np.maximum(np.arange(len(spectrum)), 1)), len(white))
