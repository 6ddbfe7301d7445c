"""Decides from the figures of two models which is better, and how many more recordings would show it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from export.ab_test.document import Verdict
from export.formatting import interval, percent, percent_interval

if TYPE_CHECKING:
    from export.ab_test.document import Claims, Likeness, Material, Quality, Side, Speed
    from export.evaluation.bootstrap import Estimate

Z_ERROR = 1.960
"""Two-sided, 5 % false positives."""
Z_POWER = 0.842
"""Power 80 %: a real difference is shown in four of five attempts."""
LEAST = 0.02
"""The smallest relevant difference, a share."""
MANY = 100_000
"""More recordings than anybody labels."""


def decide(
    material: Material,
    quality: Quality | None,
    likeness: Likeness | None,
    speed: Speed,
    ordinary: Claims | None = None,
) -> Verdict:
    """Return who is better, who is quieter, who is faster, and what it would take to know more.

    ``ordinary``: what is claimed of ordinary speech.
    """
    if quality is not None:
        better, more, words = _with_labels(material, quality)
    elif likeness is not None:
        better, more, words = None, *_without_labels(likeness)
    else:
        better, more, words = None, None, ["No difference shown: no speech was found in any recording."]
    quieter, claims = _quietest(ordinary) if ordinary else (None, [])
    faster, sentence = _fastest(speed)
    return Verdict(
        better=better, faster=faster, quieter=quieter, more_recordings=more, words=[*words, *claims, sentence]
    )


def recordings_to_show(size: float, seen: Estimate, n_recordings: int) -> int | None:
    """Return how many recordings in all, of speakers like these, would show a difference of ``size``, a share.

    From the width of the interval that was ``seen`` with ``n_recordings``, which shrinks with the root of their number.
    None where it has no width, or where that is more than anybody labels.
    """
    if seen.low is None or seen.high is None or not size:
        return None
    error = (seen.high - seen.low) / (2 * Z_ERROR)
    needed = n_recordings * ((Z_ERROR + Z_POWER) * error / size) ** 2
    return math.ceil(needed) if needed < MANY else None


def labels_to_show(disagreement: float, difference: float) -> int | None:
    """Return how many recordings must be labelled to show a ``difference`` in accuracy, by McNemar's test.

    ``disagreement``: the share of recordings on which the two answer differently (Connor, Biometrics 43, 1987). None
    where the difference can't be so large: the better model is right where the other is wrong.
    """
    if disagreement < difference:
        return None
    root = Z_ERROR * math.sqrt(disagreement) + Z_POWER * math.sqrt(disagreement - difference**2)
    return math.ceil((root / difference) ** 2)


def _with_labels(material: Material, quality: Quality) -> tuple[Side | None, int | None, list[str]]:
    difference = quality.uar_difference
    n = material.n_labelled
    points = percent_interval(difference, sign=True)
    seen = f"UAR of A minus B {points} points, McNemar p = {quality.mcnemar_p:.3g} on {n} recordings"
    if difference.low is None or difference.high is None:
        return None, None, [f"No difference shown: {seen}, and at least 4 {material.grouped_by}s are needed to tell."]
    if difference.low > 0:
        return "a", None, [f"A is better: {seen}."]
    if difference.high < 0:
        return "b", None, [f"B is better: {seen}."]
    if not quality.only_a_right + quality.only_b_right:
        return None, None, [f"No difference shown: {seen}. Wherever one is right, so is the other."]
    more = _more(difference.value, difference, n)
    return None, more, [f"No difference shown: {seen}.", _to_show_it(difference, more), _to_show_least(difference, n)]


def _more(size: float, seen: Estimate, n_recordings: int) -> int | None:
    needed = recordings_to_show(size, seen, n_recordings)
    return None if needed is None else max(1, needed - n_recordings)


def _to_show_it(difference: Estimate, more: int | None) -> str:
    if more is None:
        return f"The difference is so small that even {MANY} recordings of this kind might not show it."
    return (
        f"If the difference is as large as it seems ({percent(abs(difference.value))} points), about {more} more "
        "recordings of this kind would show it in four of five attempts."
    )


def _to_show_least(difference: Estimate, n_recordings: int) -> str:
    points = f"{100 * LEAST:.0f} points"
    needed = recordings_to_show(LEAST, difference, n_recordings)
    if needed is None:
        return f"A difference of {points} would not be shown by {MANY} recordings of this kind."
    if needed <= n_recordings:
        return f"A difference of {points} would have been seen in four of five attempts."
    return f"To show a difference of {points} it would take about {needed - n_recordings} more."


def _without_labels(likeness: Likeness) -> tuple[int | None, list[str]]:
    agreement = likeness.agreement
    apart = 1 - agreement.value
    words = [
        f"No difference in quality shown: without labels it is unknown which is right. The two agree on "
        f"{percent_interval(agreement)} % of the utterances."
    ]
    needed = labels_to_show(apart, LEAST)
    if needed is None:
        words.append(
            f"They differ in {percent(apart)} % of them, so here neither can be better by more than that; labelling "
            f"these recordings would not show a difference of {100 * LEAST:.0f} points."
        )
    else:
        words.append(
            f"About {needed} utterances with labels would show a difference of {100 * LEAST:.0f} points in accuracy in "
            "four of five attempts; those in which the two differ suffice to be labelled."
        )
    return needed, words


def _quietest(ordinary: Claims) -> tuple[Side | None, list[str]]:
    difference = ordinary.an_hour_difference
    seen = (
        f"in an hour of ordinary speech A claims {interval(ordinary.an_hour_a, 1)} emotions and B "
        f"{interval(ordinary.an_hour_b, 1)}, measured on {ordinary.hours:.2f} h"
    )
    if difference.low is None or difference.high is None:
        return None, [f"No difference in false claims shown: {seen}, of too few speakers for an interval."]
    if difference.high < 0:
        return "a", [f"A is quieter: {seen}."]
    if difference.low > 0:
        return "b", [f"B is quieter: {seen}."]
    return None, [f"No difference in false claims shown: {seen}."]


def _fastest(speed: Speed) -> tuple[Side | None, str]:
    ratio = speed.ratio
    seen = (
        f"a second of speech takes A {speed.a.p50_ms:.2f} ms and B {speed.b.p50_ms:.2f} ms, ratio {interval(ratio, 2)}"
    )
    if ratio.low is None or ratio.high is None:
        return None, f"No difference in speed shown: {seen}, timed too few times for an interval."
    if ratio.high < 1:
        return "a", f"A is faster: {seen}."
    if ratio.low > 1:
        return "b", f"B is faster: {seen}."
    return None, f"No difference in speed shown: {seen}."
