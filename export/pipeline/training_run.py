"""One network of a pipeline, made by the recipe of the shipped model down to int8; goes on where it was stopped."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch

from export.pipeline.init_weights import load_initial, save_initial, start_network
from export.runs.files import RunFiles
from export.runs.model_run import ModelRun

if TYPE_CHECKING:
    from collections.abc import Callable

    from export.corpora.readers import Clip
    from export.models.mn04 import EmotionNet
    from export.pipeline.plan import Plan
    from export.runs.recipe import Recipe
    from export.runs.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingRun(ModelRun):
    """One network, called ``group-0`` .. or ``final``."""

    plan: Plan
    clips: tuple[Clip, ...]
    """The training clips."""

    @classmethod
    def of(cls, plan: Plan, workspace: Workspace, name: str, clips: tuple[Clip, ...]) -> TrainingRun:
        """Return the run of a name, whose files are in a folder of that name."""
        return cls(workspace=workspace, files=RunFiles(plan.folder / name), name=name, plan=plan, clips=clips)

    def make(self, on_stage: Callable[[str], None]) -> None:
        """Train, export and quantise; what an earlier run finished stays. ``on_stage``: called before each stage.

        Raises TrainingError where a checkpoint is of other settings or clips.
        """
        if self.is_made:
            return
        network = self.teach(self._first(), self.recipe, self.clips, calibrate_on=self.clips, on_stage=on_stage)
        on_stage("int8")
        self.export_grid(network)
        self.quantize(self.recipe, self.clips)

    @property
    def recipe(self) -> Recipe:
        """All settings of the training."""
        return self.plan.recipe(len(self.clips))

    @property
    def is_made(self) -> bool:
        """Whether all files are there: int8 is written last."""
        return self.files.model("int8").exists()

    def is_done(self, stage: str) -> bool:
        """Tell whether an earlier run finished a stage."""
        return self.is_made or self.is_trained(stage)

    def _first(self) -> EmotionNet:
        path, labels = self.files.folder / "start.pt", self.workspace.labels
        if not path.exists():
            windows = torch.from_numpy(self.calibration_windows(self.recipe, self.clips))
            save_initial(start_network(self.plan.start, labels, windows, seed=self.plan.seed), path)
        return load_initial(path, labels)
