"""Trains a network of some family, with the same settings for all but those that the family sets."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import torch

from export.acoustics.dataset import CropConfig
from export.evaluation import metrics
from export.evaluation.evaluate import Scores, torch_scorer
from export.packaging.to_onnx import to_onnx
from export.training.checkpoint import load_weights, read_epochs
from export.training.config import TrainConfig

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray
    from torch import nn

    from export.acoustics.input_spec import InputSpec
    from export.evaluation.evaluate import Scorer, WindowLoader
    from export.experiments.experiment import Experiment
    from export.models.families import Family
    from export.training.checkpoint import Epoch

STAGE = "network"
VARIANTS = 3
"""Random channels of each clip, the same as classical systems learn from: drawing others in every epoch takes longer
than a step of most networks."""
UNDISTURBED = 2
"""More windows of each clip, whole and through no room, noise or line: the others alone teach a network little."""
LONGEST_TIME_MASK = 20 / 298
"""Of a window."""
GENTLE = TrainConfig(label_smoothing=0.05, gain_db=3.0, tilt_db=3.0, time_masks=1, band_masks=1, widest_band_mask=7)
"""Networks that begin with random weights learn a thousand clips slowly; the channels change the windows already."""


@dataclass(frozen=True, slots=True, eq=False)
class FittedNetwork:
    """A trained network; a ``export.experiments.system.Fitted``."""

    network: nn.Module
    """On the CPU."""
    input_spec: InputSpec

    @property
    def n_parameters(self) -> int:
        """Number of its weights."""
        return sum(one.numel() for one in self.network.parameters())

    @property
    def no_onnx(self) -> str:
        """Empty: every network becomes ONNX."""
        return ""

    def score(self, windows: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return probabilities (n, n_labels) of windows (n, ...)."""
        return torch_scorer(self.network)(windows)

    def to_onnx(self, target: Path) -> None:
        """Write fp32 ONNX."""
        to_onnx(self.network, target, input_spec=self.input_spec)


class Validation:
    """The windows of the validation clips, clean, cut once."""

    def __init__(self, loader: WindowLoader, labels: tuple[str, ...]) -> None:
        self._clips = loader.clips
        self._labels = labels
        windows = list(loader.windows("clean"))
        self._windows = np.concatenate(windows)
        self._owners = np.repeat(np.arange(len(windows)), [len(one) for one in windows])

    def uar(self, score: Scorer) -> float:
        """Return the unweighted average recall of a model."""
        predictions = Scores(score(self._windows), self._owners).predictions(self._clips, labels=self._labels)
        return metrics.uar(predictions.probabilities, predictions.targets)


def train_config(experiment: Experiment, family: Family) -> TrainConfig:
    """Return the settings of the training of an experiment whose system is of ``family``."""
    settings = experiment.settings
    return family_config(
        family,
        n_clips=len(experiment.division.train),
        epochs=experiment.n_epochs,
        seed=settings.seed,
        teacher_weight=settings.teacher_weight,
    )


def family_config(family: Family, *, n_clips: int, epochs: int, seed: int, teacher_weight: float = 0.0) -> TrainConfig:
    """Return the settings by which a family is trained on ``n_clips`` clips."""
    n_frames = CropConfig(window_ms=family.window_ms).window_frames
    config = replace(
        GENTLE,
        learning_rate=family.learning_rate,
        head_learning_rate=family.head_learning_rate,
        longest_time_mask=round(LONGEST_TIME_MASK * n_frames),
        teacher_weight=teacher_weight,
        crop=CropConfig(window_ms=family.window_ms, shortest_ms=family.window_ms // 3),
    )
    return config.for_clips(n_clips, epochs=epochs, batch_size=family.batch_size, seed=seed)


def train_network(
    experiment: Experiment, family: Family, teachers: Sequence[nn.Module] = ()
) -> tuple[FittedNetwork, tuple[Epoch, ...]]:
    """Train a network, or go on where an earlier run stopped; return it and its training curve.

    ``teachers``: take the windows that it is trained on, and give logits.
    Raises TrainingError where the family lacks its folder of weights, and as ``export.training.train`` does.
    """
    division, workspace = experiment.division, experiment.workspace
    config = train_config(experiment, family)
    torch.manual_seed(config.seed)
    network = family.build(len(workspace.labels), experiment.settings.weights)
    validation = Validation(workspace.loader(division.validation), workspace.labels) if division.validation else None
    checkpoint = experiment.model_run.train(
        network,
        division.train,
        config,
        STAGE,
        teachers=teachers,
        described={
            "family": family.name,
            "labels": workspace.labels,
            "variants": VARIANTS,
            "undisturbed": UNDISTURBED,
            **asdict(workspace.input_spec),
        },
        validate=(lambda one: validation.uar(torch_scorer(one))) if validation else None,
        variants=VARIANTS,
        undisturbed=UNDISTURBED,
    )
    return FittedNetwork(load_weights(network, checkpoint), workspace.input_spec), read_epochs(checkpoint)
