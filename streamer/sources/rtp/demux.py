"""Demultiplexes one local RTP port: which packet belongs to which stream, who may send, who leaves.

Pure: time is an argument. RTP has no authentication (RFC 3550, section 9). A sender is accepted only when it is in an
allowed network, sends a payload type that can be decoded, and two of its packets follow each other: until then it is on
probation (RFC 3550, appendix A.1). Nothing is ever sent back.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from streamer.protocol.rtcp import parse_compound
from streamer.protocol.rtp import PLAIN, RTCP_TYPES, SSRC_BYTES, PacketError, is_rtcp, parse
from streamer.sources.rtp.probation import Probation

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Collection, Iterable, Iterator

    from streamer.core.audio import EndReason
    from streamer.protocol.rtp import RtpPacket
    from streamer.sources.rtp.stream import RtpStream

MAX_DATAGRAM_BYTES = 4_096
"""Enough for packet times up to 60 ms, save for L16 at 44.1 kHz in stereo, which networks would fragment."""
MAX_ON_PROBATION = 4_096
PROBATION_S = 1.0
"""A sender on probation that is silent for so long is forgotten."""
SILENT_S = 0.2
"""An SSRC that is silent for so long may be replaced by another: more than three packets of 60 ms."""
BYE_DELAY_S = 0.5
"""How long after an RTCP BYE its stream ends: packets may be under way, or another SSRC may continue."""
AFTER_BYE_S = 5.0
"""How long packets that follow an RTCP BYE are dropped, instead of opening a new stream."""

Address = tuple[str, int] | tuple[str, int, int, int] | tuple[str, int, str, int]
"""As the socket gives it, host and port first. In a capture the receiver's host and port follow."""
StreamKey = tuple[Address, int]
"""Where packets come from, and their SSRC."""
Sender = tuple[str, int, int | None]
"""Host, port and SSRC of a sender; None is any SSRC."""


@dataclass(frozen=True, slots=True)
class DemuxRules:
    """What holds for all ports of a receiver."""

    allows: Callable[[str], bool]
    """Whether a host may send."""
    audio: Collection[int]
    """Payload types that can be decoded."""
    non_audio: Collection[int]
    """Payload types without audio: comfort noise, digits. They open no stream."""
    refuse_type: Callable[[int], str]
    """Called with another payload type; warns once about each, and returns the drop reason."""
    open_stream: Callable[[PortDemux, Address, float], RtpStream | None]
    """Opens a stream for a sender that nobody announced; None where none may be opened."""
    timeout_s: float
    """A blocked sender that is silent for so long is a new one when it sends again."""


