"""What happens to a voice on its way: telephone, room, noise, another pace. Pure functions of samples.

Samples are float32, shape (n,), 16 kHz mono, -1..1; whatever is random comes from the ``rng`` given.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np
import soundfile
import soxr
from numpy.typing import NDArray
from scipy import signal

if TYPE_CHECKING:
    from pathlib import Path

Samples = NDArray[np.float32]
Law = Literal["mu", "a"]

SAMPLE_RATE = 16_000
TELEPHONE_RATE = 8_000
TELEPHONE_BAND_HZ = (300.0, 3400.0)
MU_BIAS = 132
MU_CLIP = 32_635


@dataclass(frozen=True, slots=True, eq=False)
class Surroundings:
    """Background noises and impulse responses of rooms, each of shape (n,), 16 kHz; may be empty."""

    noises: tuple[Samples, ...] = ()
    rooms: tuple[Samples, ...] = ()

    @classmethod
    def load(cls, audio: Path | None) -> Surroundings:
        """Read ``noise/`` and ``rir/`` of the folder ``audio``; nothing where there is no folder."""
        if audio is None:
            return cls()
        return cls(noises=_load(audio / "noise"), rooms=_load(audio / "rir"))


@dataclass(frozen=True, slots=True)
class AugmentConfig:
    """How often each thing happens to a clip, and how strongly."""

    speed: float = 0.6
    """Probability."""
    speed_range: tuple[float, float] = (0.9, 1.1)
    """Pace and pitch together, as a tape played faster."""
    room: float = 0.25
    noise: float = 0.4
    snr_db: tuple[float, float] = (5.0, 20.0)
    telephone: float = 0.45
    narrow: float = 0.5
    """Of the telephone channels, how many also cut to 300-3400 Hz."""
    a_law: float = 0.3
    """Of the telephone channels, how many are A-law."""
    level_db: tuple[float, float] = (-12.0, 6.0)


def augment_pace(samples: Samples, rng: np.random.Generator, config: AugmentConfig) -> Samples:
    """Return the clip at a random pace, or as it was."""
    if rng.random() >= config.speed:
        return samples
    return change_speed(samples, rng.uniform(*config.speed_range))


def augment_channel(
    samples: Samples, rng: np.random.Generator, config: AugmentConfig, surroundings: Surroundings
) -> Samples:
    """Return the clip, as long as before, after a random room, noise, level and telephone."""
    if surroundings.rooms and rng.random() < config.room:
        samples = add_room(samples, surroundings.rooms[rng.integers(len(surroundings.rooms))])
    if rng.random() < config.noise:
        samples = add_noise(samples, _some_noise(len(samples), rng, surroundings), rng.uniform(*config.snr_db))
    samples = change_level(samples, rng.uniform(*config.level_db))
    if rng.random() < config.telephone:
        law: Law = "a" if rng.random() < config.a_law else "mu"
        samples = telephone(samples, law=law, narrow=bool(rng.random() < config.narrow))
    return samples


def telephone(samples: Samples, *, law: Law = "mu", narrow: bool = False) -> Samples:
    """Return ``samples`` after 8 kHz and G.711, back at 16 kHz, same length.

    ``narrow`` adds the band of an analogue line, 300-3400 Hz (Butterworth, 4th order at each edge).
    """
    low = soxr.resample(samples, SAMPLE_RATE, TELEPHONE_RATE)
    if narrow:
        band = signal.butter(4, TELEPHONE_BAND_HZ, "bandpass", fs=TELEPHONE_RATE, output="sos")
        low = signal.sosfilt(band, low)
    pcm = np.clip(np.rint(low * 32768.0), -32768, 32767).astype(np.int16)
    decoded = mu_law_decode(mu_law_encode(pcm)) if law == "mu" else a_law_decode(a_law_encode(pcm))
    back = soxr.resample((decoded / 32768.0).astype(np.float32), TELEPHONE_RATE, SAMPLE_RATE)
    return _to_length(back, len(samples))


def add_room(samples: Samples, impulse: Samples) -> Samples:
    """Return ``samples`` heard through ``impulse``, at the same level, without the travel time."""
    wet = signal.fftconvolve(samples, impulse)[int(np.argmax(np.abs(impulse))) :]
    wet = _to_length(wet.astype(np.float32), len(samples))
    return (wet * np.float32(_rms(samples) / _rms(wet))).astype(np.float32)


def add_noise(samples: Samples, noise: Samples, snr_db: float) -> Samples:
    """Return ``samples`` plus ``noise`` (same length), ``snr_db`` below the clip's mean level."""
    gain = _rms(samples) / _rms(noise) * 10 ** (-snr_db / 20)
    return samples + np.float32(gain) * noise


