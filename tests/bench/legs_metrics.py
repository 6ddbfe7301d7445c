"""What a run of `make bench-legs` reads from the metrics of the daemon."""

from __future__ import annotations

import asyncio
import re
from urllib.request import urlopen

ANSWERS_WITHIN_S = 60.0


async def read_metrics(port: int) -> tuple[dict[str, float], dict[float, int]]:
    """Return the CPU seconds by stage, and the turns of the event loop, from the metrics of the daemon."""
    text = await asyncio.to_thread(_page, f"http://127.0.0.1:{port}/metrics")
    stages = re.findall(r'cpu_seconds_total\{stage="(\w+)"\} (\S+)', text)
    return {stage: float(spent_s) for stage, spent_s in stages}, turns_of(text)


def turns_of(metrics: str) -> dict[float, int]:
    """Return how many turns of the event loop took up to so many seconds, and more than the bound before."""
    found = re.findall(r'loop_turn_seconds_bucket\{le="(\S+)"\} (\S+)', metrics)
    up_to = [(float(bound_s), int(float(n))) for bound_s, n in found]
    return {bound_s: n - before for (bound_s, n), (_, before) in zip(up_to, [(0.0, 0), *up_to], strict=False)}


def longest_ms(turns: dict[float, int]) -> float | None:
    """Return an upper bound of the longest turn, at most 1000; None where there is none."""
    return max((min(1000 * bound_s, 1000.0) for bound_s, n in turns.items() if n), default=None)


def over_percent(turns: dict[float, int], limit_s: float) -> float | None:
    """Return how many of some turns were longer; None where there is none."""
    total = sum(turns.values())
    return 100 * sum(n for bound_s, n in turns.items() if bound_s > limit_s) / total if total else None


def _page(url: str) -> str:
    with urlopen(url, timeout=ANSWERS_WITHIN_S) as answer:  # on loopback
        text: str = answer.read().decode()
        return text
