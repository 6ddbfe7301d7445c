"""Reception statistics of one RTP stream (RFC 3550, section 6.4.1)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Reception:
    """What was received of a stream so far, and what is missing."""

    packets: int = 0
    """All that arrived, late ones and duplicates included."""
    lost: int = 0
    """Packets that did not arrive in time."""
    late: int = 0
    """How many of the lost packets arrived afterwards."""
    duplicates: int = 0
    reordered: int = 0
    """Packets that arrived after one that was sent later, but in time."""
    restarts: int = 0
    """How often the sender's sequence started anew."""
    strays: int = 0
    """Packets with a sequence number out of range that no second packet confirmed."""
    flooded: int = 0
    """Packets dropped because the sender was far ahead of real time, or because too many were held."""
    jitter_s: float = 0.0
    """Interarrival jitter."""
