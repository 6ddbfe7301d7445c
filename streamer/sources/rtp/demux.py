"""One local port for RTP: which packet belongs to which leg, who may speak, who leaves. Pure: time is an argument.

RTP has no authentication (RFC 3550, section 9): a sender is believed only when it is in an allowed network, sends what
can be decoded, and two of its packets follow each other. Nothing is ever sent back.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from streamer.protocol.rtcp import parse_compound
from streamer.protocol.rtp import PLAIN, RTCP_TYPES, SEQUENCES, SSRC_BYTES, PacketError, is_rtcp, parse

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Collection, Iterable, Iterator

    from streamer.core.audio import EndReason
    from streamer.protocol.rtp import RtpPacket
    from streamer.sources.rtp.stream import RtpStream

MAX_DATAGRAM_BYTES = 4_096
"""No packet time of up to 60 ms needs more, save L16 of 44.1 kHz in stereo, which networks don't carry in one piece."""
MAX_ON_PROBATION = 4_096
KEPT_PACKETS = 32
"""Packets of a newcomer that wait for the decision; older ones go."""
KEPT_UNPROVEN = 4
"""Packets of one who is not even proven: enough for a beginning out of order, and little where many such come."""
PROBATION_S = 1.0
"""A newcomer that sends nothing for so long is forgotten."""
SILENT_S = 0.2
"""A sender that sends nothing for so long may be replaced: more than three packets of 60 ms."""
LINGER_S = 0.5
"""A leg whose sender said goodbye ends so much later: packets may be under way, or another SSRC go on."""
ENDED_S = 5.0
"""What comes from a sender that said goodbye is dropped for so long, and opens no new leg."""

Address = tuple[str, int] | tuple[str, int, int, int] | tuple[str, int, str, int]
"""As the socket tells it, first the host, then the port. In a capture the receiver's host and port follow."""
StreamKey = tuple[Address, int]
"""Where packets come from, and their SSRC."""
Sender = tuple[str, int, int | None]
"""Host, port and SSRC of who sends; None is any SSRC."""


@dataclass(frozen=True, slots=True)
class DemuxRules:
    """What holds for all ports of a source."""

    allows: Callable[[str], bool]
    """Whether a host may send."""
    voices: Collection[int]
    """Payload types that can be decoded."""
    non_audio: Collection[int]
    """Payload types without audio: comfort noise, digits. Nobody becomes a leg by them."""
    refuse_type: Callable[[int], str]
    """Tells, once, of another payload type; gives the reason as a counter's name."""
    open_leg: Callable[[PortDemux, Address, float], RtpStream | None]
    """Opens a leg for a sender that nobody announced; None where that may not be."""
    timeout_s: float
    """A sender of whom nothing came for so long is another one when it comes again."""


@dataclass(slots=True)
class Probation:
    """Somebody who is not believed yet."""

    packets: list[tuple[RtpPacket, float]] = field(default_factory=list)
    first_s: float = 0.0
    is_proven: bool = False

    def add(self, packet: RtpPacket, arrived_s: float) -> None:
        if not self.packets:
            self.first_s = arrived_s
        elif (packet.sequence - self.packets[-1][0].sequence) % SEQUENCES == 1:
            self.is_proven = True
        self.packets.append((packet, arrived_s))
        del self.packets[: -KEPT_PACKETS if self.is_proven else -KEPT_UNPROVEN]


