"""Runs a jitter buffer over packets and their arrival times."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from streamer.protocol.jitter import MAX_HELD, JitterBuffer, JitterConfig
from streamer.protocol.reception import Reception
from streamer.protocol.rtp import RtpPacket
from streamer.protocol.stream_pieces import Lost, Piece, Restart, Silence
from tests.support.rtp import stream

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

CLOCK_HZ = 8_000
TICKS = 160
TIME_S = TICKS / CLOCK_HZ
CONFIG = JitterConfig(delay_s=0.1, quiet_s=0.3, fill_s=6.0)

Arrival = tuple[float, RtpPacket]


def numbered(count: int, **options: int) -> list[RtpPacket]:
    """Return packets whose payload is their number."""
    return stream([number.to_bytes(4) for number in range(count)], ticks=TICKS, **options)


def on_time(packets: Sequence[RtpPacket]) -> list[Arrival]:
    return [(number * TIME_S, packet) for number, packet in enumerate(packets)]


@dataclass
class Released:
    """What a buffer released."""

    pieces: list[Piece] = field(default_factory=list)
    reception: Reception = field(default_factory=Reception)

    @property
    def numbers(self) -> list[int]:
        return [int.from_bytes(piece.payload) for piece in self.pieces if isinstance(piece, RtpPacket)]

    @property
    def lost_packets(self) -> int:
        return sum(piece.packets for piece in self.pieces if isinstance(piece, Lost))

    @property
    def lost_ticks(self) -> int:
        return sum(piece.ticks for piece in self.pieces if isinstance(piece, Lost))

    @property
    def silent_ticks(self) -> int:
        return sum(piece.ticks for piece in self.pieces if isinstance(piece, Silence))

    @property
    def ticks(self) -> int:
        return len(self.numbers) * TICKS + self.lost_ticks + self.silent_ticks

    @property
    def shape(self) -> list[int | str]:
        """Numbers of packets, and lengths of silences and losses; adjacent silences are one."""
        shape: list[int | str] = []
        silent = 0
        for piece in [*self.pieces, None]:
            if isinstance(piece, Silence):
                silent += piece.ticks
                continue
            if silent:
                shape.append(f"silence {silent}")
                silent = 0
            if isinstance(piece, RtpPacket):
                shape.append(int.from_bytes(piece.payload))
            elif isinstance(piece, Lost):
                shape.append(f"lost {piece.ticks}")
            elif isinstance(piece, Restart):
                shape.append("restart")
        return shape


def run_buffer(
    arrivals: Iterable[Arrival],
    *,
    take_every_s: float = 0.04,
    until_s: float | None = None,
    ticks: int = TICKS,
    config: JitterConfig = CONFIG,
) -> Released:
    """Put packets as they arrive, and take at a steady pace, after the last one up to ``until_s``."""
    buffer = JitterBuffer(config, clock_hz=CLOCK_HZ)
    released = Released(reception=buffer.reception)
    now_s = 0.0
    for arrived_s, packet in sorted(arrivals, key=lambda arrival: arrival[0]):
        while now_s + take_every_s <= arrived_s:
            now_s += take_every_s
            released.pieces += buffer.take(now_s)
        buffer.put(packet, ticks if packet.payload else 0, arrived_s)
        assert len(buffer._held) <= MAX_HELD
    while until_s is not None and now_s < until_s:
        now_s += take_every_s
        released.pieces += buffer.take(now_s)
    released.pieces += buffer.finish(now_s)
    return released


STARTS = st.fixed_dictionaries({"sequence": st.integers(0, 2**16 - 1), "timestamp": st.integers(0, 2**32 - 1)})
PACES = st.sampled_from([0.005, 0.01, 0.04, 0.1, 1.0])
