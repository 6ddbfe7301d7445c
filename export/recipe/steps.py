"""The steps from corpora to evaluated networks; each reads what the step before it left in ``build``."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import torch
from tqdm import tqdm

from export.acoustics.backgrounds import check_audio
from export.corpora.readers import CORPORA, read_corpus, unique
from export.corpora.splits import check_leaks
from export.errors import TrainingError
from export.models.mn04 import EmotionNet, load_audioset
from export.recipe.runs import FINAL, FIRST, TESTED, all_runs, is_whole, of_kind
from export.runs.files import RunFiles
from export.runs.model_run import ModelRun
from export.runs.recipe import Recipe
from export.runs.workspace import Workspace
from export.training.checkpoint import load_network

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from export.corpora.readers import Clip
    from export.evaluation.evaluate import Scores
    from export.evaluation.figures import Precision
    from export.packaging.parity import Parity
    from export.recipe.runs import Run
    from export.training.config import TrainConfig

ELSEWHERE_CONDITIONS = ("clean", "mu-law")
"""Conditions for networks that are not made by the whole recipe."""


@dataclass(frozen=True, slots=True)
class RecipeSteps:
    """The folders and the recipe; one method a step."""

    data: Path
    audio: Path | None
    weights: Path | None
    build: Path
    workers: int = 1
    """Processes that decode clips."""
    device: torch.device = field(default_factory=lambda: torch.device("cpu"))
    """Where networks are trained."""
    recipe: Recipe = field(default_factory=Recipe)

    def check(self, steps: Sequence[str], names: Sequence[str] | None = None) -> None:
        """Raise TrainingError, before any long work, where something that ``steps`` need is missing."""
        if not self.data.is_dir():
            raise TrainingError(f"--data: expected a folder with corpora, and {self.data} is none")
        check_audio(self.audio)
        if self.weights is not None and not self.weights.is_file():
            raise TrainingError(f"--weights: expected a file, and {self.weights} is none")
        clips = [clip for corpus in CORPORA.values() for clip in read_corpus(corpus, self.data)]
        if not clips:
            raise TrainingError(f"no corpus in {self.data}: expected some of the folders {list(CORPORA)}")
        if set(steps) <= {"prepare"}:
            return
        if not any(clip.corpus == TESTED for clip in clips):
            raise TrainingError(f"no clips of {TESTED} in {self.data}: models are trained and evaluated on it")
        for run in of_kind(all_runs(clips, self.recipe.folds), names):
            if run.name != FINAL and not run.split.test:
                raise TrainingError(f"{run.name} has no test clips in {self.data}")

    # -- steps -------------------------------------------------------------------------------------

    def prepare(self) -> None:
        """Decode every corpus in ``data``."""
        self.workspace.prepare(self.clips())

    def train(self, names: Sequence[str] | None = None) -> None:
        """Train the networks called ``names``, or all of ``export.recipe.runs``, and those they start from."""
        firsts: dict[str, EmotionNet] = {}
        for run in self.runs(names):
            check_leaks(run.split, self.data)
            name = FIRST if run.corpus == TESTED else run.corpus
            if name not in firsts:
                firsts[name] = self._train_first(name, run.corpus)
            clips, recipe = run.split.train, self.recipe
            if is_whole(run):
                self.model_run(run).teach(firsts[name], recipe, clips, calibrate_on=_calibration_clips(run))
            elif run.name != name:
                self._train(firsts[name], clips, recipe.second_elsewhere, run.name)

    def to_onnx(self, names: Sequence[str] | None = None) -> None:
        """Write every network as fp32 ONNX; those that become int8 once more with their weights on its grid."""
        for run in tqdm(self.runs(names), desc="to-onnx", unit="model"):
            if is_whole(run):
                self.model_run(run).export_grid(self.network(run))
            else:
                self.model_run(run).export(self.network(run))

    def quantize(self, names: Sequence[str] | None = None) -> None:
        """Write every network of the whole recipe as int8, calibrated on its training clips."""
        for run in filter(is_whole, self.runs(names)):
            self.model_run(run).quantize(self.recipe, _calibration_clips(run))

    def evaluate(self, names: Sequence[str] | None = None) -> None:
        """Score each network's test clips with its ONNX files, under every condition."""
        for run in self.runs(names):
            if run.split.test:
                self.model_run(run).score(self.precisions(run), run.split.test, self.conditions(run), resume=False)

    # -- results of the steps ----------------------------------------------------------------------

    @property
    def workspace(self) -> Workspace:
        """Where every run reads clips and backgrounds."""
        return Workspace(
            data=self.data, cache=self.build / "cache", audio=self.audio, device=self.device, workers=self.workers
        )

    def clips(self) -> list[Clip]:
        """Return every clip of every corpus in ``data``, without duplicates."""
        clips = [clip for corpus in CORPORA.values() for clip in unique(read_corpus(corpus, self.data), self.data)]
        if not clips:
            raise TrainingError(f"no corpus in {self.data}: expected one of the folders {list(CORPORA)}")
        return clips

    def runs(self, names: Sequence[str] | None = None) -> list[Run]:
        """Return the runs called ``names``, or all."""
        return of_kind(all_runs(self.clips(), self.recipe.folds), names)

    def model_run(self, run: Run | str) -> ModelRun:
        """Return the driver of a run, or of a stage that several runs share, by its name."""
        name = run if isinstance(run, str) else run.name
        return ModelRun(workspace=self.workspace, files=RunFiles(self.build / "run", name), name=name)

    def network(self, run: Run) -> EmotionNet:
        """Return a trained network after its last stage, in fp32, without rounding."""
        model = self.model_run(run)
        return model.taught_network() if is_whole(run) else load_network(model.files.checkpoint())

    def scores(self, run: Run, precision: Precision, condition: str) -> Scores:
        """Return the scores that ``evaluate`` saved; raise TrainingError where they are missing or of another model."""
        return self.model_run(run).saved_scores(precision, condition)

    def is_evaluated(self, run: Run) -> bool:
        """Tell whether ``evaluate`` saved the scores of a run under all conditions."""
        files = self.model_run(run).files
        return all(
            files.scores(condition, precision).exists()
            for precision in self.precisions(run)
            for condition in self.conditions(run)
        )

    def precisions(self, run: Run) -> tuple[Precision, ...]:
        """Return the precisions in which a network is evaluated."""
        return ("fp32", "int8") if is_whole(run) else ("fp32",)

    def conditions(self, run: Run) -> tuple[str, ...]:
        """Return the conditions under which a network is evaluated."""
        names = self.workspace.conditions().names
        return names if is_whole(run) else tuple(name for name in names if name in ELSEWHERE_CONDITIONS)

    def parity(self, run: Run) -> Parity:
        """Compare torch, fp32 and int8; raise TrainingError where they differ too much."""
        return self.model_run(run).taught_parity(int8=True)

    # -- training ----------------------------------------------------------------------------------

    def _train_first(self, name: str, corpus: str) -> EmotionNet:
        """Train the network ``name`` on all corpora but one; without others, return its start weights."""
        torch.manual_seed(self.recipe.seed)
        network = EmotionNet(self.recipe.model)
        if self.weights is not None:
            load_audioset(network, torch.load(self.weights, weights_only=True))
        clips = [clip for clip in self.clips() if clip.corpus != corpus]
        config = self.recipe.first if corpus == TESTED else self.recipe.first_elsewhere
        return self._train(network, clips, config, name) if clips else network

    def _train(self, network: EmotionNet, clips: Sequence[Clip], config: TrainConfig, name: str) -> EmotionNet:
        return load_network(self.model_run(name).train(network, clips, config, channel=self.recipe.channel))


def _calibration_clips(run: Run) -> list[Clip]:
    return [clip for clip in run.split.train if clip.corpus == TESTED]
