"""Sounds of telephones and machines that are no speech, generated; and speech mixed with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.signal import fftconvolve

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

RATE = 16_000
SECONDS = 12
LEVEL_DBFS = -20.0

_T = np.arange(RATE * SECONDS) / RATE

_DTMF_HZ = [(941, 1336), (697, 1209), (697, 1336), (697, 1477), (770, 1209), (770, 1336), (770, 1477), (852, 1209)]


def _tones(*frequencies_hz: float) -> NDArray[np.float64]:
    total: NDArray[np.float64] = np.sum([np.sin(2 * np.pi * f * _T) for f in frequencies_hz], axis=0)
    return total


def _cadence(sound: NDArray[np.float64], *, on_s: float, off_s: float) -> NDArray[np.float64]:
    return sound * (_T % (on_s + off_s) < on_s)


def _white() -> NDArray[np.float64]:
    return np.random.default_rng(1).standard_normal(len(_T))


def _pink() -> NDArray[np.float64]:
    spectrum = np.fft.rfft(_white())
    return np.fft.irfft(spectrum / np.sqrt(np.maximum(np.arange(len(spectrum)), 1)), len(_T))


def _dtmf() -> NDArray[np.float64]:
    """A digit every 200 ms, 100 ms long."""
    sound = np.zeros_like(_T)
    for number, start in enumerate(range(0, len(_T), RATE // 5)):
        keyed = slice(start, start + RATE // 10)
        low, high = _DTMF_HZ[number % len(_DTMF_HZ)]
        sound[keyed] = np.sin(2 * np.pi * low * _T[keyed]) + np.sin(2 * np.pi * high * _T[keyed])
    return sound


def _chord() -> NDArray[np.float64]:
    """A major seventh with overtones, struck every two seconds, decaying."""
    partials = [np.sin(2 * np.pi * f * k * _T) / k for f in (220, 277.18, 329.63, 415.3) for k in range(1, 6)]
    total: NDArray[np.float64] = np.sum(partials, axis=0) * np.exp(-(_T % 2) / 0.6)
    return total


_SOUNDS: dict[str, Callable[[], NDArray[np.float64]]] = {
    "ring-back, Europe": lambda: _cadence(_tones(425), on_s=1, off_s=4),
    "ring-back, North America": lambda: _cadence(_tones(440, 480), on_s=2, off_s=4),
    "DTMF": _dtmf,
    "busy tone": lambda: _cadence(_tones(480, 620), on_s=0.5, off_s=0.5),
    "dial tone": lambda: _tones(350, 440),
    "1 kHz tone": lambda: _tones(1000),
    "white noise": _white,
    "pink noise": _pink,
    "decaying chord": _chord,
}
NAMES = tuple(_SOUNDS)


def not_speech(name: str) -> NDArray[np.float32]:
    """Twelve seconds of a sound, shape (192000,), 16 kHz, RMS over all of it -20 dBFS."""
    sound = _SOUNDS[name]()
    sound *= 10 ** (LEVEL_DBFS / 20) / np.sqrt(np.mean(sound**2))
    return sound.astype(np.float32)


def mix(speech: NDArray[np.float32], noise: NDArray[np.float32], *, snr_db: float) -> NDArray[np.float32]:
    """Speech with noise of this signal-to-noise ratio, both measured where they sound."""
    noise = np.resize(noise, len(speech))
    gain = _active_rms(speech) / _active_rms(noise) / 10 ** (snr_db / 20)
    return (speech + gain * noise).astype(np.float32)


def _active_rms(sound: NDArray[np.float32]) -> float:
    """RMS of the parts within 30 dB of the loudest 20 ms."""
    power = fftconvolve(sound.astype(np.float64) ** 2, np.full(320, 1 / 320), mode="same")
    return float(np.sqrt(power[power > power.max() / 1000].mean()))
