"""Times things beside each other: each is asked in turn, so that what else a machine does falls upon all alike."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import numpy as np
from tqdm import tqdm

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

WARM_UP = 5


def in_turn(
    asked: Sequence[Callable[[], object]],
    *,
    n_rounds: int,
    title: str,
    clock: Callable[[], float] = time.perf_counter,
) -> NDArray[np.float64]:
    """Return how long each call took, milliseconds, shape (n_rounds, len(asked)); a few rounds before don't count."""
    took = np.zeros((WARM_UP + n_rounds, len(asked)))
    for row in tqdm(took, desc=title, unit="round", mininterval=2):
        for place, ask in enumerate(asked):
            began_s = clock()
            ask()
            row[place] = 1000 * (clock() - began_s)
    return took[WARM_UP:]
