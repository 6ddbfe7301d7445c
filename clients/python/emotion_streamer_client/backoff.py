"""How long to wait before the next attempt to connect."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FIRST_S, LONGEST_S = 0.5, 15.0


def delays(
    first_s: float = FIRST_S, longest_s: float = LONGEST_S, draw: Callable[[], float] = random.random
) -> Iterator[float]:
    """Yield seconds, for ever: each up to twice the one before, and drawn so that many clients don't come at once.

    ``draw`` gives numbers from 0 to 1.
    """
    limit_s = first_s
    while True:
        yield limit_s * (0.5 + 0.5 * draw())
        limit_s = min(2 * limit_s, longest_s)
