"""States by hand-made results; the counts of claims and of emotions found; and how calls are put together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from export.statistics.calls import TURNS_S, Leg, ScoredLeg, ordinary_legs, score_legs, simulated_calls
from export.statistics.claims import (
    CURVE,
    best_decision,
    found_emotions,
    ordinary_claims,
    outcomes,
)
from export.statistics.config import HeadConfig, Recipe
from export.statistics.decide import claim_curve
from export.statistics.decision import BEYOND, NONE, Decision, evidence_of, states
from export.statistics.head import Head
from streamer.core.audio import SAMPLE_RATE
from streamer.dsp.decision import DecisionConfig, StateMachine
from tests.export.statistics.small_store import LABELS, N_FEATURES, WIDTH, acted_and_ordinary, small_store

if TYPE_CHECKING:
    from numpy.typing import NDArray

EVEN = np.full(4, 0.25)
NEUTRAL, SAD, ANGRY = (LABELS.index(label) for label in ("neutral", "sad", "angry"))
STRONG = Decision(evidence_exponent=1.0)


def scored(*sure_of: int, emotion: str = "", turn_s: float = np.inf, seconds: float = 3600.0) -> ScoredLeg:
    """Return a leg with a result a second; each is sure of one label."""
    n = len(sure_of)
    scores = np.full((n, len(LABELS)), 0.01)
    scores[np.arange(n), list(sure_of)] = 0.97
    ends = np.arange(1.0, n + 1)
    leg = Leg((), (), emotion, "set", "speaker", seconds, (turn_s, turn_s + 20))
    return ScoredLeg(leg, ends, ends, scores, np.ones(n))


def states_of(*legs: ScoredLeg, decision: Decision = STRONG) -> NDArray[np.int64]:
    return states(evidence_of(legs, [EVEN] * len(legs), LABELS), decision)


def test_an_emotion_is_the_state_after_enough_evidence_and_ends_with_other_evidence() -> None:
    found = states_of(scored(NEUTRAL, NEUTRAL, ANGRY, ANGRY, ANGRY, NEUTRAL, NEUTRAL, NEUTRAL))[0].tolist()
    assert found[:2] == [NEUTRAL, NEUTRAL]
    assert found[4] == ANGRY
    assert found[-1] == NEUTRAL


def test_legs_of_different_lengths_do_not_disturb_each_other() -> None:
    long, short = scored(NEUTRAL, ANGRY, ANGRY, ANGRY), scored(SAD, SAD)
    together = states_of(long, short)
    assert together[0].tolist() == states_of(long)[0].tolist()
    assert together[1].tolist() == [*states_of(short)[0].tolist(), BEYOND, BEYOND]


def test_evidence_is_relative_to_how_often_a_label_was_in_training() -> None:
    often = np.array([0.01, 0.01, 0.01, 0.97])
    evidence = evidence_of([scored(ANGRY, ANGRY, ANGRY)] * 2, [EVEN, often], LABELS)
    found = states(evidence, STRONG)[:, -1].tolist()
    assert found[0] == ANGRY
    assert found[1] != ANGRY


def test_the_states_are_those_of_the_daemon() -> None:
    rng = np.random.default_rng(3)
    config = DecisionConfig(
        base_rates=tuple(Decision().base_rates(LABELS)), training_rates=tuple(EVEN), claim_probability=0.6
    )
    legs = [
        replace(
            scored(*[NEUTRAL] * 60),
            ends_s=np.cumsum(rng.uniform(0.3, 4.0, 60)).round(3),
            scores=rng.dirichlet([0.4] * 4, 60),
            new_share=rng.uniform(0, 1, 60),
        )
        for _ in range(20)
    ]
    expected = []
    for leg in legs:
        machine = StateMachine(config, LABELS)
        for end_s, scores, new_share in zip(leg.ends_s, leg.scores, leg.new_share, strict=True):
            machine.push(round(end_s * SAMPLE_RATE), scores, new_share=new_share)
            expected.append(NONE if machine.state is None else machine.state)
    found = states_of(*legs, decision=Decision(claim_probability=0.6)).ravel().tolist()
    assert found == expected
    assert {NONE, SAD, ANGRY} <= set(found)


def test_without_new_audio_nothing_changes() -> None:
    old = replace(scored(ANGRY, ANGRY, ANGRY), new_share=np.zeros(3))
    assert set(states_of(old)[0].tolist()) == {NONE}


def test_base_rates_are_shared_by_the_labels_that_are_there() -> None:
    assert Decision().base_rates(LABELS).tolist() == pytest.approx([0.55, 0.2, 0.125, 0.125])
    assert Decision().base_rates(("neutral", "sad")).tolist() == pytest.approx([0.55 / 0.8, 0.25 / 0.8])


def test_claims_of_ordinary_speech_are_counted_by_the_hour() -> None:
    legs = [scored(*[NEUTRAL] * 4), scored(NEUTRAL, ANGRY, ANGRY, ANGRY, NEUTRAL, NEUTRAL, NEUTRAL, SAD, SAD, SAD)]
    evidence = evidence_of(legs, [EVEN] * 2, LABELS)
    found = ordinary_claims(evidence, states(evidence, STRONG))
    assert (found.hours, found.n_claims, found.an_hour) == (2.0, 2, 1.0)
    assert found.by_label == {"angry": 1, "sad": 1}
    assert found.share_of_results == pytest.approx(np.isin(states(evidence, STRONG), [SAD, ANGRY]).sum() / 14, abs=1e-4)


def test_an_emotion_is_found_only_after_its_turn_and_within_six_seconds() -> None:
    soon = scored(NEUTRAL, NEUTRAL, *[ANGRY] * 9, emotion="angry", turn_s=2.0)
    late = scored(NEUTRAL, NEUTRAL, *[NEUTRAL] * 7, *[ANGRY] * 5, emotion="angry", turn_s=2.0)
    never = scored(ANGRY, ANGRY, *[NEUTRAL] * 9, emotion="angry", turn_s=6.0)
    evidence = evidence_of([soon, late, never], [EVEN] * 3, LABELS)
    found = found_emotions(evidence, states(evidence, STRONG))["angry"]
    assert found.n_calls == 3
    assert found.share == pytest.approx(1 / 3, abs=1e-4)
    assert found.ever == pytest.approx(2 / 3, abs=1e-4)
    first = [int((states(evidence, STRONG)[i] == ANGRY).argmax()) + 1 for i in (0, 1)]
    assert first == [4, 11]
    assert found.after_s == pytest.approx(np.median(np.array(first) - 2.0))


def test_an_emotion_that_is_never_found_has_no_delay() -> None:
    evidence = evidence_of([scored(*[NEUTRAL] * 9, emotion="angry", turn_s=2.0)], [EVEN], LABELS)
    assert found_emotions(evidence, states(evidence, STRONG))["angry"].after_s is None


@pytest.mark.parametrize("has_wrong_claims", [False, True])
def test_the_best_setting_finds_most_with_few_false_claims(*, has_wrong_claims: bool) -> None:
    slow, fast = replace(STRONG, claim_probability=0.9999999), STRONG
    call = scored(NEUTRAL, NEUTRAL, *[ANGRY] * 5, emotion="angry", turn_s=2.0)
    calm, wrong = scored(*[NEUTRAL] * 9), scored(NEUTRAL, *[SAD] * 4, seconds=36.0)
    evidence = evidence_of([call, wrong if has_wrong_claims else calm], [EVEN] * 2, LABELS)
    known = outcomes(evidence, [slow, fast])
    chosen = best_decision(evidence, known, np.ones(2, bool), [slow, fast])
    assert chosen is (slow if has_wrong_claims else fast)


def test_the_claim_curve_never_rises_and_is_empty_without_ordinary_speech() -> None:
    rng = np.random.default_rng(0)
    legs = [
        scored(*rng.choice([NEUTRAL, SAD, ANGRY], 60, p=[0.7, 0.15, 0.15]).tolist(), seconds=60.0) for _ in range(20)
    ]
    evidence = evidence_of(legs, [EVEN] * 20, LABELS)
    curve = claim_curve(evidence, np.array(["one"] * 20), {"one": STRONG})
    assert [p for p, _ in curve] == list(CURVE)
    assert curve[0][1] > curve[-1][1] >= 0
    assert claim_curve(evidence_of([], [], LABELS), np.array([], dtype=np.str_), {"one": STRONG}) == []


def test_a_simulated_call_turns_and_turns_back() -> None:
    store = acted_and_ordinary()
    rows = np.flatnonzero(store.set == "acted")
    legs = simulated_calls(store, rows, ("angry", "sad"), np.random.default_rng(0))
    assert [(leg.speaker, leg.emotion) for leg in legs] == [
        (speaker, emotion) for speaker in ("acted/a", "acted/b") for emotion in ("angry", "sad")
    ]
    for leg in legs:
        starts, labels = np.array(leg.starts_s), store.label[list(leg.rows)]
        assert (np.diff(starts) > 0).all()
        during = (starts >= leg.turn_s[0]) & (starts < leg.turn_s[1])
        assert set(labels[during].tolist()) == {LABELS.index(leg.emotion)}
        assert set(labels[~during].tolist()) == {NEUTRAL}
        assert TURNS_S[0] <= leg.turn_s[0] < TURNS_S[0] + 4
        assert leg.seconds >= TURNS_S[2]


def test_an_ordinary_leg_has_all_that_its_speaker_said() -> None:
    store = acted_and_ordinary()
    legs = ordinary_legs(store, np.flatnonzero(store.set == "talk"))
    assert [leg.speaker for leg in legs] == [f"talk/{speaker}" for speaker in "cdef"]
    assert all(leg.seconds == pytest.approx(4 * (3 + 0.5)) for leg in legs)
    assert sorted(row for leg in legs for row in leg.rows) == np.flatnonzero(store.set == "talk").tolist()


def test_results_come_when_the_daemon_gives_them_and_history_is_of_earlier_utterances() -> None:
    store = small_store([("talk", "a", len(LABELS), 5), ("talk", "a", len(LABELS), 1), ("talk", "a", len(LABELS), 1)])
    store.count[:] = [50, 50, 50, 50, 10, 40, 50]
    leg = Leg((0, 1, 2), (0.0, 10.0, 20.0), "", "talk", "talk/a", 30.0)
    recipe = Recipe(head=HeadConfig(hidden=4), plain_hidden=4, pooling_ms=3000)
    (found,) = score_legs(store, [leg], Head(N_FEATURES, WIDTH, LABELS, *recipe.branches), recipe)
    # The first second has too little speech for a result, the whole second utterance as well.
    assert found.ends_s.tolist() == [2.0, 3.0, 4.0, 5.0, 21.0]
    assert found.known_s.tolist() == [2.0, 3.0, 4.0, 5.5, 21.5]
    assert found.new_share.tolist() == pytest.approx([1.0, 1 / 3, 1 / 3, 1 / 5, 1.0])
    assert np.allclose(found.scores.sum(1), 1)
