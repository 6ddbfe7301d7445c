"""What legs ask at the same time is answered together, and each gets its own answers in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from streamer.core.vad import VadRequest
from streamer.leg.vad_batch import run_vad_batch

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence


def asks(name: int, times: int) -> Generator[VadRequest, Sequence[float], list[float]]:
    got: list[float] = []
    for number in range(times):
        got += yield VadRequest(rate=name, state_slot=number, samples=np.zeros(0, dtype=np.float32))
    return got


@given(st.lists(st.integers(0, 5), max_size=8))
def test_every_work_gets_its_own_answers_in_order(times: list[int]) -> None:
    asked: list[list[int]] = []

    def answer(requests: Sequence[VadRequest]) -> list[list[float]]:
        asked.append([request.rate for request in requests])
        return [[request.rate, request.state_slot] for request in requests]

    results = run_vad_batch([asks(name, n) for name, n in enumerate(times)], answer)
    assert results == [[x for number in range(n) for x in (name, number)] for name, n in enumerate(times)]
    assert asked == [[name for name, n in enumerate(times) if n > turn] for turn in range(max(times, default=0))]
