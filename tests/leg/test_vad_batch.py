"""Requests that legs make at the same time are answered in one batch, and each leg gets its own answers in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from streamer.core.vad import VadRequest
from streamer.leg.vad_batch import run_vad_batch

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence


def requests(name: int, times: int) -> Generator[VadRequest, Sequence[float], list[float]]:
    got: list[float] = []
    for number in range(times):
        got += yield VadRequest(rate=name, state_slot=number, samples=np.zeros(0, dtype=np.float32))
    return got


@given(st.lists(st.integers(0, 5), max_size=8))
def test_every_leg_gets_its_own_answers_in_order(times: list[int]) -> None:
    batches: list[list[int]] = []

    def answer(batch: Sequence[VadRequest]) -> list[list[float]]:
        batches.append([request.rate for request in batch])
        return [[request.rate, request.state_slot] for request in batch]

    results = run_vad_batch([requests(name, n) for name, n in enumerate(times)], answer)
    assert results == [[x for number in range(n) for x in (name, number)] for name, n in enumerate(times)]
    assert batches == [[name for name, n in enumerate(times) if n > turn] for turn in range(max(times, default=0))]
