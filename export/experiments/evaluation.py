"""Judges what has learnt: its temperature by the watched clips, its figures by the test clips, its cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from export.acoustics.conditions import CONDITIONS
from export.corpora.readers import CORPORA
from export.errors import TrainingError
from export.evaluation import metrics
from export.evaluation.evaluate import Scores
from export.evaluation.figures import Made, Setting
from export.evaluation.latency import latency_ms
from export.evaluation.measure import Measured, make_figures
from export.experiments.results import Cost
from export.provenance import data_digests
from export.recipe.packaging import CORPUS_PARTS
from streamer.inference.card import sha256_of

if TYPE_CHECKING:
    from export.evaluation.evaluate import Scorer
    from export.evaluation.figures import Figures, Precision
    from export.evaluation.predictions import Predictions
    from export.experiments.experiment import Experiment
    from export.experiments.system import Fitted

VERSION = "0.1.0"
TEMPERED_ON = ("clean", "mu-law")


def best_temperature(experiment: Experiment, score: Scorer) -> float:
    """Return the temperature that fits the watched clips best; 1 where nobody is watched."""
    clips = experiment.division.watch
    if not clips:
        return 1.0
    loader = experiment.loader(clips)
    heard = [loader.score({"": score}, name, title=f"temperature, {name}")[""] for name in TEMPERED_ON]
    targets = np.concatenate([one.predictions(clips, labels=experiment.labels).targets for one in heard])
    return metrics.best_temperature(
        lambda t: np.concatenate([one.predictions(clips, t, labels=experiment.labels).probabilities for one in heard]),
        targets,
    )


def judge(experiment: Experiment, score: Scorer, temperature: float) -> Figures:
    """Return the figures of the test clips under every condition, by corpus."""
    measured = measure(experiment, score, temperature)
    comparisons = [
        (f"{one.setting.condition} minus clean", name, f"{name.partition('/')[0]}/clean")
        for name, one in measured.items()
        if not name.endswith("/clean")
    ]
    return make_figures(
        model=experiment.name, version=VERSION, made=made_of(experiment), measured=measured, comparisons=comparisons
    )


def measure(
    experiment: Experiment, score: Scorer, temperature: float, *, precision: Precision = "fp32"
) -> dict[str, Measured]:
    """Return what ``score`` says of the test clips, by ``corpus/condition``."""
    measured: dict[str, Measured] = {}
    for condition, scores in _scores(experiment, score, precision).items():
        predictions = scores.predictions(experiment.division.test, temperature, labels=experiment.labels)
        for corpus in predictions.corpora:
            theirs = among_its_own(predictions.of_corpus(corpus), corpus)
            setting = _setting(
                experiment, theirs, corpus=corpus, condition=condition, temperature=temperature, precision=precision
            )
            measured[f"{corpus}/{condition}"] = Measured(theirs, setting)
    return measured


def made_of(experiment: Experiment) -> Made:
    """Return what it takes to make the figures again. Reads all clips."""
    settings = experiment.settings
    return Made(
        date=settings.date,
        code=experiment.code,
        command=settings.command,
        seed=settings.seed,
        data=data_digests(experiment.clips, experiment.data_folder),
    )


def measure_cost(experiment: Experiment, fitted: Fitted, score: Scorer, training_seconds: float) -> Cost:
    """Return what the system takes; one thread while its latency is measured."""
    p50, p99 = latency_ms(score, experiment.input_spec.shape)
    settings = experiment.settings
    return Cost(
        model=experiment.name,
        title=experiment.title,
        split=settings.split,
        share=settings.share,
        n_clips=len(experiment.division.learn),
        seed=settings.seed,
        code=experiment.code,
        parameters=fitted.n_parameters,
        onnx_bytes=None if fitted.no_onnx else experiment.files.onnx.stat().st_size,
        no_onnx=fitted.no_onnx,
        window_ms=experiment.input_spec.window_ms,
        latency_p50_ms=round(p50, 3),
        latency_p99_ms=round(p99, 3),
        training_seconds=round(training_seconds, 1),
        epochs=experiment.n_epochs,
        device=experiment.device,
        threads=settings.threads,
    )


def _scores(experiment: Experiment, score: Scorer, precision: Precision) -> dict[str, Scores]:
    """Return what is said of the test clips, by condition; what an earlier run found out about this model is kept."""
    loader = experiment.loader(experiment.division.test)
    model = experiment.files.model(precision)
    made_by = sha256_of(model) if model.exists() else ""
    found = {}
    for condition in experiment.conditions().names:
        path = experiment.files.scores(condition, precision)
        try:
            found[condition] = Scores.load(path, made_by=made_by)
        except TrainingError:
            found[condition] = loader.score({"": score}, condition, title=f"judge, {condition}")[""]
            if made_by:
                found[condition].save(path, made_by=made_by)
    return found


def among_its_own(predictions: Predictions, corpus: str) -> Predictions:
    """Return the answers among the labels that the corpus has."""
    if corpus not in CORPORA:
        return predictions
    return predictions.restricted([label for label in predictions.labels if label in CORPORA[corpus].labels.values()])


def _setting(
    experiment: Experiment,
    predictions: Predictions,
    *,
    corpus: str,
    condition: str,
    temperature: float,
    precision: Precision,
) -> Setting:
    division, share = experiment.division, experiment.settings.share
    part = "" if share == 1 else f", from {100 * share:g} % of each training speaker's clips"
    return Setting(
        protocol=division.protocol,
        split=f"{division.split}{part}",
        held_out=[sorted(set(predictions.speakers))] if division.is_honest else [],
        condition=CONDITIONS[condition],
        precision=precision,
        normalization="none",
        temperature=round(temperature, 4),
        part=CORPUS_PARTS.get(corpus, ""),
    )
