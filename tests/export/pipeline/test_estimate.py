from __future__ import annotations

from itertools import count

import pytest
import torch

from export.pipeline.estimate import Remaining, fastest_s


def test_a_stage_that_took_twice_as_long_doubles_the_rest() -> None:
    times = iter([0.0, 20.0, 20.0, 50.0, 50.0])
    remaining = Remaining(lambda: next(times), {"a": 10.0, "b": 10.0, "c": 30.0})
    assert [remaining.begin(stage) for stage in "abc"] == [(10.0, 50.0), (20.0, 80.0), (75.0, 75.0)]


def test_a_stage_without_an_estimate_takes_nothing() -> None:
    times = iter([0.0, 5.0, 5.0])
    remaining = Remaining(lambda: next(times), {"b": 10.0})
    assert [remaining.begin(stage) for stage in ("a", "b")] == [(0.0, 10.0), (10.0, 10.0)]


def test_steps_are_timed_on_one_thread_and_what_torch_was_set_to_comes_back() -> None:
    usual, seen = torch.get_num_threads(), []

    def breaks() -> None:
        seen.append(torch.get_num_threads())
        raise KeyError

    with pytest.raises(KeyError):
        fastest_s(breaks, device="cpu", threads=2)
    assert (seen, torch.get_num_threads()) == ([1], usual)


def test_another_thread_adds_some_of_its_speed(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = count(0.0, 1.7)
    monkeypatch.setattr("export.pipeline.estimate.time.process_time", lambda: next(clock))
    took = [fastest_s(lambda: None, device="cpu", threads=threads) for threads in (1, 2)]
    assert took == pytest.approx([1.7, 1.0])
