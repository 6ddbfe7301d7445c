"""Checks on fixed, generated audio that torch, fp32 ONNX and int8 ONNX agree."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from scipy import signal

from export.acoustics.input_spec import FRONT_END, LOG_MEL
from export.errors import TrainingError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from export.acoustics.input_spec import InputSpec
    from export.evaluation.evaluate import Scorer

N_VOICES = 24
SEED = 2026
FP32_TOLERANCE = 1e-4
"""Largest difference of a probability between torch and fp32 ONNX."""
INT8_TOLERANCE = 0.20
"""Largest difference of a probability between fp32 and int8."""
CLEAR_LEAD = 0.10
"""Where the top label of fp32 leads by this much, int8 must have the same top label."""


@dataclass(frozen=True, slots=True)
class Parity:
    """The differences between the three models on the fixed audio."""

    torch_fp32: float
    """Largest difference of a probability."""
    fp32_int8: float | None
    """Largest difference of a probability; None without int8."""
    same_top_label: float | None
    """Share of windows with the same top label in fp32 and int8."""


def check_parity(torch_model: Scorer, fp32: Scorer, int8: Scorer | None, *, input_spec: InputSpec = LOG_MEL) -> Parity:
    """Return the differences; raise TrainingError where they are too large. ``int8``: None without one."""
    windows = fixed_windows(input_spec)
    by_torch, by_fp32 = torch_model(windows), fp32(windows)
    apart = float(np.max(np.abs(by_torch - by_fp32)))
    # Negated, so that a NaN fails too.
    if not apart <= FP32_TOLERANCE:
        raise TrainingError(f"torch and fp32 ONNX differ by {apart:.2e}, at most {FP32_TOLERANCE} expected")
    if int8 is None:
        return Parity(apart, None, None)
    return with_int8(Parity(apart, None, None), fp32, int8, input_spec=input_spec)


def with_int8(known: Parity, fp32: Scorer, int8: Scorer, *, input_spec: InputSpec = LOG_MEL) -> Parity:
    """Return ``known`` with the differences of int8 from fp32; raise TrainingError where they are too large."""
    windows = fixed_windows(input_spec)
    by_fp32, by_int8 = fp32(windows), int8(windows)
    _check_int8(by_fp32, by_int8)
    return replace(
        known,
        fp32_int8=float(np.max(np.abs(by_fp32 - by_int8))),
        same_top_label=float(np.mean(by_fp32.argmax(axis=1) == by_int8.argmax(axis=1))),
    )


@cache
def fixed_windows(input_spec: InputSpec = LOG_MEL) -> NDArray[np.float32]:
    """Return windows of the fixed audio, shape (N_VOICES, *input_spec.shape)."""
    return np.stack([input_spec.window(samples) for samples in fixed_audio()])


def fixed_audio() -> list[NDArray[np.float32]]:
    """Return generated voices of 1.5-3 s, 16 kHz: the same on every machine.

    Each is a train of pulses of varying pitch with the spectral slope of a glottis, three formants, a syllable rhythm
    and a little breath noise; pitch, pace, brightness and level rise from the first to the last.
    """
    rng = np.random.default_rng(SEED)
    return [_voice(rng, liveliness=number / (N_VOICES - 1)) for number in range(N_VOICES)]


def _check_int8(by_fp32: NDArray[np.float32], by_int8: NDArray[np.float32]) -> None:
    apart = float(np.max(np.abs(by_fp32 - by_int8)))
    if not apart <= INT8_TOLERANCE:
        raise TrainingError(f"fp32 and int8 ONNX differ by {apart:.3f}, at most {INT8_TOLERANCE} expected")
    ranked = np.sort(by_fp32, axis=1)
    clear = ranked[:, -1] - ranked[:, -2] >= CLEAR_LEAD
    changed = clear & (by_fp32.argmax(axis=1) != by_int8.argmax(axis=1))
    if np.any(changed):
        raise TrainingError(f"int8 has another top label than fp32 on fixed windows {np.flatnonzero(changed).tolist()}")


def _voice(rng: np.random.Generator, *, liveliness: float) -> NDArray[np.float32]:
    rate = FRONT_END.sample_rate
    time_s = np.arange(int(rng.uniform(1.5, 3.0) * rate)) / rate
    wander = np.sin(2 * np.pi * rng.uniform(0.3, 1.0) * time_s + rng.uniform(0, 6))
    pitch_hz = (90 + 160 * liveliness) * (1 + (0.05 + 0.25 * liveliness) * wander)
    phase = np.cumsum(pitch_hz) / rate
    pulses = np.diff(np.floor(phase), prepend=0.0)
    tilt = np.poly((0.95 - 0.5 * liveliness, 0.8 - 0.8 * liveliness))
    voice = signal.lfilter([1.0], tilt, pulses) + 0.02 * rng.standard_normal(len(time_s))
    for centre_hz in rng.uniform((300, 900, 2200), (800, 2000, 3200)):
        b, a = signal.iirpeak(centre_hz, Q=6, fs=rate)
        voice = voice + 3 * signal.lfilter(b, a, voice)
    syllables = 0.5 + 0.5 * np.sin(2 * np.pi * (2.5 + 3 * liveliness) * time_s)
    voice *= syllables
    level = 10 ** ((-35 + 20 * liveliness) / 20)
    return np.asarray(voice / np.sqrt(np.mean(voice**2)) * level, dtype=np.float32)
