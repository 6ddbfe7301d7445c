"""Cuts stretches of speech and of sounds, and finds what the network and Silero make of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch

from export.acoustics.front_end import TorchLogMel
from export.acoustics.input_spec import FRONT_END, WINDOW_FRAMES
from export.vad.not_speech import sounding_rms
from export.vad.sweep import on_line
from streamer.core.audio import SAMPLE_RATE
from streamer.dsp.resample import resample
from streamer.inference.vad import VAD_BLOCK_MS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from export.models.mn04 import EmotionNet
    from export.vad.not_speech import Samples
    from streamer.inference.vad import Silero

LEAD_LOOKS = 4
LEAD_SAMPLES = LEAD_LOOKS * VAD_BLOCK_MS * SAMPLE_RATE // 1000
"""256 ms before a stretch, which Silero hears first, as when the daemon's first stage wakes it."""
LEVELS_DBFS = (-45.0, -15.0)
"""Between which stretches of sounds lie at random, about where RAVDESS's speech lies."""
QUIET_DB = 15.0
"""Stretches that much below the whole are pauses, and not used."""
BATCH = 32
MOST_IN_SOUND = 100
"""Stretches that are heard in every kind of sound."""


@dataclass(frozen=True, slots=True, eq=False)
class Stretches:
    """Stretches of sounds, each with what was before it."""

    samples: NDArray[np.float32]
    """Shape (n, LEAD_SAMPLES + length), 16 kHz."""
    owners: tuple[str, ...]
    """The speaker, or the kind of sound, of each."""


@dataclass(frozen=True, slots=True, eq=False)
class Recorded:
    """One clip."""

    speaker: str
    samples: Samples
    """Shape (n,), 16 kHz."""
    start: int
    end: int
    """Of its speech, in samples."""


def cut_speech(clips: Sequence[Recorded], length_ms: int, seed: int) -> Stretches:
    """Cut one random stretch out of each clip's speech, where that is long enough and the stretch is no pause."""
    rng = np.random.default_rng(seed)
    length = length_ms * SAMPLE_RATE // 1000
    kept, owners = [], []
    for clip in clips:
        begin = clip.start + int(rng.random() * max(1, clip.end - clip.start - length))
        stretch = clip.samples[begin : begin + length]
        least = _rms(clip.samples[clip.start : clip.end]) * 10 ** (-QUIET_DB / 20)
        if begin + length <= clip.end and _rms(stretch) > least:
            kept.append(_with_lead(clip.samples, begin, length))
            owners.append(clip.speaker)
    return Stretches(np.stack(kept), tuple(owners))


def cut_sounds(kinds: dict[str, Samples], length_ms: int, seed: int) -> Stretches:
    """Cut stretches that lie end to end out of each kind of sound, where it sounds, at random levels."""
    rng = np.random.default_rng(seed)
    length = length_ms * SAMPLE_RATE // 1000
    kept, owners = [], []
    for kind, sound in kinds.items():
        least = sounding_rms(sound) * 10 ** (-QUIET_DB / 20)
        for begin in range(LEAD_SAMPLES, len(sound) - length + 1, length):
            if _rms(sound[begin : begin + length]) > least:
                kept.append(scaled(_with_lead(sound, begin, length), rng.uniform(*LEVELS_DBFS)))
                owners.append(kind)
    return Stretches(np.stack(kept), tuple(owners))


def in_sound(speech: Stretches, sound: Samples, snr_db: float) -> Stretches:
    """Return the first stretches of ``speech`` with ``sound`` that far below each, from random places of it."""
    rng = np.random.default_rng(0)
    clean = speech.samples[:MOST_IN_SOUND]
    louder = np.sqrt(np.mean(np.square(clean[:, LEAD_SAMPLES:]), axis=1)) / sounding_rms(sound) / 10 ** (snr_db / 20)
    starts = rng.integers(len(sound) - clean.shape[1] + 1, size=len(clean))
    places = starts[:, np.newaxis] + np.arange(clean.shape[1])
    mixed = clean + louder[:, np.newaxis].astype(np.float32) * sound[places]
    return Stretches(np.clip(mixed, -1, 1), speech.owners[:MOST_IN_SOUND])


def embed(network: EmotionNet, samples: NDArray[np.float32], rate: int) -> NDArray[np.float32]:
    """Return the network's embedding of stretches (n, samples) on a line; it doesn't hear what was before them."""
    log_mel = TorchLogMel(FRONT_END)
    parts = []
    with torch.inference_mode():
        for start in range(0, len(samples), BATCH):
            heard = [
                resample(on_line(one, rate), rate, SAMPLE_RATE)[LEAD_SAMPLES:] for one in samples[start : start + BATCH]
            ]
            frames = log_mel(torch.from_numpy(np.stack(heard)))  # (B, T, n_mels)
            parts.append(network.embed(frames[:, torch.arange(WINDOW_FRAMES) % frames.shape[1]]))
    embedded: NDArray[np.float32] = torch.cat(parts).numpy()
    return embedded


def silero_scores(silero: Silero, samples: NDArray[np.float32], rate: int) -> NDArray[np.float64]:
    """Return the highest and the mean probability over each stretch on a line, after what was before it; (n, 2)."""
    heard = np.stack([on_line(one, rate) for one in samples])
    legs = [silero.leg(rate) for _ in heard]
    size = rate * VAD_BLOCK_MS // 1000
    ends = range(size, heard.shape[1] + 1, size)
    said = [silero.answer([leg.ask(one[:end], 1) for leg, one in zip(legs, heard, strict=True)]) for end in ends]
    after = np.concatenate(said[LEAD_LOOKS:], axis=1)  # (n, chunks)
    return np.stack([after.max(axis=1), after.mean(axis=1)], axis=1)


def scaled(sound: Samples, level_dbfs: float) -> Samples:
    """Return a sound whose level is 0 dB at ``level_dbfs``."""
    louder: Samples = np.clip(sound * np.float32(10 ** (level_dbfs / 20)), -1, 1)
    return louder


def _with_lead(samples: Samples, begin: int, length: int) -> Samples:
    """Return a stretch and what was before it, silence where there was nothing."""
    lead = samples[max(0, begin - LEAD_SAMPLES) : begin]
    return np.concatenate([np.zeros(LEAD_SAMPLES - len(lead), np.float32), lead, samples[begin : begin + length]])


def _rms(samples: Samples) -> float:
    return float(np.sqrt(np.mean(np.square(samples, dtype=np.float64))))
