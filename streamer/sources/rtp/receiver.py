"""All RTP legs of a source: opens, collects and ends them, within limits. Pure: time is an argument."""

from __future__ import annotations

import ipaddress
from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache
from math import inf
from typing import TYPE_CHECKING, Protocol

from streamer.core.errors import SourceError
from streamer.sources.rtp.codecs import NON_AUDIO, is_decodable
from streamer.sources.rtp.demux import DemuxRules, PortDemux
from streamer.sources.rtp.stream import Participant, RtpStream, StreamConfig

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime
    from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

    from streamer.core.audio import AudioLost, EndReason, Role, SourceMessage
    from streamer.protocol.jitter import JitterConfig, Reception
    from streamer.protocol.payload_types import Encoding
    from streamer.sources.rtp.demux import Address, Sender

TICK_S = 0.01
"""How often `RtpReceiver.release` is to be called while legs are open."""
TICKS_A_BLOCK = 6
"""A leg's audio is released so much later than the last time, where nobody says how much is wanted."""
LEAST_TICKS, MOST_TICKS = 2, 30
"""Limits where somebody does: packets are 20 ms long; what follows costs by the frame, and the less, the longer."""
TIDY_EVERY_S = 1.0


@dataclass(frozen=True, slots=True)
class RtpReceiverConfig:
    """Who may speak, and for how long silence is borne."""

    encodings: Mapping[int, Encoding]
    """What the payload types stand for."""
    jitter: JitterConfig
    allowed: Sequence[IPv4Network | IPv6Network]
    """Networks whose hosts may send."""
    max_legs: int
    timeout_s: float
    """A leg of which nothing came for so long ends."""
    is_live: bool


@dataclass(frozen=True, slots=True)
class LegStatistics:
    """What came of one leg so far."""

    leg_id: str
    session_id: str
    codec: str
    reception: Reception
    """A copy."""
    refused: int
    """Packets with audio that could not be used: an unknown payload type, a size that can't be."""
    undecodable: int
    """Payloads that were damaged inside, and became silence."""


@dataclass(frozen=True, slots=True)
class RtpStatistics:
    """What came to a source so far."""

    legs: tuple[LegStatistics, ...]
    """Those that are open."""
    packets: int
    """Of all legs since the start."""
    lost: int
    """Of all legs since the start."""
    dropped: Mapping[str, int]
    """Packets that belong to no leg, by the reason why they were dropped."""


class LegLimit(Protocol):
    """Room for legs; several switchboards may share it."""

    def take(self) -> bool:
        """Take a place for a leg; return whether there was one."""

    def give_back(self) -> None:
        """Give the place of a leg back that has ended."""


class LocalLegLimit:
    """Room for the legs of one switchboard."""

    def __init__(self, leg_limit: int) -> None:
        self._free = leg_limit

    def take(self) -> bool:
        """Take a place for a leg; return whether there was one."""
        if not self._free:
            return False
        self._free -= 1
        return True

    def give_back(self) -> None:
        """Give the place of a leg back that has ended."""
        self._free += 1


