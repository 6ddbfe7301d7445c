"""Writes the model card of a study's model, so that the daemon runs it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import numpy as np

from export.evaluation.evaluate import onnx_scorer
from export.experiments.evaluation import VERSION
from export.experiments.networks import FittedNetwork
from export.models.families import Family
from export.packaging.model_card import CardFacts, write_card
from export.packaging.parity import Parity, check_parity, fixed_windows
from export.recipe.packaging import CORPUS_PARTS

if TYPE_CHECKING:
    from pathlib import Path

    from export.evaluation.figures import Figures
    from export.experiments.experiment import Study
    from export.experiments.system import Fitted

INTENDED_USE = (
    "Comparing kinds of systems: it was trained for a figure. An answer says which emotion a voice expresses, as "
    "actors do, never what a person feels."
)
LIMITS = (
    "Spontaneous speech is subtler. Not for inferring emotions of people at work or in education (EU AI Act, Art. "
    "5(1)(f)), and not for any decision about a person."
)
START_WEIGHTS = "those of the folder that was named in training, under their own licence"


def study_card(study: Study, fitted: Fitted, temperature: float, figures: Figures) -> Path:
    """Write ``model.json`` beside ``model.onnx``; raise TrainingError where ONNX doesn't say what was trained."""
    settings, ears = study.settings, study.ears
    score = onnx_scorer(study.place.onnx)
    facts = CardFacts(
        name=study.name.replace("+", "."),
        version=VERSION,
        ears=ears,
        hop_ms=min(1000, ears.window_ms // 2),
        temperature=temperature,
        trained_on=sorted({clip.corpus for clip in study.division.learn}),
        start_weights=_start_weights(study),
        intended_use=INTENDED_USE,
        limits=LIMITS,
        parity=_parity(study, fitted),
        fixed_audio_answers=score(fixed_windows(ears)),
        recipe=_recipe(study),
        made_by=settings.command,
        corpus_parts=CORPUS_PARTS,
        labels=study.labels,
        quantization="fp32",
        figures_file=study.place.figures.name,
    )
    return write_card(study.place.onnx, study.place.onnx, facts, figures)


def _start_weights(study: Study) -> str:
    system = study.system
    if study.settings.weights is None:
        return ""
    notice = system.weights_notice if isinstance(system, Family) else ""
    return notice or (START_WEIGHTS if system.needs_folder else "")


def _parity(study: Study, fitted: Fitted) -> Parity:
    score = onnx_scorer(study.place.onnx)
    if isinstance(fitted, FittedNetwork):
        return check_parity(fitted.score, score, None, ears=study.ears)
    # A classical system has compared itself when it became ONNX: where neighbours vote, a little is a lot.
    windows = fixed_windows(study.ears)
    return Parity(float(np.abs(fitted.score(windows) - score(windows)).max()), None, None)


def _recipe(study: Study) -> dict[str, object]:
    settings = study.settings
    known: dict[str, object] = {"model": settings.model, "split": settings.split, "share": settings.share}
    if not isinstance(study.system, Family):
        return known | {"epochs": study.n_epochs, "seed": settings.seed}
    taught = {"teachers": list(settings.teachers)} if settings.teachers else {}
    return known | taught | asdict(study.train_config(study.system))
