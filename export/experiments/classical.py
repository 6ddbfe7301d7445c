"""Fits a classical system on windows that are drawn as those of the networks are."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import numpy as np
from tqdm import tqdm

from export.acoustics.channel import ChannelConfig
from export.acoustics.dataset import CropConfig, TrainingSet
from export.acoustics.window_store import VariedWindows

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
    varied = VariedWindows(data, workspace.cache, variants=experiment.n_epochs, seed=settings.seed)
    batches = _batches(varied, clips, workspace.labels, epochs=experiment.n_epochs, title=system.name)
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
    varied: VariedWindows, clips: Sequence[Clip], labels: Sequence[str], *, epochs: int, title: str
) -> Iterator[tuple[NDArray[np.float32], NDArray[np.int64], NDArray[np.int64]]]:
    """Yield windows (B, ...), their targets and the numbers of their speakers; each clip once an epoch."""
    targets = np.array([labels.index(clip.label) for clip in clips], dtype=np.int64)
    speakers = np.unique([clip.speaker for clip in clips], return_inverse=True)[1].astype(np.int64)
    bar = tqdm(total=epochs * len(clips), desc=title, unit="window", mininterval=2)
    for epoch in range(epochs):
        windows = varied.variant(epoch)
        for start in range(0, len(clips), BATCH):
            some = slice(start, start + BATCH)
            yield windows[some].astype(np.float32), targets[some], speakers[some]
            bar.update(len(targets[some]))
    bar.close()
