"""Estimates how long a pipeline of the statistics kind takes, from a few steps on this machine."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import soundfile
import torch
from torch.nn import functional

from export.pipeline.estimate import fastest_s
from export.statistics.config import CHUNK_SAMPLES, FRAMES
from export.statistics.features import encode
from export.statistics.head import Head
from export.statistics.utterances import Utterance, find_speech
from export.statistics.weighted_means import weighted_means

if TYPE_CHECKING:
    from collections.abc import Callable

    from export.statistics.material import Part
    from export.statistics.steps import StatisticsSteps

SECONDS = 4
"""Of noise in the steps that are timed."""
VARIANT = "random-0"
DRAWING = 2.0
"""Duration of an epoch of a head, relative to that of its steps: its rows are drawn, too."""
ROW_FRAMES = 100
"""Of speech in a row."""
EVALUATION_S, EXPORT_S = 15.0, 30.0


@dataclass(frozen=True, slots=True)
class StatisticsSpeed:
    """Seconds on this machine, if nothing else runs there."""

    encode_s: float
    """For a second of audio under one variant."""
    learn_s: float
    """For a row of one epoch of a head."""

    @classmethod
    def measured(cls, steps: StatisticsSteps, *, threads: int) -> StatisticsSpeed:
        """Time the encoder on noise, and a head on random numbers."""
        timed = partial(fastest_s, device=steps.device.type, threads=threads)
        return cls(
            timed(_encoding(steps)) / SECONDS,
            timed(_learning(steps)) / steps.recipe.head.batch_size,
        )

    def stages(self, steps: StatisticsSteps) -> dict[str, float]:
        """Return the estimated seconds of each stage that isn't done."""
        config = steps.recipe.head
        parts = steps.material.parts
        n_rows = min(sum(len(part.clips) for part in parts), config.rows_an_epoch)
        found = {
            f"encode {part.name}": self.encode_s * seconds_of(part) * len(steps.variants_of(part))
            for part in parts
            if not steps.is_encoded(part)
        }
        a_head = DRAWING * self.learn_s * n_rows * config.epochs
        found |= {f"train {name}": a_head for name in steps.rounds if not steps.is_trained(name)}
        return found | {"evaluation": EVALUATION_S, "export": EXPORT_S}


def seconds_of(part: Part) -> float:
    """Return the length of all recordings of a set, as their headers state it; what can't be read has none."""
    total = 0.0
    for clip in part.clips:
        try:
            total += soundfile.info(part.folder / clip.path).duration
        except (OSError, soundfile.SoundFileError):
            continue  # reading it is an error that says so
    return total


def _encoding(steps: StatisticsSteps) -> Callable[[], object]:
    maker = steps.maker(steps.material.parts[0])
    samples = (0.1 * np.random.default_rng(0).standard_normal(SECONDS * CHUNK_SAMPLES)).astype(np.float32)
    chunks, mask = samples.reshape(SECONDS, CHUNK_SAMPLES), np.ones((SECONDS, FRAMES), bool)

    def step() -> None:
        arrived = maker.variants(VARIANT, samples, block="a voice", name="a recording")
        find_speech([arrived], maker.config.cut, maker.silero)
        encode([Utterance(0, chunks, mask)], maker.encoder, maker.device)

    return step


def _learning(steps: StatisticsSteps) -> Callable[[], object]:
    config = steps.recipe.head
    encoder, n = steps.encoder, config.batch_size
    head = Head(encoder.n_features, encoder.width, steps.material.labels, *steps.recipe.branches).train()
    plain, history = torch.randn(2, n, 2 * encoder.n_features)
    frames, firsts = torch.randn(n * ROW_FRAMES, encoder.width), list(range(0, n * ROW_FRAMES + 1, ROW_FRAMES))
    count = torch.full((config.batch_size, 1), 100.0)
    targets = torch.zeros(config.batch_size, dtype=torch.int64)

    def step() -> None:
        weights = [head.attention(frames)] if head.attention else []
        pooled = torch.cat([plain, *(weighted_means(each, frames, firsts).flatten(1) for each in weights)], dim=1)
        torch.autograd.backward(functional.cross_entropy(head(pooled, history, count), targets))

    return step
