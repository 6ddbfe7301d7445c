"""All RTP streams of a source: opens, releases and ends them, within limits. Pure: time is an argument."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from math import inf
from typing import TYPE_CHECKING

from streamer.core.errors import SourceError
from streamer.sources.rtp.addresses import allowed_hosts, numeric_host
from streamer.sources.rtp.admission import Admission
from streamer.sources.rtp.codecs import NON_AUDIO, is_decodable
from streamer.sources.rtp.demux import DemuxRules, PortDemux
from streamer.sources.rtp.leg_limit import LocalLegLimit
from streamer.sources.rtp.open_stream import OpenStream
from streamer.sources.rtp.quotas import LegQuotas
from streamer.sources.rtp.release_schedule import ReleaseSchedule
from streamer.sources.rtp.statistics import RtpStatistics, statistics_of
from streamer.sources.rtp.stream import Participant, RtpStream, StreamConfig
from streamer.sources.rtp.warnings import RefusedTypes, Warnings, of_encrypted, of_stranger

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime
    from ipaddress import IPv4Network, IPv6Network

    from streamer.core.audio import AudioLost, EndReason, Role, SourceMessage
    from streamer.protocol.jitter import JitterConfig
    from streamer.protocol.payload_types import Encoding
    from streamer.sources.rtp.addresses import Address, Sender
    from streamer.sources.rtp.leg_limit import LegLimit

TICK_S = 0.01
"""How often `RtpReceiver.release` is to be called while streams are open."""
DEFAULT_TICKS, SUSPENDED_TICKS = 6, 30
"""How long after a release the next one follows, where ``wanted_s`` returns None, and where it returns infinity."""
MIN_TICKS, MAX_TICKS = 2, 60
"""Limits where it returns a number. Packets are 20 ms long; the analysis costs by the frame, and less for long ones."""
EXPIRE_EVERY_S = 1.0


@dataclass(frozen=True, slots=True)
class RtpReceiverConfig:
    """Who may send what, and the limits."""

    encodings: Mapping[int, Encoding]
    """By payload type."""
    jitter: JitterConfig
    allowed: Sequence[IPv4Network | IPv6Network]
    """Networks whose hosts may send."""
    max_legs: int
    timeout_s: float
    """A stream that receives nothing for so long ends."""
    is_live: bool
    reserved_legs: int = 0
    """How many of ``max_legs`` only announced legs get."""
    quotas: LegQuotas = field(default_factory=LegQuotas)
    """Of legs that nobody announced."""


class RtpReceiver:
    """The streams of one source. Its ports take datagrams; `release` gives the resulting messages."""

    def __init__(
        self,
        config: RtpReceiverConfig,
        *,
        new_participant: Callable[[Address], Participant],
        time_of: Callable[[float], datetime],
        wanted_s: Callable[[str], float | None] = lambda _: None,
        leg_limit: LegLimit | None = None,
        admit_load: Callable[[], str | None] = lambda: None,
        admit_added: Callable[[], str | None] | None = None,
    ) -> None:
        """Open no stream yet.

        Args:
            config: who may send what, and the limits.
            new_participant: names the participant at an address that nobody announced.
            time_of: turns an arrival time into wall-clock time.
            wanted_s: gets a leg's id, and returns how many more seconds of its audio make the next result possible: the
                audio is released then. None where it makes no difference, infinity where none is wanted for now: then
                it is not even decoded.
            leg_limit: what says, instead of ``config.max_legs``, whether another leg may be opened.
            admit_load: as of `Admission`.
            admit_added: as of `Admission`.

        """
        self._warnings = Warnings()
        self._config = config
        limit = leg_limit or LocalLegLimit(config.max_legs, reserved=config.reserved_legs)
        self._admission = Admission(
            limit, config, warnings=self._warnings, admit_load=admit_load, admit_added=admit_added
        )
        self._new_participant = new_participant
        self._wanted_s = wanted_s
        self._encodings = {
            number: e for number, e in config.encodings.items() if e.name in NON_AUDIO or is_decodable(e)
        }
        self._refused_types = RefusedTypes(config.encodings, self._warnings)
        self._stream_config = StreamConfig(
            encodings=self._encodings,
            jitter=config.jitter,
            refuse_type=self._refused_types.refuse,
            on_encrypted=self._on_encrypted,
            time_of=time_of,
            is_live=config.is_live,
        )
        self._dropped: Counter[str] = Counter()
        self._ports: list[PortDemux] = []
        self._open: dict[str, OpenStream] = {}
        """By leg id."""
        self._schedule: ReleaseSchedule[OpenStream] = ReleaseSchedule(max_ticks=MAX_TICKS)
        self._messages: list[SourceMessage] = []
        """What the next release gives first."""
        self._past_packets = self._past_lost = 0
        """Of streams that have ended."""
        self._expired_s = float("-inf")
        self._allows = allowed_hosts(config.allowed)

    @property
    def warnings(self) -> list[str]:
        """Lines for a person that nobody has taken yet."""
        return self._warnings.lines

    def take_warnings(self) -> list[str]:
        """Return the lines for a person since the last call."""
        lines, self._warnings.lines = self._warnings.lines, []
        return lines

    @property
    def is_idle(self) -> bool:
        """Whether no stream is open and nothing is to be released."""
        return not (self._open or self._messages) and all(port.is_idle for port in self._ports)

    @property
    def open_legs(self) -> int:
        """How many are open."""
        return len(self._open)

    def shared_port(self) -> PortDemux:
        """Return a port on which every allowed sender gets a stream of its own."""
        port = PortDemux(self._rules(self._open_unannounced), self._dropped)
        self._ports.append(port)
        return port

    def open_leg(
        self,
        participant: Participant,
        *,
        now_s: float,
        peer: str | None = None,
        peer_port: int | None = None,
        timeout_s: float | None = None,
        ends_by_bye: bool = True,
        shared: PortDemux | None = None,
        on_closed: Callable[[], None] = lambda: None,
    ) -> PortDemux:
        """Return the port for one stream, which the first sender gets that may and passes its probation.

        Args:
            participant: who speaks; its ``leg_id`` is not in use.
            now_s: the time.
            peer: the only host that may send; None lets all allowed ones.
            peer_port: the only port of that host.
            timeout_s: another time-out than the usual.
            ends_by_bye: as of `RtpStream`.
            shared: the shared port to which the sender, whose ``peer`` and ``peer_port`` are given, will send; where it
                is None, the leg gets a port of its own.
            on_closed: called when the stream has ended, for whatever reason.

        Raises:
            SourceError: the limit of legs is reached, the id is in use, ``peer`` is no address, or sends already.

        """
        host = None if peer is None else numeric_host(peer)
        if participant.leg_id in self._open:
            raise SourceError(f"leg {participant.leg_id} is open already")
        stream = RtpStream(participant, self._stream_config, now_s=now_s, ends_by_bye=ends_by_bye)
        self._admission.admit_announced(is_added=self._has_session(participant.session_id))
        if shared is None:
            rules = self._rules(lambda *_: "wrong_address")
            port = PortDemux(rules, self._dropped, reserved_for=stream, peer=host, peer_port=peer_port)
            self._ports.append(port)
        elif host is not None and peer_port is not None and shared.announce(stream, host, peer_port):
            port = shared
        else:
            self._admission.leave(None)
            raise SourceError(f"{peer} port {peer_port} sends to the shared port already, or is not named")
        self._add(OpenStream(stream, port, timeout_s or self._config.timeout_s, None, on_closed))
        return port

    def withdraw_leg(self, leg_id: str) -> None:
        """Forget a leg that was just opened, as if it had never been. Raises KeyError where it is not open."""
        opened = self._open[leg_id]
        self._remove(opened)
        opened.port.remove(opened.stream, opened.stream.arrived_s)
        if opened.port.is_reserved:
            self._ports.remove(opened.port)

    def set_roles(self, leg_id: str, roles: tuple[Role, ...]) -> None:
        """Change who speaks, before any audio arrived. Raises KeyError where the leg is not open."""
        stream = self._open[leg_id].stream
        stream.participant = replace(stream.participant, roles=roles)

    def take_losses(self, leg_id: str) -> list[AudioLost]:
        """Return the losses of a leg that were not reported yet. Raises KeyError where it is not open."""
        return self._open[leg_id].stream.take_losses()

    def _has_session(self, session_id: str) -> bool:
        return any(opened.stream.participant.session_id == session_id for opened in self._open.values())

    def take_all_losses(self) -> list[AudioLost]:
        """Return the losses of all open legs that were not reported yet."""
        return [lost for opened in self._open.values() for lost in opened.stream.take_losses()]

    def senders_of(self, leg_ids: Iterable[str]) -> list[Sender]:
        """Return the senders of those legs, among some, that came to a shared port."""
        opened = [self._open[leg_id] for leg_id in leg_ids if leg_id in self._open]
        senders = [each.port.sender_with_any_ssrc(each.stream) for each in opened if not each.port.is_reserved]
        return [sender for sender in senders if sender is not None]

    def close_leg(self, leg_id: str, reason: EndReason, *, now_s: float) -> None:
        """End a leg; what is left of it, and its end, come with the next release.

        Its sender, which may not know and go on sending, is blocked. Raises KeyError where the leg is not open.
        """
        opened = self._open[leg_id]
        sender = opened.port.sender_of(opened.stream)
        self._messages += self._end(opened, reason, now_s)
        if sender is not None:
            opened.port.block([sender], now_s)

    def release(self, now_s: float) -> Iterator[SourceMessage]:
        """Give the messages that are due."""
        messages, self._messages = self._messages, []
        yield from messages
        for opened in self._schedule.due(int(now_s / TICK_S)):
            yield from opened.stream.take(now_s)
            yield from self._end_or_reschedule(opened, now_s)
        if now_s - self._expired_s >= EXPIRE_EVERY_S:
            self._expired_s = now_s
            for port in self._ports:
                port.expire(now_s)

    def close(self, now_s: float, reason: EndReason) -> Iterator[SourceMessage]:
        """Give what is left, and the ends of all legs."""
        yield from self.release(now_s)
        for opened in list(self._open.values()):
            yield from self._end(opened, reason, now_s)
        for port in self._ports:
            port.expire(inf)

    def statistics(self) -> RtpStatistics:
        """Return what was received so far."""
        legs = tuple(statistics_of(opened.stream) for opened in self._open.values())
        return RtpStatistics(
            legs=legs,
            packets=self._past_packets + sum(leg.reception.packets for leg in legs),
            lost=self._past_lost + sum(leg.reception.lost for leg in legs),
            dropped=dict(self._dropped),
            refused_legs=dict(self._admission.refused.items()),
        )

    # -- releasing ---------------------------------------------------------------------------------

    def _end_or_reschedule(self, opened: OpenStream, now_s: float) -> Sequence[SourceMessage]:
        """Schedule a stream that was just released, or end it; return what it gives at its end."""
        stream = opened.stream
        if self._open.get(stream.participant.leg_id) is not opened:  # it was closed because of what it released
            return ()
        reason = opened.port.end_reason(stream, now_s, timeout_s=opened.timeout_s)
        if reason is not None:
            return self._end(opened, reason, now_s)
        is_sending = now_s - stream.arrived_s < DEFAULT_TICKS * TICK_S
        ticks = self._ticks_wanted(stream, now_s) if is_sending else DEFAULT_TICKS
        self._schedule.reschedule(opened, after_ticks=ticks)
        return ()

    def _ticks_wanted(self, stream: RtpStream, now_s: float) -> int:
        """Return after how many ticks the wanted audio is there: up to a packet's length after it was spoken."""
        wanted = [wanted_s for leg_id in stream.leg_ids if (wanted_s := self._wanted_s(leg_id)) is not None]
        if wanted and min(wanted) == inf:
            stream.suspend(now_s)
            return SUSPENDED_TICKS
        stream.resume()
        if not wanted:
            return DEFAULT_TICKS
        return max(MIN_TICKS, min(int(min(wanted) / TICK_S) + 2, MAX_TICKS))

    # -- streams -----------------------------------------------------------------------------------

    def _open_unannounced(self, port: PortDemux, address: Address, now_s: float) -> RtpStream | str:
        refusal = self._admission.admit(address, now_s)
        if refusal is not None:
            return refusal
        stream = RtpStream(self._new_participant(address), self._stream_config, now_s=now_s)
        self._add(OpenStream(stream, port, self._config.timeout_s, address, lambda: None))
        return stream

    def _add(self, opened: OpenStream) -> None:
        self._open[opened.stream.participant.leg_id] = opened
        self._schedule.add(opened, within_ticks=DEFAULT_TICKS)

    def _end(self, opened: OpenStream, reason: EndReason, now_s: float) -> list[SourceMessage]:
        stream, port = opened.stream, opened.port
        self._remove(opened)
        port.remove(stream, now_s)
        if port.is_reserved:
            self._ports.remove(port)
        self._past_packets += stream.reception.packets
        # An unannounced sender without any audio was no conversation; a leg that was asked for is always reported.
        messages = stream.close(now_s, reason) if opened.is_announced or stream.has_audio else []
        self._past_lost += stream.reception.lost
        opened.on_closed()
        return messages

    def _remove(self, opened: OpenStream) -> None:
        del self._open[opened.stream.participant.leg_id]
        self._admission.leave(opened.admitted)
        self._schedule.remove(opened)

    # -- rules -------------------------------------------------------------------------------------

    def _rules(self, open_stream: Callable[[PortDemux, Address, float], RtpStream | str]) -> DemuxRules:
        non_audio = {number for number, encoding in self._encodings.items() if encoding.name in NON_AUDIO}
        return DemuxRules(
            allows=self._allows,
            audio=self._encodings.keys() - non_audio,
            non_audio=non_audio,
            refused=self._config.encodings.keys() - self._encodings.keys(),
            reason_of_type=self._refused_types.reason,
            refuse_type=self._refused_types.refuse,
            open_stream=open_stream,
            on_stranger=self._on_stranger,
            timeout_s=self._config.timeout_s,
        )

    def _on_encrypted(self, stream: RtpStream, now_s: float) -> None:
        sender = self._open[stream.participant.leg_id].port.sender_of(stream)
        self._warnings.limited("encrypted", of_encrypted(sender), now_s)

    def _on_stranger(self, stream: RtpStream, address: Address, now_s: float) -> None:
        leg_id = stream.participant.leg_id
        text = of_stranger(address, leg_id, self._open[leg_id].port.sender_of(stream))
        self._warnings.limited(f"stranger {leg_id}", text, now_s)
