"""What an RTP receiver has received so far, as values."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from streamer.protocol.reception import Reception
    from streamer.sources.rtp.stream import RtpStream


@dataclass(frozen=True, slots=True)
class LegStatistics:
    """What one leg has received so far."""

    leg_id: str
    session_id: str
    codec: str
    reception: Reception
    """A copy."""
    refused: int
    """Packets with audio that could not be used: an unknown payload type, an impossible size."""
    undecodable: int
    """Payloads that were damaged inside, and became silence."""

    def as_values(self) -> dict[str, Any]:
        """Return what a control client gets of a leg, as plain values."""
        return {
            "leg_id": self.leg_id,
            "codec": self.codec,
            "packets": self.reception.packets,
            "lost": self.reception.lost,
            "jitter_ms": round(1000 * self.reception.jitter_s, 1),
            "refused": self.refused,
            "undecodable": self.undecodable,
        }


@dataclass(frozen=True, slots=True)
class RtpStatistics:
    """What a receiver has received so far."""

    legs: tuple[LegStatistics, ...]
    """Those that are open."""
    packets: int
    """Of all legs since the start."""
    lost: int
    """Of all legs since the start."""
    dropped: Mapping[str, int]
    """Packets that belong to no leg, by the reason why they were dropped."""
    refused_legs: Mapping[str, int]
    """How often a leg was refused, by reason."""


def statistics_of(stream: RtpStream) -> LegStatistics:
    """Return what a stream has received so far."""
    return LegStatistics(
        leg_id=stream.participant.leg_id,
        session_id=stream.participant.session_id,
        codec=stream.codec,
        reception=replace(stream.reception),
        refused=stream.refused,
        undecodable=stream.undecodable,
    )
