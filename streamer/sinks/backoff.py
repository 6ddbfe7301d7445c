"""Exponential back-off with jitter, for reconnecting."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def backoff(min_s: float = 1.0, max_s: float = 60.0) -> Iterator[float]:
    """Yield seconds to wait before each attempt: ``min_s``, twice that, ... ``max_s``, each 20 % more or less."""
    delay_s = min_s
    while True:
        yield delay_s * random.uniform(0.8, 1.2)  # noqa: S311 - spreads reconnects, guards no secret
        delay_s = min(max_s, 2 * delay_s)
