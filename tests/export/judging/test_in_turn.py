"""Times of several things in turn."""

from __future__ import annotations

import numpy as np

from export.judging.in_turn import WARM_UP, in_turn


def test_each_is_asked_once_a_round_and_timed_alone() -> None:
    now_s, order = 0.0, []

    def ask(name: str, takes_s: float) -> None:
        nonlocal now_s
        order.append(name)
        now_s += takes_s

    asked = [lambda: ask("slow", 0.003), lambda: ask("quick", 0.001), lambda: ask("middling", 0.002)]
    took_ms = in_turn(asked, n_rounds=4, title="test", clock=lambda: now_s)
    assert order == ["slow", "quick", "middling"] * (WARM_UP + 4)
    np.testing.assert_allclose(took_ms, [[3.0, 1.0, 2.0]] * 4)
