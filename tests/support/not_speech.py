"""Sounds of telephones and machines that are no speech, generated; and speech mixed with them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from streamer.core.audio import SAMPLE_RATE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Sound = NDArray[np.float64]

SECONDS = 12
GENERATED_SECONDS = 30
"""Of the sounds that are made of random numbers: their first 12 s depend on it."""
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
    "silence with hum",
)
FRAME_SAMPLES = 320
QUIET_DB = 30.0
_DTMF_HZ = [(low, high) for low in (697, 770, 852, 941) for high in (1209, 1336, 1477)]


def not_speech(name: str) -> NDArray[np.float32]:
    """Twelve seconds of a sound, shape (192000,), 16 kHz, RMS over all of it -20 dBFS."""
    sound = _sounds()[name][: SAMPLE_RATE * SECONDS]
    gain = 10 ** (LEVEL_DBFS / 20) / float(np.sqrt(np.mean(sound**2)))
    return np.asarray(gain * sound, dtype=np.float32)


def mix(speech: NDArray[np.float32], noise: NDArray[np.float32], *, snr_db: float) -> NDArray[np.float32]:
    """Speech with noise of this signal-to-noise ratio, both measured where they sound."""
    noise = np.resize(noise, len(speech))
    gain = sounding_rms(speech) / sounding_rms(noise) / 10 ** (snr_db / 20)
    return (speech + gain * noise).astype(np.float32)


def sounding_rms(sound: NDArray[np.floating]) -> float:
    """Return the RMS of those 20 ms frames that are within 30 dB of the loudest; 0 for silence."""
    whole = len(sound) // FRAME_SAMPLES * FRAME_SAMPLES
    power = np.mean(np.square(sound[:whole].reshape(-1, FRAME_SAMPLES), dtype=np.float64), axis=1)
    return float(np.sqrt(power[power >= power.max() * 10 ** (-QUIET_DB / 10)].mean()))


@cache
def _sounds() -> dict[str, Sound]:
    """Return every sound by its name, at any level and at least 12 s long."""
    time_s = np.arange(SAMPLE_RATE * GENERATED_SECONDS) / SAMPLE_RATE
    white = np.random.default_rng(1).standard_normal(len(time_s))
    return {
        "ring-back, Europe": _tones(time_s, 425) * (time_s % 5 < 1),
        "ring-back, North America": _tones(time_s, 440, 480) * ((time_s + GENERATED_SECONDS / 2) % 6 < 2),
        "DTMF": _dtmf(time_s),
        "busy tone": _tones(time_s, 480, 620) * (time_s % 1 < 0.5),
        "dial tone": _tones(time_s, 350, 440),
        "1 kHz tone": _tones(time_s, 1000),
        "white noise": white,
        "pink noise": _pink(white),
        "decaying chord": _chord(time_s),
        "silence with hum": _hum(time_s),
    }


def _tones(time_s: Sound, *frequencies_hz: float) -> Sound:
    """Return the sum of sines of amplitude 1, at these times in s."""
    total: Sound = np.sum([np.sin(2 * np.pi * f * time_s) for f in frequencies_hz], axis=0)
    return total


def _dtmf(time_s: Sound) -> Sound:
    """Return random digits, 100 ms long, every 200 ms (ITU-T Q.23)."""
    digits = np.random.default_rng(2).integers(len(_DTMF_HZ), size=5 * GENERATED_SECONDS)
    low, high = np.array(_DTMF_HZ)[digits[(time_s * 5).astype(int)]].T
    keyed: Sound = (np.sin(2 * np.pi * low * time_s) + np.sin(2 * np.pi * high * time_s)) * (time_s % 0.2 < 0.1)
    return keyed


def _chord(time_s: Sound) -> Sound:
    """Return a major seventh with overtones, struck every two seconds, decaying."""
    partials = [_tones(time_s, f * k) / k for f in (220, 277.18, 329.63, 415.3) for k in range(1, 6)]
    total: Sound = np.sum(partials, axis=0) * np.exp(-(time_s % 2) / 0.6)
    return total


def _hum(time_s: Sound) -> Sound:
    """Return 50 Hz with its odd harmonics, and noise 20 dB below."""
    harmonics: Sound = np.sum([np.sin(2 * np.pi * 50 * k * time_s) / k for k in (1, 3, 5, 7)], axis=0)
    return harmonics + 0.07 * np.random.default_rng(4).standard_normal(len(time_s))


def _pink(white: Sound) -> Sound:
    spectrum = np.fft.rfft(white)
    return np.fft.irfft(spectrum / np.sqrt(np.maximum(np.arange(len(spectrum)), 1)), len(white))
