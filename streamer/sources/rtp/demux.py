"""Demultiplexes one local RTP port: which packet belongs to which stream, who may send, who leaves.

Pure: time is an argument. RTP has no authentication (RFC 3550, section 9). A sender is accepted only when it is in an
allowed network, sends a payload type that can be decoded, and two of its packets follow each other: until then it is on
probation (RFC 3550, appendix A.1). Nothing is ever sent back.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from streamer.protocol.rtcp import parse_compound
from streamer.protocol.rtp import PLAIN, RTCP_TYPES, SEQUENCES, SSRC_BYTES, PacketError, is_rtcp, parse
from streamer.protocol.telephone_events import is_telephone_event
from streamer.sources.rtp.addresses import bare_host, is_rtcp_of
from streamer.sources.rtp.probation import ProbationTable

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Collection, Iterable, Iterator

    from streamer.core.audio import EndReason
    from streamer.protocol.rtp import RtpPacket
    from streamer.sources.rtp.addresses import Address, Sender, StreamKey
    from streamer.sources.rtp.probation import Probation
    from streamer.sources.rtp.stream import RtpStream

MAX_DATAGRAM_BYTES = 4_096
"""Enough for packet times up to 60 ms, save for L16 at 44.1 kHz in stereo, which networks would fragment."""
MAX_REFUSED = 4_096
"""Senders remembered whose payload types can't be decoded."""
SILENT_S = 0.2
"""An SSRC that is silent for so long may be replaced by another: more than three packets of 60 ms."""
BYE_DELAY_S = 0.5
"""How long after an RTCP BYE its stream ends: packets may be under way, or another SSRC may continue."""
AFTER_BYE_S = 5.0
"""How long packets that follow an RTCP BYE are dropped, instead of opening a new stream."""

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class DemuxRules:
    """What holds for all ports of a receiver."""

    allows: Callable[[str], bool]
    """Whether a host may send."""
    audio: Collection[int]
    """Payload types that can be decoded."""
    non_audio: Collection[int]
    """Payload types without audio: comfort noise, digits. They open no stream."""
    refused: Collection[int]
    """Payload types of encodings that can't be decoded."""
    reason_of_type: Callable[[int], str]
    """Returns the drop reason of another payload type."""
    refuse_type: Callable[[int], None]
    """Called once two packets in order bear such a type: what bears it once need not be RTP at all."""
    open_stream: Callable[[PortDemux, Address, float], RtpStream | str]
    """Opens a stream for a sender that nobody announced, or returns the drop reason where none may be opened."""
    on_stranger: Callable[[RtpStream, Address, float], None]
    """Called when somebody sends to the port of a stream who must not."""
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
        peer_port: int | None = None,
    ) -> None:
        """Accept senders for one stream, or for any number of streams.

        Args:
            rules: what holds for all ports.
            dropped: counts what is dropped, by reason.
            reserved_for: the one stream.
            peer: the only host that may send, as `ipaddress` writes it; None lets all allowed ones.
            peer_port: the only port of that host.

        """
        self._rules = rules
        self._dropped = dropped
        self._reserved = reserved_for
        self._peer = peer
        self._peer_port = peer_port
        self._announced: dict[tuple[str, int], RtpStream] = {}
        """Streams whose sender was announced and has not come yet, by host and port; on the shared port only."""
        self._streams: dict[StreamKey, RtpStream] = {}
        self._note_of: dict[tuple[Address, bytes], Callable[[tuple[bytes, float]], None]] = {}
        """`RtpStream.note`, by address and the SSRC's bytes: the fast path of nearly all packets."""
        self._keys: dict[RtpStream, StreamKey] = {}
        self._at_address: dict[Address, list[RtpStream]] = {}
        self._by_host: dict[tuple[str, int], list[RtpStream]] = {}
        """By host and SSRC: RTCP may come from another port."""
        self._on_probation = ProbationTable()
        self._refused: dict[StreamKey, tuple[int, int]] = {}
        """Payload type and sequence number of the newest packet of each sender whose type can't be decoded."""
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

    def drop(self, reason: str) -> None:
        """Count a datagram that was dropped before it came here."""
        self._dropped[reason] += 1

    def announce(self, stream: RtpStream, host: str, port: int) -> bool:
        """Let a host's port have a stream of a shared port once it sends; return whether it does not send already."""
        if any((bare_host(address), address[1]) == (host, port) for address in self._at_address):
            return False
        self._announced[host, port] = stream
        self._blocked_s = {
            sender: s for sender, s in self._blocked_s.items() if (bare_host(sender), sender[1]) != (host, port)
        }
        return True

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
        """Take a datagram with RTCP.

        Reports count where they come from the host of the stream that they are about: behind a NAT, from any port. A
        goodbye counts only from the port of the stream, or from the one after it.
        """
        try:
            compound = parse_compound(data)
        except PacketError as error:
            self._dropped[f"rtcp_{error.fault}"] += 1
            return
        for stream in self._streams_of(compound.reporting, address[0]):
            stream.last_report_s = arrived_s
        for stream in self._streams_of(compound.leaving, address[0]):
            if not is_rtcp_of(address, self._keys[stream][0]):
                self._dropped["rtcp_wrong_address"] += 1
            elif stream.ends_by_bye:
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
        self._announced = {address: other for address, other in self._announced.items() if other is not stream}

    def expire(self, now_s: float) -> None:
        """Forget senders that were silent for long enough; to be called about once a second."""
        if unvalidated := self._on_probation.expire(now_s):
            self._dropped["unvalidated"] += unvalidated
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
        refusal = "blocked" if self._is_blocked(key, arrived_s) else self._refusal(packet, key, arrived_s)
        if refusal is not None:
            self._dropped[refusal] += 1
            return
        probation = self._on_probation.add(key, packet, arrived_s)
        if probation.is_passed and self._admit(key, probation, arrived_s):
            self._on_probation.remove(key)

    def _is_blocked(self, key: StreamKey, now_s: float) -> bool:
        if not self._blocked_s:
            return False
        (host, port, *_), ssrc = key
        found = self._blocked_s.keys() & {(host, port, None), (host, port, ssrc)}
        self._blocked_s |= dict.fromkeys(found, now_s)
        return bool(found)

    def _refusal(self, packet: RtpPacket, key: StreamKey, now_s: float) -> str | None:
        """Return the reason to drop a packet of a sender that has no stream, or None."""
        address = key[0]
        if not self._rules.allows(address[0]):
            return "not_allowed"
        if self._reserved is not None and (refusal := self._refusal_of_stranger(self._reserved, address)):
            self._rules.on_stranger(self._reserved, address, now_s)
            return refusal
        if key in self._left_s:
            return "after_bye"
        return self._refusal_of_type(packet, key) or (None if self._on_probation.has_room(key) else "probation_full")

    def _refusal_of_stranger(self, stream: RtpStream, address: Address) -> str | None:
        """Return the reason to drop packets from an address on the port of a stream that is not for it, or None."""
        if self._peer is not None and bare_host(address) != self._peer:
            return "not_allowed"
        if self._peer_port is not None and address[1] != self._peer_port:
            return "wrong_address"
        return "wrong_address" if stream in self._keys and self._keys[stream][0] != address else None

    def _refusal_of_type(self, packet: RtpPacket, key: StreamKey) -> str | None:
        payload_type = packet.payload_type
        if payload_type in self._rules.audio:
            return None
        if payload_type in self._rules.non_audio:
            return "non_audio"
        # Where the type is known, the sender means what it stands for.
        if payload_type not in self._rules.refused and is_telephone_event(packet.payload):
            return "non_audio"
        if self._refused.get(key) == (payload_type, (packet.sequence - 1) % SEQUENCES):
            self._rules.refuse_type(payload_type)
        if len(self._refused) >= MAX_REFUSED:
            self._refused.clear()
        self._refused[key] = payload_type, packet.sequence
        return self._rules.reason_of_type(payload_type)

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
        stream = self._reserved or self._take_announced(key[0]) or self._rules.open_stream(self, key[0], now_s)
        if isinstance(stream, str):
            self._dropped[stream] += len(probation.packets)
            return True
        self._connect(stream, key)
        for packet, arrived_s in probation.packets:
            stream.put(packet, arrived_s)
        return True

    def _take_announced(self, address: Address) -> RtpStream | None:
        return self._announced.pop((bare_host(address), address[1]), None) if self._announced else None

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
        self._by_host.setdefault((address[0], ssrc), []).append(stream)

    def _disconnect(self, stream: RtpStream, key: StreamKey) -> None:
        address, ssrc = key
        del self._streams[key], self._keys[stream], self._note_of[address, ssrc.to_bytes(4)]
        _remove_from(self._by_host, (address[0], ssrc), stream)
        _remove_from(self._at_address, address, stream)

    def _streams_of(self, ssrcs: tuple[int, ...], host: str) -> Iterator[RtpStream]:
        for ssrc in ssrcs:
            yield from self._by_host.get((host, ssrc), ())


def _remove_from(streams: dict[K, list[RtpStream]], key: K, stream: RtpStream) -> None:
    streams[key].remove(stream)
    if not streams[key]:
        del streams[key]
