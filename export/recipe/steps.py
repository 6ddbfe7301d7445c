"""The steps from corpora to a model with its card; each takes what the one before left under ``build``."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import torch
from tqdm import tqdm

from export.acoustics.backgrounds import Backgrounds, check_audio, training_channel
from export.acoustics.conditions import Conditions
from export.corpora.readers import CORPORA, read_corpus, unique
from export.corpora.recordings import prepare
from export.corpora.splits import check_leaks
from export.errors import TrainingError
from export.evaluation.evaluate import Scores, WindowLoader, onnx_scorer, torch_scorer
from export.models.mn04 import EmotionNet, load_audioset
from export.packaging.parity import check_parity
from export.packaging.quantize import quantize
from export.packaging.to_onnx import to_onnx
from export.recipe.recipe import Recipe
from export.recipe.runs import FINAL, FIRST, TESTED, all_runs, is_whole, of_kind
from export.recipe.teaching import calibration_windows, teach
from export.training.rounding import snap_weights
from export.training.train import load_network, train
from streamer.inference.card import sha256_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from export.acoustics.channel import RandomChannel
    from export.corpora.readers import Clip
    from export.evaluation.evaluate import Scorer
    from export.packaging.parity import Parity
    from export.recipe.runs import Run
    from export.training.train import TrainConfig

ELSEWHERE_CONDITIONS = ("clean", "mu-law")
"""Under which networks that are only judged are judged."""


@dataclass(frozen=True, slots=True)
class RecipeSteps:
    """Where things are, and the recipe; one method a step."""

    data: Path
    audio: Path | None
    weights: Path | None
    build: Path
    workers: int = 1
    """Processes that prepare clips."""
    device: torch.device = field(default_factory=lambda: torch.device("cpu"))
    """Where networks learn."""
    recipe: Recipe = field(default_factory=Recipe)

    def check(self, steps: Sequence[str], names: Sequence[str] | None = None) -> None:
        """Raise TrainingError, before any long work, where something that ``steps`` need is not there."""
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
            raise TrainingError(f"no clips of {TESTED} in {self.data}: models are trained and judged on it")
        for run in of_kind(all_runs(clips, self.recipe.folds), names):
            if run.name != FINAL and not run.split.test:
                raise TrainingError(f"{run.name} has no clips to be judged on in {self.data}")

    # -- steps -------------------------------------------------------------------------------------

    def prepare(self) -> None:
        """Decode every corpus that is here."""
        for corpus in CORPORA:
            clips = [clip for clip in self.clips() if clip.corpus == corpus]
            if clips:
                prepare(clips, data=self.data, cache=self.cache, workers=self.workers)

    def train(self, names: Sequence[str] | None = None) -> None:
        """Train the networks called ``names``, or all of ``export.recipe.runs``, and what they start from."""
        for run in self.runs(names):
            check_leaks(run.split, self.data)
            if is_whole(run):
                self._train_whole(run)
            else:
                self._train_elsewhere(run)

    def to_onnx(self, names: Sequence[str] | None = None) -> None:
        """Write every network as fp32 ONNX; those that become int8 once more with their weights on its grid."""
        for run in tqdm(self.runs(names), desc="to-onnx", unit="model"):
            network = self.network(run)
            to_onnx(network, self.file(run.name, "fp32.onnx"))
            if is_whole(run):
                snap_weights(network)
                to_onnx(network, self.file(run.name, "grid.onnx"))

    def quantize(self, names: Sequence[str] | None = None) -> None:
        """Write every network of the whole recipe as int8, calibrated on clips it was trained on."""
        for run in filter(is_whole, self.runs(names)):
            windows = self._calibration_windows(run.split.train)
            quantize(self.file(run.name, "grid.onnx"), self.file(run.name, "int8.onnx"), windows)

    def evaluate(self, names: Sequence[str] | None = None) -> None:
        """Run each network's held-out clips through its ONNX files, under every condition."""
        for run in self.runs(names):
            if not run.split.test:
                continue
            loader = self.loader(run.split.test)
            scorers = {precision: self.scorer(run.name, precision) for precision in self.precisions(run)}
            for condition in self.conditions(run):
                found = loader.score(scorers, condition, title=f"{run.name} {condition}")
                for precision, scores in found.items():
                    scores.save(self._scores(run, precision, condition), made_by=self._sha256(run, precision))

    # -- what the steps left -----------------------------------------------------------------------

    @property
    def cache(self) -> Path:
        return self.build / "cache"

    def clips(self) -> list[Clip]:
        """Return every clip of every corpus here, recordings that are there twice only once."""
        clips = [clip for corpus in CORPORA.values() for clip in unique(read_corpus(corpus, self.data), self.data)]
        if not clips:
            raise TrainingError(f"no corpus in {self.data}: expected one of the folders {list(CORPORA)}")
        return clips

    def runs(self, names: Sequence[str] | None = None) -> list[Run]:
        """Return the runs called ``names``, or all."""
        return of_kind(all_runs(self.clips(), self.recipe.folds), names)

    def network(self, run: Run) -> EmotionNet:
        """Return a trained network as its last stage left it: it computes in fp32, on no grid."""
        return load_network(self.file(run.name, "rounded.pt" if is_whole(run) else "pt"))

    def scores(self, run: Run, precision: str, condition: str) -> Scores:
        """Return what ``evaluate`` found; raise TrainingError where it is missing or of another model."""
        return Scores.load(self._scores(run, precision, condition), made_by=self._sha256(run, precision))

    def is_judged(self, run: Run) -> bool:
        """Tell whether ``evaluate`` left the scores of a run under all conditions."""
        return all(
            self._scores(run, precision, condition).exists()
            for precision in self.precisions(run)
            for condition in self.conditions(run)
        )

    def precisions(self, run: Run) -> tuple[str, ...]:
        """Return the precisions in which a network is judged."""
        return ("fp32", "int8") if is_whole(run) else ("fp32",)

    def conditions(self, run: Run) -> tuple[str, ...]:
        """Return the conditions under which a network is judged."""
        here = self._conditions().names
        return here if is_whole(run) else tuple(name for name in here if name in ELSEWHERE_CONDITIONS)

    def loader(self, clips: Sequence[Clip]) -> WindowLoader:
        """Return what cuts the windows by which ``clips`` are judged."""
        return WindowLoader(clips, self.cache, self._conditions())

    def parity(self, run: Run) -> Parity:
        """Check torch against fp32 against int8; raise TrainingError where they are too far apart."""
        return check_parity(
            torch_scorer(self.network(run)), self.scorer(run.name, "fp32"), self.scorer(run.name, "int8")
        )

    def scorer(self, run: str, precision: str) -> Scorer:
        """Return a function that runs windows through one of a run's ONNX files."""
        return onnx_scorer(self.file(run, f"{precision}.onnx"))

    def file(self, run: str, suffix: str) -> Path:
        """Return where a file of a run is."""
        return self.build / "run" / f"{run}.{suffix}"

    # -- training ----------------------------------------------------------------------------------

    def _train_whole(self, run: Run) -> None:
        recipe = self.recipe
        first = self._train_first(self._others(TESTED), recipe.first, FIRST)
        clips = run.split.train
        teach(
            first,
            recipe,
            learn=lambda network, config, stage, teachers: self._train(
                network, clips, config, f"{run.name}.{stage}", teachers
            ),
            windows=lambda: self._calibration_windows(clips),
        )

    def _train_elsewhere(self, run: Run) -> None:
        config = self.recipe.first if run.corpus == TESTED else self.recipe.first_elsewhere
        name = FIRST if run.corpus == TESTED else run.corpus
        first = self._train_first(self._others(run.corpus), config, name)
        if run.name != name:
            self._train(first, run.split.train, self.recipe.second_elsewhere, run.name)

    def _train_first(self, clips: tuple[Clip, ...], config: TrainConfig, name: str) -> EmotionNet:
        torch.manual_seed(self.recipe.seed)
        network = EmotionNet(self.recipe.model)
        if self.weights is not None:
            load_audioset(network, torch.load(self.weights, weights_only=True))
        return self._train(network, clips, config, name) if clips else network

    def _train(
        self,
        network: EmotionNet,
        clips: Sequence[Clip],
        config: TrainConfig,
        name: str,
        teachers: Sequence[EmotionNet] = (),
    ) -> EmotionNet:
        checkpoint = self.file(name, "pt")
        train(
            network,
            clips,
            config,
            channel=self._channel(),
            cache=self.cache,
            checkpoint=checkpoint,
            title=name,
            device=self.device,
            teachers=teachers,
        )
        return load_network(checkpoint)

    def _others(self, corpus: str) -> tuple[Clip, ...]:
        return tuple(clip for clip in self.clips() if clip.corpus != corpus)

    def _channel(self) -> RandomChannel:
        return training_channel(self.recipe.channel, self._backgrounds(), self.device)

    def _calibration_windows(self, clips: Sequence[Clip]) -> NDArray[np.float32]:
        tested = [clip for clip in clips if clip.corpus == TESTED]
        recipe = self.recipe
        return calibration_windows(
            tested, self.cache, self._backgrounds(), n_clips=recipe.calibration_clips, seed=recipe.seed
        )

    # -- what the steps share ----------------------------------------------------------------------

    def _backgrounds(self) -> Backgrounds:
        return Backgrounds.load(self.audio)

    def _conditions(self) -> Conditions:
        return Conditions(self._backgrounds().for_tests(), torch.device("cpu"))

    def _sha256(self, run: Run, precision: str) -> str:
        model = self.file(run.name, f"{precision}.onnx")
        if not model.exists():
            raise TrainingError(f"{model} is missing: run `python -m export to-onnx` and `quantize` first")
        return sha256_of(model)

    def _scores(self, run: Run, precision: str, condition: str) -> Path:
        return self.build / "run" / "scores" / f"{run.name}.{precision}.{condition}.npz"
