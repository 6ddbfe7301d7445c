"""Recognises encrypted RTP (SRTP, RFC 3711) by its payloads. Pure.

SRTP leaves the header as it is. The payload becomes noise, and an authentication tag follows it: where the length of a
payload says how much audio it holds, it seems to hold more than the timestamps go on by. Opus says its length in its
first byte, which becomes noise too.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np

from streamer.protocol.rtp import SEQUENCES, TIMESTAMPS, signed_difference

if TYPE_CHECKING:
    from streamer.protocol.rtp import RtpPacket
    from streamer.sources.rtp.codecs import Decoder

EXAMINED: Final = 25
"""Packets that show it: half a second, of packets of 20 ms."""
MAX_FOLLOWED = 200
"""Packets from the beginning that are followed: a stream is encrypted from its first packet on, or never."""
EXTRA_BYTES: Final = range(4, 25)
"""An authentication tag of 4, 10 or 16 bytes (RFC 3711, RFC 7714), with a key identifier, or without."""
MAX_CHI_SQUARE = 400.0
"""Of how often each of 256 bytes occurs, against equally often: noise has 255, give or take 23; speech in mu-law,
A-law, linear PCM or G.722 thousands."""
MIN_FIRST_BYTES = 8
"""Different first bytes of Opus packets; an encoder uses one or two."""


@dataclass(slots=True)
class EncryptionCheck:
    """Follows the first packets of one stream, from which it knows."""

    is_encrypted: bool = False
    _followed: int = 0
    _previous: tuple[int, int] | None = None
    """Sequence number and timestamp of the newest packet."""
    _payloads: list[bytes] = field(default_factory=list)
    """Those that do not fit to the timestamps."""
    _extra: int = 0
    """How many bytes each of them has too many, where a byte has a length in time."""

    def follow(self, packet: RtpPacket, decoder: Decoder) -> bool:
        """Take the next packet with audio for ``decoder``; return whether it shows that the stream is encrypted."""
        if self._followed >= MAX_FOLLOWED or self.is_encrypted:
            return False
        self._followed += 1
        previous, self._previous = self._previous, (packet.sequence, packet.timestamp)
        if previous is None or (packet.sequence - previous[0]) % SEQUENCES != 1:
            return False
        step = signed_difference(packet.timestamp, previous[1], TIMESTAMPS)
        if step > 0:
            self._compare(packet.payload, step, decoder)
        return self.is_encrypted

    def _compare(self, payload: bytes, step: int, decoder: Decoder) -> None:
        if decoder.bytes_per_tick:
            extra = len(payload) - step * decoder.bytes_per_tick
            if extra not in EXTRA_BYTES or extra != self._extra:
                self._payloads.clear()
                self._extra = extra
            is_suspect = extra in EXTRA_BYTES
        else:
            is_suspect = decoder.ticks(payload) != step
        if is_suspect:
            self._payloads.append(payload)
        if len(self._payloads) == EXAMINED:
            self.is_encrypted = self._is_noise(has_lengths=decoder.bytes_per_tick == 0)
            self._payloads.clear()

    def _is_noise(self, *, has_lengths: bool) -> bool:
        """Return whether the payloads look random; ``has_lengths``: their first bytes say how long they are."""
        if has_lengths and len({payload[:1] for payload in self._payloads}) < MIN_FIRST_BYTES:
            return False
        counts = np.bincount(np.frombuffer(b"".join(self._payloads), np.uint8), minlength=256)
        expected = counts.sum() / 256
        return bool(((counts - expected) ** 2 / expected).sum() < MAX_CHI_SQUARE)
