"""One participant's RTP stream: packets in; its legs, frames, losses and silence out. Pure: time is an argument."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from streamer.core.audio import LegClosed, LegOpened
from streamer.protocol.jitter import MAX_AHEAD_S, JitterBuffer
from streamer.protocol.reception import Reception
from streamer.protocol.rtp import HEADER_BYTES, parse
from streamer.protocol.stream_pieces import Flooded, Lost, Silence
from streamer.sources.rtp.encryption import EncryptionCheck
from streamer.sources.rtp.frame_assembler import FrameAssembler
from streamer.sources.rtp.payload_codecs import PayloadCodecs
from streamer.sources.rtp.piece_runs import runs
from streamer.sources.rtp.suspension import Suspension

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from streamer.core.audio import AudioLost, EndReason, Role, SourceMessage
    from streamer.protocol.jitter import JitterConfig
    from streamer.protocol.payload_types import Encoding
    from streamer.protocol.rtp import RtpPacket
    from streamer.protocol.stream_pieces import Piece
    from streamer.sources.rtp.codecs import Decoder
    from streamer.sources.rtp.payload_codecs import PayloadCodec

REPORT_LOSSES_EVERY_S = 5.0
NO_CODEC, NO_CODEC_RATE_HZ = "none", 8_000
"""Codec and sample rate of a leg that ended before its first audio."""


@dataclass(frozen=True, slots=True)
class Participant:
    """Who speaks in a stream."""

    source_id: str
    session_id: str
    leg_id: str
    roles: tuple[Role, ...]
    """One per channel of the stream; further channels are unknown."""


@dataclass(frozen=True, slots=True)
class StreamConfig:
    """What all streams have in common."""

    encodings: Mapping[int, Encoding]
    """By payload type; only what can be decoded, or holds no audio."""
    jitter: JitterConfig
    refuse_type: Callable[[int], object]
    """Called with a payload type that is not among ``encodings``."""
    on_encrypted: Callable[[RtpStream, float], None]
    """Called with a stream that turns out to be encrypted, and the time; it is not decoded any more."""
    time_of: Callable[[float], datetime]
    """Turns an arrival time into wall-clock time."""
    is_live: bool


class RtpStream:
    """The stream of one leg, or of several where it has several channels."""

    def __init__(
        self, participant: Participant, config: StreamConfig, *, now_s: float, ends_by_bye: bool = True
    ) -> None:
        """``ends_by_bye``: whether an RTCP BYE of its sender ends it; else others say when it is over."""
        self.participant = participant
        self.ends_by_bye = ends_by_bye
        self._pending: list[tuple[bytes, float]] = []
        """Datagrams and their arrival times that were not parsed yet."""
        self.note = self._pending.append
        """Takes a datagram of the stream's SSRC that is `PLAIN`, with its arrival time.

        It is parsed together with others, when something is asked of the stream: that is cheaper than one at a time.
        """
        self.last_report_s = now_s
        """When its sender last sent an RTCP report."""
        self.leg_ids: tuple[str, ...] = ()
        """One per channel, once audio arrived."""
        self.refused = 0
        """Packets with audio that could not be used: an unknown payload type, an impossible size, encrypted."""
        self._arrived_s = self._began_s = now_s
        self._reception = Reception()
        self._config = config
        self._codecs = PayloadCodecs(config.encodings, refuse_type=config.refuse_type)
        self._clock_hz = 0
        self._buffer: JitterBuffer | None = None
        self._legs: list[LegOpened] = []
        self._frames: FrameAssembler | None = None
        self._messages: list[SourceMessage] = []
        """What is ready to be taken."""
        self._reported_losses_s = now_s
        self._suspension = Suspension(now_s=now_s)
        self._encryption = EncryptionCheck()

    @property
    def arrived_s(self) -> float:
        """When its newest packet arrived; at first, when it was opened."""
        return self._pending[-1][1] if self._pending else self._arrived_s

    @property
    def reception(self) -> Reception:
        """What was received so far."""
        self._parse_pending()
        return self._reception

    @property
    def has_audio(self) -> bool:
        """Whether any audio has arrived so far."""
        return bool(self._legs)

    @property
    def codec(self) -> str:
        """Name of the encoding it began with; "none" before its first audio."""
        return self._legs[0].codec if self._legs else NO_CODEC

    @property
    def undecodable(self) -> int:
        """How many payloads were damaged inside, and became silence."""
        return self._codecs.undecodable

    def put(self, packet: RtpPacket, arrived_s: float) -> None:
        """Take a packet of the stream's SSRC."""
        self._parse_pending()
        if self._suspension.is_active:
            self._skip(packet.payload_type, packet.payload, arrived_s)
        else:
            self._put(packet, arrived_s)

    def suspend(self, now_s: float) -> None:
        """Decode nothing from now on. What arrives is reported as lost, every few seconds."""
        if self._suspension.is_active or self._buffer is None:
            return
        self._parse_pending()
        self._add_pieces(self._buffer.finish(now_s), now_s)
        self._suspension.begin(now_s - self._buffer.unfilled_s(now_s))
        self._buffer, self._clock_hz = None, 0

    def resume(self) -> None:
        """Decode again, with the same voice; up to the next audio there is a gap."""
        if not self._suspension.is_active:
            return
        self._parse_pending()
        self._messages += self._take_skipped()
        self._codecs.reset()
        self._suspension.end()

    def take(self, now_s: float) -> list[SourceMessage]:
        """Return what is due."""
        self._parse_pending()
        if self._buffer is not None:
            self._add_pieces(self._buffer.take(now_s), now_s)
        if self._frames is not None and now_s - self._reported_losses_s >= REPORT_LOSSES_EVERY_S:
            self._messages += self.take_losses()
            self._reported_losses_s = now_s
        messages, self._messages = self._messages, []
        return messages

    def take_losses(self) -> list[AudioLost]:
        """Return the losses that were not reported yet."""
        return [] if self._frames is None else [*self._frames.take_losses(), *self._take_skipped()]

    def switch_ssrc(self, packets: Sequence[tuple[RtpPacket, float]]) -> None:
        """Continue with another SSRC, of which these are the first packets with their arrival times."""
        self.reception.restarts += 1  # after the pending packets of the old one
        self._encryption = EncryptionCheck()
        self._finish_buffer(packets[0][1])
        if self._suspension.is_active and self._frames is not None:
            self._restart(self._frames)
        for packet, arrived_s in packets:
            self.put(packet, arrived_s)

    def close(self, now_s: float, reason: EndReason) -> list[SourceMessage]:
        """Return what is left, and the end. A leg without any audio begins and ends here."""
        self._parse_pending()
        self.resume()
        if self._buffer is not None:
            self._add_pieces(self._buffer.finish(now_s), now_s)
        if self._frames is None:
            self._open(codec=NO_CODEC, sample_rate=NO_CODEC_RATE_HZ, channels=1, began_s=now_s)
        else:
            self._messages += self._frames.take_losses()
        messages, self._messages = self._messages, []
        return [*messages, *(LegClosed(leg.leg_id, reason) for leg in self._legs)]

    # -- packets -----------------------------------------------------------------------------------

    def _parse_pending(self) -> None:
        if not self._pending:
            return
        if self._suspension.is_active:
            for data, arrived_s in self._pending:
                self._skip(data[1] & 0x7F, data[HEADER_BYTES:], arrived_s)
            self._pending.clear()
            return
        rest = self._pending[self._put_continuing() :]
        self._pending.clear()
        for data, arrived_s in rest:
            self._put(parse(data), arrived_s)

    def _put_continuing(self) -> int:
        """Take pending packets, from the first, while they continue the stream; return how many were taken."""
        payload_type = self._pending[0][0][1] & 0x7F
        codec = self._codecs.get(payload_type)
        if self._buffer is None or codec is None or codec.decoder is None or codec.clock_hz != self._clock_hz:
            return 0
        n_taken = self._buffer.put_continuing(self._pending, payload_type, codec.decoder.ticks)
        if n_taken:
            self._arrived_s = self._pending[n_taken - 1][1]
        return n_taken

    def _skip(self, payload_type: int, payload: bytes, arrived_s: float) -> None:
        """Count a packet that is not decoded."""
        self._arrived_s = arrived_s
        self._reception.packets += 1
        codec = self._codecs.of(payload_type, payload)
        if codec.decoder is not None:
            self._suspension.skip(codec.decoder.ticks(payload) / codec.clock_hz)

    def _take_skipped(self) -> list[AudioLost]:
        """Return the loss that stands for what was not decoded, if anything."""
        if self._suspension.is_active:
            self._parse_pending()
        if self._frames is None:
            return []
        skipped_s = self._suspension.take_skipped_s(self._arrived_s)
        return [self._frames.skipped_loss(skipped_s)] if skipped_s else []

    def _put(self, packet: RtpPacket, arrived_s: float) -> None:
        self._arrived_s = arrived_s
        codec = self._codecs.of(packet.payload_type, packet.payload)
        ticks = codec.decoder.ticks(packet.payload) if codec.decoder else 0
        if codec.decoder and self._seems_encrypted(packet, codec.decoder, arrived_s):
            ticks = 0
        if ticks and codec.clock_hz != self._clock_hz:
            if self._frames is not None and self._is_far_ahead(self._frames, arrived_s):
                self._reception.packets += 1
                self._reception.flooded += 1
                self._frames.add_flood(ticks / codec.clock_hz)
                return
            self._begin(codec, arrived_s - ticks / codec.clock_hz)
        elif not ticks and packet.payload and (codec.decoder or codec.is_refused):
            self.refused += 1
        if self._buffer is not None:
            self._buffer.put(packet, ticks, arrived_s)
        else:
            self._reception.packets += 1

    def _seems_encrypted(self, packet: RtpPacket, decoder: Decoder, now_s: float) -> bool:
        """Return whether a packet is one of an encrypted stream, which is said when it is found out."""
        if self._encryption.is_encrypted:
            return True
        is_found_out = self._encryption.follow(packet, decoder)
        if is_found_out:
            self._config.on_encrypted(self, now_s)
        return is_found_out

    def _is_far_ahead(self, frames: FrameAssembler, now_s: float) -> bool:
        """Return whether more audio arrived than time passed.

        Each jitter buffer limits that for itself; a sender that keeps changing clocks gets many of them.
        """
        return frames.position_s > now_s - self._began_s + MAX_AHEAD_S

    # -- beginnings --------------------------------------------------------------------------------

    def _begin(self, codec: PayloadCodec, began_s: float) -> None:
        """Begin with audio, or go on with audio of another clock."""
        decoder = codec.decoder
        if self._frames is None and decoder is not None:
            self._open(codec=codec.name, sample_rate=decoder.sample_rate, channels=decoder.channels, began_s=began_s)
        gap_s = self._suspension.take_gap_s(began_s)
        if gap_s is not None and self._frames is not None:
            self._frames.leave_gap(gap_s)
        self._finish_buffer(began_s)
        self._clock_hz = codec.clock_hz
        self._buffer = JitterBuffer(self._config.jitter, clock_hz=codec.clock_hz, reception=self._reception)

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
        self._codecs.require_channels(channels)
        self._messages += self._legs
        self._frames = FrameAssembler(self._legs)

    # -- frames ------------------------------------------------------------------------------------

    def _finish_buffer(self, until_s: float) -> None:
        """Release all of the current buffer, up to where something else begins."""
        if self._buffer is None or self._frames is None:
            return
        self._add_pieces(self._buffer.finish(until_s), until_s)
        self._frames.add_silence(self._buffer.unfilled_s(until_s), captured_at=self._captured_at(until_s))
        self._restart(self._frames)
        self._messages += self._frames.take()
        self._buffer, self._clock_hz = None, 0

    def _add_pieces(self, pieces: list[Piece], now_s: float) -> None:
        frames = self._frames
        if not pieces or frames is None:
            return
        for run in runs(pieces):
            if isinstance(run, list):
                self._decode(frames, run)
            elif isinstance(run, Silence):
                frames.add_silence(run.ticks / self._clock_hz, captured_at=self._captured_at(now_s))
            elif isinstance(run, Lost):
                frames.add_loss(run.ticks / self._clock_hz, captured_at=self._captured_at(now_s))
            elif isinstance(run, Flooded):
                frames.add_flood(run.ticks / self._clock_hz)
            else:
                self._restart(frames)
        self._messages += frames.take()

    def _decode(self, frames: FrameAssembler, packets: Sequence[RtpPacket]) -> None:
        decoder = self._codecs[packets[0].payload_type].decoder
        if decoder is not None:
            payloads = [packet.payload for packet in packets]
            frames.add_audio(decoder, payloads, captured_at=self._captured_at(self._arrived_s))

    def _restart(self, frames: FrameAssembler) -> None:
        frames.restart()
        self._codecs.reset()

    def _captured_at(self, at_s: float) -> float | None:
        return at_s if self._config.is_live else None
