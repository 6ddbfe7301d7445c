from __future__ import annotations

import msgspec
import pytest

from export.evaluation.daemon_claims import Claims, claims_in
from export.evaluation.daemon_run import DaemonEvent


def event(kind: str, **data: object) -> DaemonEvent:
    return DaemonEvent(f"org.emotionstreamer.{kind}", msgspec.Raw(msgspec.json.encode({"session_id": "s", **data})))


def state(label: str, leg: str = "left") -> DaemonEvent:
    return event("state.v1", leg_id=leg, state=label)


def result(leg: str = "left") -> DaemonEvent:
    return event("emotion.v1", leg_id=leg)


END = event("session.ended.v1", reason="hangup", duration_ms=1_800_000)


def test_each_time_that_an_emotion_becomes_the_state_is_a_claim() -> None:
    events = [result(), state("neutral"), result(), state("angry"), result(), result(), state("angry"), state("none")]
    found = claims_in([*events, result(), state("angry"), state("sad"), result(), END])
    assert found == Claims(hours=0.5, n_results=6, n_claimed=3, labels=("angry", "angry", "sad"))


def test_the_channels_of_a_recording_are_legs_apart() -> None:
    events = [state("angry", "left"), result("right"), result("left"), state("angry", "right"), result("right"), END]
    assert claims_in(events) == Claims(hours=0.5, n_results=3, n_claimed=2, labels=("angry", "angry"))


@pytest.mark.parametrize("label", ["neutral", "calm", "none"])
def test_who_is_calm_claims_nothing(label: str) -> None:
    assert claims_in([state(label), result(), END]) == Claims(hours=0.5, n_results=1, n_claimed=0, labels=())


def test_no_events_are_no_claims() -> None:
    assert claims_in([]) == Claims(hours=0.0, n_results=0, n_claimed=0, labels=())
