"""One network of a pipeline, made by the recipe of the shipped model down to int8; goes on where it was stopped."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch

from export.evaluation.evaluate import torch_scorer
from export.pipeline.init_weights import load_initial, save_initial, start_network
from export.runs.files import RunFiles
from export.runs.model_run import ModelRun

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from export.corpora.readers import Clip
    from export.models.mn04 import EmotionNet
    from export.packaging.parity import Parity
    from export.pipeline.plan import Plan
    from export.runs.recipe import Recipe
    from export.runs.workspace import Workspace
    from export.training.checkpoint import Epoch


@dataclass(frozen=True, slots=True)
class TrainingRun:
    """One network: its training clips and its files."""

    plan: Plan
    workspace: Workspace
    name: str
    """``group-0`` .. or ``final``."""
    clips: tuple[Clip, ...]
    """The training clips."""

    def make(self, on_stage: Callable[[str], None]) -> None:
        """Train, export and quantise; what an earlier run finished stays. ``on_stage``: called before each stage.

        Raises TrainingError where a checkpoint is of other settings or clips.
        """
        if self.is_made:
            return
        model = self.model
        network = model.teach(self._first(), self.recipe, self.clips, calibrate_on=self.clips, on_stage=on_stage)
        on_stage("int8")
        model.export_grid(network)
        model.quantize(self.recipe, self.clips)

    @property
    def model(self) -> ModelRun:
        """The steps of this network."""
        return ModelRun(workspace=self.workspace, files=RunFiles(self.folder), name=self.name)

    @property
    def recipe(self) -> Recipe:
        """All settings of the training."""
        return self.plan.recipe(len(self.clips))

    @property
    def folder(self) -> Path:
        """Where all files of this network are."""
        return self.plan.folder / self.name

    @property
    def is_made(self) -> bool:
        """Whether all files are there: int8 is written last."""
        return self.model.files.model("int8").exists()

    def parity(self, *, int8: bool) -> Parity:
        """Compare torch with fp32, and that with int8; raise TrainingError where they differ too much."""
        return self.model.parity(torch_scorer(self.model.taught_network()), int8=int8)

    def is_done(self, stage: str) -> bool:
        """Tell whether an earlier run finished a stage."""
        return self.is_made or self.model.is_trained(stage)

    def curves(self) -> dict[str, tuple[Epoch, ...]]:
        """Return the training curve of each stage."""
        return self.model.curves(self.recipe)

    def _first(self) -> EmotionNet:
        path = self.folder / "start.pt"
        if not path.exists():
            windows = torch.from_numpy(self.model.calibration_windows(self.recipe, self.clips))
            plan = self.plan
            save_initial(start_network(plan.start, self.workspace.labels, windows, seed=plan.seed), path)
        return load_initial(path, self.workspace.labels)