def change_level(samples: Samples, gain_db: float) -> Samples:
    """Return ``samples`` louder by ``gain_db``, clipped at full scale."""
    louder: Samples = np.clip(samples * np.float32(10 ** (gain_db / 20)), -1.0, 1.0)
    return louder


def change_speed(samples: Samples, factor: float) -> Samples:
    """Return ``samples`` as a tape played ``factor`` times as fast: shorter and higher above 1."""
    faster: Samples = soxr.resample(samples, SAMPLE_RATE * factor, SAMPLE_RATE).astype(np.float32)
    return faster


def mu_law_encode(pcm: NDArray[np.int16]) -> NDArray[np.uint8]:
    """Return the G.711 mu-law codes of 16-bit samples: 8 segments of 16 steps (ITU-T G.711, table 2)."""
    magnitude = np.minimum(np.abs(pcm.astype(np.int32)), MU_CLIP) + MU_BIAS  # 132..32767
    segment = _log2(magnitude) - 7  # 0..7
    code = (np.signbit(pcm.astype(np.float32)) << 7) | (segment << 4) | ((magnitude >> (segment + 3)) & 0x0F)
    return (~code & 0xFF).astype(np.uint8)


def mu_law_decode(codes: NDArray[np.uint8]) -> NDArray[np.int16]:
    """Return the 16-bit samples that mu-law codes stand for."""
    code = ~codes.astype(np.int32) & 0xFF
    magnitude = ((((code & 0x0F) << 3) + MU_BIAS) << ((code >> 4) & 0x07)) - MU_BIAS
    return np.where(code & 0x80, -magnitude, magnitude).astype(np.int16)


def a_law_encode(pcm: NDArray[np.int16]) -> NDArray[np.uint8]:
    """Return the G.711 A-law codes of 16-bit samples, even bits inverted (ITU-T G.711, table 1)."""
    sample = pcm.astype(np.int32) >> 3  # 13 bits
    magnitude = np.where(sample < 0, -sample - 1, sample)  # 0..4095
    segment = np.maximum(_log2(np.maximum(magnitude, 1)) - 4, 0)  # 0..7
    code = (segment << 4) | ((magnitude >> np.maximum(segment, 1)) & 0x0F)
    return (code ^ np.where(sample < 0, 0x55, 0xD5)).astype(np.uint8)


def a_law_decode(codes: NDArray[np.uint8]) -> NDArray[np.int16]:
    """Return the 16-bit samples that A-law codes stand for."""
    code = codes.astype(np.int32) ^ 0x55
    segment = (code >> 4) & 0x07
    step = ((code & 0x0F) << 4) + 8
    magnitude = np.where(segment == 0, step, (step + 0x100) << np.maximum(segment - 1, 0))
    return np.where(code & 0x80, magnitude, -magnitude).astype(np.int16)


def _log2(values: NDArray[np.int32]) -> NDArray[np.int32]:
    """Return floor(log2(values)), values > 0; frexp is exact on integers."""
    return (np.frexp(values.astype(np.float64))[1] - 1).astype(np.int32)


def _some_noise(n_samples: int, rng: np.random.Generator, surroundings: Surroundings) -> Samples:
    if not surroundings.noises:
        return rng.standard_normal(n_samples, dtype=np.float32)
    noise = surroundings.noises[rng.integers(len(surroundings.noises))]
    start = rng.integers(max(1, len(noise) - n_samples))
    return _to_length(noise[start:], n_samples)


def _to_length(samples: Samples, n_samples: int) -> Samples:
    """Cut, or fill with silence at the end."""
    cut = samples[:n_samples]
    return np.pad(cut, (0, n_samples - len(cut))).astype(np.float32)


def _rms(samples: Samples) -> float:
    return float(np.sqrt(np.mean(np.square(samples, dtype=np.float64)))) + 1e-9


def _load(folder: Path) -> tuple[Samples, ...]:
    return tuple(_read_mono(path) for path in sorted(folder.glob("*.flac")) + sorted(folder.glob("*.wav")))


def _read_mono(path: Path) -> Samples:
    samples, rate = soundfile.read(path, dtype="float32", always_2d=True)
    mono: Samples = soxr.resample(samples.mean(axis=1), rate, SAMPLE_RATE).astype(np.float32)
    return mono
