"""Draws what a small encoder learns from a large one: a stretch as it arrives, and what the large one hears before.

The large encoder hears the clean stretch, so the small one learns to hear through noise, rooms and telephones too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch

from export.acoustics.channel import change_pace
from export.corpora.recordings import load_recordings
from export.errors import TrainingError
from export.statistics.config import CHUNK_SAMPLES, FRAME_SAMPLES, FRAMES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from torch import Tensor

    from export.acoustics.channel import RandomChannel
    from export.statistics.encoder import WhisperEncoder
    from export.statistics.material import Part

CHUNKS = 3
"""Seconds of a stretch."""
SCALED_BY = 512
"""Stretches by which the targets get a mean of 0 and a deviation of 1."""
AT_ONCE = 32
QUIETER_DB = 30.0
"""Frames above this below the loudest of their stretch are heard as speech."""
EPSILON = 1e-4


@dataclass(frozen=True, slots=True, eq=False)
class Lesson:
    """Some stretches, of ``CHUNKS`` chunks each, one after another."""

    samples: Tensor
    """As they arrive, shape (n CHUNKS, 16000)."""
    mask: Tensor
    """The frames with sound, shape (n CHUNKS, 50)."""
    frames: Tensor
    """What the large encoder hears in the frames of the mask, scaled, shape (mask.sum(), n_features)."""
    statistics: Tensor
    """Its mean and deviation over each stretch, scaled, shape (n, 2 n_features)."""


class Lessons:
    """Draws lessons from the recordings of some sets, each set by the root of its length."""

    def __init__(
        self, parts: Sequence[Part], cache: Path, *, encoder: WhisperEncoder, channel: RandomChannel, seed: int
    ) -> None:
        """Raise TrainingError where there are no recordings. ``encoder``: the large one."""
        if not parts:
            raise TrainingError("there are no recordings for a small encoder to learn from")
        self._encoder, self._channel, self._seed = encoder, channel, seed
        recordings = [load_recordings(cache, part.name) for part in parts]
        lengths = [np.diff(each.offsets) for each in recordings]
        self._samples = torch.from_numpy(np.concatenate([np.asarray(each.samples) for each in recordings]))
        self._lengths = np.concatenate(lengths)
        self._starts = np.cumsum([0, *self._lengths[:-1]])
        self._chance = np.concatenate([each / each.sum() * each.sum() ** 0.5 for each in lengths])
        self._chance /= self._chance.sum()
        self._scales = self._measured()

    @property
    def n_features(self) -> int:
        """Of the large encoder."""
        return self._encoder.n_features

    def draw(self, n: int, number: int) -> Lesson:
        """Return a lesson of ``n`` stretches: always the same of a ``number``, 0 or more."""
        arrived, mask, features = self._heard(n, number)
        (frame_center, frame_scale), (center, scale) = self._scales
        frames = (features[mask > 0] - frame_center) / frame_scale
        return Lesson(arrived, mask, frames, (statistics_of(features, mask) - center) / scale)

    def _measured(self) -> tuple[tuple[Tensor, Tensor], tuple[Tensor, Tensor]]:
        """Return mean and deviation of the large encoder's frames, and of its statistics."""
        frames, statistics = [], []
        for number in range(SCALED_BY // AT_ONCE):
            _, mask, features = self._heard(AT_ONCE, number)
            frames.append(features[mask > 0][::10])
            statistics.append(statistics_of(features, mask))
        found = [torch.cat(each) for each in (frames, statistics)]
        first, second = [(each.mean(0), each.std(0) + EPSILON) for each in found]
        return first, second

    @torch.no_grad()
    def _heard(self, n: int, number: int) -> tuple[Tensor, Tensor, Tensor]:
        """Return samples as they arrive, the mask, and the large encoder's features of the clean stretch."""
        rng = np.random.default_rng((self._seed, number))
        clean = self._stretches(n, rng)
        mask = _loud(clean)
        generator = torch.Generator().manual_seed(int(rng.integers(2**62)))
        arrived = self._channel(clean, clean.square().mean(1).sqrt(), generator)
        return _chunks(arrived), mask, self._encoder.features(_chunks(clean))

    def _stretches(self, n: int, rng: np.random.Generator) -> Tensor:
        """Return stretches (n, CHUNKS * 16000), -1..1, at a random pace; zeros follow what is shorter."""
        size, config = CHUNKS * CHUNK_SAMPLES, self._channel.config
        chosen = rng.choice(len(self._lengths), n, p=self._chance)
        pace = np.where(rng.random(n) < config.pace, rng.uniform(*config.pace_range, n), 1.0)
        there = self._lengths[chosen] / pace
        offset = rng.random(n) * np.maximum(0, there - size) * pace
        start = torch.from_numpy(self._starts[chosen] + offset.astype(np.int64))
        samples = change_pace(self._samples, start, size, torch.from_numpy(pace)) / 32768
        kept: Tensor = samples * (torch.arange(size) < torch.from_numpy(there)[:, None])
        return kept


def statistics_of(features: Tensor, mask: Tensor) -> Tensor:
    """Return mean and deviation over the frames in the mask of each stretch, shape (n, 2 n_features).

    ``features`` (n CHUNKS, 50, n_features), ``mask`` (n CHUNKS, 50).
    """
    weight = mask.view(-1, 1, CHUNKS * FRAMES)
    some = features.reshape(len(weight), CHUNKS * FRAMES, -1)
    count = weight.sum(2).clamp_min(1)
    mean = (weight @ some)[:, 0] / count
    squares = (weight @ some.square())[:, 0] / count
    return torch.cat([mean, ((squares - mean.square()).clamp_min(0) + EPSILON).sqrt()], dim=1)


def _loud(samples: Tensor) -> Tensor:
    """Return 1 for the frames within 30 dB of the loudest of their stretch, shape (n CHUNKS, 50)."""
    level_db = 10 * torch.log10(samples.view(len(samples), -1, FRAME_SAMPLES).square().mean(2) + 1e-10)
    return (level_db > level_db.amax(1, keepdim=True) - QUIETER_DB).float().view(-1, FRAMES)


def _chunks(samples: Tensor) -> Tensor:
    return samples.reshape(-1, CHUNK_SAMPLES)
