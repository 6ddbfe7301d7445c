"""What is said of two models, and how many recordings it would take to say more."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

import numpy as np
import pytest

from export.ab_test.document import Claims, Likeness, Material, Quality, Speed, Times
from export.ab_test.paired import compare, evaluate, mcnemar
from export.ab_test.predictions import Rows
from export.ab_test.verdict import decide, labels_to_show, recordings_to_show
from export.evaluation.bootstrap import Estimate

if TYPE_CHECKING:
    from numpy.typing import NDArray

MATERIAL = Material(
    n_recordings=100,
    n_utterances=100,
    n_labelled=100,
    other_labels=[],
    n_unscored=[0, 0],
    n_ordinary=0,
    n_without_speech=0,
    n_groups=10,
    grouped_by="speaker",
)
AS_FAST = Speed(n_pairs=100, a=Times(1.0, 2.0), b=Times(1.0, 2.0), ratio=Estimate(1.0, 0.9, 1.1))


def quality(difference: Estimate, *, only_a: int = 9, only_b: int = 5) -> Quality:
    one = Estimate(0.5, 0.4, 0.6)
    return Quality(
        uar_a=one,
        uar_b=one,
        uar_difference=difference,
        accuracy_a=one,
        accuracy_b=one,
        accuracy_difference=difference,
        only_a_right=only_a,
        only_b_right=only_b,
        mcnemar_p=0.42,
    )


def likeness(agreement: Estimate) -> Likeness:
    none = Estimate(0.0, 0.0, 0.1)
    return Likeness(agreement, none, {}, {}, {}, {}, none, none, none)


@pytest.mark.parametrize(
    ("difference", "better", "begins"),
    [
        (Estimate(0.05, 0.01, 0.09), "a", "A is better: UAR of A minus B +5.0 (+1.0 to +9.0) points, McNemar p"),
        (Estimate(-0.05, -0.09, -0.01), "b", "B is better: UAR of A minus B -5.0 (-9.0 to -1.0) points"),
        (Estimate(0.05, -0.02, 0.12), None, "No difference shown: UAR of A minus B +5.0 (-2.0 to +12.0) points"),
        (
            Estimate(0.05, None, None),
            None,
            "No difference shown: UAR of A minus B +5.0 points, McNemar p = 0.42 on 100",
        ),
    ],
)
def test_the_better_one_is_the_one_whose_interval_says_so(
    difference: Estimate, better: str | None, begins: str
) -> None:
    verdict = decide(MATERIAL, quality(difference), likeness(Estimate(0.9, 0.8, 1.0)), AS_FAST)
    assert verdict.better == better
    assert verdict.words[0].startswith(begins)


def test_how_many_more_would_show_it_comes_from_the_width_of_the_interval() -> None:
    difference = Estimate(0.05, -0.02, 0.12)
    verdict = decide(MATERIAL, quality(difference), None, AS_FAST)
    error = 0.14 / 2 / 1.96
    assert verdict.more_recordings == pytest.approx(100 * (2.802 * error / 0.05) ** 2 - 100, abs=1)
    assert f"about {verdict.more_recordings} more recordings of this kind" in verdict.words[1]
    assert verdict.words[2].startswith("To show a difference of 2 points it would take about ")
    narrow = decide(MATERIAL, quality(Estimate(0.0001, -0.004, 0.0042)), None, AS_FAST)
    assert narrow.more_recordings is None or narrow.more_recordings > 1000
    assert narrow.words[2] == "A difference of 2 points would have been seen in four of five attempts."


def test_so_many_recordings_do_show_a_difference_in_four_of_five_attempts() -> None:
    rng = np.random.default_rng(3)

    def predictions(n: int) -> list[NDArray[np.int64]]:
        return [np.where(rng.random(n) < skill, 0, 1) for skill in (0.75, 0.6)]

    a, b = predictions(400)
    rows = Rows(np.eye(2)[a], np.eye(2)[b], tuple(map(str, range(400))))
    needed = recordings_to_show(0.15, evaluate(rows, np.zeros(400, dtype=np.int64), seed=0).uar_difference, 400)
    assert needed is not None
    assert 100 < needed < 200
    attempts = [predictions(needed) for _ in range(400)]
    shown = sum(mcnemar(int((a < b).sum()), int((b < a).sum())) < 0.05 for a, b in attempts)
    assert 0.68 <= shown / len(attempts) <= 0.9


def test_without_a_difference_there_is_no_number_of_recordings() -> None:
    verdict = decide(MATERIAL, quality(Estimate(0.0, 0.0, 0.0), only_a=0, only_b=0), None, AS_FAST)
    assert (verdict.better, verdict.more_recordings) == (None, None)
    assert verdict.words[0].endswith("Wherever one is right, so is the other.")


def test_without_labels_it_says_how_many_must_be_labelled() -> None:
    verdict = decide(MATERIAL, None, likeness(Estimate(0.8, 0.7, 0.9)), AS_FAST)
    n = ((1.96 * sqrt(0.2) + 0.842 * sqrt(0.2 - 0.02**2)) / 0.02) ** 2
    assert verdict.better is None
    assert verdict.more_recordings == pytest.approx(n, abs=1)
    assert "The two agree on 80.0 (70.0 to 90.0) % of the utterances." in verdict.words[0]
    alike = decide(MATERIAL, None, likeness(Estimate(0.99, 0.97, 1.0)), AS_FAST)
    assert alike.more_recordings is None
    assert "neither can be better by more than that" in alike.words[1]
    assert labels_to_show(0.01, 0.02) is None


def test_without_utterances_there_is_no_verdict() -> None:
    verdict = decide(MATERIAL, None, None, AS_FAST)
    assert verdict.words[0] == "No difference shown: no speech was found in any recording."


@pytest.mark.parametrize(
    ("ratio", "faster", "begins"),
    [
        (
            Estimate(0.5, 0.4, 0.6),
            "a",
            "A is faster: a second of speech takes A 1.00 ms and B 1.00 ms, ratio 0.50 (0.40 to 0.60)",
        ),
        (Estimate(1.5, 1.4, 1.6), "b", "B is faster"),
        (Estimate(1.0, 0.9, 1.1), None, "No difference in speed shown"),
        (
            Estimate(0.5, None, None),
            None,
            "No difference in speed shown: a second of speech takes A 1.00 ms and B 1.00 ms, ratio",
        ),
    ],
)
def test_the_faster_one_is_the_one_whose_interval_says_so(ratio: Estimate, faster: str | None, begins: str) -> None:
    speed = Speed(n_pairs=100, a=AS_FAST.a, b=AS_FAST.b, ratio=ratio)
    verdict = decide(MATERIAL, None, None, speed)
    assert verdict.faster == faster
    assert verdict.words[-1].startswith(begins)


@pytest.mark.parametrize(
    ("difference", "quieter", "begins"),
    [
        (
            Estimate(14.8, 6.0, 22.0),
            "b",
            "B is quieter: in an hour of ordinary speech A claims 16.0 (8.0 to 24.0) emotions and B 1.2, measured on",
        ),
        (Estimate(-14.8, -22.0, -6.0), "a", "A is quieter"),
        (Estimate(0.5, -1.0, 2.0), None, "No difference in false claims shown"),
        (Estimate(14.8, None, None), None, "No difference in false claims shown"),
    ],
)
def test_the_quieter_one_claims_less_of_ordinary_speech(difference: Estimate, quieter: str | None, begins: str) -> None:
    share = Estimate(0.1, 0.0, 0.2)
    claims = Claims(
        n_recordings=9,
        hours=0.5,
        an_hour_a=Estimate(16.0, 8.0, 24.0),
        an_hour_b=Estimate(1.2, None, None),
        an_hour_difference=difference,
        share_a=share,
        share_b=share,
        share_difference=share,
        labels_a={"angry": 8},
        labels_b={},
    )
    verdict = decide(MATERIAL, None, likeness(Estimate(0.9, 0.8, 1.0)), AS_FAST, claims)
    assert verdict.quieter == quieter
    assert verdict.words[-2].startswith(begins)


def test_a_real_comparison_of_rows_has_words_throughout() -> None:
    rng = np.random.default_rng(0)
    targets, predicted = rng.integers(3, size=(2, 40))
    rows = Rows(np.eye(3)[targets], np.eye(3)[predicted], tuple(str(n // 4) for n in range(40)))
    comparison = compare(rows, (predicted > 9, predicted > 9), ("a", "b", "c"), seed=0)
    verdict = decide(MATERIAL, evaluate(rows, targets, seed=0), comparison, AS_FAST)
    assert verdict.better == "a"
