"""Teaches a classical system: draws its windows as those of the networks are drawn."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import numpy as np
import torch
from tqdm import tqdm

from export.acoustics.dataset import CropConfig, TrainingSet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from export.acoustics.channel import RandomChannel
    from export.acoustics.input_spec import InputSpec
    from export.corpora.readers import Clip
    from export.experiments.system import Classical, Fitted

BATCH = 32


def learn_classical(
    system: Classical,
    clips: Sequence[Clip],
    *,
    input_spec: InputSpec,
    labels: tuple[str, ...],
    weights: Path | None,
    channel: RandomChannel,
    cache: Path,
    rows: Path,
    epochs: int,
    seed: int,
    threads: int,
) -> tuple[Fitted, float]:
    """Return the system as it learnt from ``epochs`` windows of each clip, and the seconds that took.

    ``rows``: a folder in which embeddings are kept for the other classifiers.
    """
    begun_at = time.monotonic()
    crop = CropConfig(window_ms=system.window_ms, shortest_ms=system.window_ms // 3)
    data = TrainingSet(
        clips, cache, crop=crop, channel=channel, device=torch.device("cpu"), ears=input_spec, labels=labels
    )
    fitted = system.learn(
        _batches(data, clips, labels, epochs=epochs, seed=seed, title=system.name),
        n_labels=len(labels),
        seed=seed,
        threads=threads,
        weights=weights,
        cache=rows,
    )
    return fitted, time.monotonic() - begun_at


def _batches(
    data: TrainingSet, clips: Sequence[Clip], labels: Sequence[str], *, epochs: int, seed: int, title: str
) -> Iterator[tuple[NDArray[np.float32], NDArray[np.int64], NDArray[np.int64]]]:
    """Yield windows (B, ...), their targets and their speakers' numbers; each clip once an epoch."""
    targets = np.array([labels.index(clip.label) for clip in clips], dtype=np.int64)
    speakers = np.unique([clip.speaker for clip in clips], return_inverse=True)[1].astype(np.int64)
    bar = tqdm(total=epochs * len(clips), desc=title, unit="window", mininterval=2)
    for epoch in range(epochs):
        rng = np.random.default_rng((seed, epoch))
        generator = torch.Generator().manual_seed(int(rng.integers(2**62)))
        order = rng.permutation(len(clips))
        for start in range(0, len(order), BATCH):
            chosen = order[start : start + BATCH]
            yield data.windows(torch.from_numpy(chosen), generator).numpy(), targets[chosen], speakers[chosen]
            bar.update(len(chosen))
    bar.close()
