"""Fits a classical system on windows that are drawn as those of the networks are."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import numpy as np
import torch
from tqdm import tqdm

from export.acoustics.channel import ChannelConfig
from export.acoustics.dataset import CropConfig, TrainingSet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from export.classical.systems import ClassicalSystem
    from export.corpora.readers import Clip
    from export.experiments.experiment import Experiment
    from export.experiments.system import Fitted

BATCH = 32


def train_classical(experiment: Experiment, system: ClassicalSystem) -> tuple[Fitted, float]:
    """Return the system fitted on ``n_epochs`` windows of each training clip, and the seconds that took.

    Embeddings are kept in ``build/study/rows`` for the other classifiers.
    """
    begun_at = time.monotonic()
    workspace, clips, settings = experiment.workspace, experiment.division.train, experiment.settings
    data = TrainingSet(
        clips,
        workspace.cache,
        crop=CropConfig(window_ms=system.window_ms, shortest_ms=system.window_ms // 3),
        channel=workspace.channel(ChannelConfig()),
        device=workspace.device,
        input_spec=workspace.input_spec,
        labels=workspace.labels,
    )
    batches = _batches(data, clips, workspace.labels, epochs=experiment.n_epochs, seed=settings.seed, title=system.name)
    fitted = system.learn(
        batches,
        n_labels=len(workspace.labels),
        seed=settings.seed,
        threads=settings.threads,
        weights=settings.weights,
        cache=settings.build / "study" / "rows",
    )
    return fitted, time.monotonic() - begun_at


def _batches(
    data: TrainingSet, clips: Sequence[Clip], labels: Sequence[str], *, epochs: int, seed: int, title: str
) -> Iterator[tuple[NDArray[np.float32], NDArray[np.int64], NDArray[np.int64]]]:
    """Yield windows (B, ...), their targets and the numbers of their speakers; each clip once an epoch."""
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
