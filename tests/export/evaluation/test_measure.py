from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from export.errors import TrainingError
from export.evaluation import metrics
from export.evaluation.bootstrap import Estimate, SpeakerBootstrap
from export.evaluation.measure import Measured
from tests.export.evaluated import figures, predictions, setting

if TYPE_CHECKING:
    from export.evaluation.figures import Figures


@pytest.fixture(scope="module")
def made() -> Figures:
    return figures()


def test_a_result_says_what_the_predictions_say(made: Figures) -> None:
    result = made.results[1]
    about = predictions()
    rows = (about.probabilities, about.targets)
    assert (result.name, result.corpus, result.unit) == ("ravdess clean int8", "ravdess", "clip")
    assert (result.n_clips, result.n_speakers, tuple(result.labels)) == (120, 6, about.labels)
    assert result.uar.value == pytest.approx(metrics.uar(*rows), abs=1e-5)
    assert result.accuracy.value == pytest.approx(metrics.accuracy(*rows), abs=1e-5)
    assert result.calibration_error.value == pytest.approx(metrics.calibration_error(*rows), abs=1e-5)
    assert result.accuracy_at_half.value == pytest.approx(metrics.accuracy_at(*rows, 0.5), abs=1e-5)
    counts = metrics.confusion(*rows)
    assert result.confusion == counts.tolist()
    for written, found in (
        ([of.recall.value if of.recall else None for of in result.by_label.values()], metrics.recall_by_label(counts)),
        ([of.precision for of in result.by_label.values()], metrics.precision_by_label(counts)),
        ([of.f1 for of in result.by_label.values()], metrics.f1_by_label(counts)),
    ):
        assert written == pytest.approx(found.tolist(), abs=1e-5)


def test_every_figure_has_an_interval_around_it(made: Figures) -> None:
    result = made.results[0]
    estimates = [result.uar, result.accuracy, result.calibration_error, result.accuracy_at_half]
    estimates += [of.recall for of in result.by_label.values() if of.recall]
    assert len(estimates) == 12
    for estimate in estimates:
        assert estimate.low is not None
        assert estimate.high is not None
        assert 0 <= estimate.low <= estimate.value <= estimate.high <= 1


def test_thresholds_of_the_coverage_curve_let_through_what_they_promise(made: Figures) -> None:
    about = predictions()
    points = made.results[1].coverage
    assert [point.coverage for point in points] == [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0]
    assert points[-1].accuracy == made.results[1].accuracy.value
    for point in points:
        covered = np.mean(about.probabilities.max(axis=1) >= point.threshold)
        assert point.coverage <= covered + 1e-9 <= point.coverage + 0.02


def test_too_few_speakers_and_labels_without_clips_are_none() -> None:
    about = predictions(corpus="nemo", n_speakers=3)
    (result,) = figures(measured={"nemo": Measured(about, setting(about))}, comparisons=[]).results
    assert (result.uar.low, result.uar.high) == (None, None)
    assert result.by_label["calm"].n_clips == 0
    assert result.by_label["calm"].recall is None


def test_differences_are_of_the_same_speakers(made: Figures) -> None:
    same, worse = made.comparisons
    assert same.uar == same.accuracy == same.calibration_error == Estimate(0.0, 0.0, 0.0)
    assert same.agreement == Estimate(1.0, 1.0, 1.0)
    clean, noisy = predictions(), predictions(skill=1.5)
    expected = SpeakerBootstrap(clean.speakers, seed=0).difference(metrics.uars, noisy, clean)
    assert worse.uar == expected
    assert expected.value < 0
    assert worse.agreement.value == round(metrics.agreement(clean.probabilities, noisy.probabilities), 5)


def test_the_same_predictions_give_the_same_document(made: Figures) -> None:
    assert figures() == made


def test_predictions_of_speakers_that_were_not_held_out_are_refused() -> None:
    about = predictions()
    few = setting(about, held_out=[["ravdess/00"]])
    with pytest.raises(TrainingError, match=r"expected predictions of exactly the speakers held out; see ravdess/01"):
        figures(measured={"a": Measured(about, few)}, comparisons=[])
    twice = setting(about, held_out=[sorted(set(about.speakers)), ["ravdess/00"]])
    with pytest.raises(TrainingError, match="exactly the speakers held out"):
        figures(measured={"a": Measured(about, twice)}, comparisons=[])


def test_comparisons_need_results_about_the_same_clips() -> None:
    with pytest.raises(TrainingError, match=r"x: expected names of results, got nothing"):
        figures(comparisons=[("x", "ravdess clean int8", "nothing")])
    with pytest.raises(TrainingError, match="clip by clip"):
        figures(comparisons=[("x", "ravdess clean int8", "nemo clean int8")])
