"""Numbers of things, in words."""

from __future__ import annotations


def count(number: int, thing: str) -> str:
    """Return e.g. ``1 leg`` or ``3 legs``: what it is about has a regular plural."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
