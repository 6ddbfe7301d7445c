"""What the running normalisation learns about voices, from predictions whose voices are known."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
import pytest

from export.corpora.readers import LABELS
from export.evaluation import metrics, voices
from export.evaluation.predictions import Predictions
from export.evaluation.voices import CONTEXT, NOISE_FLOOR, SOFTNESS, after_context, fit, fit_best, log_scores
from streamer.dsp.leg_normalization import LegNormalizer

if TYPE_CHECKING:
    from numpy.typing import NDArray

N = len(LABELS)
CENTRED = np.eye(N) - 1 / N
PROTOTYPES = 2.0 * CENTRED
VOICES = CENTRED @ np.diag(np.linspace(0.1, 0.8, N)) @ CENTRED
UTTERANCES = 0.15 * CENTRED


def simulated(*, n_voices: int, clips_each: int = 16, leaning: float = 1.0, seed: int = 0) -> Predictions:
    """Return predictions of the model that is assumed: prototype + offset of the voice + the utterance's own."""
    rng = np.random.default_rng(seed)
    targets = np.tile(np.arange(clips_each) % N, n_voices)
    offsets = leaning * rng.multivariate_normal(np.zeros(N), VOICES, n_voices)
    own = rng.multivariate_normal(np.zeros(N), UTTERANCES, len(targets))
    logits = PROTOTYPES[targets] + np.repeat(offsets, clips_each, axis=0) + own
    odds = np.exp(logits)
    return Predictions(
        paths=tuple(f"ravdess/{i}.flac" for i in range(len(targets))),
        speakers=tuple(f"ravdess/{i // clips_each:03d}" for i in range(len(targets))),
        targets=targets,
        probabilities=odds / odds.sum(axis=1, keepdims=True),
        labels=LABELS,
    )


def apart(found: list[list[float]], expected: NDArray[np.float64]) -> float:
    """Return how far a matrix is from another, as a share of it."""
    return float(np.linalg.norm(np.array(found) - expected) / np.linalg.norm(expected))


# -- what is fitted --------------------------------------------------------------------------------


def test_a_known_model_of_voices_is_recovered() -> None:
    known = fit([simulated(n_voices=400)], softness=0.5)
    assert apart(known.prototypes, PROTOTYPES) < 0.06  # the voices' mean is in it
    assert apart(known.voices, VOICES) < 0.15
    assert apart(known.utterances, UTTERANCES + NOISE_FLOOR * np.eye(N)) < 0.05
    assert known.softness == 0.5


def test_voices_that_do_not_lean_have_no_offsets() -> None:
    known = fit([simulated(n_voices=200, leaning=0.0)], softness=0.5)
    assert np.linalg.norm(known.voices) < 0.01 * np.linalg.norm(VOICES)


def test_few_clips_a_voice_do_not_make_voices_differ_more() -> None:
    """The mean of a few utterances scatters by itself, here half as much as the voices do; that is not theirs."""
    known = fit([simulated(n_voices=1000, clips_each=8, leaning=0.3)], softness=0.5)
    assert apart(known.voices, 0.3**2 * VOICES) < 0.2


def test_a_voice_on_another_line_counts_as_another() -> None:
    clean, noisy = simulated(n_voices=200, seed=0), simulated(n_voices=200, seed=1)  # the same names, other offsets
    assert apart(fit([clean, noisy], softness=0.5).voices, VOICES) < 0.2


def test_log_scores_are_logarithms_less_their_mean_and_have_a_floor() -> None:
    found = log_scores(np.array([[0.5, 0.25, 0.25], [1.0, 0.0, 0.0]]))
    np.testing.assert_allclose(found.sum(axis=1), 0, atol=1e-12)
    np.testing.assert_allclose(found[0], [2 / 3 * np.log(2), -1 / 3 * np.log(2), -1 / 3 * np.log(2)])
    np.testing.assert_allclose(found[1, 0] - found[1, 1:], -np.log(1e-3))


def test_the_best_softness_is_one_of_those_tried_and_no_other_does_better() -> None:
    parts = [simulated(n_voices=12, seed=3)]
    best = fit_best(parts)

    def gain(softness: float) -> float:
        known = fit(parts, softness=softness)
        legs = [after_context(part, known, neutral=neutral) for part in parts for neutral in (False, True)]
        return float(np.mean([metrics.uar(leg.probabilities, leg.targets) for leg in legs]))

    assert best.softness in SOFTNESS
    assert gain(best.softness) == max(map(gain, SOFTNESS))


