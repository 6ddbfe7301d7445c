"""The figures of `make bench-claims`, on events made by hand."""

from __future__ import annotations

from typing import Any

from tests.bench.claims import summary


def event(kind: str, **data: object) -> dict[str, Any]:
    return {"type": f"org.emotionstreamer.{kind}", "data": {"leg_id": "a", **data}}


def test_a_claim_lasts_until_another_state_and_counts_once() -> None:
    states = ["neutral", "angry", "angry", "none", "sad"]
    events = [each for state in states for each in (event("state.v1", state=state), event("emotion.v1"))]
    ended = event("session.ended.v1", duration_ms=1_800_000)
    assert summary([event("emotion.v1"), *events, ended]) == (
        "0.50 h, 6 results: an emotion is claimed at 50.0 % of them, 4 claims an hour (angry 1, sad 1)"
    )


def test_without_a_state_nothing_is_claimed() -> None:
    assert "claimed at 0.0 % of them, 0 claims an hour (none)" in summary(
        [event("emotion.v1"), event("session.ended.v1", duration_ms=3_600_000)]
    )
