"""Tells RTP from other datagrams that look like it: two in sequence prove a sender (RFC 3550, appendix A.1)."""

from __future__ import annotations

from typing import Final

from streamer.protocol.rtp import HEADER_BYTES, SEQUENCES, SSRC_BYTES, VERSION, is_rtcp

MAX_SENDERS: Final = 4_096
"""Senders that are remembered; beyond it the oldest is forgotten."""
MAX_STEP: Final = 16
"""How far the next packet's sequence number may be ahead: some packets may be lost."""


def may_be_rtp(data: bytes) -> bool:
    """Return whether a datagram may begin like RTP, as far as it is there."""
    if data and data[0] >> 6 != VERSION:
        return False
    return not is_rtcp(data)


class RtpEvidence:
    """The senders of datagrams that may be RTP, and which of them sent two in sequence."""

    def __init__(self) -> None:
        self.confirmed = 0
        """Datagrams of senders that sent two in sequence."""
        self._newest: dict[object, tuple[int, int, bool]] = {}
        """By sender: the newest sequence number, how many datagrams came, and whether two were in sequence."""

    def add(self, sender: object, data: bytes) -> bool:
        """Take the beginning of a datagram; return whether its sender, with its SSRC, sent two in sequence so far."""
        if not may_be_rtp(data):
            return False
        if len(data) < HEADER_BYTES:  # too little to tell
            self.confirmed += 1
            return True
        return self.add_sequence((sender, data[SSRC_BYTES]), int.from_bytes(data[2:4]))

    def add_sequence(self, sender: object, sequence: int) -> bool:
        """Take the sequence number of a packet; ``sender`` has its SSRC in it. Return as `add`."""
        last, n_datagrams, is_confirmed = self._newest.pop(sender, (sequence, 0, False))
        follows = 1 <= (sequence - last) % SEQUENCES <= MAX_STEP
        if is_confirmed or follows:
            self.confirmed += 1 if is_confirmed else n_datagrams + 1
        self._newest[sender] = sequence, n_datagrams + 1, is_confirmed or follows
        if len(self._newest) > MAX_SENDERS:
            del self._newest[next(iter(self._newest))]
        return is_confirmed or follows
