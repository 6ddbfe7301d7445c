"""The probation of an RTP sender: until two of its packets follow each other (RFC 3550, appendix A.1). Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from streamer.protocol.rtp import SEQUENCES

if TYPE_CHECKING:
    from streamer.protocol.rtp import RtpPacket

MAX_KEPT_UNVALIDATED = 4
"""Packets kept of a sender on probation: enough for a start out of order, and little where there are many senders."""
MAX_KEPT = 32
"""Packets kept of a sender that has passed and waits to replace another SSRC; older ones are discarded."""


@dataclass(slots=True)
class Probation:
    """A sender that has no stream yet."""

    packets: list[tuple[RtpPacket, float]] = field(default_factory=list)
    """The newest ones, with their arrival times."""
    first_s: float = 0.0
    """When its first packet arrived."""
    is_passed: bool = False

    @property
    def last_s(self) -> float:
        """When its newest packet arrived."""
        return self.packets[-1][1]

    def add(self, packet: RtpPacket, arrived_s: float) -> None:
        """Take its next packet."""
        if not self.packets:
            self.first_s = arrived_s
        elif (packet.sequence - self.packets[-1][0].sequence) % SEQUENCES == 1:
            self.is_passed = True
        self.packets.append((packet, arrived_s))
        del self.packets[: -MAX_KEPT if self.is_passed else -MAX_KEPT_UNVALIDATED]
