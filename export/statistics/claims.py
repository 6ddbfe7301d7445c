"""Counts the emotions that states claim of ordinary speech, and those that they find where one is expressed."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from export.statistics.decision import Decision, Evidence, states
from streamer.dsp.decision import UNEMOTIONAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

WITHIN_S = 6.0
"""So soon after its turn an emotion must be the state to be found."""
MOST_AN_HOUR = 2.0
"""False claims an hour of ordinary speech that the daemon makes at most, by its default."""
FITTED_AN_HOUR = 1.0
"""Those that a setting may have on the calls that it is fitted on: on those of strangers it has more."""
GRID = tuple(
    Decision(
        neutral=0.75 * resting,
        calm=0.25 * resting,
        stickiness=stickiness,
        evidence_exponent=exponent,
        claim_probability=claim,
    )
    for resting, stickiness, exponent, claim in itertools.product(
        (0.85, 0.93, 0.97, 0.985), (0.3, 0.45, 0.6, 0.7, 0.8, 0.9), (0.5, 0.8, 1.2, 1.8), (0.5, 0.6, 0.7, 0.8, 0.9)
    )
)
"""The settings among which ``best_decision`` chooses."""
CURVE = (0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97, 0.98, 0.99)
"""Thresholds of the curve on a card."""


class OrdinaryClaims(msgspec.Struct, frozen=True):
    """What states claim of ordinary speech."""

    hours: float
    n_claims: int
    an_hour: float
    share_of_results: float
    by_label: dict[str, int]


class Found(msgspec.Struct, frozen=True):
    """How often an emotion was found in simulated calls."""

    n_calls: int
    share: float
    """Of the calls in which it was the state within 6 s of its turn."""
    ever: float
    """Of the calls in which it was the state before the turn ended."""
    after_s: float | None = None
    """Median over these calls of the seconds from its turn until it was the state; None where there are none."""


@dataclass(frozen=True, slots=True, eq=False)
class Outcomes:
    """What settings make of legs, shape (n_settings, n_legs)."""

    is_found: NDArray[np.bool_]
    n_false: NDArray[np.int64]
    """Claims where every claim is false: in ordinary legs, and before the turn of others."""


def ordinary_claims(evidence: Evidence, found: NDArray[np.int64]) -> OrdinaryClaims:
    """Return what is claimed of the ordinary legs among those of ``evidence``; ``found``: their states."""
    rows = [i for i, scored in enumerate(evidence.legs) if not scored.leg.emotion]
    hours = sum(evidence.legs[i].leg.seconds for i in rows) / 3600
    emotional = _emotional(evidence.labels)
    claimed = emotional[found[rows]] & (found[rows] >= 0)
    begun = claimed & (found[rows] != _before(found[rows]))
    labels = found[rows][begun]
    return OrdinaryClaims(
        hours=round(hours, 4),
        n_claims=int(begun.sum()),
        an_hour=round(float(begun.sum()) / hours, 2) if hours else 0.0,
        share_of_results=round(float(claimed.sum()) / max(1, int(evidence.is_result[rows].sum())), 4),
        by_label={evidence.labels[k]: int((labels == k).sum()) for k in np.unique(labels).tolist()},
    )


def found_emotions(evidence: Evidence, found: NDArray[np.int64]) -> dict[str, Found]:
    """Return how often each emotion was found in the simulated calls among the legs."""
    result = {}
    for emotion in sorted({scored.leg.emotion for scored in evidence.legs} - {""}):
        rows = [i for i, scored in enumerate(evidence.legs) if scored.leg.emotion == emotion]
        is_state = found[rows] == evidence.labels.index(emotion)
        soon, ever = (is_state & _during(evidence, rows, within) for within in (WITHIN_S, np.inf))
        share, at_all = (round(float(of.any(1).mean()), 4) for of in (soon, ever))
        result[emotion] = Found(len(rows), share, at_all, _median_delay(evidence, rows, ever))
    return result


def outcomes(evidence: Evidence, settings: Sequence[Decision]) -> Outcomes:
    """Return what each setting makes of each leg."""
    rows = list(range(len(evidence.legs)))
    label = np.array([_index(evidence.labels, scored.leg.emotion) for scored in evidence.legs])[:, None]
    soon = _during(evidence, rows, WITHIN_S)
    early = evidence.is_result & (evidence.known_s <= np.array([[scored.leg.turn_s[0]] for scored in evidence.legs]))
    emotional = _emotional(evidence.labels)
    is_found, n_false = [], []
    for setting in settings:
        found = states(evidence, setting)
        is_found.append(((found == label) & soon).any(1))
        n_false.append((emotional[found] & (found >= 0) & (found != _before(found)) & early).sum(1))
    return Outcomes(np.array(is_found), np.array(n_false))


def best_decision(
    evidence: Evidence, known: Outcomes, chosen: NDArray[np.bool_], settings: Sequence[Decision] = GRID
) -> Decision:
    """Return the setting that finds most emotions among those with few false claims, over the ``chosen`` legs.

    Anger counts twice. ``known``: the outcomes of ``settings``.
    """
    emotions = np.array([scored.leg.emotion for scored in evidence.legs])
    ordinary = chosen & (emotions == "")
    hours = sum(scored.leg.seconds for scored, mine in zip(evidence.legs, ordinary, strict=True) if mine) / 3600
    an_hour = known.n_false[:, ordinary].sum(1) / hours if hours else np.zeros(len(settings))
    names = [name for name in np.unique(emotions[chosen]).tolist() if name]
    shares = [known.is_found[:, chosen & (emotions == name)].mean(1) for name in names]
    weights = [2.0 if name == "angry" else 1.0 for name in names]
    share = np.average(shares, axis=0, weights=weights) if names else np.zeros(len(settings))
    worth = share - 0.2 * np.maximum(0, an_hour - FITTED_AN_HOUR)
    return settings[int(worth.argmax())]


def _during(evidence: Evidence, rows: list[int], within_s: float) -> NDArray[np.bool_]:
    """Return which results are known within some seconds of the turn, and before its end."""
    turns = np.array([evidence.legs[i].leg.turn_s for i in rows]).reshape(-1, 2)
    known, end = evidence.known_s[rows], np.minimum(turns[:, 0] + within_s, turns[:, 1])
    during: NDArray[np.bool_] = evidence.is_result[rows] & (known > turns[:, :1]) & (known <= end[:, None])
    return during


def _median_delay(evidence: Evidence, rows: list[int], found: NDArray[np.bool_]) -> float | None:
    """Return the median of the seconds from the turn to the first result of each leg in ``found``; None without any."""
    known = np.where(found, evidence.known_s[rows], np.inf).min(axis=1, initial=np.inf)
    delays = known - np.array([evidence.legs[i].leg.turn_s[0] for i in rows])
    delays = delays[np.isfinite(delays)]
    return round(float(np.median(delays)), 2) if len(delays) else None


def _before(found: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the state before each result."""
    return np.concatenate([np.full((len(found), 1), -1), found[:, :-1]], axis=1)


def _emotional(labels: Sequence[str]) -> NDArray[np.bool_]:
    """Return which labels claim an emotion."""
    return np.array([label not in UNEMOTIONAL for label in labels])


def _index(labels: Sequence[str], label: str) -> int:
    return labels.index(label) if label in labels else -9
