"""How figures become text: shares in per cent, their intervals, sizes and durations."""

from __future__ import annotations

import math
from typing import Protocol

NONE = "-"
"""What has no figure."""


class Estimated(Protocol):
    """A figure with the ends of its interval, which are None where there is none."""

    @property
    def value(self) -> float: ...
    @property
    def low(self) -> float | None: ...
    @property
    def high(self) -> float | None: ...


def percent(share: float | None, *, sign: bool = False) -> str:
    """Return ``67.0``, or ``+1.2`` with a sign; never ``-0.0``."""
    if share is None or math.isnan(share):
        return NONE
    return _fixed(100 * share, 1, sign=sign)


def percent_interval(figure: Estimated | None, *, sign: bool = False, none: str = NONE) -> str:
    """Return ``67.0 (62.4 to 71.6)``, or a difference with its sign: ``+1.2 (-0.3 to +2.7)``."""
    return none if figure is None else _interval(figure, factor=100, digits=1, sign=sign)


def interval(figure: Estimated, digits: int) -> str:
    """Return ``0.50 (0.40 to 0.60)``."""
    return _interval(figure, factor=1, digits=digits, sign=False)


def times_ms(p50_ms: float, p99_ms: float) -> str:
    """Return the median and the 99th percentile of a latency: ``0.70 / 1.20``."""
    return f"{p50_ms:.2f} / {p99_ms:.2f}"


def count(value: int) -> str:
    """Return ``9,999``, ``612 k`` or ``4.9 M``."""
    if value >= 999_500:
        return f"{value / 1e6:.1f} M"
    return f"{value / 1e3:.0f} k" if value >= 10_000 else f"{value:,}"


def megabytes(n_bytes: int | None) -> str:
    """Return the size of an ONNX file: ``1.93``."""
    return "no ONNX" if n_bytes is None else f"{n_bytes / 1e6:.2f}"


def kilobytes(n_bytes: int) -> str:
    """Return ``1,930``."""
    return f"{n_bytes / 1000:,.0f}"


def duration(seconds: float) -> str:
    """Return ``41 s``, ``12 min`` or ``3.1 h``."""
    if seconds < 100:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"


def _interval(figure: Estimated, *, factor: float, digits: int, sign: bool) -> str:
    value = _fixed(factor * figure.value, digits, sign=sign)
    if figure.low is None or figure.high is None:
        return value
    low, high = (_fixed(factor * end, digits, sign=sign) for end in (figure.low, figure.high))
    return f"{value} ({low} to {high})"


def _fixed(value: float, digits: int, *, sign: bool) -> str:
    """Return a number with so many digits; adding 0.0 makes a positive zero of a negative one."""
    return f"{round(value, digits) + 0.0:{'+' if sign else ''}.{digits}f}"
