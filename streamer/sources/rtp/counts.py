"""Counters that keep no zeros: their keys are senders, of whom there may be many over time."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections import Counter

K = TypeVar("K")


def decrease(counts: Counter[K], key: K) -> None:
    """Count one less, and forget a key that has none left."""
    counts[key] -= 1
    if counts[key] <= 0:
        del counts[key]
