"""The figures of two models on the same speech, paired. Pure functions of rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.stats import binomtest

from export.ab_test.document import Likeness, Quality
from export.evaluation.bootstrap import FEWEST_SPEAKERS, Estimate, SpeakerBootstrap
from export.evaluation.metrics import accuracies, agreements, uars

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from export.ab_test.predictions import Rows
    from export.evaluation.metrics import Draws, Figure, Probabilities, Targets

ERROR = 0.05


def evaluate(clips: Rows, targets: Targets, *, seed: int) -> Quality:
    """Return how often each model is right. ``targets``: shape (n_clips,), at least one."""
    bootstrap = SpeakerBootstrap(clips.groups, seed=seed)
    right_a, right_b = (rows.argmax(axis=1) == targets for rows in (clips.a, clips.b))
    only_a, only_b = int((right_a & ~right_b).sum()), int((right_b & ~right_a).sum())
    uar_a, uar_b, uar_difference = _both(bootstrap, uars, clips, targets)
    accuracy_a, accuracy_b, accuracy_difference = _both(bootstrap, accuracies, clips, targets)
    return Quality(
        uar_a=uar_a,
        uar_b=uar_b,
        uar_difference=uar_difference,
        accuracy_a=accuracy_a,
        accuracy_b=accuracy_b,
        accuracy_difference=accuracy_difference,
        only_a_right=only_a,
        only_b_right=only_b,
        mcnemar_p=mcnemar(only_a, only_b),
    )


def compare(utterances: Rows, abstained: Sequence[NDArray[np.bool_]], labels: Sequence[str], *, seed: int) -> Likeness:
    """Return how similar predictions are. ``abstained``: of A and of B, shape (n_utterances,), at least one."""
    bootstrap = SpeakerBootstrap(utterances.groups, seed=seed)
    a, b = utterances.a, utterances.b
    share_a, share_b = (one.astype(np.float64) for one in abstained)
    return Likeness(
        agreement=_certain(bootstrap, bootstrap.figure(lambda draws: agreements(a, b, draws))),
        distance=bootstrap.figure(lambda draws: _means(0.5 * np.abs(a - b).sum(axis=1), draws)),
        top_a=_tops(a, labels),
        top_b=_tops(b, labels),
        mean_a=_by_label(a.mean(axis=0), labels),
        mean_b=_by_label(b.mean(axis=0), labels),
        abstained_a=_certain(bootstrap, bootstrap.figure(lambda draws: _means(share_a, draws))),
        abstained_b=_certain(bootstrap, bootstrap.figure(lambda draws: _means(share_b, draws))),
        abstained_difference=bootstrap.figure(lambda draws: _means(share_a - share_b, draws), lowest=-1.0),
    )


def mcnemar(only_a: int, only_b: int) -> float:
    """Return the probability of a split at least as uneven if both models are equally good (two-sided, exact)."""
    return float(binomtest(only_a, only_a + only_b, 0.5).pvalue) if only_a + only_b else 1.0


def _both(
    bootstrap: SpeakerBootstrap,
    measure: Callable[[Probabilities, Targets, Draws], Figure],
    clips: Rows,
    targets: Targets,
) -> tuple[Estimate, Estimate, Estimate]:
    """Return a figure of A, of B, and of A minus B."""
    of_a = bootstrap.figure(lambda draws: measure(clips.a, targets, draws))
    of_b = bootstrap.figure(lambda draws: measure(clips.b, targets, draws))
    difference = bootstrap.figure(
        lambda draws: measure(clips.a, targets, draws) - measure(clips.b, targets, draws), lowest=-1.0
    )
    return of_a, of_b, difference


def _certain(bootstrap: SpeakerBootstrap, share: Estimate) -> Estimate:
    """Return a share of 0 or 1 with Clopper and Pearson's interval over groups: there the bootstrap's has no width."""
    n = bootstrap.n_speakers
    if share.value not in (0.0, 1.0) or n < FEWEST_SPEAKERS:
        return share
    reach = round(1 - (ERROR / 2) ** (1 / n), 5)
    return Estimate(1.0, 1 - reach, 1.0) if share.value else Estimate(0.0, 0.0, reach)


def _means(values: NDArray[np.float64], draws: Draws) -> Figure:
    sums = draws.sums(np.stack([values, np.ones(len(values))], axis=1))
    figure: Figure = sums[:, 0] / sums[:, 1]
    return figure


def _tops(rows: Probabilities, labels: Sequence[str]) -> dict[str, float]:
    return _by_label(np.bincount(rows.argmax(axis=1), minlength=len(labels)) / len(rows), labels)


def _by_label(figures: NDArray[np.float64], labels: Sequence[str]) -> dict[str, float]:
    return {label: round(float(figure), 5) for label, figure in zip(labels, figures, strict=True)}
