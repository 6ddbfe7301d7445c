"""One model's run: training with checkpoints, ONNX, int8, scores under every condition, parity, card."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from export.acoustics.channel import ChannelConfig
from export.corpora.together import corpora_of
from export.errors import TrainingError
from export.evaluation.evaluate import Scores, onnx_scorer, torch_scorer
from export.packaging.model_card import CardFacts, write_card
from export.packaging.parity import check_parity, fixed_windows
from export.packaging.quantize import quantize
from export.packaging.to_onnx import to_onnx
from export.training.checkpoint import load_network, read_epochs
from export.training.rounding import begin_rounding, snap_weights
from export.training.train import train
from streamer.inference.card import sha256_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray
    from torch import nn

    from export.corpora.readers import Clip
    from export.evaluation.evaluate import Scorer
    from export.evaluation.figures import Figures, Precision
    from export.models.mn04 import EmotionNet
    from export.packaging.parity import Parity
    from export.runs.files import RunFiles
    from export.runs.recipe import Recipe
    from export.runs.workspace import Workspace
    from export.training.checkpoint import Epoch
    from export.training.config import TrainConfig

LAST_STAGE = "rounded"


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelRun:
    """The steps of one model; each reads the files that the steps before it wrote."""

    workspace: Workspace
    files: RunFiles
    name: str = ""
    """Shown beside progress bars."""

    # -- training ----------------------------------------------------------------------------------

    def train(
        self,
        network: nn.Module,
        clips: Sequence[Clip],
        config: TrainConfig,
        stage: str = "",
        *,
        channel: ChannelConfig | None = None,
        teachers: Sequence[nn.Module] = (),
        described: Mapping[str, Any] | None = None,
        validate: Callable[[nn.Module], float] | None = None,
        variants: int = 0,
        undisturbed: int = 0,
    ) -> Path:
        """Train ``network``, or go on where an earlier run stopped; return the checkpoint.

        Raises TrainingError as ``export.training.train`` does.
        """
        checkpoint, workspace = self.files.checkpoint(stage), self.workspace
        train(
            network,
            clips,
            config,
            channel=workspace.channel(channel or ChannelConfig()),
            cache=workspace.cache,
            checkpoint=checkpoint,
            title=f"{self.name} {stage}".strip(),
            device=workspace.device,
            teachers=teachers,
            input_spec=workspace.input_spec,
            labels=workspace.labels,
            described=described,
            validate=validate,
            variants=variants,
            undisturbed=undisturbed,
        )
        return checkpoint

    def teach(
        self,
        first: EmotionNet,
        recipe: Recipe,
        clips: Sequence[Clip],
        *,
        calibrate_on: Sequence[Clip],
        on_stage: Callable[[str], None] = lambda _: None,
    ) -> EmotionNet:
        """Train teachers and a student by ``recipe``, then the student's rounding to int8; return it, in fp32.

        Teachers and student start from ``first``. Stages are named as the recipe names its teachers, ``student`` and
        ``rounded``; ``on_stage`` is called before each. ``calibrate_on``: training clips for the rounding's ranges.
        """

        def learn(
            network: EmotionNet, config: TrainConfig, stage: str, teachers: Sequence[EmotionNet] = ()
        ) -> EmotionNet:
            on_stage(stage)
            return load_network(self.train(network, clips, config, stage, channel=recipe.channel, teachers=teachers))

        teachers = [learn(first, config, name) for name, config in recipe.teachers.items()]
        student = learn(first, recipe.student, "student", teachers)
        rounded = deepcopy(student)
        begin_rounding(rounded, self.calibration_windows(recipe, calibrate_on))
        return learn(rounded, recipe.rounded, LAST_STAGE, [student])

    def taught_network(self) -> EmotionNet:
        """Return the network that ``teach`` trained."""
        return load_network(self.files.checkpoint(LAST_STAGE))

    def is_trained(self, stage: str) -> bool:
        """Tell whether an earlier run finished a stage."""
        try:
            return bool(read_epochs(self.files.checkpoint(stage)))
        except TrainingError:
            return False

    def curves(self, recipe: Recipe) -> dict[str, tuple[Epoch, ...]]:
        """Return the training curve of each stage of ``teach``."""
        stages = (*recipe.teachers, "student", LAST_STAGE)
        return {stage: read_epochs(self.files.checkpoint(stage)) for stage in stages}

    # -- ONNX and int8 -----------------------------------------------------------------------------

    def export(self, network: nn.Module) -> None:
        """Write fp32 ONNX."""
        to_onnx(network, self.files.model("fp32"), input_spec=self.workspace.input_spec)

    def export_grid(self, network: EmotionNet) -> None:
        """Write fp32 ONNX, and once more with the weights on the grid of int8, on which ``network`` is left."""
        self.export(network)
        snap_weights(network)
        to_onnx(network, self.files.model("grid"), input_spec=self.workspace.input_spec)

    def quantize(self, recipe: Recipe, calibrate_on: Sequence[Clip]) -> None:
        """Write int8 ONNX from the weights on the grid; raise TrainingError where these are missing."""
        quantize(self.files.model("grid"), self.files.model("int8"), self.calibration_windows(recipe, calibrate_on))

    def calibration_windows(self, recipe: Recipe, clips: Sequence[Clip]) -> NDArray[np.float32]:
        """Return windows of training clips by which ranges are set."""
        return self.workspace.calibration_windows(clips, n_clips=recipe.calibration_clips, seed=recipe.seed)

    # -- scores ------------------------------------------------------------------------------------

    def scorer(self, precision: Precision) -> Scorer:
        """Return a function that runs windows through an ONNX file; raise TrainingError where that is missing."""
        return onnx_scorer(self.files.model(precision))

    def score(
        self,
        precisions: Sequence[Precision],
        clips: Sequence[Clip],
        conditions: Sequence[str],
        *,
        resume: bool,
        scorer: Scorer | None = None,
    ) -> dict[tuple[Precision, str], Scores]:
        """Return the scores of ``clips`` by precision and condition, and save those of ONNX files.

        ``resume``: scores of the same ONNX file that an earlier run saved are read instead. ``scorer``: used instead
        of the ONNX file, for a system that may have none.
        """
        loader = self.workspace.loader(clips)
        scorers: dict[Precision, Scorer] = {}
        found: dict[tuple[Precision, str], Scores] = {}
        for condition in conditions:
            known = {p: self._known_scores(p, condition) for p in precisions} if resume else {}
            missing = [precision for precision in precisions if known.get(precision) is None]
            scorers |= {p: scorer or self.scorer(p) for p in missing if p not in scorers}
            wanted = {precision: scorers[precision] for precision in missing}
            new = loader.score(wanted, condition, title=f"{self.name} {condition}") if wanted else {}
            for precision, scores in new.items():
                if self.files.model(precision).exists():
                    scores.save(self.files.scores(condition, precision), made_by=self.digest(precision))
            found |= {(precision, condition): known.get(precision) or new[precision] for precision in precisions}
        return found

    def saved_scores(self, precision: Precision, condition: str) -> Scores:
        """Return the scores that ``score`` saved; raise TrainingError where they are missing or of another model."""
        return Scores.load(self.files.scores(condition, precision), made_by=self.digest(precision))

    def digest(self, precision: Precision) -> str:
        """Return the SHA-256 of an ONNX file; raise TrainingError where that is missing."""
        model = self.files.model(precision)
        if not model.exists():
            raise TrainingError(f"{model} is missing: run `python -m export to-onnx` and `quantize` first")
        return sha256_of(model)

    def _known_scores(self, precision: Precision, condition: str) -> Scores | None:
        try:
            return self.saved_scores(precision, condition)
        except TrainingError:
            return None

    # -- card --------------------------------------------------------------------------------------

    def parity(self, by_torch: Scorer, *, int8: bool) -> Parity:
        """Compare torch with fp32 ONNX, and that with int8; raise TrainingError where they differ too much."""
        return check_parity(
            by_torch,
            self.scorer("fp32"),
            self.scorer("int8") if int8 else None,
            input_spec=self.workspace.input_spec,
        )

    def taught_parity(self, *, int8: bool) -> Parity:
        """Return the parity of the network that ``teach`` trained."""
        return self.parity(torch_scorer(self.taught_network()), int8=int8)

    def facts(self, precision: Precision, clips: Sequence[Clip], **others: Any) -> CardFacts:
        """Return what a card says beside figures: what follows from the run, and the ``others`` of CardFacts.

        ``clips``: the training clips.
        """
        input_spec = self.workspace.input_spec
        return CardFacts(
            input_spec=input_spec,
            labels=self.workspace.labels,
            quantization=precision,
            trained_on=corpora_of(clips),
            fixed_audio_predictions=self.scorer(precision)(fixed_windows(input_spec)),
            **others,
        )

    def write_card(self, target: Path, facts: CardFacts, figures: Figures | None) -> Path:
        """Copy the ONNX file to ``target``, write its card beside it, and return that."""
        return write_card(self.files.model(facts.quantization), target, facts, figures)
