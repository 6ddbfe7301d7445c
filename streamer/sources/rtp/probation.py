"""The probation of an RTP sender: until its packets follow each other (RFC 3550, appendix A.1). Pure.

Two packets with consecutive numbers are enough. So are four that come in order with few missing in between: of a stream
that was captured on one link of two, no two may follow each other.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from streamer.protocol.rtp import SEQUENCES, TIMESTAMPS, signed_difference
from streamer.sources.rtp.counts import decrease

if TYPE_CHECKING:
    from streamer.protocol.rtp import RtpPacket
    from streamer.sources.rtp.addresses import Address, StreamKey

MAX_ON_PROBATION = 4_096
MAX_OF_HOST, MAX_OF_ADDRESS = 2_048, 1_024
"""Of one host, and of one port of a host: what one sender invents must not keep others out."""
PROBATION_S = 1.0
"""A sender on probation that is silent for so long is forgotten."""
MAX_KEPT_UNVALIDATED = 4
"""Packets kept of a sender on probation: enough for a start out of order, and little where there are many senders."""
MAX_MISSING = 9
"""Packets that may be missing between two that are in order."""
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
        self.is_passed |= len(self.packets) >= MAX_KEPT_UNVALIDATED and self._are_in_order()
        del self.packets[: -MAX_KEPT if self.is_passed else -MAX_KEPT_UNVALIDATED]

    def _are_in_order(self) -> bool:
        """Return whether sequence and timestamps of the packets that are kept only go on, with few missing."""
        pairs = [(one[0], other[0]) for one, other in pairwise(self.packets)]
        return all(
            0 < (other.sequence - one.sequence) % SEQUENCES <= MAX_MISSING + 1
            and signed_difference(other.timestamp, one.timestamp, TIMESTAMPS) > 0
            for one, other in pairs
        )


class ProbationTable:
    """The senders on probation at one port."""

    def __init__(self) -> None:
        self._senders: dict[StreamKey, Probation] = {}
        self._of_host: Counter[str] = Counter()
        self._of_address: Counter[Address] = Counter()

    def __len__(self) -> int:
        return len(self._senders)

    def has_room(self, key: StreamKey) -> bool:
        """Return whether a sender is on probation, or may be."""
        address = key[0]
        return key in self._senders or (
            len(self._senders) < MAX_ON_PROBATION
            and self._of_host[address[0]] < MAX_OF_HOST
            and self._of_address[address] < MAX_OF_ADDRESS
        )

    def add(self, key: StreamKey, packet: RtpPacket, arrived_s: float) -> Probation:
        """Take the next packet of a sender; return its probation."""
        probation = self._senders.get(key)
        if probation is None:
            probation = self._senders[key] = Probation()
            self._of_host[key[0][0]] += 1
            self._of_address[key[0]] += 1
        probation.add(packet, arrived_s)
        return probation

    def remove(self, key: StreamKey) -> Probation:
        """Forget a sender."""
        decrease(self._of_host, key[0][0])
        decrease(self._of_address, key[0])
        return self._senders.pop(key)

    def expire(self, now_s: float) -> int:
        """Forget senders that were silent for `PROBATION_S`; return how many packets they had sent last."""
        expired = [key for key, sender in self._senders.items() if now_s - sender.last_s > PROBATION_S]
        return sum(len(self.remove(key).packets) for key in expired)
