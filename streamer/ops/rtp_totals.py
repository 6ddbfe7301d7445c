"""Figures of RTP reception, of one process or added up over several, and as a line of text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping  # noqa: TC003 - msgspec reads the annotations when it decodes
from dataclasses import dataclass, field

from streamer.core.counting import count


@dataclass(frozen=True, slots=True)
class RtpTotals:
    """Packets since the start, and the legs that are open now."""

    open_legs: int = 0
    packets: int = 0
    lost: int = 0
    """Packets that never arrived, by their sequence numbers (RFC 3550, A.3)."""
    kernel_drops: int = 0
    """Datagrams that this machine dropped because the daemon did not read them in time."""
    jitter_ms: float = 0.0
    """The largest interarrival jitter of the open legs (RFC 3550, 6.4.1)."""
    dropped: Mapping[str, int] = field(default_factory=dict)
    """Packets that belong to no leg, by reason."""
    refused_legs: Mapping[str, int] = field(default_factory=dict)
    """How often a leg was refused, by reason."""


def together(totals: Collection[RtpTotals]) -> RtpTotals:
    """Return the sum of the figures; of the jitter, the maximum."""
    dropped: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    for each in totals:
        dropped.update(each.dropped)
        refused.update(each.refused_legs)
    return RtpTotals(
        open_legs=sum(each.open_legs for each in totals),
        packets=sum(each.packets for each in totals),
        lost=sum(each.lost for each in totals),
        kernel_drops=sum(each.kernel_drops for each in totals),
        jitter_ms=max((each.jitter_ms for each in totals), default=0.0),
        dropped=dict(dropped),
        refused_legs=dict(refused),
    )


def in_words(totals: RtpTotals) -> str:
    """Return the figures as one line of text."""
    parts = [count(totals.open_legs, "leg")]
    if totals.packets:
        share = 100 * totals.lost / (totals.packets + totals.lost)
        parts.append(f"{share:.1f} % of packets lost")
    if totals.open_legs:
        parts.append(f"jitter up to {totals.jitter_ms:.0f} ms")
    if totals.kernel_drops:
        parts.append(f"{count(totals.kernel_drops, 'packet')} lost by this machine")
    parts += [f"{number} {reason}" for reason, number in sorted(totals.dropped.items())]
    return ", ".join(parts)
