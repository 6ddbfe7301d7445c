"""Replays the calls in a packet capture through the receiver of live ones, at the times in the capture. Pure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from ipaddress import ip_network
from typing import TYPE_CHECKING, BinaryIO, Final

from streamer.core.audio import LegClosed, LegOpened, Origin
from streamer.core.errors import SourceError
from streamer.protocol.captures import read_frames
from streamer.protocol.datagrams import DatagramReader
from streamer.protocol.frames import CaptureError
from streamer.protocol.rtp import SSRC_BYTES
from streamer.sources.files.audio_packets import AudioPackets
from streamer.sources.files.capture_clock import CaptureClock, Captured
from streamer.sources.files.media_pace import MediaPace
from streamer.sources.rtp.receiver import TICK_S, RtpReceiver, RtpReceiverConfig
from streamer.sources.rtp.stream import Participant

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from streamer.core.audio import Role, SourceMessage
    from streamer.protocol.datagrams import Datagram
    from streamer.protocol.jitter import JitterConfig
    from streamer.protocol.payload_types import Encoding
    from streamer.sources.files.capture_clock import Arrival
    from streamer.sources.rtp.addresses import Address

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
    origins: dict[str, Origin] = field(default_factory=dict)
    """By participant's leg id."""


class Replay:
    """Replays one capture. What two addresses send to each other is a session, each direction a leg."""

    def __init__(
        self, config: RtpReceiverConfig, *, source_id: str, session_id: str, roles: Sequence[Role], file: str = ""
    ) -> None:
        """Read nothing yet; ``roles`` are those of a session's legs, in the order of their first audio.

        ``file``: the name of the capture, for `Origin`.
        """
        self.problems: list[str] = []
        """What could not be decoded, once the capture is read: texts that continue the name of the file."""
        self.notes: list[str] = []
        """What was wrong with the capture's times, though all was heard, once it is read; likewise."""
        self._config = config
        self._source_id = source_id
        self._session_id = session_id
        self._roles = roles
        self._file = file
        self._arriving: Datagram | None = None
        self._reader = DatagramReader()
        self._clock = CaptureClock(AudioPackets(config.encodings))
        self._datagrams = 0
        self._sessions: dict[str, _Session] = {}
        self._between: dict[Pair, _Session] = {}
        """The open session of two addresses."""
        self._past: list[RtpReceiver] = []
        """Of the recordings before the present one, where captures were appended to each other."""
        self._begin()

    def messages(self, file: BinaryIO) -> Iterator[SourceMessage]:
        """Give the messages of the capture, once. Raises `SourceError`, after all that can be read, if damaged."""
        now_s = 0.0
        try:
            for arrival in self._clock.arrivals(self._captured(file)):
                if arrival.is_new_recording:
                    yield from self._track(self._receiver.close(now_s, "hangup"))
                    self._begin()
                now_s = self._now_s(arrival)
                yield from self._tick_until(now_s)
                # One port stands for all: the destination is part of the address, which keeps the streams apart.
                self._arriving = datagram = arrival.datagram
                self._port.receive(datagram.payload, (*datagram.source, *datagram.destination), now_s)
        except (CaptureError, SourceError) as error:
            yield from self._track(self._receiver.close(now_s, "error"))
            self._note()
            raise SourceError(str(error)) from error
        yield from self._track(self._receiver.close(now_s, "hangup"))
        self._note()
        self._check()

    # -- recordings and time -----------------------------------------------------------------------

    def _begin(self) -> None:
        """Begin with a recording: the first, or one that was appended."""
        self._pace = MediaPace()
        self._first_ns: int | None = None
        self._ticks = 0
        self._receiver = RtpReceiver(self._config, new_participant=self._new_participant, time_of=self._time_of)
        self._port = self._receiver.shared_port()
        self._past.append(self._receiver)

    def _captured(self, file: BinaryIO) -> Iterator[Captured]:
        for number, frame in enumerate(read_frames(file), start=1):
            datagram = self._reader.read(frame)
            if datagram is not None:
                self._datagrams += 1
                yield Captured(number, frame.time_ns, datagram)

    def _now_s(self, arrival: Arrival) -> float:
        """Return when a datagram arrived, in seconds since the first of its recording; never decreases."""
        time_ns = self._pace.time_of(arrival.time_ns, arrival.audio)
        if self._first_ns is None:
            self._first_ns = time_ns
        return (time_ns - self._first_ns) / 1e9

    def _tick_until(self, now_s: float) -> Iterator[SourceMessage]:
        while (self._ticks + 1) * TICK_S <= now_s:
            if self._receiver.is_idle:  # nothing is due before the next datagram
                self._ticks = int(now_s / TICK_S)
                return
            self._ticks += 1
            yield from self._track(self._receiver.release(self._ticks * TICK_S))

    def _time_of(self, at_s: float) -> datetime:
        return EPOCH + timedelta(microseconds=round((self._first_ns or 0) / 1000 + at_s * 1e6))

    # -- sessions ----------------------------------------------------------------------------------

    def _new_participant(self, address: Address) -> Participant:
        pair: Pair = frozenset((address[:2], address[2:]))
        session = self._between.get(pair)
        if session is None:
            number = len(self._sessions) + 1
            session = _Session(self._session_id if number == 1 else f"{self._session_id}-{number}", pair)
            self._sessions[session.id] = self._between[pair] = session
        session.participants += 1
        leg_id = f"{session.id}-{session.participants}"
        session.origins[leg_id] = self._origin()
        return Participant(self._source_id, session.id, leg_id, (self._role(session),))

    def _role(self, session: _Session) -> Role:
        """Return the role of a session's newest participant."""
        number = session.participants
        if number <= len(self._roles) or not self._roles:
            return self._roles[number - 1] if self._roles else "unknown"
        given = "1 role was" if len(self._roles) == 1 else f"{len(self._roles)} roles were"
        self.problems.append(f"session {session.id} has a leg number {number}, but {given} given: it is unknown")
        return "unknown"

    def _origin(self) -> Origin:
        """Return where the datagram comes from that opens a stream: the one that arrives."""
        if self._arriving is None:
            return Origin(self._file)
        source, destination, payload = self._arriving
        ssrc = int.from_bytes(payload[SSRC_BYTES])
        return Origin(self._file, source=_address(source), destination=_address(destination), ssrc=ssrc)

    def _track(self, messages: Iterable[SourceMessage]) -> Iterator[SourceMessage]:
        """Pass messages on, and note which sessions have ended: the same two addresses may start another one."""
        for message in messages:
            if isinstance(message, LegOpened):
                session = self._sessions[message.session_id]
                session.open_legs.add(message.leg_id)
                origin = session.origins.get(message.stream_id or message.leg_id)
                yield replace(message, origin=origin)
                continue
            if isinstance(message, LegClosed):
                self._close(message.leg_id)
            yield message

    def _close(self, leg_id: str) -> None:
        session = next(session for session in self._sessions.values() if leg_id in session.open_legs)
        session.open_legs.remove(leg_id)
        if not session.open_legs and self._between.get(session.pair) is session:
            del self._between[session.pair]

    # -- problems ----------------------------------------------------------------------------------

    def _note(self) -> None:
        self.notes += self._clock.notes
        if (note := self._pace.note) is not None:
            self.notes.append(note)

    def _check(self) -> None:
        for receiver in self._past:
            self.problems += [line for line in receiver.warnings if line not in self.problems]
        self._reader.finish()
        if cut := self._reader.missing_cut:
            self.problems.append(f"{cut} datagrams are missing: they were truncated when they were captured")
        if fragments := self._reader.missing_fragments:
            self.problems.append(f"{fragments} fragments are left out: others of their datagrams are missing")
        statistics = [receiver.statistics() for receiver in self._past]
        dropped = sum((Counter(each.dropped) for each in statistics), Counter[str]())
        if not any(each.packets for each in statistics) and "non_audio" not in dropped:
            reasons = self._reader.skipped + dropped
            counts = "".join(f", {number} {reason}" for reason, number in sorted(reasons.items()))
            raise SourceError(f"holds no RTP with audio that can be decoded: {self._datagrams} UDP datagrams{counts}")


def _address(endpoint: tuple[str, int]) -> str:
    host, port = endpoint
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
