"""Packets outside of an RTP sequence: late, strays, copies, or the beginning of another sequence. Pure.

A sender may start its sequence anew under one SSRC: at another number, further on, or back by any number of packets.
One packet alone proves nothing (RFC 3550, appendix A.1).
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from streamer.protocol.rtp import SEQUENCES, TIMESTAMPS, signed_difference

if TYPE_CHECKING:
    from streamer.protocol.reception import Reception
    from streamer.protocol.rtp import RtpPacket

MAX_MISORDER = 500
"""A packet up to so many behind may be late, or come twice; further behind it can't."""
CONFIRMING = 2
"""Packets in order that begin a new sequence, where no packet of the old one can look like them."""
CONFIRMING_COPIES = 10
"""The same where they may be copies of packets that came before: nothing else comes while these do."""


@dataclass(frozen=True, slots=True)
class Suspect:
    """A packet outside of the sequence."""

    packet: RtpPacket
    ticks: int
    arrived_s: float
    counted: Literal["strays", "late", "duplicates"]
    """What it was counted as."""


@dataclass(slots=True)
class RestartSuspects:
    """The newest packets outside of the sequence that follow each other, with none of the sequence in between."""

    reception: Reception
    """Where they are counted."""
    _lost: deque[int] = field(default_factory=lambda: deque(maxlen=MAX_MISORDER))
    """Sequence numbers of packets that were given up."""
    _run: list[Suspect] = field(default_factory=list)

    def lose(self, first: int, count: int) -> None:
        """Note that packets from ``first`` on were given up: those that still come are late."""
        self._lost.extend((first + i) % SEQUENCES for i in range(min(count, MAX_MISORDER)))

    def clear(self) -> None:
        """Forget the suspects: the sequence goes on."""
        if self._run:
            self._run = []

    def restart(self) -> None:
        """Forget all: another sequence has begun."""
        self._run = []
        self._lost.clear()

    def lead_to(self, packet: RtpPacket, expected_timestamp: int) -> bool:
        """Return whether a packet that is next in the sequence continues the suspects: it went back by a few."""
        if not self._run or packet.timestamp == expected_timestamp:
            return False
        newest = self._run[-1]
        expected = (newest.packet.sequence + 1) % SEQUENCES, (newest.packet.timestamp + newest.ticks) % TIMESTAMPS
        return (packet.sequence, packet.timestamp) == expected

    def add(
        self, packet: RtpPacket, ticks: int, arrived_s: float, *, behind: int, newest_timestamp: int | None
    ) -> list[Suspect]:
        """Count a packet outside of the sequence; return the new sequence once enough packets confirm it, else none.

        Args:
            packet: the packet.
            ticks: how much audio it holds.
            arrived_s: when it arrived.
            behind: by how much its number is behind the one that is next; 0 where the suspects lead to it.
            newest_timestamp: of the newest packet with audio in the sequence. A copy, or a late packet, can't be newer.

        """
        is_newer = behind == 0 or _is_newer(packet, ticks, newest_timestamp)
        suspect = Suspect(packet, ticks, arrived_s, self._count(packet.sequence, behind=behind, is_newer=is_newer))
        if self._run and (packet.sequence - self._run[-1].packet.sequence) % SEQUENCES != 1:
            self._run = []
        self._run.append(suspect)
        may_be_copies = behind <= MAX_MISORDER and not is_newer
        if len(self._run) < (CONFIRMING_COPIES if may_be_copies else CONFIRMING):
            return []
        run, self._run = self._run, []
        for each in run:
            self._change(each.counted, -1)
        return run

    def _count(self, sequence: int, *, behind: int, is_newer: bool) -> Literal["strays", "late", "duplicates"]:
        counted: Literal["strays", "late", "duplicates"] = "strays" if behind > MAX_MISORDER else "duplicates"
        if counted == "duplicates" and not is_newer and sequence in self._lost:
            self._lost.remove(sequence)
            counted = "late"
        self._change(counted, 1)
        return counted

    def _change(self, counter: str, by: int) -> None:
        setattr(self.reception, counter, getattr(self.reception, counter) + by)


def _is_newer(packet: RtpPacket, ticks: int, newest_timestamp: int | None) -> bool:
    """Return whether a packet has audio that follows all that came before; digits repeat a timestamp."""
    if not ticks or newest_timestamp is None:
        return False
    return signed_difference(packet.timestamp, newest_timestamp, TIMESTAMPS) > 0
