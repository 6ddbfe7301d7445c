"""Log-mel features; training and the daemon both use this code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


RANGES = {
    "sample_rate": (8_000, 48_000),
    "n_fft": (32, 16_384),
    "win_samples": (2, 16_384),
    "hop_samples": (2, 16_384),
    "n_mels": (1, 512),
    "f_min_hz": (0.0, 24_000.0),
    "f_max_hz": (1.0, 24_000.0),
    "preemphasis": (0.0, 1.0),
    "preemphasis_rate": (8_000, 192_000),
    "gain": (1e-6, 1e6),
    "floor": (1e-12, 1.0),
    "mean": (-100.0, 100.0),
    "std": (1e-3, 1e3),
}
"""Least and largest value of each setting of a front end."""


@dataclass(frozen=True, slots=True)
class LogMelConfig:
    """Settings of a log-mel front end; the defaults are those of EfficientAT (Schmid et al. 2023) up to 7.9 kHz.

    EfficientAT takes audio at 32 kHz and has 128 mel bands up to 15 kHz. The defaults give its 103 lowest bands for
    audio at 16 kHz, so weights trained on AudioSet can be used.
    """

    sample_rate: int = 16_000
    """Hz."""
    n_fft: int = 512
    win_samples: int = 400
    """Length of the Hann window."""
    hop_samples: int = 160
    n_mels: int = 103
    f_min_hz: float = 0.0
    f_max_hz: float = 7892.44
    preemphasis: float = 0.97
    preemphasis_rate: int = 32_000
    """Hz; the rate of the first-order pre-emphasis filter, which is applied as weights of the FFT bins."""
    gain: float = 4.0
    """Multiplies power: a DFT of half the length has a quarter of the power."""
    floor: float = 1e-5
    """Added to mel power before the logarithm."""
    mean: float = -4.5
    """Subtracted from the logarithm, before the division by ``std``."""
    std: float = 5.0

    def __post_init__(self) -> None:
        for name, (low, high) in RANGES.items():
            value = getattr(self, name)
            if not low <= value <= high:
                raise ValueError(f"{name}: {low:g} to {high:g} expected, got {value!s:.40}")
        if self.n_fft % 2 or self.hop_samples % 2:
            raise ValueError(f"n_fft, hop_samples: even numbers expected, got {self.n_fft}, {self.hop_samples}")
        if self.win_samples > self.n_fft:
            raise ValueError(f"win_samples: at most n_fft, {self.n_fft}, expected, got {self.win_samples}")
        if not self.f_min_hz < self.f_max_hz <= self.sample_rate / 2:
            raise ValueError(
                f"f_max_hz: above f_min_hz, {self.f_min_hz:g}, up to half of the sample rate expected, "
                f"got {self.f_max_hz:g}"
            )
        if not mel_weights(self).any():
            raise ValueError("n_mels: bands that hold a bin of the FFT expected, got none that does")

    def n_frames(self, n_samples: int) -> int:
        """Return the number of whole frames in ``n_samples`` samples."""
        return max(0, (n_samples - self.win_samples) // self.hop_samples + 1)

    def n_samples(self, n_frames: int) -> int:
        """Return the number of samples that ``n_frames`` frames, at least 1, cover."""
        return (n_frames - 1) * self.hop_samples + self.win_samples


class LogMel:
    """Computes log-mel frames; frame ``i`` covers the samples ``i * hop .. i * hop + win``.

    It also takes samples at half the configured rate, the telephone's 8 kHz, at half the cost. The frames are those of
    the same audio after ideal resampling, but for a small difference in the two bands at 4 kHz.
    """

    def __init__(self, config: LogMelConfig, *, sample_rate: int | None = None) -> None:
        """``sample_rate``: Hz, of the samples; the configured rate or half of it. None is the configured rate."""
        self.config = config
        step = config.sample_rate // (sample_rate or config.sample_rate)
        self.hop_samples = config.hop_samples // step
        """The hop at the rate of the samples."""
        self._window = np.hanning(config.win_samples)[::step].astype(np.float32)
        self._n_fft = config.n_fft // step
        weights = mel_weights(config)[: self._n_fft // 2 + 1]  # (n_fft // 2 + 1, n_mels)
        if step > 1:
            weights = weights * step**2  # a DFT over fewer samples has less power
            weights[-1] /= 4  # the bin at half the rate is its own mirror image: its amplitude is doubled
        self._parts = _parts(weights.astype(np.float32))

    def n_frames(self, n_samples: int) -> int:
        """Return the number of whole frames in ``n_samples`` samples, at the rate of the samples."""
        return max(0, (n_samples - len(self._window)) // self.hop_samples + 1)

    def __call__(self, samples: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the normalised log-mel frames of ``samples``.

        ``samples``: shape (n,), -1..1. The result has shape (n_frames(n), n_mels), about -1..2. There is no padding:
        samples after the last whole frame are not used.
        """
        c = self.config
        n_frames = self.n_frames(len(samples))
        if n_frames == 0:
            return np.empty((0, c.n_mels), dtype=np.float32)
        samples = np.ascontiguousarray(samples, dtype=np.float32)
        strides = (self.hop_samples * samples.itemsize, samples.itemsize)
        framed = np.ndarray((n_frames, len(self._window)), np.float32, samples, 0, strides)  # a view
        padded = np.zeros((n_frames, self._n_fft), np.float32)  # rfft takes longer to pad
        np.multiply(framed, self._window, out=padded[:, : len(self._window)])
        spectrum = np.fft.rfft(padded, axis=-1)  # (T, n_fft // 2 + 1)
        power = np.square(spectrum.real)
        power += np.square(spectrum.imag)
        mel = np.zeros((n_frames, c.n_mels), dtype=np.float32)
        for bins, bands, weights in self._parts:
            np.matmul(power[:, bins], weights, out=mel[:, bands])
        mel += np.float32(c.floor)
        np.log(mel, out=mel)
        mel -= np.float32(c.mean)
        mel /= np.float32(c.std)
        return mel


