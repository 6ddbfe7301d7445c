"""Times several functions in turn, so that other load on the machine affects all alike."""

from __future__ import annotations

import math
import time
from itertools import count
from typing import TYPE_CHECKING, Literal

import numpy as np
import torch
from tqdm import tqdm

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

TimedBy = Literal["clock", "processor"]
"""What a latency counts: by the clock, other programs on the same cores too."""
WARM_UP = 5
FEWEST_ROUNDS = 10


def interleaved_ms(
    functions: Sequence[Callable[[], object]],
    *,
    n_rounds: int,
    title: str,
    longest_s: float = math.inf,
    clock: Callable[[], float] = time.perf_counter,
) -> NDArray[np.float64]:
    """Return the durations of each call, milliseconds, shape (n_rounds, len(functions)), after a few warm-up rounds.

    After ``longest_s`` it ends, with FEWEST_ROUNDS rounds at least.
    """
    took: list[list[float]] = []
    end_s = clock() + longest_s
    for _ in tqdm(range(WARM_UP + n_rounds), desc=title, unit="round", mininterval=2):
        if len(took) >= WARM_UP + FEWEST_ROUNDS and clock() > end_s:
            break
        took.append([_took_ms(function, clock) for function in functions])
    return np.array(took[WARM_UP:]).reshape(-1, len(functions))


def latency_ms(
    score: Callable[[NDArray[np.float32]], object],
    shape: tuple[int, ...],
    *,
    n_rounds: int = 200,
    longest_s: float = 5.0,
) -> tuple[float, float]:
    """Return median and 99th percentile of the processor's milliseconds for one window, on one thread.

    By the clock they would count other programs.

    ``shape``: of the window; its values are random and change with each call, as a system may cache embeddings.
    Rounds and seconds: as in ``interleaved_ms``.
    """
    window = np.random.default_rng(0).standard_normal((1, *shape)).astype(np.float32)
    numbers = count()

    def score_window() -> None:
        window.flat[0] = next(numbers)
        score(window)

    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        took_ms = interleaved_ms(
            [score_window], n_rounds=n_rounds, title="time", longest_s=longest_s, clock=time.process_time
        )
    finally:
        torch.set_num_threads(threads)
    p50, p99 = np.percentile(took_ms, (50, 99)).tolist()
    return p50, p99


def _took_ms(function: Callable[[], object], clock: Callable[[], float]) -> float:
    began_s = clock()
    function()
    return 1000 * (clock() - began_s)
