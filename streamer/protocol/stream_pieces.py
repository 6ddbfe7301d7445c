"""The pieces that a jitter buffer turns an RTP stream into: packets in order, silence, losses, floods and restarts."""

from __future__ import annotations

from dataclasses import dataclass

from streamer.protocol.rtp import RtpPacket


@dataclass(frozen=True, slots=True)
class Silence:
    """The sender sent no audio for a while; nothing is lost."""

    ticks: int
    """In units of the stream's clock."""


@dataclass(frozen=True, slots=True)
class Lost:
    """Packets that did not arrive in time."""

    ticks: int
    """In units of the stream's clock; 0 where they held no audio as far as is known."""
    packets: int


@dataclass(frozen=True, slots=True)
class Flooded:
    """Audio that was dropped because it came much faster than it can have been spoken; the position stays."""

    ticks: int
    """In units of the stream's clock."""
    packets: int


@dataclass(frozen=True, slots=True)
class Restart:
    """The sender's sequence started anew: what follows need not continue what came before."""


Piece = RtpPacket | Silence | Lost | Flooded | Restart