class RtpReceiver:
    """The legs of one source. Its ports take datagrams; `release` gives what became of them."""

    def __init__(
        self,
        config: RtpReceiverConfig,
        *,
        new_participant: Callable[[Address], Participant],
        time_of: Callable[[float], datetime],
        wanted_s: Callable[[str], float | None] = lambda _: None,
        leg_limit: LegLimit | None = None,
    ) -> None:
        """Open no leg yet.

        Args:
            config: the limits.
            new_participant: names the party that speaks from an address that nobody announced.
            time_of: the wall clock at a time of the clock that arrivals are told in.
            wanted_s: gets a leg's id, and returns how many more seconds of its audio make the next result possible: the
                audio is released then. None where it makes no difference, infinity where none is wanted for now: it is
                not even decoded then.
            leg_limit: what else than ``config.max_legs`` says whether there is room for another leg.

        """
        self.warnings: list[str] = []
        """Lines for a person, to be taken and told; each thing is told once."""
        self._config = config
        self._leg_limit = leg_limit or LocalLegLimit(config.max_legs)
        self._new_participant = new_participant
        self._encodings = {
            number: e for number, e in config.encodings.items() if e.name in NON_AUDIO or is_decodable(e)
        }
        self._leg_config = StreamConfig(
            encodings=self._encodings,
            jitter=config.jitter,
            refuse_type=self._refuse_type,
            time_of=time_of,
            is_live=config.is_live,
        )
        self._dropped: Counter[str] = Counter()
        self._ports: list[PortDemux] = []
        self._open: dict[str, _Open] = {}
        """By leg id."""
        self._turns: list[dict[RtpStream, _Open]] = [{} for _ in range(MOST_TICKS + 1)]
        """Whose turn it is at the next ticks: a circle, on which tick n has the place n modulo its length."""
        self._tick = 0
        self._wanted_s = wanted_s
        self._refused_types: set[int] = set()
        self._is_full = False
        self._reorder_buffer: list[SourceMessage] = []
        self._past_packets = self._past_lost = 0
        """Of legs that have ended."""
        self._tidied_s = float("-inf")
        self._allows = lru_cache(4096)(self._is_allowed)

    @property
    def is_idle(self) -> bool:
        """Whether no leg is open and nothing is to be released."""
        return not (self._open or self._reorder_buffer) and all(port.is_idle for port in self._ports)

    @property
    def open_legs(self) -> int:
        """How many are open."""
        return len(self._open)

    def shared_port(self) -> PortDemux:
        """Return a port on which every allowed sender gets a leg of its own."""
        port = PortDemux(self._rules(self._open_for_stranger), self._dropped)
        self._ports.append(port)
        return port

    def open_leg(
        self,
        participant: Participant,
        *,
        now_s: float,
        peer: str | None = None,
        timeout_s: float | None = None,
        on_closed: Callable[[], None] = lambda: None,
    ) -> PortDemux:
        """Return a port for one leg; the first sender that proves itself gets it, and nobody else after that.

        Args:
            participant: whose voice it is; its ``leg_id`` is not in use.
            now_s: the time.
            peer: the only host that may send; None lets all allowed ones.
            timeout_s: another time-out than the usual.
            on_closed: called when the leg has ended, for whatever reason.

        Raises:
            SourceError: as many legs are open as may be, the id is in use, or ``peer`` is no address.

        """
        if peer is not None:
            peer = _address(peer)
        if participant.leg_id in self._open:
            raise SourceError(f"leg {participant.leg_id} is open already")
        if not self._leg_limit.take():
            raise SourceError(f"no more legs: {self._config.max_legs} are open, which is rtp.max_legs")
        leg = RtpStream(participant, self._leg_config, now_s=now_s)
        port = PortDemux(self._rules(lambda *_: None), self._dropped, reserved_for=leg, peer=peer)
        self._ports.append(port)
        self._add(_Open(leg, port, timeout_s or self._config.timeout_s, on_closed))
        return port

    def withdraw_leg(self, leg_id: str) -> None:
        """Forget a leg that was just opened, as if it had never been. Raises KeyError where it is not open."""
        opened = self._open[leg_id]
        self._remove(opened)
        self._ports.remove(opened.port)

    def set_roles(self, leg_id: str, roles: tuple[Role, ...]) -> None:
        """Say who speaks, before anything was heard. Raises KeyError where the leg is not open."""
        leg = self._open[leg_id].leg
        leg.participant = replace(leg.participant, roles=roles)

    def take_losses(self, leg_id: str) -> list[AudioLost]:
        """Return what was lost of a leg and not told yet. Raises KeyError where it is not open."""
        return self._open[leg_id].leg.take_losses()

    def take_all_losses(self) -> list[AudioLost]:
        """Return what was lost of all legs that are open, and not told yet."""
        return [lost for opened in self._open.values() for lost in opened.leg.take_losses()]

    def senders_of(self, leg_ids: Iterable[str]) -> list[Sender]:
        """Return from where those legs, of some, come that nobody asked for."""
        opened = [self._open[leg_id] for leg_id in leg_ids if leg_id in self._open]
        senders = [each.port.place_of(each.leg) for each in opened if not each.port.is_reserved]
        return [sender for sender in senders if sender is not None]

    def close_leg(self, leg_id: str, reason: EndReason, *, now_s: float) -> None:
        """End a leg; what is left of it, and its end, come with the next release.

        Its sender may not know, and go on: it shall open no new one. Raises KeyError where the leg is not open.
        """
        opened = self._open[leg_id]
        sender = opened.port.sender_of(opened.leg)
        self._reorder_buffer += self._end(opened, reason, now_s)
        if sender is not None:
            opened.port.block_all([sender], now_s)

    def release(self, now_s: float) -> Iterator[SourceMessage]:
        """Give what is due."""
        outbox, self._reorder_buffer = self._reorder_buffer, []
        yield from outbox
        tick = int(now_s / TICK_S)
        self._tick = max(self._tick, tick - MOST_TICKS)  # all have had their turn then, if they are late
        while self._tick < tick:
            self._tick += 1
            yield from self._take_turns(now_s)
        if now_s - self._tidied_s >= TIDY_EVERY_S:
            self._tidied_s = now_s
            for port in self._ports:
                port.tidy(now_s)

    def close(self, now_s: float, reason: EndReason) -> Iterator[SourceMessage]:
        """Give what is left, and the ends of all legs."""
        yield from self.release(now_s)
        for opened in list(self._open.values()):
            yield from self._end(opened, reason, now_s)

    def statistics(self) -> RtpStatistics:
        """Return what came so far."""
        legs = tuple(_statistics(opened.leg) for opened in self._open.values())
        return RtpStatistics(
            legs=legs,
            packets=self._past_packets + sum(leg.reception.packets for leg in legs),
            lost=self._past_lost + sum(leg.reception.lost for leg in legs),
            dropped=dict(self._dropped),
        )

    # -- turns -------------------------------------------------------------------------------------

    def _take_turns(self, now_s: float) -> Iterator[SourceMessage]:
        """Release the audio of the legs whose turn it is."""
        turns = self._turns[self._tick % len(self._turns)]
        for leg, opened in list(turns.items()):
            yield from leg.take(now_s)
            reason = opened.port.ends(leg, now_s, timeout_s=opened.timeout_s)
            if leg not in turns:  # it ended because of what it gave
                continue
            if reason is not None:
                yield from self._end(opened, reason, now_s)
                continue
            del turns[leg]
            is_sending = now_s - leg.arrived_s < TICKS_A_BLOCK * TICK_S
            self._turn_after(self._ticks_wanted(leg, now_s) if is_sending else TICKS_A_BLOCK)[leg] = opened

    def _turn_after(self, ticks: int) -> dict[RtpStream, _Open]:
        return self._turns[(self._tick + ticks) % len(self._turns)]

    def _ticks_wanted(self, leg: RtpStream, now_s: float) -> int:
        """Return after how many ticks there is what is wanted; a packet's length may go by before the next comes."""
        wanted = [wanted_s for leg_id in leg.leg_ids if (wanted_s := self._wanted_s(leg_id)) is not None]
        if wanted and min(wanted) == inf:
            leg.rest(now_s)
            return MOST_TICKS
        leg.wake()
        if not wanted:
            return TICKS_A_BLOCK
        return max(LEAST_TICKS, min(int(min(wanted) / TICK_S) + 2, MOST_TICKS))

    # -- legs --------------------------------------------------------------------------------------

    def _open_for_stranger(self, port: PortDemux, address: Address, now_s: float) -> RtpStream | None:
        if not self._leg_limit.take():
            if not self._is_full:
                self.warnings.append(f"new legs are refused: {self._config.max_legs} are open, which is rtp.max_legs")
            self._is_full = True
            return None
        leg = RtpStream(self._new_participant(address), self._leg_config, now_s=now_s)
        self._add(_Open(leg, port, self._config.timeout_s, lambda: None))
        return leg

    def _add(self, opened: _Open) -> None:
        self._open[opened.leg.participant.leg_id] = opened
        turns = [self._turn_after(ticks) for ticks in range(1, TICKS_A_BLOCK + 1)]
        min(turns, key=len)[opened.leg] = opened

    def _end(self, opened: _Open, reason: EndReason, now_s: float) -> list[SourceMessage]:
        leg, port = opened.leg, opened.port
        self._remove(opened)
        port.forget(leg, now_s)
        if port.is_reserved:
            self._ports.remove(port)
        self._past_packets += leg.reception.packets
        self._is_full = False
        # A stranger of whom nothing could be heard was no conversation; a leg that was asked for is told in any case.
        messages = leg.close(now_s, reason) if port.is_reserved or leg.is_heard else []
        self._past_lost += leg.reception.lost
        opened.on_closed()
        return messages

    def _remove(self, opened: _Open) -> None:
        del self._open[opened.leg.participant.leg_id]
        self._leg_limit.give_back()
        for turns in self._turns:
            turns.pop(opened.leg, None)

    # -- rules -------------------------------------------------------------------------------------

    def _rules(self, open_leg: Callable[[PortDemux, Address, float], RtpStream | None]) -> DemuxRules:
        non_audio = {number for number, encoding in self._encodings.items() if encoding.name in NON_AUDIO}
        return DemuxRules(
            allows=self._allows,
            voices=self._encodings.keys() - non_audio,
            non_audio=non_audio,
            refuse_type=self._refuse_type,
            open_leg=open_leg,
            timeout_s=self._config.timeout_s,
        )

    def _is_allowed(self, host: str) -> bool:
        address = _unmapped(ipaddress.ip_address(host.partition("%")[0]))
        return any(address in network for network in self._config.allowed)

    def _refuse_type(self, payload_type: int) -> str:
        encoding = self._config.encodings.get(payload_type)
        if payload_type not in self._refused_types:
            self._refused_types.add(payload_type)
            self.warnings.append(_refusal(payload_type, encoding))
        return "unknown_payload_type" if encoding is None else "unsupported_payload_type"


