"""Recognises RTP packets with audio among datagrams: whose they are, where in sequence, how long they last. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from streamer.protocol.rtp import SEQUENCES, TIMESTAMPS, PacketError, is_rtcp, parse, signed_difference
from streamer.sources.rtp.codecs import is_decodable
from streamer.sources.rtp.payload_codecs import PayloadCodecs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from streamer.protocol.datagrams import Datagram
    from streamer.protocol.payload_types import Encoding
    from streamer.protocol.rtp import RtpPacket

NS: Final = 1_000_000_000
MOST_MISSING: Final = 50
"""Packets that may be missing between two of which one still follows the other: a second."""
AGREEING_NS: Final = NS // 2
"""How far timestamps may be from the length of the packets, and still count the same audio."""


class AudioPacket(NamedTuple):
    """A packet with audio that can be decoded. A tuple, as it is made for each packet of a capture."""

    stream: object
    """Its sender, receiver and SSRC."""
    sequence: int
    timestamp: int
    clock_hz: int
    begins_talk: bool
    """Whether its marker says that it comes after a silence (RFC 3551, section 4.1)."""
    length_ns: int

    def steps_after(self, other: AudioPacket) -> int:
        """Return how many packets later than ``other`` of its stream it is; 0 where it does not follow."""
        steps = signed_difference(self.sequence, other.sequence, SEQUENCES)
        return steps if 0 < steps <= MOST_MISSING else 0

    def is_after(self, other: AudioPacket) -> bool:
        """Return whether ``other``, of its stream, is an older packet that comes late."""
        return 0 <= signed_difference(self.sequence, other.sequence, SEQUENCES) <= MOST_MISSING

    def continues(self, other: AudioPacket) -> bool:
        """Return whether its sender let no time pass between ``other``, of its stream, and this packet."""
        steps = self.steps_after(other)
        ticks = signed_difference(self.timestamp, other.timestamp, TIMESTAMPS)
        passed_ns = ticks * NS // self.clock_hz - steps * self.length_ns
        return bool(steps) and not self.begins_talk and abs(passed_ns) <= AGREEING_NS


class AudioPackets:
    """Knows what the payload types of a capture stand for."""

    def __init__(self, encodings: Mapping[int, Encoding]) -> None:
        """Take what each payload type stands for, whether it can be decoded or not."""
        self._encodings = {number: encoding for number, encoding in encodings.items() if is_decodable(encoding)}
        self._codecs = PayloadCodecs(self._encodings, refuse_type=lambda _: None)

    def of(self, datagram: Datagram) -> AudioPacket | None:
        """Return the packet in a datagram; None where it holds no audio that can be decoded."""
        data = datagram.payload
        if len(data) < 2 or data[0] >> 6 != 2 or is_rtcp(data) or data[1] & 0x7F not in self._encodings:
            return None
        try:
            packet = parse(data)
        except PacketError:
            return None
        return self._with_length(packet, datagram)

    def _with_length(self, packet: RtpPacket, datagram: Datagram) -> AudioPacket | None:
        codec = self._codecs[packet.payload_type]
        ticks = codec.decoder.ticks(packet.payload) if codec.decoder else 0
        if not ticks:
            return None
        stream = datagram.source, datagram.destination, packet.ssrc
        length_ns = ticks * NS // codec.clock_hz
        return AudioPacket(stream, packet.sequence, packet.timestamp, codec.clock_hz, packet.marker, length_ns)
