"""Times things beside each other: each is asked in turn, so that what else a machine does falls upon all alike."""

from __future__ import annotations

import math
import time
from itertools import count
from typing import TYPE_CHECKING

import numpy as np
import torch
from tqdm import tqdm

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

WARM_UP = 5
FEWEST_ROUNDS = 10


def interleaved_ms(
    asked: Sequence[Callable[[], object]],
    *,
    n_rounds: int,
    title: str,
    longest_s: float = math.inf,
    clock: Callable[[], float] = time.perf_counter,
) -> NDArray[np.float64]:
    """Return how long each call took, milliseconds, shape (n_rounds, len(asked)); a few rounds before don't count.

    After ``longest_s`` there are no more rounds, FEWEST_ROUNDS though at least.
    """
    took: list[list[float]] = []
    end_s = clock() + longest_s
    for _ in tqdm(range(WARM_UP + n_rounds), desc=title, unit="round", mininterval=2):
        if len(took) >= WARM_UP + FEWEST_ROUNDS and clock() > end_s:
            break
        took.append([_took_ms(ask, clock) for ask in asked])
    return np.array(took[WARM_UP:]).reshape(-1, len(asked))


def latency_ms(
    score: Callable[[NDArray[np.float32]], object],
    shape: tuple[int, ...],
    *,
    n_rounds: int = 200,
    longest_s: float = 5.0,
) -> tuple[float, float]:
    """Return median and 99th percentile of the milliseconds that ``score`` takes for one window, on one thread.

    ``shape``: of the window; what is in it is random, and each time something else: a system may keep what it made of
    a window before. Rounds and seconds are as in ``in_turn``.
    """
    window = np.random.default_rng(0).standard_normal((1, *shape)).astype(np.float32)
    numbers = count()

    def ask() -> None:
        window.flat[0] = next(numbers)
        score(window)

    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        took_ms = interleaved_ms([ask], n_rounds=n_rounds, title="time", longest_s=longest_s)
    finally:
        torch.set_num_threads(threads)
    p50, p99 = np.percentile(took_ms, (50, 99)).tolist()
    return p50, p99


def _took_ms(ask: Callable[[], object], clock: Callable[[], float]) -> float:
    began_s = clock()
    ask()
    return 1000 * (clock() - began_s)
