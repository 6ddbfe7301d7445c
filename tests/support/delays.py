"""Delays between attempts, for who shall not wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def at_once() -> Iterator[float]:
    """Yield seconds before each attempt: a moment, else what is refused is tried as fast as the machine can."""
    while True:
        yield 0.01
