"""Kinds of sound that are no speech: recorded noise; telephone tones, chords, white noise and hum, generated."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from streamer.core.audio import SAMPLE_RATE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from export.acoustics.backgrounds import Backgrounds

Samples = NDArray[np.float32]
_Sound = NDArray[np.float64]

SECONDS = 30
HUM = "silence with hum"
HUM_DB = -25.0
"""How much quieter than the others the hum is: it stands for a leg on which nobody talks."""
ALIKE = (frozenset({"white noise", "white_noise"}),)
"""Kinds that are the same sound twice: who must not know one must not know the other."""
FRAME_SAMPLES = 320
QUIET_DB = 30.0
_DTMF_HZ = [(low, high) for low in (697, 770, 852, 941) for high in (1209, 1336, 1477)]
_CHORD = (1.0, 5 / 4, 3 / 2, 15 / 8)


def kinds_of_sound(surroundings: Backgrounds) -> dict[str, Samples]:
    """Return sounds of half a minute, shape (n,), 16 kHz, by kind; their RMS where they sound is 1, the hum's -25 dB.

    A recording is its last half minute.
    """
    recorded = {name: noise.numpy()[-SECONDS * SAMPLE_RATE :] for name, noise in surroundings.noises.items()}
    return {kind: _at_level(kind, sound) for kind, sound in {**recorded, **generated()}.items()}


def generated() -> Mapping[str, _Sound]:
    """Return those that need no recording, by kind: half a minute each, shape (n,), 16 kHz, at any level."""
    time_s = np.arange(SECONDS * SAMPLE_RATE) / SAMPLE_RATE
    make: dict[str, Callable[[_Sound], _Sound]] = {
        "ring-back": _ring_back,
        "DTMF": _dtmf,
        "busy tone": lambda t: tones(t, 480, 620) * (t % 1 < 0.5),
        "1 kHz tone": lambda t: tones(t, 1000),
        "chords": _chords,
        "white noise": lambda t: np.random.default_rng(1).standard_normal(len(t)),
        HUM: _hum,
    }
    return {kind: of(time_s) for kind, of in make.items()}


def tones(time_s: _Sound, *frequencies_hz: float) -> _Sound:
    """Return the sum of sines of amplitude 1, at these times in s."""
    total: _Sound = np.sum([np.sin(2 * np.pi * f * time_s) for f in frequencies_hz], axis=0)
    return total


def is_alike(kind: str, other: str) -> bool:
    """Tell whether two kinds are the same sound, by name or in nature."""
    return kind == other or any({kind, other} <= group for group in ALIKE)


def sounding_rms(sound: NDArray[np.floating]) -> float:
    """Return the RMS of those 20 ms frames that are within 30 dB of the loudest; 0 for silence."""
    whole = len(sound) // FRAME_SAMPLES * FRAME_SAMPLES
    power = np.mean(np.square(sound[:whole].reshape(-1, FRAME_SAMPLES), dtype=np.float64), axis=1)
    return float(np.sqrt(power[power >= power.max() * 10 ** (-QUIET_DB / 10)].mean()))


def _at_level(kind: str, sound: NDArray[np.floating]) -> Samples:
    gain = 10 ** (HUM_DB * (kind == HUM) / 20) / sounding_rms(sound)
    return np.asarray(sound * gain, dtype=np.float32)


def _ring_back(time_s: _Sound) -> _Sound:
    """Return Europe's (425 Hz, 1 s in 5 s), then North America's (440 and 480 Hz, 2 s in 6 s)."""
    european = np.sqrt(2) * tones(time_s, 425) * (time_s % 5 < 1)
    american = tones(time_s, 440, 480) * (time_s % 6 < 2)
    return np.where(time_s < SECONDS / 2, european, american)


def _dtmf(time_s: _Sound) -> _Sound:
    """Return random digits, 100 ms long, every 200 ms (ITU-T Q.23)."""
    digits = np.random.default_rng(2).integers(len(_DTMF_HZ), size=5 * SECONDS)
    low, high = np.array(_DTMF_HZ)[digits[(time_s * 5).astype(int)]].T
    keyed: _Sound = (np.sin(2 * np.pi * low * time_s) + np.sin(2 * np.pi * high * time_s)) * (time_s % 0.2 < 0.1)
    return keyed


def _chords(time_s: _Sound) -> _Sound:
    """Major sevenths with overtones, another root every two seconds, struck and decaying."""
    roots_hz = 110 * 2 ** (np.random.default_rng(3).integers(0, 24, size=SECONDS // 2) / 12)
    root_hz = roots_hz[(time_s / 2).astype(int)]
    partials = [np.sin(2 * np.pi * root_hz * ratio * k * time_s) / k for ratio in _CHORD for k in range(1, 6)]
    struck: _Sound = np.sum(partials, axis=0) * np.exp(-(time_s % 2) / 0.6)
    return struck


def _hum(time_s: _Sound) -> _Sound:
    """Return 50 Hz with its odd harmonics, and noise 20 dB below."""
    harmonics: _Sound = np.sum([np.sin(2 * np.pi * 50 * k * time_s) / k for k in (1, 3, 5, 7)], axis=0)
    return harmonics + 0.07 * np.random.default_rng(4).standard_normal(len(time_s))
