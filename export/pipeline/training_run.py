"""Makes one network of a pipeline by the recipe of the model that ships, down to int8; goes on where it was stopped."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch

from export.acoustics.backgrounds import Backgrounds, training_channel
from export.acoustics.conditions import Conditions
from export.errors import TrainingError
from export.evaluation.evaluate import WindowLoader, onnx_scorer, torch_scorer
from export.packaging.parity import check_parity
from export.packaging.quantize import quantize
from export.packaging.to_onnx import to_onnx
from export.pipeline.init_weights import keep_network, kept_network, start_network
from export.recipe.teaching import calibration_windows, teach
from export.training.rounding import snap_weights
from export.training.train import load_network, read_epochs, train

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from export.corpora.readers import Clip
    from export.models.mn04 import EmotionNet
    from export.packaging.parity import Parity
    from export.pipeline.plan import Plan
    from export.training.train import Epoch, TrainConfig

    Begun = Callable[[str], None]
    """Is told the name of each stage before it begins."""


@dataclass(frozen=True, slots=True)
class TrainingRun:
    """One network: what it learns from, and where its files are."""

    plan: Plan
    name: str
    """``group-0`` .. or ``final``."""
    clips: tuple[Clip, ...]
    """It learns from these."""
    labels: tuple[str, ...]

    def make(self, begun: Begun) -> None:
        """Train, export and quantise; what an earlier run finished is kept.

        Raises TrainingError where a checkpoint is of other settings or clips.
        """
        recipe = self.plan.recipe(len(self.clips))

        def learn(network: EmotionNet, config: TrainConfig, stage: str, teachers: Sequence[EmotionNet]) -> EmotionNet:
            begun(stage)
            return self._learn(network, config, stage, teachers)

        if self.int8.exists():
            return
        network = teach(self._first(), recipe, learn=learn, windows=self._windows)
        begun("int8")
        to_onnx(network, self.fp32)
        snap_weights(network)
        to_onnx(network, self.file("grid.onnx"))
        quantize(self.file("grid.onnx"), self.int8, self._windows())

    @property
    def fp32(self) -> Path:
        return self.file("fp32.onnx")

    @property
    def int8(self) -> Path:
        """The last file that is written: where it is, all are."""
        return self.file("int8.onnx")

    def file(self, name: str) -> Path:
        """Return where a file of this network is."""
        return self.plan.folder / self.name / name

    def parity(self, *, int8: bool) -> Parity:
        """Check torch against fp32, and against int8 if that is asked for; raise TrainingError where they differ."""
        network = load_network(self.file("rounded.pt"))
        return check_parity(torch_scorer(network), onnx_scorer(self.fp32), onnx_scorer(self.int8) if int8 else None)

    def is_done(self, stage: str) -> bool:
        """Tell whether an earlier run finished a stage."""
        if self.int8.exists():
            return True
        try:
            return bool(read_epochs(self.file(f"{stage}.pt")))
        except TrainingError:
            return False

    def curves(self) -> dict[str, tuple[Epoch, ...]]:
        """Return how each stage went, by its name."""
        recipe = self.plan.recipe(len(self.clips))
        return {stage: read_epochs(self.file(f"{stage}.pt")) for stage in (*recipe.teachers, "student", "rounded")}

    def _first(self) -> EmotionNet:
        path = self.file("start.pt")
        if not path.exists():
            windows = torch.from_numpy(self._windows())
            keep_network(start_network(self.plan.start, self.labels, windows, seed=self.plan.seed), path)
        return kept_network(path, self.labels)

    def _learn(
        self, network: EmotionNet, config: TrainConfig, stage: str, teachers: Sequence[EmotionNet]
    ) -> EmotionNet:
        plan, checkpoint = self.plan, self.file(f"{stage}.pt")
        device = torch.device(plan.device)
        channel = plan.recipe(len(self.clips)).channel
        train(
            network,
            self.clips,
            config,
            channel=training_channel(channel, Backgrounds.load(plan.audio), device),
            cache=plan.cache,
            checkpoint=checkpoint,
            title=f"{self.name} {stage}",
            device=device,
            teachers=teachers,
            labels=self.labels,
        )
        return load_network(checkpoint)

    def _windows(self) -> NDArray[np.float32]:
        recipe = self.plan.recipe(len(self.clips))
        return calibration_windows(
            self.clips,
            self.plan.cache,
            Backgrounds.load(self.plan.audio),
            n_clips=recipe.calibration_clips,
            seed=self.plan.seed,
        )


def loader(plan: Plan, clips: Sequence[Clip]) -> WindowLoader:
    """Return what cuts the windows by which ``clips`` are judged."""
    return WindowLoader(clips, plan.cache, conditions(plan))


def conditions(plan: Plan) -> Conditions:
    """Return the conditions under which models are judged."""
    return Conditions(Backgrounds.load(plan.audio).for_tests(), torch.device("cpu"))
