"""What the daemon's states claim with two models, paired. Pure functions of claims."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from export.ab_test.document import Claims, Decided
from export.evaluation.bootstrap import SpeakerBootstrap
from streamer.dsp.decision import UNEMOTIONAL

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from export.ab_test.recordings import Recording
    from export.evaluation.bootstrap import Estimate
    from export.evaluation.daemon_claims import Claims as Counted
    from export.evaluation.metrics import Draws, Figure

    Pair = tuple[Counted, Counted]
    """What the states claimed in one recording, with A and with B."""
    Three = tuple[Estimate, Estimate, Estimate]
    """A figure of A, of B, and of A minus B."""


def compare_claims(recordings: Sequence[Recording], counted: Sequence[Pair], *, seed: int) -> Claims | None:
    """Return how often emotions are claimed in some recordings; None where there are none."""
    hours = np.array([a.hours for a, _ in counted])
    if not hours.sum():
        return None
    bootstrap = SpeakerBootstrap([recording.group for recording in recordings], seed=seed)
    claims, claimed, results = (
        np.array([[count(one) for one in pair] for pair in counted], dtype=np.float64)
        for count in (_n_claims, _n_claimed, _n_results)
    )
    an_hour = _three(bootstrap, claims, np.stack([hours, hours], axis=1), highest=np.inf)
    share = _three(bootstrap, claimed, results, highest=1.0)
    a, b = (Counter(label for pair in counted for label in pair[side].labels) for side in (0, 1))
    return Claims(
        n_recordings=len(recordings),
        hours=round(float(hours.sum()), 4),
        an_hour_a=an_hour[0],
        an_hour_b=an_hour[1],
        an_hour_difference=an_hour[2],
        share_a=share[0],
        share_b=share[1],
        share_difference=share[2],
        labels_a=dict(a.most_common()),
        labels_b=dict(b.most_common()),
    )


def compare_states(
    recordings: Sequence[Recording], counted: Sequence[Pair], labels: Sequence[str], *, seed: int
) -> Decided | None:
    """Return how often the state was right in recordings of an emotion out of ``labels``; None where there are none."""
    chosen = [(r, pair) for r, pair in zip(recordings, counted, strict=True) if _is_emotion(r.label, labels)]
    if not chosen:
        return None
    bootstrap = SpeakerBootstrap([recording.group for recording, _ in chosen], seed=seed)
    found = np.array([[r.label in one.labels for one in pair] for r, pair in chosen], dtype=np.float64)
    wrong = np.array([[bool(set(one.labels) - {r.label}) for one in pair] for r, pair in chosen], dtype=np.float64)
    of_found, of_wrong = (_three(bootstrap, rows, np.ones_like(rows), highest=1.0) for rows in (found, wrong))
    return Decided(len(chosen), *of_found, *of_wrong)


def _three(
    bootstrap: SpeakerBootstrap, counts: NDArray[np.float64], totals: NDArray[np.float64], *, highest: float
) -> Three:
    """Return the ratio of the sums of two columns each, (n_recordings, 2): of A, of B, of A minus B."""

    def ratio(draws: Draws, side: int) -> Figure:
        sums = draws.sums(np.stack([counts[:, side], totals[:, side]], axis=1))
        found: Figure = sums[:, 0] / np.maximum(sums[:, 1], np.finfo(np.float64).tiny)
        return found

    def of(side: int) -> Callable[[Draws], Figure]:
        return lambda draws: ratio(draws, side)

    difference = bootstrap.figure(lambda draws: ratio(draws, 0) - ratio(draws, 1), lowest=-highest, highest=highest)
    return bootstrap.figure(of(0), highest=highest), bootstrap.figure(of(1), highest=highest), difference


def _is_emotion(label: str | None, labels: Sequence[str]) -> bool:
    return label in labels and label not in UNEMOTIONAL


def _n_claims(one: Counted) -> int:
    return len(one.labels)


def _n_claimed(one: Counted) -> int:
    return one.n_claimed


def _n_results(one: Counted) -> int:
    return one.n_results