class PortDemux:
    """The legs of one port: many, told apart by address and SSRC, or the one that it was opened for."""

    def __init__(
        self,
        rules: DemuxRules,
        dropped: Counter[str],
        *,
        reserved_for: RtpStream | None = None,
        peer: str | None = None,
    ) -> None:
        """Listen for a leg, from the host ``peer`` where it is given, or for anybody who may open one.

        ``peer`` is an address as `ipaddress` writes it.
        """
        self._rules = rules
        self._dropped = dropped
        self._reserved = reserved_for
        self._peer = peer
        self._legs: dict[StreamKey, RtpStream] = {}
        self._hands_to: dict[tuple[Address, bytes], Callable[[tuple[bytes, float]], None]] = {}
        """What takes the datagrams of a leg, by address and SSRC as they come: the short way of nearly all packets."""
        self._keys: dict[RtpStream, StreamKey] = {}
        self._at_address: dict[Address, list[RtpStream]] = {}
        self._by_host: dict[tuple[str, int], RtpStream] = {}
        """By host and SSRC: RTCP may come from another port."""
        self._on_probation: dict[StreamKey, Probation] = {}
        self._leaves_s: dict[RtpStream, float] = {}
        self._ended_s: dict[StreamKey, float] = {}
        self._blocked_s: dict[Sender, float] = {}
        """When those who are not to be heard last sent something."""

    @property
    def is_reserved(self) -> bool:
        """Whether it was opened for one leg."""
        return self._reserved is not None

    @property
    def is_idle(self) -> bool:
        """Whether nobody is heard and nothing is to be forgotten."""
        return not (self._legs or self._on_probation or self._ended_s or self._blocked_s)

    @property
    def blocked(self) -> tuple[Sender, ...]:
        """Who is not heard, whatever it sends."""
        return tuple(self._blocked_s)

    def block_all(self, senders: Iterable[Sender], now_s: float) -> None:
        """Hear nothing of some senders before they were silent for as long as ends a leg."""
        self._blocked_s |= dict.fromkeys(senders, now_s)

    def sender_of(self, leg: RtpStream) -> Sender | None:
        """Return who speaks for a leg, as it is known by now."""
        key = self._keys.get(leg)
        return None if key is None else (key[0][0], key[0][1], key[1])

    def place_of(self, leg: RtpStream) -> Sender | None:
        """Return from where somebody speaks for a leg: with any SSRC where no other leg is at the address."""
        key = self._keys.get(leg)
        if key is not None and len(self._at_address[key[0]]) == 1:
            return key[0][0], key[0][1], None
        return self.sender_of(leg)

    def receive(self, data: bytes, address: Address, arrived_s: float) -> None:
        """Take a datagram with RTP, or with RTCP where the sender uses one port for both (RFC 5761)."""
        hand_over = self._hands_to.get((address, data[SSRC_BYTES]))
        if hand_over is not None and data[0] == PLAIN and data[1] not in RTCP_TYPES and len(data) <= MAX_DATAGRAM_BYTES:
            hand_over((data, arrived_s))
        else:
            self._examine(data, address, arrived_s)

    def receive_rtcp(self, data: bytes, address: Address, arrived_s: float) -> None:
        """Take a datagram with RTCP. It counts only where its host speaks for the leg that it is about."""
        try:
            compound = parse_compound(data)
        except PacketError as error:
            self._dropped[f"rtcp_{error.fault}"] += 1
            return
        for leg in self._legs_of(compound.reporting, address[0]):
            leg.reported_s = arrived_s
        for leg in self._legs_of(compound.leaving, address[0]):
            self._leaves_s.setdefault(leg, arrived_s + LINGER_S)

    def ends(self, leg: RtpStream, now_s: float, *, timeout_s: float) -> EndReason | None:
        """Return why a leg has come to its end, or None."""
        if now_s >= self._leaves_s.get(leg, float("inf")):
            return "hangup"
        if now_s - max(leg.arrived_s, leg.reported_s) >= timeout_s:
            return "timeout"
        return None

    def forget(self, leg: RtpStream, now_s: float) -> None:
        """Know a leg no more that ended."""
        key = self._keys.get(leg)
        if key is not None:
            if leg in self._leaves_s:
                self._ended_s[key] = now_s
            self._disconnect(leg, key)
        self._leaves_s.pop(leg, None)

    def tidy(self, now_s: float) -> None:
        """Forget whom one need not remember any longer; to be called about once a second."""
        gone = [key for key, new in self._on_probation.items() if now_s - new.packets[-1][1] > PROBATION_S]
        for key in gone:
            self._dropped["unproven"] += len(self._on_probation.pop(key).packets)
        self._ended_s = {key: ended_s for key, ended_s in self._ended_s.items() if now_s - ended_s < ENDED_S}
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
        leg = self._legs.get((address, packet.ssrc))
        if leg is not None:
            leg.put(packet, arrived_s)
        else:
            self._meet(packet, address, arrived_s)

    # -- newcomers ---------------------------------------------------------------------------------

    def _meet(self, packet: RtpPacket, address: Address, arrived_s: float) -> None:
        key = address, packet.ssrc
        refusal = "blocked" if self._is_blocked(key, arrived_s) else self._refusal(packet, key)
        if refusal is not None:
            self._dropped[refusal] += 1
            return
        probation = self._on_probation.setdefault(key, Probation())
        probation.add(packet, arrived_s)
        if probation.is_proven and self._admit(key, probation, arrived_s):
            del self._on_probation[key]

    def _is_blocked(self, key: StreamKey, now_s: float) -> bool:
        if not self._blocked_s:
            return False
        (host, port, *_), ssrc = key
        found = self._blocked_s.keys() & {(host, port, None), (host, port, ssrc)}
        self._blocked_s |= dict.fromkeys(found, now_s)
        return bool(found)

    def _refusal(self, packet: RtpPacket, key: StreamKey) -> str | None:
        """Return the name of the rule that somebody breaks whom we don't know."""
        address = key[0]
        # A socket for both families tells IPv4 as mapped (RFC 4291, section 2.5.5.2).
        is_peer = self._peer is None or address[0].removeprefix("::ffff:") == self._peer
        if not is_peer or not self._rules.allows(address[0]):
            return "not_allowed"
        if self._reserved in self._keys and self._keys[self._reserved][0] != address:
            return "wrong_address"
        if key in self._ended_s:
            return "after_end"
        if key not in self._on_probation and len(self._on_probation) >= MAX_ON_PROBATION:
            return "too_many_newcomers"
        return self._refusal_of_type(packet.payload_type)

    def _refusal_of_type(self, payload_type: int) -> str | None:
        if payload_type in self._rules.non_audio:
            return "non_audio"
        return None if payload_type in self._rules.voices else self._rules.refuse_type(payload_type)

    def _admit(self, key: StreamKey, probation: Probation, now_s: float) -> bool:
        """Let a newcomer speak who proved to be one; return whether that is decided."""
        old = self._replaceable(key[0])
        if old is not None and old.arrived_s <= probation.first_s:
            if now_s - old.arrived_s < SILENT_S:
                return False
            self._replace(old, key, probation)
            return True
        if old is not None and old is self._reserved:
            self._dropped["crosstalk"] += len(probation.packets)
            return True
        leg = self._reserved or self._rules.open_leg(self, key[0], now_s)
        if leg is None:
            self._dropped["over_capacity"] += len(probation.packets)
            return True
        self._connect(leg, key)
        for packet, arrived_s in probation.packets:
            leg.put(packet, arrived_s)
        return True

    def _replaceable(self, address: Address) -> RtpStream | None:
        """Return the leg whose SSRC a new one at an address may replace: the only one that is there."""
        if self._reserved is not None:
            return self._reserved if self._reserved in self._keys else None
        legs = self._at_address.get(address, [])
        return legs[0] if len(legs) == 1 else None

    def _replace(self, leg: RtpStream, key: StreamKey, probation: Probation) -> None:
        """RFC 3550, section 8.2: the sender's SSRC may change in the middle of a call."""
        self._disconnect(leg, self._keys[leg])
        self._leaves_s.pop(leg, None)
        self._connect(leg, key)
        leg.switch(probation.packets)

    def _connect(self, leg: RtpStream, key: StreamKey) -> None:
        address, ssrc = key
        self._legs[key] = leg
        self._hands_to[address, ssrc.to_bytes(4)] = leg.note
        self._keys[leg] = key
        self._at_address.setdefault(address, []).append(leg)
        self._by_host[address[0], ssrc] = leg

    def _disconnect(self, leg: RtpStream, key: StreamKey) -> None:
        address, ssrc = key
        del self._legs[key], self._keys[leg], self._hands_to[address, ssrc.to_bytes(4)]
        if self._by_host.get((address[0], ssrc)) is leg:
            del self._by_host[address[0], ssrc]
        legs = self._at_address[address]
        legs.remove(leg)
        if not legs:
            del self._at_address[address]

    def _legs_of(self, ssrcs: tuple[int, ...], host: str) -> Iterator[RtpStream]:
        for ssrc in ssrcs:
            leg = self._by_host.get((host, ssrc))
            if leg is not None:
                yield leg