class PortDemux:
    """The streams of one port: many, told apart by address and SSRC, or the one that the port is reserved for."""

    def __init__(
        self,
        rules: DemuxRules,
        dropped: Counter[str],
        *,
        reserved_for: RtpStream | None = None,
        peer: str | None = None,
    ) -> None:
        """Accept senders for one stream, only from the host ``peer`` where it is given, or for any number of streams.

        ``peer`` is an address as `ipaddress` writes it. What is dropped is counted in ``dropped``, by reason.
        """
        self._rules = rules
        self._dropped = dropped
        self._reserved = reserved_for
        self._peer = peer
        self._streams: dict[StreamKey, RtpStream] = {}
        self._note_of: dict[tuple[Address, bytes], Callable[[tuple[bytes, float]], None]] = {}
        """`RtpStream.note`, by address and the SSRC's bytes: the fast path of nearly all packets."""
        self._keys: dict[RtpStream, StreamKey] = {}
        self._at_address: dict[Address, list[RtpStream]] = {}
        self._by_host: dict[tuple[str, int], RtpStream] = {}
        """By host and SSRC: RTCP may come from another port."""
        self._on_probation: dict[StreamKey, Probation] = {}
        self._leaving_s: dict[RtpStream, float] = {}
        """When streams end whose senders have sent an RTCP BYE."""
        self._left_s: dict[StreamKey, float] = {}
        """When they ended."""
        self._blocked_s: dict[Sender, float] = {}
        """When blocked senders last sent something."""

    @property
    def is_reserved(self) -> bool:
        """Whether it was opened for one stream."""
        return self._reserved is not None

    @property
    def is_idle(self) -> bool:
        """Whether there is no stream, and nothing to expire."""
        return not (self._streams or self._on_probation or self._left_s or self._blocked_s)

    @property
    def blocked(self) -> tuple[Sender, ...]:
        """The senders whose packets are dropped."""
        return tuple(self._blocked_s)

    def block(self, senders: Iterable[Sender], now_s: float) -> None:
        """Drop the packets of some senders until they were silent for `DemuxRules.timeout_s`."""
        self._blocked_s |= dict.fromkeys(senders, now_s)

    def sender_of(self, stream: RtpStream) -> Sender | None:
        """Return the current sender of a stream."""
        key = self._keys.get(stream)
        return None if key is None else (key[0][0], key[0][1], key[1])

    def sender_with_any_ssrc(self, stream: RtpStream) -> Sender | None:
        """Return the sender of a stream, with any SSRC where no other stream comes from its address."""
        key = self._keys.get(stream)
        if key is not None and len(self._at_address[key[0]]) == 1:
            return key[0][0], key[0][1], None
        return self.sender_of(stream)

    def receive(self, data: bytes, address: Address, arrived_s: float) -> None:
        """Take a datagram with RTP, or with RTCP where the sender uses one port for both (RFC 5761)."""
        note = self._note_of.get((address, data[SSRC_BYTES]))
        if note is not None and data[0] == PLAIN and data[1] not in RTCP_TYPES and len(data) <= MAX_DATAGRAM_BYTES:
            note((data, arrived_s))
        else:
            self._examine(data, address, arrived_s)

    def receive_rtcp(self, data: bytes, address: Address, arrived_s: float) -> None:
        """Take a datagram with RTCP. It counts only where it comes from the host of the stream that it is about."""
        try:
            compound = parse_compound(data)
        except PacketError as error:
            self._dropped[f"rtcp_{error.fault}"] += 1
            return
        for stream in self._streams_of(compound.reporting, address[0]):
            stream.last_report_s = arrived_s
        for stream in self._streams_of(compound.leaving, address[0]):
            self._leaving_s.setdefault(stream, arrived_s + BYE_DELAY_S)

    def end_reason(self, stream: RtpStream, now_s: float, *, timeout_s: float) -> EndReason | None:
        """Return why a stream has ended, or None where it goes on."""
        if now_s >= self._leaving_s.get(stream, float("inf")):
            return "hangup"
        if now_s - max(stream.arrived_s, stream.last_report_s) >= timeout_s:
            return "timeout"
        return None

    def remove(self, stream: RtpStream, now_s: float) -> None:
        """Forget a stream that ended."""
        key = self._keys.get(stream)
        if key is not None:
            if stream in self._leaving_s:
                self._left_s[key] = now_s
            self._disconnect(stream, key)
        self._leaving_s.pop(stream, None)

    def expire(self, now_s: float) -> None:
        """Forget senders that were silent for long enough; to be called about once a second."""
        expired = [key for key, sender in self._on_probation.items() if now_s - sender.last_s > PROBATION_S]
        for key in expired:
            self._dropped["unvalidated"] += len(self._on_probation.pop(key).packets)
        self._left_s = {key: left_s for key, left_s in self._left_s.items() if now_s - left_s < AFTER_BYE_S}
        timeout_s = self._rules.timeout_s
        self._blocked_s = {sender: s for sender, s in self._blocked_s.items() if now_s - s < timeout_s}

    def _examine(self, data: bytes, address: Address, arrived_s: float) -> None:
        """Take a datagram that may be anything."""
        if len(data) > MAX_DATAGRAM_BYTES:
            self._dropped["oversized"] += 1
            return
        if is_rtcp(data):
            self.receive_rtcp(data, address, arrived_s)
            return
        try:
            packet = parse(data)
        except PacketError as error:
            self._dropped[error.fault] += 1
            return
        stream = self._streams.get((address, packet.ssrc))
        if stream is not None:
            stream.put(packet, arrived_s)
        else:
            self._validate(packet, address, arrived_s)

    # -- probation ---------------------------------------------------------------------------------

    def _validate(self, packet: RtpPacket, address: Address, arrived_s: float) -> None:
        """Take a packet of a sender that has no stream yet."""
        key = address, packet.ssrc
        refusal = "blocked" if self._is_blocked(key, arrived_s) else self._refusal(packet, key)
        if refusal is not None:
            self._dropped[refusal] += 1
            return
        probation = self._on_probation.setdefault(key, Probation())
        probation.add(packet, arrived_s)
        if probation.is_passed and self._admit(key, probation, arrived_s):
            del self._on_probation[key]

    def _is_blocked(self, key: StreamKey, now_s: float) -> bool:
        if not self._blocked_s:
            return False
        (host, port, *_), ssrc = key
        found = self._blocked_s.keys() & {(host, port, None), (host, port, ssrc)}
        self._blocked_s |= dict.fromkeys(found, now_s)
        return bool(found)

    def _refusal(self, packet: RtpPacket, key: StreamKey) -> str | None:
        """Return the reason to drop a packet of a sender that has no stream, or None."""
        address = key[0]
        # A socket for both families gives IPv4 addresses as mapped (RFC 4291, section 2.5.5.2).
        is_peer = self._peer is None or address[0].removeprefix("::ffff:") == self._peer
        if not is_peer or not self._rules.allows(address[0]):
            return "not_allowed"
        if self._reserved in self._keys and self._keys[self._reserved][0] != address:
            return "wrong_address"
        if key in self._left_s:
            return "after_bye"
        if key not in self._on_probation and len(self._on_probation) >= MAX_ON_PROBATION:
            return "probation_full"
        return self._refusal_of_type(packet.payload_type)

    def _refusal_of_type(self, payload_type: int) -> str | None:
        if payload_type in self._rules.non_audio:
            return "non_audio"
        return None if payload_type in self._rules.audio else self._rules.refuse_type(payload_type)

    def _admit(self, key: StreamKey, probation: Probation, now_s: float) -> bool:
        """Give a sender that passed its probation a stream, or drop its packets; return whether that is decided."""
        old = self._replaceable(key[0])
        if old is not None and old.arrived_s <= probation.first_s:
            if now_s - old.arrived_s < SILENT_S:
                return False
            self._replace_ssrc(old, key, probation)
            return True
        if old is not None and old is self._reserved:
            self._dropped["crosstalk"] += len(probation.packets)
            return True
        stream = self._reserved or self._rules.open_stream(self, key[0], now_s)
        if stream is None:
            self._dropped["over_capacity"] += len(probation.packets)
            return True
        self._connect(stream, key)
        for packet, arrived_s in probation.packets:
            stream.put(packet, arrived_s)
        return True

    def _replaceable(self, address: Address) -> RtpStream | None:
        """Return the stream whose SSRC a new one at an address may replace: only where it is the only stream there."""
        if self._reserved is not None:
            return self._reserved if self._reserved in self._keys else None
        streams = self._at_address.get(address, [])
        return streams[0] if len(streams) == 1 else None

    def _replace_ssrc(self, stream: RtpStream, key: StreamKey, probation: Probation) -> None:
        """Follow a sender whose SSRC changes in the middle of a call (RFC 3550, section 8.2)."""
        self._disconnect(stream, self._keys[stream])
        self._leaving_s.pop(stream, None)
        self._connect(stream, key)
        stream.switch_ssrc(probation.packets)

    def _connect(self, stream: RtpStream, key: StreamKey) -> None:
        address, ssrc = key
        self._streams[key] = stream
        self._note_of[address, ssrc.to_bytes(4)] = stream.note
        self._keys[stream] = key
        self._at_address.setdefault(address, []).append(stream)
        self._by_host[address[0], ssrc] = stream

    def _disconnect(self, stream: RtpStream, key: StreamKey) -> None:
        address, ssrc = key
        del self._streams[key], self._keys[stream], self._note_of[address, ssrc.to_bytes(4)]
        if self._by_host.get((address[0], ssrc)) is stream:
            del self._by_host[address[0], ssrc]
        streams = self._at_address[address]
        streams.remove(stream)
        if not streams:
            del self._at_address[address]

    def _streams_of(self, ssrcs: tuple[int, ...], host: str) -> Iterator[RtpStream]:
        for ssrc in ssrcs:
            stream = self._by_host.get((host, ssrc))
            if stream is not None:
                yield stream
