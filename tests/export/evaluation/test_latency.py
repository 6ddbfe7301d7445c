"""Times of several things in turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch

from export.evaluation.latency import FEWEST_ROUNDS, WARM_UP, interleaved_ms, latency_ms

if TYPE_CHECKING:
    from numpy.typing import NDArray


def test_each_is_asked_once_a_round_and_timed_alone() -> None:
    now_s, order = 0.0, []

    def ask(name: str, takes_s: float) -> None:
        nonlocal now_s
        order.append(name)
        now_s += takes_s

    asked = [lambda: ask("slow", 0.003), lambda: ask("quick", 0.001), lambda: ask("middling", 0.002)]
    took_ms = interleaved_ms(asked, n_rounds=4, title="test", clock=lambda: now_s)
    assert order == ["slow", "quick", "middling"] * (WARM_UP + 4)
    np.testing.assert_allclose(took_ms, [[3.0, 1.0, 2.0]] * 4)


def test_no_round_begins_when_the_time_is_over_but_a_few_are_had_all_the_same() -> None:
    now_s = 0.0

    def ask() -> None:
        nonlocal now_s
        now_s += 1.0

    for longest_s, n_expected in ((0.0, FEWEST_ROUNDS), (22.5, 23 - WARM_UP), (1e9, 40)):
        took_ms = interleaved_ms([ask], n_rounds=40, title="test", longest_s=longest_s, clock=lambda: now_s)
        assert took_ms.tolist() == [[1000.0]] * n_expected


def test_latency_is_that_of_one_window_on_one_thread() -> None:
    threads, seen, distinct = torch.get_num_threads(), [], set()

    def score(windows: NDArray[np.float32]) -> None:
        seen.append((windows.shape, torch.get_num_threads()))
        distinct.add(windows.tobytes())

    p50, p99 = latency_ms(score, (298, 103), n_rounds=20)
    assert seen == [((1, 298, 103), 1)] * (WARM_UP + 20)
    assert len(distinct) == WARM_UP + 20, "a system that keeps what it made of a window would be timed by that"
    assert 0 < p50 <= p99
    assert torch.get_num_threads() == threads
