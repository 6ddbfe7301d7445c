"""Replays the calls in a packet capture through the receiver of live ones, at the times in the capture. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from ipaddress import ip_network
from typing import TYPE_CHECKING, BinaryIO, Final

from streamer.core.audio import LegClosed, LegOpened
from streamer.core.errors import SourceError
from streamer.protocol.captures import read_frames
from streamer.protocol.datagrams import DatagramReader
from streamer.protocol.frames import CaptureError
from streamer.sources.rtp.receiver import TICK_S, RtpReceiver, RtpReceiverConfig
from streamer.sources.rtp.stream import Participant

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from streamer.core.audio import Role, SourceMessage
    from streamer.protocol.datagrams import Datagram
    from streamer.protocol.jitter import JitterConfig
    from streamer.protocol.payload_types import Encoding
    from streamer.sources.rtp.demux import Address

    Pair = frozenset[tuple[object, ...]]

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
EVERY_NETWORK: Final = (ip_network("0.0.0.0/0"), ip_network("::/0"))
MAX_LEGS = 10_000


def replay_config(encodings: Mapping[int, Encoding], jitter: JitterConfig, *, timeout_s: float) -> RtpReceiverConfig:
    """Return the limits of a replay: every sender in a capture is allowed."""
    return RtpReceiverConfig(
        encodings=encodings, jitter=jitter, allowed=EVERY_NETWORK, max_legs=MAX_LEGS, timeout_s=timeout_s, is_live=False
    )


@dataclass(slots=True)
class _Session:
    id: str
    pair: Pair
    participants: int = 0
    open_legs: set[str] = field(default_factory=set)


class Replay:
    """Replays one capture. What two addresses send to each other is a session, each direction a leg."""

    def __init__(self, config: RtpReceiverConfig, *, source_id: str, session_id: str, roles: Sequence[Role]) -> None:
        """Read nothing yet; ``roles`` are those of a session's legs, in the order of their first audio."""
        self.problems: list[str] = []
        """What could not be decoded, once the capture is read: texts that continue the name of the file."""
        self._source_id = source_id
        self._session_id = session_id
        self._roles = roles
        self._receiver = RtpReceiver(config, new_participant=self._new_participant, time_of=self._time_of)
        self._port = self._receiver.shared_port()
        self._reader = DatagramReader()
        self._first_ns = 0
        self._ticks = 0
        self._datagrams = 0
        self._sessions: dict[str, _Session] = {}
        self._between: dict[Pair, _Session] = {}
        """The open session of two addresses."""

    def messages(self, file: BinaryIO) -> Iterator[SourceMessage]:
        """Give the messages of the capture, once. Raises `SourceError`, after all that can be read, if damaged."""
        now_s = 0.0
        try:
            for datagram, now_s in self._read(file):
                yield from self._tick_until(now_s)
                # One port stands for all: the destination is part of the address, which keeps the streams apart.
                self._port.receive(datagram.payload, (*datagram.source, *datagram.destination), now_s)
        except (CaptureError, SourceError) as error:
            yield from self._track(self._receiver.close(now_s, "error"))
            raise SourceError(str(error)) from error
        yield from self._track(self._receiver.close(now_s, "hangup"))
        self._check()

    # -- time --------------------------------------------------------------------------------------

    def _read(self, file: BinaryIO) -> Iterator[tuple[Datagram, float]]:
        """Give the datagrams and their arrival times, in seconds since the first frame, which never decrease."""
        now_s = 0.0
        for number, frame in enumerate(read_frames(file)):
            if number == 0:
                self._first_ns = frame.time_ns
            datagram = self._reader.read(frame)
            now_s = max(now_s, (frame.time_ns - self._first_ns) / 1e9)
            if datagram is not None:
                self._datagrams += 1
                yield datagram, now_s

    def _tick_until(self, now_s: float) -> Iterator[SourceMessage]:
        while (self._ticks + 1) * TICK_S <= now_s:
            if self._receiver.is_idle:  # nothing is due before the next datagram
                self._ticks = int(now_s / TICK_S)
                return
            self._ticks += 1
            yield from self._track(self._receiver.release(self._ticks * TICK_S))

    def _time_of(self, at_s: float) -> datetime:
        return EPOCH + timedelta(microseconds=round(self._first_ns / 1000 + at_s * 1e6))

    # -- sessions ----------------------------------------------------------------------------------

    def _new_participant(self, address: Address) -> Participant:
        pair: Pair = frozenset((address[:2], address[2:]))
        session = self._between.get(pair)
        if session is None:
            number = len(self._sessions) + 1
            session = _Session(self._session_id if number == 1 else f"{self._session_id}-{number}", pair)
            self._sessions[session.id] = self._between[pair] = session
        session.participants += 1
        roles = self._roles[session.participants - 1 : session.participants]
        return Participant(
            self._source_id, session.id, f"{session.id}-{session.participants}", tuple(roles) or ("unknown",)
        )

    def _track(self, messages: Iterable[SourceMessage]) -> Iterator[SourceMessage]:
        """Pass messages on, and note which sessions have ended: the same two addresses may start another one."""
        for message in messages:
            if isinstance(message, LegOpened):
                self._sessions[message.session_id].open_legs.add(message.leg_id)
            elif isinstance(message, LegClosed):
                self._close(message.leg_id)
            yield message

    def _close(self, leg_id: str) -> None:
        session = next(session for session in self._sessions.values() if leg_id in session.open_legs)
        session.open_legs.remove(leg_id)
        if not session.open_legs and self._between.get(session.pair) is session:
            del self._between[session.pair]

    # -- problems ----------------------------------------------------------------------------------

    def _check(self) -> None:
        self.problems += self._receiver.warnings
        self._reader.finish()
        if cut := self._reader.missing_cut:
            self.problems.append(f"{cut} datagrams are missing: they were truncated when they were captured")
        if fragments := self._reader.missing_fragments:
            self.problems.append(
                f"{fragments} fragments of datagrams are missing: the others of their datagrams did not come"
            )
        statistics = self._receiver.statistics()
        if statistics.packets == 0 and "non_audio" not in statistics.dropped:
            reasons = {**self._reader.skipped, **statistics.dropped}
            counts = "".join(f", {number} {reason}" for reason, number in sorted(reasons.items()))
            raise SourceError(f"holds no RTP with audio that can be decoded: {self._datagrams} UDP datagrams{counts}")
