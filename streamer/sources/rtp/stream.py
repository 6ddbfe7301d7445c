"""One party of a call: RTP packets in; its leg, frames, losses and silence out. Pure: time is an argument."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeGuard

from streamer.core.audio import LegClosed, LegOpened
from streamer.protocol.jitter import MAX_AHEAD_S, SLACK_S, JitterBuffer, Lost, Reception, Restart, Silence
from streamer.protocol.rtp import HEADER_BYTES, RtpPacket, parse
from streamer.sources.rtp.codecs import NON_AUDIO, make_decoder
from streamer.sources.rtp.frame_assembler import FrameAssembler

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import datetime

    from streamer.core.audio import AudioLost, EndReason, Role, SourceMessage
    from streamer.protocol.jitter import JitterConfig, Piece
    from streamer.protocol.payload_types import Encoding
    from streamer.sources.rtp.codecs import Decoder

TELL_LOSSES_EVERY_S = 5.0
UNHEARD, UNHEARD_RATE_HZ = "none", 8_000
"""Codec and sample rate of a leg that ended before anything came."""


@dataclass(frozen=True, slots=True)
class Participant:
    """Whose voice it is."""

    source_id: str
    session_id: str
    leg_id: str
    roles: tuple[Role, ...]
    """One a channel of the stream; further channels are unknown."""


@dataclass(frozen=True, slots=True)
class StreamConfig:
    """What all legs have in common."""

    encodings: Mapping[int, Encoding]
    """By payload type; only what can be decoded, or holds no audio."""
    jitter: JitterConfig
    refuse_type: Callable[[int], object]
    """Is told of another payload type."""
    time_of: Callable[[float], datetime]
    """The wall clock at a time of the clock that arrivals are told in."""
    is_live: bool


@dataclass(frozen=True, slots=True)
class _Coding:
    """What a payload type means to this leg."""

    decoder: Decoder | None = None
    """None where there is no audio in it."""
    name: str = ""
    clock_hz: int = 0
    is_refused: bool = False


class RtpStream:
    """The leg of a stream, or the legs where it has several channels."""

    def __init__(self, participant: Participant, config: StreamConfig, *, now_s: float) -> None:
        self.participant = participant
        self._noted: list[tuple[bytes, float]] = []
        """Datagrams, and when they came, that were not looked at yet."""
        self.note = self._noted.append
        """Takes a datagram of the SSRC that speaks for the leg, a packet that is `PLAIN`, and when it came.

        It is looked at with others, when something is asked of the leg: that is cheaper than one at a time.
        """
        self.reported_s = now_s
        """When its sender last sent a report."""
        self.leg_ids: tuple[str, ...] = ()
        """One a channel, once audio came."""
        self.refused = 0
        """Packets with audio that could not be used: an unknown payload type, a size that can't be."""
        self._arrived_s = self._began_s = now_s
        self._reception = Reception()
        self._config = config
        self._codings: dict[int, _Coding] = {}
        self._clock_hz = 0
        self._buffer: JitterBuffer | None = None
        self._legs: list[LegOpened] = []
        self._frames: FrameAssembler | None = None
        self._reorder_buffer: list[SourceMessage] = []
        self._told_losses_s = now_s
        self._rests_since_s: float | None = None
        """Up to when audio was decoded, while nothing is; else None."""
        self._skipped_s = 0.0
        """Audio that was not decoded, and not told as lost yet ..."""
        self._skips_since_s = now_s
        """... since then."""
        self._hole_since_s: float | None = None
        """Up to when audio was decoded before a rest after which none came yet; else None."""

    @property
    def arrived_s(self) -> float:
        """When its newest packet came; at first, when it was opened."""
        return self._noted[-1][1] if self._noted else self._arrived_s

    @property
    def reception(self) -> Reception:
        """What came of it so far."""
        self._look_at_noted()
        return self._reception

    @property
    def is_heard(self) -> bool:
        """Whether audio came, ever."""
        return bool(self._legs)

    @property
    def codec(self) -> str:
        """Name of the encoding it began with; "none" before its first audio."""
        return self._legs[0].codec if self._legs else UNHEARD

    @property
    def undecodable(self) -> int:
        """How many payloads were damaged inside, and became silence."""
        return sum(coding.decoder.undecodable for coding in self._codings.values() if coding.decoder)

    def put(self, packet: RtpPacket, arrived_s: float) -> None:
        """Take a packet of the SSRC that speaks for the leg."""
        self._look_at_noted()
        if self._rests_since_s is None:
            self._put(packet, arrived_s)
        else:
            self._skip(packet.payload_type, packet.payload, arrived_s)

    def rest(self, now_s: float) -> None:
        """Decode nothing from now on: nobody listens. What is skipped is told as lost, by and by."""
        if self._rests_since_s is not None or self._buffer is None:
            return
        self._look_at_noted()
        self._make_frames(self._buffer.finish(now_s), now_s)
        self._rests_since_s = self._skips_since_s = now_s - self._buffer.unfilled_s(now_s)
        self._buffer, self._clock_hz = None, 0

    def wake(self) -> None:
        """Go on after a rest, with the same voice; up to the next audio it is a hole."""
        if self._rests_since_s is None:
            return
        self._look_at_noted()
        self._reorder_buffer += self._take_skipped()
        self._reset_decoders()
        self._hole_since_s, self._rests_since_s = self._rests_since_s, None

    def take(self, now_s: float) -> list[SourceMessage]:
        """Return what is due."""
        self._look_at_noted()
        if self._buffer is not None:
            self._make_frames(self._buffer.take(now_s), now_s)
        if self._frames is not None and now_s - self._told_losses_s >= TELL_LOSSES_EVERY_S:
            self._reorder_buffer += self.take_losses()
            self._told_losses_s = now_s
        messages, self._reorder_buffer = self._reorder_buffer, []
        return messages

    def take_losses(self) -> list[AudioLost]:
        """Return what was lost and not told yet."""
        return [] if self._frames is None else [*self._frames.take_losses(), *self._take_skipped()]

    def switch(self, packets: Sequence[tuple[RtpPacket, float]]) -> None:
        """Go on with another SSRC, whose first packets these are, with when they came."""
        self.reception.restarts += 1  # after what was noted before
        self._carry_over(packets[0][1])
        if self._rests_since_s is not None and self._frames is not None:
            self._restart(self._frames)
        for packet, arrived_s in packets:
            self.put(packet, arrived_s)

    def close(self, now_s: float, reason: EndReason) -> list[SourceMessage]:
        """Return what is left, and the end. A leg that was never heard begins and ends here."""
        self._look_at_noted()
        self.wake()
        if self._buffer is not None:
            self._make_frames(self._buffer.finish(now_s), now_s)
        if self._frames is None:
            self._open(codec=UNHEARD, sample_rate=UNHEARD_RATE_HZ, channels=1, began_s=now_s)
        else:
            self._reorder_buffer += self._frames.take_losses()
        messages, self._reorder_buffer = self._reorder_buffer, []
        return [*messages, *(LegClosed(leg.leg_id, reason) for leg in self._legs)]

    # -- packets -----------------------------------------------------------------------------------

    def _look_at_noted(self) -> None:
        if not self._noted:
            return
        if self._rests_since_s is not None:
            for data, arrived_s in self._noted:
                self._skip(data[1] & 0x7F, data[HEADER_BYTES:], arrived_s)
            self._noted.clear()
            return
        noted = self._noted[self._follow() :]
        self._noted.clear()
        for data, arrived_s in noted:
            self._put(parse(data), arrived_s)

    def _follow(self) -> int:
        """Take what was noted, from the first on, while it goes on as before; return how many packets that were."""
        coding = self._codings.get(self._noted[0][0][1] & 0x7F)
        if self._buffer is None or coding is None or coding.decoder is None or coding.clock_hz != self._clock_hz:
            return 0
        n_followed = self._buffer.follow(self._noted, self._noted[0][0][1] & 0x7F, coding.decoder.ticks)
        if n_followed:
            self._arrived_s = self._noted[n_followed - 1][1]
        return n_followed

    def _skip(self, payload_type: int, payload: bytes, arrived_s: float) -> None:
        """Count a packet that is not decoded."""
        self._arrived_s = arrived_s
        self._reception.packets += 1
        coding = self._codings.get(payload_type) or self._coding(payload_type)
        if coding.decoder is not None:
            self._skipped_s += coding.decoder.ticks(payload) / coding.clock_hz

    def _take_skipped(self) -> list[AudioLost]:
        """Return what tells of what was skipped: no more than time went by, whatever a sender pushes."""
        if self._rests_since_s is not None:
            self._look_at_noted()
        if not self._skipped_s or self._frames is None:
            return []
        seconds = min(self._skipped_s, self._arrived_s - self._skips_since_s + SLACK_S)
        self._skipped_s, self._skips_since_s = 0.0, self._arrived_s
        return [self._frames.skipped(seconds)]

    def _put(self, packet: RtpPacket, arrived_s: float) -> None:
        self._arrived_s = arrived_s
        coding = self._codings.get(packet.payload_type) or self._coding(packet.payload_type)
        ticks = coding.decoder.ticks(packet.payload) if coding.decoder else 0
        if ticks and coding.clock_hz != self._clock_hz:
            if self._is_far_ahead(arrived_s):
                self._drop_flood(arrived_s)
                return
            self._begin(coding, arrived_s - ticks / coding.clock_hz)
        elif not ticks and packet.payload and (coding.decoder or coding.is_refused):
            self.refused += 1
        if self._buffer is not None:
            self._buffer.put(packet, ticks, arrived_s)
        else:
            self._reception.packets += 1

    def _is_far_ahead(self, now_s: float) -> bool:
        """Return whether more audio came than time went by: each buffer bounds it, and who changes clocks gets many."""
        return self._frames is not None and self._frames.given_s > now_s - self._began_s + MAX_AHEAD_S

    def _drop_flood(self, now_s: float) -> None:
        self._reception.packets += 1
        self._reception.flooded += 1
        if self._frames is not None:
            self._frames.lost(0.0, captured_at=self._captured_at(now_s))

    # -- which encoding ----------------------------------------------------------------------------

    def _coding(self, payload_type: int) -> _Coding:
        self._codings[payload_type] = coding = self._new_coding(payload_type)
        return coding

    def _new_coding(self, payload_type: int) -> _Coding:
        encoding = self._config.encodings.get(payload_type)
        if encoding is None:
            self._config.refuse_type(payload_type)
            return _Coding(is_refused=True)
        if encoding.name in NON_AUDIO:
            return _Coding()
        decoder = make_decoder(encoding)
        if self._legs and decoder.channels != len(self._legs):
            return _Coding(is_refused=True)
        return _Coding(decoder, encoding.name, encoding.clock_hz)

    def _begin(self, coding: _Coding, began_s: float) -> None:
        """Begin with audio, or go on with audio of another clock."""
        decoder = coding.decoder
        if self._frames is None and decoder is not None:
            self._open(codec=coding.name, sample_rate=decoder.sample_rate, channels=decoder.channels, began_s=began_s)
        if self._hole_since_s is not None and self._frames is not None:
            self._frames.leave_out(max(0.0, began_s - self._hole_since_s))
            self._hole_since_s = None
        self._carry_over(began_s)
        self._clock_hz = coding.clock_hz
        self._buffer = JitterBuffer(self._config.jitter, clock_hz=coding.clock_hz, reception=self._reception)

    def _open(self, *, codec: str, sample_rate: int, channels: int, began_s: float) -> None:
        participant, self._began_s = self.participant, began_s
        unknown: list[Role] = ["unknown"] * channels
        self._legs = [
            LegOpened(
                source_id=participant.source_id,
                session_id=participant.session_id,
                leg_id=participant.leg_id if channels == 1 else f"{participant.leg_id}-{channel}",
                role=role,
                codec=codec,
                sample_rate=sample_rate,
                opened_at=self._config.time_of(began_s),
                stream_id="" if channels == 1 else participant.leg_id,
            )
            for channel, role in enumerate([*participant.roles, *unknown][:channels], start=1)
        ]
        self.leg_ids = tuple(leg.leg_id for leg in self._legs)
        self._reorder_buffer += self._legs
        self._frames = FrameAssembler(self._legs)

    # -- frames ------------------------------------------------------------------------------------

    def _carry_over(self, until_s: float) -> None:
        """Finish what came before, up to where something else begins."""
        if self._buffer is None or self._frames is None:
            return
        self._make_frames(self._buffer.finish(until_s), until_s)
        self._frames.silence(self._buffer.unfilled_s(until_s), captured_at=self._captured_at(until_s))
        self._restart(self._frames)
        self._reorder_buffer += self._frames.take()
        self._buffer, self._clock_hz = None, 0

    def _make_frames(self, pieces: list[Piece], now_s: float) -> None:
        frames = self._frames
        if not pieces or frames is None:
            return
        for run in [pieces] if _are_one_run(pieces) else _runs(pieces):
            if isinstance(run, list):
                self._decode(frames, run)
            elif isinstance(run, Silence):
                frames.silence(run.ticks / self._clock_hz, captured_at=self._captured_at(now_s))
            elif isinstance(run, Lost):
                frames.lost(run.ticks / self._clock_hz, captured_at=self._captured_at(now_s))
            else:
                self._restart(frames)
        self._reorder_buffer += frames.take()

    def _decode(self, frames: FrameAssembler, packets: Sequence[RtpPacket]) -> None:
        decoder = self._codings[packets[0].payload_type].decoder
        if decoder is not None:
            payloads = [packet.payload for packet in packets]
            frames.audio(decoder, payloads, captured_at=self._captured_at(self._arrived_s))

    def _restart(self, frames: FrameAssembler) -> None:
        frames.restart()
        self._reset_decoders()

    def _reset_decoders(self) -> None:
        for coding in self._codings.values():
            if coding.decoder is not None:
                coding.decoder.reset()

    def _captured_at(self, at_s: float) -> float | None:
        return at_s if self._config.is_live else None


def _are_one_run(pieces: list[Piece]) -> TypeGuard[list[RtpPacket]]:
    """Return whether they are nothing but packets of one payload type, as nearly always."""
    payload_type: int | None = None
    for piece in pieces:
        if type(piece) is not RtpPacket or payload_type not in (None, piece.payload_type):
            return False
        payload_type = piece.payload_type
    return True


def _runs(pieces: Sequence[Piece]) -> Iterator[list[RtpPacket] | Silence | Lost | Restart]:
    """Give packets of the same payload type, that follow each other, together."""
    run: list[RtpPacket] = []
    for piece in pieces:
        if run and not (isinstance(piece, RtpPacket) and piece.payload_type == run[0].payload_type):
            yield run
            run = []
        if isinstance(piece, RtpPacket):
            run.append(piece)
        else:
            yield piece
    if run:
        yield run