def _parts(weights: NDArray[np.float32]) -> list[tuple[slice, slice, NDArray[np.float32]]]:
    """Return the non-zero blocks of a matrix of shape (bins, bands), each as its bins, its bands and its weights.

    A band has few bins, so two blocks cost half as much as the whole matrix. More blocks cost more in calls than they
    save.
    """
    used = np.flatnonzero(weights.any(axis=0))
    parts = []
    for bands in np.array_split(used, min(2, len(used))) if len(used) else ():
        bins = np.flatnonzero(weights[:, bands].any(axis=1))
        rows, columns = slice(bins[0], bins[-1] + 1), slice(bands[0], bands[-1] + 1)
        parts.append((rows, columns, np.ascontiguousarray(weights[rows, columns])))
    return parts


def fill(frames: NDArray[np.float32], length: int) -> NDArray[np.float32]:
    """Return exactly ``length`` frames: the last ones, or all of them repeated from the start.

    ``frames``: shape (T, ...), T > 0; also samples of a waveform. Repetition, unlike padding with silence, keeps the
    statistics of speech in the input of a short utterance.
    """
    if len(frames) >= length:
        return frames[-length:]
    repeats = -(-length // len(frames))
    return np.concatenate([frames] * repeats)[:length]


def mel_weights(config: LogMelConfig) -> NDArray[np.float64]:
    """Return the mel filter bank times gain and pre-emphasis, shape (n_fft // 2 + 1, n_mels).

    Triangles without area normalisation on the mel scale of HTK and Kaldi, 1127 ln(1 + f / 700) (O'Shaughnessy 1987).
    """
    frequency_hz = np.arange(config.n_fft // 2 + 1) * config.sample_rate / config.n_fft
    edges = np.linspace(_mel(config.f_min_hz), _mel(config.f_max_hz), config.n_mels + 2)
    left, centre, right = edges[:-2], edges[1:-1], edges[2:]
    position = _mel(frequency_hz)[:, np.newaxis]
    triangles = np.clip(np.minimum((position - left) / (centre - left), (right - position) / (right - centre)), 0, None)
    omega = 2 * np.pi * frequency_hz / config.preemphasis_rate
    emphasis = np.abs(1 - config.preemphasis * np.exp(-1j * omega)) ** 2
    weights: NDArray[np.float64] = triangles * (config.gain * emphasis)[:, np.newaxis]
    return weights


def _mel(frequency_hz: NDArray[np.float64] | float) -> NDArray[np.float64]:
    return 1127.0 * np.log1p(np.asarray(frequency_hz) / 700.0)