# -- what it gives ---------------------------------------------------------------------------------


def test_context_improves_the_recall_of_voices_that_lean() -> None:
    known = fit([simulated(n_voices=100, seed=1, leaning=2)], softness=0.5)
    without = simulated(n_voices=20, seed=2, leaning=2)
    before = metrics.uar(without.probabilities, without.targets)
    for neutral in (False, True):
        after = after_context(without, known, neutral=neutral)
        assert metrics.uar(after.probabilities, after.targets) > before + 0.02
        assert (after.paths, after.speakers, after.labels) == (without.paths, without.speakers, without.labels)
        np.testing.assert_allclose(after.probabilities.sum(axis=1), 1, atol=1e-5)


class RecordingNormalizer(LegNormalizer):
    """Remembers what it learnt from; one for each clip that is evaluated."""

    all: list[RecordingNormalizer]

    def __init__(self, known: object) -> None:
        super().__init__(known)  # type: ignore[arg-type]
        self.learnt: list[bytes] = []
        self.all.append(self)

    def update(self, scores: NDArray[np.floating]) -> None:
        self.learnt.append(scores.tobytes())
        super().update(scores)


@pytest.mark.parametrize("neutral", [False, True])
def test_the_context_of_a_clip_is_other_clips_of_its_voice(monkeypatch: pytest.MonkeyPatch, *, neutral: bool) -> None:
    monkeypatch.setattr(RecordingNormalizer, "all", [], raising=False)
    monkeypatch.setattr(voices, "LegNormalizer", RecordingNormalizer)
    predictions = simulated(n_voices=6, clips_each=32)
    row_of = {row.tobytes(): i for i, row in enumerate(predictions.probabilities)}
    after_context(predictions, fit([predictions], softness=0.5), neutral=neutral)
    contexts = [[row_of[scores] for scores in one.learnt] for one in RecordingNormalizer.all]
    assert len(contexts) == len(predictions)
    for index, context in enumerate(contexts):
        assert len(context) == CONTEXT
        assert index not in context
        assert {predictions.speakers[other] for other in context} == {predictions.speakers[index]}
    labels = Counter(LABELS[predictions.targets[other]] for context in contexts for other in context)
    share = labels["neutral"] / sum(labels.values())
    # 3840 draws: three standard deviations are 0.02; evenly, at most one of its four neutral clips is the one itself.
    assert share == pytest.approx(0.75 if neutral else 1 / N, abs=0.025)
    assert len(labels) == N
    if not neutral:
        assert all(len(set(context)) == CONTEXT for context in contexts)


def test_the_context_of_a_clip_depends_on_its_name_alone() -> None:
    predictions = simulated(n_voices=4)
    known = fit([predictions], softness=0.5)
    one, again = (after_context(predictions, known, neutral=True) for _ in range(2))
    np.testing.assert_array_equal(one.probabilities, again.probabilities)


def test_predictions_of_other_speakers_have_no_part_in_it() -> None:
    predictions, others = simulated(n_voices=2, seed=0), simulated(n_voices=2, seed=5)
    known = fit([simulated(n_voices=50)], softness=0.5)
    mixed = Predictions(
        paths=predictions.paths,
        speakers=predictions.speakers,
        targets=predictions.targets,
        probabilities=np.concatenate([predictions.probabilities[:16], others.probabilities[16:]]),
        labels=LABELS,
    )
    for neutral in (False, True):
        before, after = (after_context(one, known, neutral=neutral).probabilities for one in (predictions, mixed))
        np.testing.assert_array_equal(before[:16], after[:16])
        assert not np.array_equal(before[16:], after[16:])


def test_a_voice_without_context_is_left_as_it_is() -> None:
    predictions = simulated(n_voices=5, clips_each=1)
    known = fit([simulated(n_voices=50)], softness=0.5)
    after = after_context(predictions, known, neutral=False)
    np.testing.assert_array_equal(after.probabilities, predictions.probabilities.astype(np.float32))