@dataclass(frozen=True, slots=True)
class _Open:
    """A leg that is open."""

    leg: RtpStream
    port: PortDemux
    timeout_s: float
    on_closed: Callable[[], None]


def _address(host: str) -> str:
    try:
        return str(_unmapped(ipaddress.ip_address(host)))
    except ValueError:
        raise SourceError(f"a numeric address of the only host that may send expected, got {host!r}") from None


def _unmapped(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """Return an IPv4 address that is written as one of IPv6 (RFC 4291, section 2.5.5.2) as what it is."""
    return (address.ipv4_mapped or address) if isinstance(address, ipaddress.IPv6Address) else address


def _refusal(payload_type: int, encoding: Encoding | None) -> str:
    begin = f"packets of payload type {payload_type} are dropped:"
    if encoding is None:
        return f"{begin} it is not known; name its encoding in rtp.payload_types or rtp.sdp_file"
    return f"{begin} {encoding} is not supported; let the sender use PCMU, PCMA, L16, G722 or opus"


def _statistics(leg: RtpStream) -> LegStatistics:
    return LegStatistics(
        leg_id=leg.participant.leg_id,
        session_id=leg.participant.session_id,
        codec=leg.codec,
        reception=replace(leg.reception),
        refused=leg.refused,
        undecodable=leg.undecodable,
    )
