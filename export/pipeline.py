"""The steps from corpora to a model with its card; each takes what the one before left under ``build``."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np
import torch
from tqdm import tqdm

from export.corpora import CORPORA, LABELS, read_corpus, unique
from export.dataset import FIXED_CONDITIONS, OTHER_VARIANTS, TESTED_VARIANTS, Variants, prepare
from export.errors import WorkshopError
from export.evaluate import Scores, clip_windows, onnx_scorer, predict, targets_of, torch_scorer, window_ms
from export.model import EmotionNet, ModelConfig, load_audioset
from export.parity import check_parity, fixed_windows
from export.quantize import quantize
from export.report import FoldScores, measure, write_card
from export.rounding import begin_rounding, snap_weights
from export.splits import RAVDESS_FOLDS, Split, check_leaks, inner_split, ravdess_fold
from export.to_onnx import to_onnx
from export.train import FIRST_STAGE, SECOND_STAGE, THIRD_STAGE, TrainConfig, load_network, train
from streamer.inference.card import sha256_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from export.corpora import Clip
    from export.evaluate import Scorer
    from streamer.inference.card import Metric

TESTED = "ravdess"
PRECISIONS = ("fp32", "int8")
CALIBRATION_POST_FRAMES = 30
"""Frames after the speech where ranges are sought: more than is judged, as other gates may leave more."""
FINAL = "final"
INNER = "inner"
"""A split inside the training actors of fold 0: what recipes are compared on."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """All settings of one model."""

    model: ModelConfig = field(default_factory=ModelConfig)
    first: TrainConfig = FIRST_STAGE
    second: TrainConfig = SECOND_STAGE
    third: TrainConfig = THIRD_STAGE
    folds: tuple[int, ...] = tuple(range(len(RAVDESS_FOLDS)))
    tested_variants: Variants = TESTED_VARIANTS
    other_variants: Variants = OTHER_VARIANTS
    calibration_clips: int = 192
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Workshop:
    """Where things are, and the recipe; one method a step."""

    data: Path
    audio: Path | None
    weights: Path | None
    build: Path
    models: Path
    name: str
    version: str = "1.0.0"
    workers: int = 1
    """Processes that prepare clips."""
    recipe: Recipe = field(default_factory=Recipe)

    @property
    def runs(self) -> tuple[str, ...]:
        """Names of the second-stage models: one a fold, and the one that is shipped."""
        return (*(f"fold-{fold}" for fold in self.recipe.folds), FINAL)

    def check(self, steps: Sequence[str], runs: tuple[str, ...] | None = None) -> None:
        """Raise WorkshopError, before any long work, where something that ``steps`` need is not there."""
        if not self.data.is_dir():
            raise WorkshopError(f"--data: expected a folder with corpora, and {self.data} is none")
        if self.audio is not None and not self.audio.is_dir():
            raise WorkshopError(f"--audio: expected a folder with noise/ and rir/, and {self.audio} is none")
        if self.weights is not None and not self.weights.is_file():
            raise WorkshopError(f"--weights: expected a file, and {self.weights} is none")
        clips = {name: read_corpus(corpus, self.data) for name, corpus in CORPORA.items()}
        if not any(clips.values()):
            raise WorkshopError(f"no corpus in {self.data}: expected some of the folders {list(CORPORA)}")
        if set(steps) <= {"inspect", "prepare"}:
            return
        if not clips[TESTED]:
            raise WorkshopError(f"no clips of {TESTED} in {self.data}: models are trained and judged on it")
        judged = self.runs[:-1]
        if runs is not None and "card" not in steps:
            judged = tuple(run for run in runs if run != INNER and (run != FINAL or "evaluate" in steps))
        for run in () if {"train", "evaluate", "card"}.isdisjoint(steps) else judged:
            if not ravdess_fold(clips[TESTED], _fold(run)).test:
                raise WorkshopError(f"{run} has no clips to be judged on in {self.data}")

    # -- steps -------------------------------------------------------------------------------------

    def inspect(self) -> list[str]:
        """Return one line a corpus: how many clips, speakers and labels there are."""
        lines = []
        for corpus in tqdm(CORPORA.values(), desc="inspect", unit="corpus"):
            clips = read_corpus(corpus, self.data)
            kept = unique(clips, self.data)
            counts = {label: sum(clip.label == label for clip in kept) for label in LABELS}
            lines.append(
                f"{corpus.name:8} {len(kept):5} clips ({len(clips) - len(kept)} duplicates left out), "
                f"{len({clip.speaker for clip in kept}):3} speakers, "
                + (", ".join(f"{label} {count}" for label, count in counts.items() if count) or "not here")
            )
        return lines

    def prepare(self) -> None:
        """Write the log-mel caches of every corpus that is here."""
        for corpus in CORPORA:
            clips = [clip for clip in self.clips() if clip.corpus == corpus]
            if not clips:
                continue
            variants = self.recipe.tested_variants if corpus == TESTED else self.recipe.other_variants
            prepare(
                clips,
                variants,
                data=self.data,
                audio=self.audio,
                cache=self.cache,
                seed=self.recipe.seed,
                workers=self.workers,
            )

    def train(self, runs: tuple[str, ...] | None = None) -> None:
        """Train the first stage once, then a network a fold and the one that is shipped."""
        first = self._train_first()
        for run in runs or self.runs:
            split = self.split(run)
            check_leaks(split, self.data)
            checkpoint = self._file(run, "pt")
            network = train(first, split.train, self.recipe.second, cache=self.cache, checkpoint=checkpoint, title=run)
            begin_rounding(network, self._calibration_windows(split.train))
            checkpoint, title = self._file(run, "rounded.pt"), f"{run} rounded"
            train(network, split.train, self.recipe.third, cache=self.cache, checkpoint=checkpoint, title=title)

    def to_onnx(self, runs: tuple[str, ...] | None = None) -> None:
        """Write every trained network as fp32 ONNX, and once more with its weights on int8's grid."""
        for run in tqdm(runs or self.runs, desc="to-onnx", unit="model"):
            network = self._network(run)
            to_onnx(network, self._file(run, "fp32.onnx"))
            snap_weights(network)
            to_onnx(network, self._file(run, "grid.onnx"))

    def quantize(self, runs: tuple[str, ...] | None = None) -> None:
        """Write every network as int8, calibrated on clips it was trained on."""
        for run in runs or self.runs:
            windows = self._calibration_windows(self.split(run).train)
            quantize(self._file(run, "grid.onnx"), self._file(run, "int8.onnx"), windows)

    def evaluate(self, runs: tuple[str, ...] | None = None) -> list[str]:
        """Run each fold's held-out clips through its two ONNX files; return the figures, a line each."""
        for run in runs or self.runs[:-1]:
            test = self.split(run).test
            for precision in PRECISIONS:
                score = self._scorer(run, precision)
                for condition in self._conditions():
                    title = f"{run} {precision} {condition}"
                    scores = predict(score, test, cache=self.cache, condition=condition, title=title)
                    scores = replace(scores, model_sha256=self._sha256(run, precision))
                    scores.save(self._scores(run, precision, condition))
        lines = _lines(measure(self._fold_scores(runs), conditions=self._conditions())[0])
        run = (runs or self.runs)[0]
        times = [f"{precision} {window_ms(self._scorer(run, precision)):.2f} ms" for precision in PRECISIONS]
        return [*lines, f"one window on one thread of this machine: {', '.join(times)}"]

    def card(self) -> Path:
        """Check that torch, fp32 and int8 agree; then write the shipped model and its card."""
        parity = check_parity(
            torch_scorer(self._network(FINAL)), self._scorer(FINAL, "fp32"), self._scorer(FINAL, "int8")
        )
        metrics, temperature = measure(self._fold_scores(), conditions=self._conditions())
        return write_card(
            self._file(FINAL, "int8.onnx"),
            self.models / f"{self.name}.onnx",
            version=self.version,
            temperature=temperature,
            metrics=metrics,
            parity=parity,
            fixed_audio_answers=self._scorer(FINAL, "int8")(fixed_windows()),
            corpora=sorted({clip.corpus for clip in self.clips()}),
            recipe=self.recipe,
        )

    # -- what the steps share ----------------------------------------------------------------------

    @property
    def cache(self) -> Path:
        return self.build / "cache"

    def clips(self) -> list[Clip]:
        """Return every clip of every corpus here, recordings that are there twice only once."""
        clips = [clip for corpus in CORPORA.values() for clip in unique(read_corpus(corpus, self.data), self.data)]
        if not clips:
            raise WorkshopError(f"no corpus in {self.data}: expected one of the folders {list(CORPORA)}")
        return clips

    def split(self, run: str) -> Split:
        """Return what the network called ``run`` learns from and is judged on."""
        if run == INNER:
            return inner_split(self.clips(), fold=0)
        return ravdess_fold(self.clips(), _fold(run))

    def _train_first(self) -> EmotionNet:
        torch.manual_seed(self.recipe.seed)
        network = EmotionNet(self.recipe.model)
        if self.weights is not None:
            load_audioset(network, torch.load(self.weights, weights_only=True))
        others = [clip for clip in self.clips() if clip.corpus != TESTED]
        if not others:
            return network
        checkpoint = self._file("first", "pt")
        return train(network, others, self.recipe.first, cache=self.cache, checkpoint=checkpoint, title="first stage")

    def _network(self, run: str) -> EmotionNet:
        """Return a trained network as its third stage left it: it computes in fp32, on no grid."""
        return load_network(self._file(run, "rounded.pt"))

    def _calibration_windows(self, clips: tuple[Clip, ...]) -> NDArray[np.float32]:
        """Return the first window of some training clips, a third of them under each condition."""
        rng = np.random.default_rng(self.recipe.seed)
        tested = [clip for clip in clips if clip.corpus == TESTED]
        conditions = self._conditions()
        windows = []
        for condition in conditions:
            n_clips = min(len(tested), self.recipe.calibration_clips // len(conditions))
            chosen = [tested[i] for i in rng.choice(len(tested), size=n_clips, replace=False)]
            windows += [
                one[0] for one in clip_windows(chosen, self.cache, condition, post_frames=CALIBRATION_POST_FRAMES)
            ]
        return np.stack(windows)

    def _conditions(self) -> tuple[str, ...]:
        return tuple(name for name in FIXED_CONDITIONS if name in self.recipe.tested_variants.fixed)

    def _fold_scores(self, runs: tuple[str, ...] | None = None) -> list[FoldScores]:
        return [
            FoldScores(
                targets=targets_of(self.split(run).test),
                scores={
                    (precision, condition): Scores.load(
                        self._scores(run, precision, condition), model_sha256=self._sha256(run, precision)
                    )
                    for precision in PRECISIONS
                    for condition in self._conditions()
                },
            )
            for run in runs or self.runs[:-1]
        ]

    def _scorer(self, run: str, precision: str) -> Scorer:
        return onnx_scorer(self._file(run, f"{precision}.onnx"))

    def _sha256(self, run: str, precision: str) -> str:
        model = self._file(run, f"{precision}.onnx")
        if not model.exists():
            raise WorkshopError(f"{model} is missing: run `python -m export to-onnx` and `quantize` first")
        return sha256_of(model)

    def _file(self, run: str, suffix: str) -> Path:
        return self.build / "run" / f"{run}.{suffix}"

    def _scores(self, run: str, precision: str, condition: str) -> Path:
        return self.build / "run" / "scores" / f"{run}.{precision}.{condition}.npz"


def _fold(run: str) -> int | None:
    return None if run == FINAL else int(run.removeprefix("fold-"))


def _lines(metrics: list[Metric]) -> list[str]:
    return [
        f"{metric.condition:30} {metric.precision} {metric.name:20} {100 * metric.value:6.2f} %"
        for metric in metrics
        if isinstance(metric.value, float)
    ]
