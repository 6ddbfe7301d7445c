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
    from export.experiments.experiment import Study
    from export.experiments.system import Fitted

VERSION = "0.1.0"
TEMPERED_ON = ("clean", "mu-law")


def best_temperature(study: Study, score: Scorer) -> float:
    """Return the temperature that fits the watched clips best; 1 where nobody is watched."""
    clips = study.division.watch
    if not clips:
        return 1.0
    listener = study.listener(clips)
    heard = [listener.score({"": score}, name, title=f"temperature, {name}")[""] for name in TEMPERED_ON]
    targets = np.concatenate([one.answers(clips, labels=study.labels).targets for one in heard])
    return metrics.best_temperature(
        lambda t: np.concatenate([one.answers(clips, t, labels=study.labels).probabilities for one in heard]), targets
    )


def judge(study: Study, score: Scorer, temperature: float) -> Figures:
    """Return the figures of the test clips under every condition, by corpus."""
    measured = measure(study, score, temperature)
    comparisons = [
        (f"{one.setting.condition} minus clean", name, f"{name.partition('/')[0]}/clean")
        for name, one in measured.items()
        if not name.endswith("/clean")
    ]
    return make_figures(
        model=study.name, version=VERSION, made=made_of(study), measured=measured, comparisons=comparisons
    )


def measure(study: Study, score: Scorer, temperature: float, *, precision: Precision = "fp32") -> dict[str, Measured]:
    """Return what ``score`` says of the test clips, by ``corpus/condition``."""
    measured: dict[str, Measured] = {}
    for condition, scores in _scores(study, score, precision).items():
        answers = scores.answers(study.division.test, temperature, labels=study.labels)
        for corpus in answers.corpora:
            theirs = among_its_own(answers.of_corpus(corpus), corpus)
            setting = _setting(
                study, theirs, corpus=corpus, condition=condition, temperature=temperature, precision=precision
            )
            measured[f"{corpus}/{condition}"] = Measured(theirs, setting)
    return measured


def made_of(study: Study) -> Made:
    """Return what it takes to make the figures again. Reads all clips."""
    settings = study.settings
    return Made(
        date=settings.date,
        code=study.code,
        command=settings.command,
        seed=settings.seed,
        data=data_digests(study.clips, study.data_folder),
    )


def measure_cost(study: Study, fitted: Fitted, score: Scorer, training_seconds: float) -> Cost:
    """Return what the system takes; one thread while its latency is measured."""
    p50, p99 = latency_ms(score, study.ears.shape)
    settings = study.settings
    return Cost(
        model=study.name,
        title=study.title,
        split=settings.split,
        share=settings.share,
        n_clips=len(study.division.learn),
        seed=settings.seed,
        code=study.code,
        parameters=fitted.n_parameters,
        onnx_bytes=None if fitted.no_onnx else study.place.onnx.stat().st_size,
        no_onnx=fitted.no_onnx,
        window_ms=study.ears.window_ms,
        latency_p50_ms=round(p50, 3),
        latency_p99_ms=round(p99, 3),
        training_seconds=round(training_seconds, 1),
        epochs=study.n_epochs,
        device=study.device,
        threads=settings.threads,
    )


def _scores(study: Study, score: Scorer, precision: Precision) -> dict[str, Scores]:
    """Return what is said of the test clips, by condition; what an earlier run found out about this model is kept."""
    listener = study.listener(study.division.test)
    model = study.place.model(precision)
    made_by = sha256_of(model) if model.exists() else ""
    found = {}
    for condition in study.conditions().names:
        path = study.place.scores(condition, precision)
        try:
            found[condition] = Scores.load(path, made_by=made_by)
        except TrainingError:
            found[condition] = listener.score({"": score}, condition, title=f"judge, {condition}")[""]
            if made_by:
                found[condition].save(path, made_by=made_by)
    return found


def among_its_own(answers: Predictions, corpus: str) -> Predictions:
    """Return the answers among the labels that the corpus has."""
    if corpus not in CORPORA:
        return answers
    return answers.restricted([label for label in answers.labels if label in CORPORA[corpus].labels.values()])


def _setting(
    study: Study, answers: Predictions, *, corpus: str, condition: str, temperature: float, precision: Precision
) -> Setting:
    division, share = study.division, study.settings.share
    part = "" if share == 1 else f", from {100 * share:g} % of each training speaker's clips"
    return Setting(
        protocol=division.protocol,
        split=f"{division.split}{part}",
        held_out=[sorted(set(answers.speakers))] if division.is_honest else [],
        condition=CONDITIONS[condition],
        precision=precision,
        normalization="none",
        temperature=round(temperature, 4),
        part=CORPUS_PARTS.get(corpus, ""),
    )
