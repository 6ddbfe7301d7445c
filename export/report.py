"""Puts the figures together and writes the model card; nothing else writes into ``models/``."""

from __future__ import annotations

import re
import shutil
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Literal

import msgspec
import numpy as np

from export import metrics as figures
from export.corpora import CORPORA, LABELS
from export.dataset import FRONT_END, WINDOW_MS
from export.whole import written_whole
from streamer.inference.card import LogMelFrontEnd, Metric, ModelCard, load_card, sha256_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from export.evaluate import Scores
    from export.parity import Parity
    from export.pipeline import Recipe

HOP_MS = 500
CONDITIONS = {
    "clean": "clean",
    "mu-law": "8 kHz mu-law",
    "narrow-mu-law": "300-3400 Hz, 8 kHz mu-law",
}
"""From the name of a cached condition to what the card calls it."""
SPLIT = (
    "speaker-independent, actors {2,5,14,15,16} {3,6,7,13,18} {10,11,12,19,20} {8,17,21,23,24} {1,4,9,22} held out in "
    "turn; out-of-fold answers of five models made by this recipe, pooled"
)
LICENCE = (
    "Non-commercial use only: trained on RAVDESS (CC BY-NC-SA 4.0), TESS (CC BY-NC-ND 4.0) and nEMO (CC BY-NC-SA 4.0). "
    "Start weights: mn04_as of EfficientAT, MIT, Copyright (c) 2022 Florian Schmid. See models/README.md."
)
INTENDED_USE = (
    "Estimating which of eight acted emotions a voice expresses, in windows of up to 3 s of speech of one person, from "
    "a microphone or a telephone line. An answer says what the voice expresses, never what a person feels."
)
LIMITS = (
    "Learnt from actors, in English, Polish, German and Amharic; spontaneous speech is subtler, and no figure here is "
    "about it. Other languages, children and singing were never heard. Not for inferring emotions of people at work or "
    "in education (EU AI Act, Art. 5(1)(f)), and not for any decision about a person."
)


_ROW_OF_NUMBERS = re.compile(r"\[[\d\s,.e-]+\]")
"""A list of numbers, which is easier to read on one line."""


@dataclass(frozen=True, slots=True, eq=False)
class FoldScores:
    """What one fold's models said about the fold's held-out clips."""

    targets: NDArray[np.int64]
    """Shape (n_clips,)."""
    scores: Mapping[tuple[str, str], Scores]
    """By (precision, cached condition)."""


def measure(folds: Sequence[FoldScores], *, conditions: Sequence[str]) -> tuple[list[Metric], float]:
    """Return all figures over the pooled folds, and the temperature for the shipped model.

    A fold's probabilities are softened by the temperature that fits the OTHER folds' int8 answers;
    the shipped model's temperature fits all of them. With one fold alone it is 1.
    """
    targets = np.concatenate([fold.targets for fold in folds])
    temperatures = [_temperature([*folds[:i], *folds[i + 1 :]], conditions) for i in range(len(folds))]
    found: list[Metric] = []
    for condition in conditions:
        fp32, int8 = (_pooled(folds, precision, condition, temperatures) for precision in ("fp32", "int8"))
        found += _figures(fp32, targets, "fp32", condition)
        found += _figures(int8, targets, "int8", condition)
        found.append(_metric("agreement_with_fp32", figures.agreement(fp32, int8), "int8", condition))
    return found, _temperature(folds, conditions)


def write_card(
    source: Path,
    target: Path,
    *,
    version: str,
    temperature: float,
    metrics: list[Metric],
    parity: Parity,
    fixed_audio_answers: NDArray[np.float32],
    corpora: Sequence[str],
    recipe: Recipe,
) -> Path:
    """Copy the int8 model ``source`` to ``target``, write its card beside it, read it back, return its path.

    A ``Parity`` can only be had from a check that passed: no card without one. ``fixed_audio_answers``
    (n, n_labels) is what the model says about ``parity.fixed_windows()``, for whoever runs it elsewhere.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with written_whole(target) as partial:
        shutil.copyfile(source, partial)
    card = ModelCard(
        name=target.stem,
        version=version,
        file=target.name,
        sha256=sha256_of(target),
        labels=list(LABELS),
        sample_rate=16_000,
        window_ms=WINDOW_MS,
        hop_ms=HOP_MS,
        front_end=LogMelFrontEnd(parameters=FRONT_END),
        temperature=round(temperature, 4),
        quantization="int8",
        metrics=metrics,
        corpora=[f"{name} ({CORPORA[name].licence})" for name in corpora],
        licence=LICENCE,
        intended_use=INTENDED_USE,
        limits=LIMITS,
        training=_training(parity, recipe) | {"fixed_audio_answers": _rounded(fixed_audio_answers)},
    )
    path = target.with_suffix(".json")
    text = msgspec.json.format(msgspec.json.encode(card), indent=2).decode()
    with written_whole(path) as partial:
        partial.write_text(_ROW_OF_NUMBERS.sub(lambda row: " ".join(row[0].split()), text) + "\n")
    load_card(path)
    return path


def _figures(
    probabilities: figures.Probabilities, targets: figures.Targets, precision: Literal["fp32", "int8"], condition: str
) -> list[Metric]:
    values: dict[str, float | list[list[int]]] = {
        "uar": figures.uar(probabilities, targets),
        "accuracy": figures.accuracy(probabilities, targets),
        "expected_calibration_error": figures.calibration_error(probabilities, targets),
        "confusion": figures.confusion(probabilities, targets).tolist(),
    }
    return [_metric(name, value, precision, condition) for name, value in values.items()]


def _metric(name: str, value: float | list[list[int]], precision: Literal["fp32", "int8"], condition: str) -> Metric:
    return Metric(
        corpus="RAVDESS speech, 8 classes",
        split=SPLIT,
        unit="clip",
        condition=CONDITIONS[condition],
        precision=precision,
        name=name,
        value=round(value, 4) if isinstance(value, float) else value,
    )


def _pooled(
    folds: Sequence[FoldScores], precision: str, condition: str, temperatures: Sequence[float]
) -> figures.Probabilities:
    """Return the folds' clips one after another, shape (n_clips, n_labels)."""
    pairs = zip(folds, temperatures, strict=True)
    return np.concatenate([fold.scores[precision, condition].by_clip(t) for fold, t in pairs])


def _temperature(folds: Sequence[FoldScores], conditions: Sequence[str]) -> float:
    """Return what fits the folds' int8 answers best, over all conditions; 1 where there is no fold."""
    if not folds:
        return 1.0
    targets = np.concatenate([fold.targets for fold in folds for _ in conditions])
    scores = [fold.scores["int8", condition] for fold in folds for condition in conditions]
    return figures.best_temperature(lambda t: np.concatenate([score.by_clip(t) for score in scores]), targets)


def _rounded(probabilities: NDArray[np.float32]) -> list[list[float]]:
    return [[round(p, 4) for p in row] for row in probabilities.tolist()]


def _training(parity: Parity, recipe: Recipe) -> dict[str, Any]:
    return {
        "made_by": "python -m export all",
        "labels_note": "boredom (EMO-DB) left out; a clip's softmax is over the labels its corpus has",
        "figures_note": (
            "figures are those of the five fold models, each trained, exported and quantised by the same code; the "
            "shipped model is made by the same recipe from all speakers, so no clip here is held out from it"
        ),
        "parity": asdict(parity),
        "recipe": msgspec.to_builtins(asdict(recipe)),
    }
