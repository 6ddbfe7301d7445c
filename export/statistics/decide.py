"""Evaluates the decision on calls: fitted on the other rounds' calls, reported on those of whom a round left out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from export.statistics.calibrate import base_rates
from export.statistics.calls import ordinary_legs, score_legs, simulated_calls
from export.statistics.claims import (
    CURVE,
    GRID,
    Found,
    OrdinaryClaims,
    best_decision,
    found_emotions,
    ordinary_claims,
    outcomes,
)
from export.statistics.decision import Decision, Evidence, evidence_of, states
from export.statistics.material import FINAL_ONLY
from export.statistics.rounds import FINAL, left_out_rows, training_rows
from streamer.dsp.decision import UNEMOTIONAL

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from export.statistics.calls import Leg, ScoredLeg
    from export.statistics.config import Recipe
    from export.statistics.head import Head
    from export.statistics.material import Material
    from export.statistics.rounds import Round
    from export.statistics.store import Indices, Store

CALL_VARIANT = "mu-law"
ORDINARY_VARIANTS = ("clean", "mu-law")
"""Ordinary legs are counted once under each."""


class Evaluated(msgspec.Struct, frozen=True):
    """One setting on some legs."""

    decision: Decision
    ordinary: OrdinaryClaims
    found: dict[str, Found]
    """By emotion."""


class CallFigures(msgspec.Struct, frozen=True):
    """What the decision does in calls of strangers."""

    by_kind: dict[str, Evaluated]
    """By kind of rounds, ``speakers``, ``without``: each round with its own setting, of which ``best`` is the final."""
    by_round: dict[str, Evaluated]
    """The setting was fitted on the other rounds' calls, without speakers and sets that this round left out."""
    best: Decision
    """Fitted on the calls of all rounds, without sets that are only measured on."""
    by_set: dict[str, OrdinaryClaims]
    """By ordinary set, over the speaker rounds, each with its own setting."""
    claim_curve: list[tuple[float, float]]
    """Threshold, and false claims an hour of ordinary speech with the other settings of each round; over speaker
    rounds, without sets that are only measured on."""


@dataclass(frozen=True, slots=True, eq=False)
class _Scored:
    """All legs of all rounds."""

    legs: list[ScoredLeg]
    rates: list[NDArray[np.float64]]
    rounds: NDArray[np.str_]


def evaluate_calls(
    store: Store, material: Material, heads: Mapping[str, Head], rounds: Mapping[str, Round], recipe: Recipe
) -> CallFigures | None:
    """Return the figures; None where no speaker round has legs with results."""
    all_legs = _score(store, material, heads, rounds, recipe)
    is_speakers = np.char.startswith(all_legs.rounds, "speakers")
    if not is_speakers.any():
        return None
    evidence = evidence_of(all_legs.legs, all_legs.rates, store.labels)
    known, sources = outcomes(evidence, GRID), np.array([scored.leg.source for scored in all_legs.legs])
    speakers = np.array([scored.leg.speaker for scored in all_legs.legs])
    may_choose = ~np.isin(sources, [part.name for part in material.parts if part.measured_only])

    settings = {}
    for name in np.unique(all_legs.rounds).tolist():
        strangers = ~np.isin(sources, sorted(rounds[name].sets)) & ~np.isin(speakers, sorted(rounds[name].speakers))
        others = may_choose & strangers & (all_legs.rounds != name)
        settings[name] = best_decision(evidence, known, others) if others.any() else Decision()
    best = best_decision(evidence, known, may_choose)
    found = _states(evidence, all_legs.rounds, settings)

    def evaluated(chosen: NDArray[np.bool_], decision: Decision) -> Evaluated:
        some = evidence.take(chosen)
        return Evaluated(decision, ordinary_claims(some, found[chosen]), found_emotions(some, found[chosen]))

    kinds = sorted({name.partition("-")[0] for name in settings})
    ordinary = is_speakers & np.array([not scored.leg.emotion for scored in all_legs.legs])
    for_curve = ordinary & may_choose
    return CallFigures(
        by_kind={kind: evaluated(np.char.startswith(all_legs.rounds, kind), best) for kind in kinds},
        by_round={name: evaluated(all_legs.rounds == name, setting) for name, setting in settings.items()},
        best=best,
        by_set={
            name: evaluated(ordinary & (sources == name), best).ordinary
            for name in np.unique(sources[ordinary]).tolist()
        },
        claim_curve=claim_curve(evidence.take(for_curve), all_legs.rounds[for_curve], settings),
    )


def claim_curve(
    evidence: Evidence, rounds: NDArray[np.str_], settings: Mapping[str, Decision]
) -> list[tuple[float, float]]:
    """Return pairs of a threshold and the false claims an hour of ordinary legs with it; empty without any leg.

    ``rounds``: of each leg, shape (n_legs,); ``settings``: the others of each round.
    """
    if not len(rounds):
        return []
    here = {name: settings[name] for name in np.unique(rounds).tolist()}
    curve = []
    for threshold in CURVE:
        found = _states(evidence, rounds, {k: replace(v, claim_probability=threshold) for k, v in here.items()})
        curve.append((threshold, ordinary_claims(evidence, found).an_hour))
    return curve


def _states(evidence: Evidence, rounds: NDArray[np.str_], settings: Mapping[str, Decision]) -> NDArray[np.int64]:
    """Return the states of all legs, each with the setting of its round, shape (n_legs, n_results)."""
    found = np.empty(evidence.is_result.shape, dtype=np.int64)
    for name, setting in settings.items():
        found[rounds == name] = states(evidence.take(rounds == name), setting)
    return found


def _score(
    store: Store, material: Material, heads: Mapping[str, Head], rounds: Mapping[str, Round], recipe: Recipe
) -> _Scored:
    legs: list[ScoredLeg] = []
    rates: list[NDArray[np.float64]] = []
    names: list[str] = []
    for number, (name, head) in enumerate(heads.items()):
        if name == FINAL or name.startswith("voice"):
            continue
        rows = training_rows(store, material, rounds[name], recipe.features.variants)
        its_rates = np.array(list(base_rates(store, rows, head, recipe.head).values()))
        found = score_legs(store, _legs(store, material, rounds[name], np.random.default_rng(number)), head, recipe)
        legs += found
        rates += [its_rates] * len(found)
        names += [name] * len(found)
    return _Scored(legs, rates, np.array(names, dtype=np.str_))


def _legs(store: Store, material: Material, left_out: Round, rng: np.random.Generator) -> list[Leg]:
    """Return the calls of the speakers that a round left out, and the ordinary legs that it did not learn from."""
    emotions = [label for label in store.labels if label not in UNEMOTIONAL]
    legs: list[Leg] = []
    for part in material.of("acted"):
        if part.name not in FINAL_ONLY:
            legs += simulated_calls(store, left_out_rows(store, left_out, part.name, CALL_VARIANT), emotions, rng)
    for part in material.of("ordinary"):
        for variant in ORDINARY_VARIANTS:
            legs += ordinary_legs(
                store, _ordinary(store, left_out, part.name, variant, measured_only=part.measured_only)
            )
    return legs


def _ordinary(store: Store, left_out: Round, name: str, variant: str, *, measured_only: bool) -> Indices:
    if measured_only:
        return np.flatnonzero((store.set == name) & (store.variant == variant))
    return left_out_rows(store, left_out, name, variant)
