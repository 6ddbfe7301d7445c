from __future__ import annotations

from export.pipeline.estimate import Remaining


def test_a_stage_that_took_twice_as_long_doubles_the_rest() -> None:
    times = iter([0.0, 20.0, 20.0, 50.0, 50.0])
    remaining = Remaining(lambda: next(times), {"a": 10.0, "b": 10.0, "c": 30.0})
    assert [remaining.begin(stage) for stage in "abc"] == [(10.0, 50.0), (20.0, 80.0), (75.0, 75.0)]


def test_a_stage_without_an_estimate_takes_nothing() -> None:
    times = iter([0.0, 5.0, 5.0])
    remaining = Remaining(lambda: next(times), {"b": 10.0})
    assert [remaining.begin(stage) for stage in ("a", "b")] == [(0.0, 10.0), (10.0, 10.0)]
