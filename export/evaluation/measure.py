"""From predictions to the document of figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from export.errors import TrainingError
from export.evaluation import metrics
from export.evaluation.bootstrap import Estimate, SpeakerBootstrap
from export.evaluation.figures import Comparison, CoveragePoint, Figures, LabelFigures, Result

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from export.evaluation.figures import Made, Setting
    from export.evaluation.predictions import Predictions

HALF = 0.5
"""The coverage whose accuracy has an interval."""
COVERAGES = tuple(percent / 100 for percent in range(10, 101, 10))


@dataclass(frozen=True, slots=True)
class Measured:
    """Predictions and how they were made."""

    predictions: Predictions
    setting: Setting


def make_figures(
    *,
    model: str,
    version: str,
    made: Made,
    measured: Mapping[str, Measured],
    comparisons: Sequence[tuple[str, str, str]],
) -> Figures:
    """Return the document. ``measured``: by the results' names; ``comparisons``: title, and the names of a and b.

    Raises TrainingError where predictions are of several corpora, or of speakers other than those held out.
    """
    return Figures(
        model=model,
        version=version,
        made=made,
        results=[_result(name, one, made.seed) for name, one in measured.items()],
        comparisons=[_comparison(what, a, b, measured, made.seed) for what, a, b in comparisons],
    )


def _result(name: str, measured: Measured, seed: int) -> Result:
    predictions, setting = measured.predictions, measured.setting
    _check_held_out(name, predictions, setting)
    bootstrap = SpeakerBootstrap(predictions.speakers, seed=seed)
    counts = metrics.confusion(predictions.probabilities, predictions.targets)
    return Result(
        name=name,
        corpus=predictions.corpora[0],
        **msgspec.structs.asdict(setting),
        labels=list(predictions.labels),
        n_clips=len(predictions),
        n_speakers=bootstrap.n_speakers,
        uar=bootstrap.estimate(metrics.uars, predictions),
        accuracy=bootstrap.estimate(metrics.accuracies, predictions),
        calibration_error=bootstrap.estimate(metrics.calibration_errors, predictions),
        accuracy_at_half=bootstrap.estimate(_at_half, predictions),
        by_label=_by_label(predictions, counts, bootstrap.estimates(metrics.recalls, predictions)),
        confusion=counts.tolist(),
        coverage=[_coverage_point(predictions, coverage) for coverage in COVERAGES],
    )


def _by_label(
    predictions: Predictions, counts: metrics.Targets, recalls: Sequence[Estimate | None]
) -> dict[str, LabelFigures]:
    precisions, f1s = metrics.precision_by_label(counts), metrics.f1_by_label(counts)
    return {
        label: LabelFigures(int(counts[i].sum()), recalls[i], _or_none(precisions[i]), _or_none(f1s[i]))
        for i, label in enumerate(predictions.labels)
    }


def _coverage_point(predictions: Predictions, coverage: float) -> CoveragePoint:
    return CoveragePoint(
        coverage=coverage,
        accuracy=round(metrics.accuracy_at(predictions.probabilities, predictions.targets, coverage), 5),
        # Rounded down, so that the coverage at the rounded threshold is no less.
        threshold=float(np.floor(1e4 * metrics.threshold_for_coverage(predictions.probabilities, coverage)) / 1e4),
    )


def _comparison(what: str, a: str, b: str, measured: Mapping[str, Measured], seed: int) -> Comparison:
    missing = sorted({a, b} - set(measured))
    if missing:
        raise TrainingError(f"{what}: expected names of results, got {', '.join(missing)}")
    one = measured[a].predictions
    other = measured[b].predictions.ordered_like(one)
    bootstrap = SpeakerBootstrap(one.speakers, seed=seed)
    return Comparison(
        what=what,
        a=a,
        b=b,
        uar=bootstrap.difference(metrics.uars, one, other),
        accuracy=bootstrap.difference(metrics.accuracies, one, other),
        calibration_error=bootstrap.difference(metrics.calibration_errors, one, other),
        agreement=bootstrap.estimate(
            lambda probabilities, _, draws: metrics.agreements(probabilities, other.probabilities, draws), one
        ),
    )


def _at_half(probabilities: metrics.Probabilities, targets: metrics.Targets, draws: metrics.Draws) -> metrics.Figure:
    return metrics.accuracies_at(probabilities, targets, HALF, draws)


def _check_held_out(name: str, predictions: Predictions, setting: Setting) -> None:
    if len(predictions.corpora) != 1:
        raise TrainingError(
            f"{name}: expected predictions of one corpus, got {', '.join(predictions.corpora) or 'none'}"
        )
    if not setting.held_out:  # a split by clips, as its protocol says
        return
    held_out = [speaker for group in setting.held_out for speaker in group]
    if sorted(held_out) != sorted(set(predictions.speakers)):
        odd = sorted(set(held_out) ^ set(predictions.speakers)) or sorted(held_out)
        raise TrainingError(f"{name}: expected predictions of exactly the speakers held out; see {', '.join(odd)}")


def _or_none(figure: float) -> float | None:
    return None if np.isnan(figure) else round(float(figure), 5)
