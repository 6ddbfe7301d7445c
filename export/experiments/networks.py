"""Teaches a network of some family by gradient steps, with the same settings for all but what the family says."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch

from export.acoustics.dataset import CropConfig
from export.evaluation import metrics
from export.evaluation.evaluate import Scores, torch_scorer
from export.packaging.to_onnx import to_onnx
from export.training.train import TrainConfig, load_weights, read_epochs, train

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray
    from torch import nn

    from export.acoustics.channel import RandomChannel
    from export.acoustics.input_spec import InputSpec
    from export.corpora.readers import Clip
    from export.evaluation.evaluate import Scorer, WindowLoader
    from export.models.families import Family
    from export.training.train import Epoch

AVERAGED = 0.05
"""Share of all steps over which the mean of the weights reaches back, about."""
LONGEST_MEMORY = 100.0
"""Steps, at most."""
LONGEST_TIME_MASK = 40 / 298
"""Of a window."""


@dataclass(frozen=True, slots=True, eq=False)
class FittedNetwork:
    """A network that has learnt; ``export.experiments.system.Fitted``."""

    network: nn.Module
    """On the CPU."""
    input_spec: InputSpec

    @property
    def n_parameters(self) -> int:
        """How many numbers it learnt or was given."""
        return sum(one.numel() for one in self.network.parameters())

    @property
    def no_onnx(self) -> str:
        """Nothing speaks against ONNX."""
        return ""

    def score(self, windows: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return probabilities (n, n_labels) of windows (n, ...)."""
        return torch_scorer(self.network)(windows)

    def to_onnx(self, target: Path) -> None:
        """Write it."""
        to_onnx(self.network, target, input_spec=self.input_spec)


class Watch:
    """The watched clips' windows, clean, cut once."""

    def __init__(self, loader: WindowLoader, labels: tuple[str, ...]) -> None:
        self._clips = loader.clips
        self._labels = labels
        windows = list(loader.windows("clean"))
        self._windows = np.concatenate(windows)
        self._owners = np.repeat(np.arange(len(windows)), [len(one) for one in windows])

    def uar(self, score: Scorer) -> float:
        """Return the mean recall over labels by which ``score`` answers."""
        predictions = Scores(score(self._windows), self._owners).predictions(self._clips, labels=self._labels)
        return metrics.uar(predictions.probabilities, predictions.targets)


def train_config(family: Family, *, n_clips: int, epochs: int, seed: int, teacher_weight: float = 0.0) -> TrainConfig:
    """Return the settings by which a family learns from ``n_clips`` clips; ``teacher_weight``: where it is taught."""
    batch_size = min(family.batch_size, n_clips)
    steps = epochs * (n_clips // batch_size)
    memory = min(LONGEST_MEMORY, max(1.0, AVERAGED * steps))
    n_frames = CropConfig(window_ms=family.window_ms).window_frames
    return TrainConfig(
        epochs=epochs,
        batch_size=batch_size,
        learning_rate=family.learning_rate,
        head_learning_rate=family.head_learning_rate,
        warmup_steps=min(50, max(1, steps // 10)),
        ema_decay=1 - 1 / memory,
        longest_time_mask=round(LONGEST_TIME_MASK * n_frames),
        teacher_weight=teacher_weight,
        crop=CropConfig(window_ms=family.window_ms, shortest_ms=family.window_ms // 3),
        seed=seed,
    )


def learn_network(
    family: Family,
    clips: Sequence[Clip],
    config: TrainConfig,
    *,
    labels: tuple[str, ...],
    weights: Path | None,
    watch: Watch | None,
    channel: RandomChannel,
    cache: Path,
    checkpoint: Path,
    title: str,
    device: torch.device,
    teachers: Sequence[nn.Module] = (),
) -> tuple[FittedNetwork, tuple[Epoch, ...]]:
    """Train a network, or go on where it was stopped; return it and how it went.

    ``teachers``: hear the very windows that it learns from, and give logits.
    Raises TrainingError where the family lacks its folder of weights, and as ``export.training.train`` does.
    """
    torch.manual_seed(config.seed)
    network = family.build(len(labels), weights)
    described = {"family": family.name, "labels": labels, **asdict(family.ears)}
    checkpoint.parent.mkdir(parents=True, exist_ok=True)
    train(
        network,
        clips,
        config,
        channel=channel,
        cache=cache,
        checkpoint=checkpoint,
        title=title,
        device=device,
        teachers=teachers,
        input_spec=family.ears,
        labels=labels,
        described=described,
        judge=(lambda one: watch.uar(torch_scorer(one))) if watch else None,
    )
    return FittedNetwork(load_weights(network, checkpoint), family.ears), read_epochs(checkpoint)
