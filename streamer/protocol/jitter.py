"""Puts the packets of one RTP stream in order, and tells silence from loss; time is an argument.

Made for analysis, not for ears: a packet that is next in sequence is given at once, and only a hole is waited for. So
nothing is delayed on a good network, and there is no clock of its own that could drift away from the sender's.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from streamer.protocol.rtp import (
    HEADER_BYTES,
    SEQUENCES,
    TIMESTAMPS,
    RtpPacket,
    new_packet,
    signed_difference,
    unpack_header,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

MAX_DROPOUT = 3_000
"""So many packets may be missing in a row before the sender is taken to have begun anew (RFC 3550, appendix A.1)."""
MAX_MISORDER = 500
"""A packet so far behind is late; further behind, the sender is taken to have begun anew."""
MAX_WAITING = 256
"""Packets behind a hole that are kept, however short they are."""
MAX_AHEAD_S = 10.0
"""A sender may be so far ahead of real time; what is beyond that is dropped."""
SLACK_S = 1.0
"""A silence may be so much longer, by its timestamps, than nothing has come for."""
ROUNDING_S = 0.002
"""Timestamps that are off by less are rounded, and nothing is missing."""


@dataclass(frozen=True, slots=True)
class JitterConfig:
    """How long is waited."""

    delay_s: float = 0.1
    """A missing packet is waited for so long after the first packet behind it came."""
    quiet_s: float = 0.6
    """When nothing has come for so long, silence is given as time goes by, so much behind it.

    Longer than the bursts of senders that read a file in blocks. A sender that says that it falls silent, with comfort
    noise or digits, is waited for no longer than ``delay_s``.
    """
    fill_s: float = 6.0
    """So much silence is given while nothing comes; longer ones become known when the next packet comes."""


@dataclass(frozen=True, slots=True)
class Silence:
    """The sender had nothing to say; nothing is lost."""

    ticks: int
    """In units of the stream's clock."""


@dataclass(frozen=True, slots=True)
class Lost:
    """Packets that did not come in time."""

    ticks: int
    """In units of the stream's clock; 0 where they held no audio as far as we know."""
    packets: int


@dataclass(frozen=True, slots=True)
class Restart:
    """The sender's sequence began anew: what follows need not go on from what was before."""


Piece = RtpPacket | Silence | Lost | Restart


@dataclass(slots=True)
class Reception:
    """What came of a stream so far."""

    packets: int = 0
    """All that came, late ones and duplicates too."""
    lost: int = 0
    """Packets that did not come in time."""
    late: int = 0
    """Of those, how many came afterwards."""
    duplicates: int = 0
    reordered: int = 0
    """Packets that came after one that was sent later, but in time."""
    restarts: int = 0
    """How often the sender's sequence began anew."""
    strays: int = 0
    """Packets of a sequence that did not go on, and was not believed."""
    flooded: int = 0
    """Packets dropped because the sender was far ahead of real time, or because too many waited."""
    jitter_s: float = 0.0
    """Interarrival jitter (RFC 3550, section 6.4.1)."""


class JitterBuffer:
    """The buffer of one SSRC. It holds at most `MAX_WAITING` packets, and what came since the last take."""

    def __init__(self, config: JitterConfig, *, clock_hz: int, reception: Reception | None = None) -> None:
        """``clock_hz``: of the timestamps. ``reception``: what came before, counted on; None counts from 0."""
        self.reception = reception or Reception()
        self._config = config
        self._clock_hz = clock_hz
        self._started_s: float | None = None
        self._next_sequence = 0
        self._next_timestamp = 0
        self._packet_ticks = 0
        """Of the newest packet with audio."""
        self._arrived_s = 0.0
        """When the newest packet with audio came that is in order."""
        self._filled_ticks = 0
        """Silence given since then."""
        self._quiet_s = config.quiet_s
        """How far that silence stays behind."""
        self._given_ticks = 0
        self._transit_s = float("inf")
        self._ready: list[Piece] = []
        self._ready_ticks = 0
        """What can be given, and how long it is."""
        self._waiting: dict[int, tuple[RtpPacket, int, float]] = {}
        """Packets behind a hole, with their ticks and when they came, by their sequence."""
        self._given_up: deque[int] = deque(maxlen=MAX_MISORDER)
        self._suspect: tuple[RtpPacket, int, float] | None = None
        """A packet of another sequence; if the next follows it, the sender began anew."""

    def put(self, packet: RtpPacket, ticks: int, arrived_s: float) -> None:
        """Take a packet that came at ``arrived_s``; it holds ``ticks`` of audio.

        One without audio, with 0 ticks, counts in the sequence and is not given.
        """
        self.reception.packets += 1
        if ticks:
            self._measure(packet.timestamp, arrived_s)
        ahead = (packet.sequence - self._next_sequence) % SEQUENCES
        if self._started_s is None:
            self._started_s = self._arrived_s = arrived_s
            self._begin(packet)
            self._append(packet, ticks, arrived_s)
        elif ahead == 0:
            if self._waiting:
                self.reception.reordered += 1
            self._append(packet, ticks, arrived_s)
            self._append_followers()
        elif ahead < MAX_DROPOUT:
            self._wait_behind_hole(packet, ticks, arrived_s)
        elif SEQUENCES - ahead <= MAX_MISORDER:
            self._count_behind(packet.sequence)
        else:
            self._doubt(packet, ticks, arrived_s)

    def follow(
        self, arrivals: Sequence[tuple[bytes, float]], payload_type: int, ticks_of: Callable[[bytes], int]
    ) -> int:
        """Take packets from the first on while none is missing and no time between them; return how many were taken.

        It does what `put` does with each, in a third of the time: nearly all packets come like that.

        Args:
            arrivals: datagrams that are `PLAIN`, and when they came, in that order.
            payload_type: those of another are not taken.
            ticks_of: says how much audio a payload holds.

        """
        if self._waiting or self._started_s is None:
            return 0
        ready, n_ready, n_ticks, ticks, clock_hz = self._ready, len(self._ready), 0, 0, self._clock_hz
        sequence, timestamp, came_s = self._next_sequence, self._next_timestamp, self._arrived_s
        transit_s, jitter_s = self._transit_s, self.reception.jitter_s
        for data, arrived_s in arrivals:
            _, second, number, stamp, ssrc = unpack_header(data)
            payload = data[HEADER_BYTES:]
            if (
                number != sequence
                or stamp != timestamp
                or second & 0x7F != payload_type
                or not (n := ticks_of(payload))
            ):
                break
            ticks, came_s = n, arrived_s
            before_s, transit_s = transit_s, arrived_s - timestamp / clock_hz
            change_s = abs(transit_s - before_s)
            if change_s < SLACK_S:  # as in `_measure`
                jitter_s += (change_s - jitter_s) / 16
            ready.append(new_packet(RtpPacket, (payload_type, second > 0x7F, number, stamp, ssrc, payload)))
            sequence = (sequence + 1) % SEQUENCES
            timestamp = (timestamp + ticks) % TIMESTAMPS
            n_ticks += ticks
        n_taken = len(ready) - n_ready
        if n_taken:
            self._next_sequence, self._next_timestamp = sequence, timestamp
            self._ready_ticks += n_ticks
            self._transit_s, self.reception.jitter_s = transit_s, jitter_s
            self.reception.packets += n_taken
            self._heard(ticks, came_s)
        return n_taken

    def take(self, now_s: float) -> list[Piece]:
        """Return what is due, in order; holes that are too old are given up."""
        if self._started_s is None:
            return []
        if self._waiting:
            self._give_up_old_holes(now_s)
        elif now_s - self._arrived_s > self._quiet_s:
            self._fill(now_s)
        return self._give(now_s - self._started_s)

    def finish(self, now_s: float) -> list[Piece]:
        """Return all that is left; no hole is waited for."""
        while self._waiting:
            self._give_up_hole()
        return self.take(now_s)

    def unfilled_s(self, now_s: float) -> float:
        """Return for how long, in seconds, neither audio nor silence has been given."""
        return max(0.0, now_s - self._arrived_s - self._filled_ticks / self._clock_hz)

    # -- in order ----------------------------------------------------------------------------------

    def _begin(self, packet: RtpPacket) -> None:
        self._next_timestamp = packet.timestamp
        self._next_sequence = packet.sequence

    def _append(self, packet: RtpPacket, ticks: int, arrived_s: float) -> None:
        self._next_sequence = (packet.sequence + 1) % SEQUENCES
        if not ticks:  # comfort noise and digits: how long that was tells the next packet with audio
            self._quiet_s = self._config.delay_s
            return
        if packet.timestamp != self._next_timestamp:
            self._follow_jump(packet, arrived_s)
        self._ready.append(packet)
        self._ready_ticks += ticks
        self._next_timestamp = (packet.timestamp + ticks) % TIMESTAMPS
        self._heard(ticks, arrived_s)

    def _heard(self, ticks: int, arrived_s: float) -> None:
        """Note the newest packet with audio that is in order."""
        self._packet_ticks = ticks
        self._quiet_s = self._config.quiet_s
        self._arrived_s = max(self._arrived_s, arrived_s)
        self._filled_ticks = 0

    def _follow_jump(self, packet: RtpPacket, arrived_s: float) -> None:
        """Give the silence before a packet; where its timestamp lies back it follows what is there, nothing is lost.

        It does lie back where the sender's timestamps stood still while silence was given, or began anew.
        """
        jump = signed_difference(packet.timestamp, self._next_timestamp, TIMESTAMPS)
        if jump <= ROUNDING_S * self._clock_hz:
            return
        longest = int((max(0.0, arrived_s - self._arrived_s) + SLACK_S) * self._clock_hz)
        self._add_silence(min(jump, longest))

    def _append_followers(self) -> None:
        while self._waiting and (held := self._waiting.pop(self._next_sequence, None)) is not None:
            self._append(*held)

    # -- holes -------------------------------------------------------------------------------------

    def _wait_behind_hole(self, packet: RtpPacket, ticks: int, arrived_s: float) -> None:
        if packet.sequence in self._waiting:
            self.reception.duplicates += 1
            return
        self._waiting[packet.sequence] = packet, ticks, arrived_s
        if len(self._waiting) > MAX_WAITING:
            self._give_up_hole()

    def _give_up_old_holes(self, now_s: float) -> None:
        while self._waiting:
            oldest_s = min(arrived_s for _, _, arrived_s in self._waiting.values())
            if now_s - oldest_s < self._config.delay_s:
                return
            self._give_up_hole()

    def _give_up_hole(self) -> None:
        """Go on with the first packet behind the hole."""
        missing = min((sequence - self._next_sequence) % SEQUENCES for sequence in self._waiting)
        sequence = (self._next_sequence + missing) % SEQUENCES
        packet, behind_ticks, _ = self._waiting[sequence]
        gap = max(0, signed_difference(packet.timestamp, self._next_timestamp, TIMESTAMPS))
        # FFmpeg for one cuts its blocks into packets and what is left, so that not all packets are equally long.
        ticks = min(gap, missing * max(self._packet_ticks, behind_ticks))
        self._ready.append(Lost(ticks, missing))
        self._ready_ticks += ticks
        self.reception.lost += missing
        self._given_up.extend((self._next_sequence + i) % SEQUENCES for i in range(min(missing, MAX_MISORDER)))
        self._next_timestamp = (self._next_timestamp + ticks) % TIMESTAMPS
        self._next_sequence = sequence
        self._append_followers()

    def _count_behind(self, sequence: int) -> None:
        if sequence in self._given_up:
            self._given_up.remove(sequence)
            self.reception.late += 1
        else:
            self.reception.duplicates += 1

    def _doubt(self, packet: RtpPacket, ticks: int, arrived_s: float) -> None:
        """Believe another sequence only where two packets of it follow each other."""
        suspect, self._suspect = self._suspect, (packet, ticks, arrived_s)
        if suspect is None or (packet.sequence - suspect[0].sequence) % SEQUENCES != 1:
            self.reception.strays += 1
            return
        while self._waiting:
            self._give_up_hole()
        self.reception.strays -= 1
        self.reception.restarts += 1
        silence = max(0, int(self.unfilled_s(suspect[2]) * self._clock_hz) - suspect[1])
        self._add_silence(silence)
        self._ready.append(Restart())
        self._begin(suspect[0])
        self._append(*suspect)
        self._append(packet, ticks, arrived_s)
        self._suspect = None

    # -- time --------------------------------------------------------------------------------------

    def _measure(self, timestamp: int, arrived_s: float) -> None:
        """Follow the interarrival jitter (RFC 3550, appendix A.8)."""
        reception = self.reception
        transit_s = arrived_s - timestamp / self._clock_hz
        change_s = abs(transit_s - self._transit_s)
        if change_s < SLACK_S:  # else it is the first packet, or the timestamps began anew
            reception.jitter_s += (change_s - reception.jitter_s) / 16
        self._transit_s = transit_s

    def _fill(self, now_s: float) -> None:
        due_s = min(now_s - self._arrived_s - self._quiet_s, self._config.fill_s)
        ticks = int(due_s * self._clock_hz) - self._filled_ticks
        if ticks > 0:
            self._add_silence(ticks)
            self._filled_ticks += ticks
            self._next_timestamp = (self._next_timestamp + ticks) % TIMESTAMPS

    def _give(self, age_s: float) -> list[Piece]:
        ready = self._ready
        if not ready:
            return []
        ticks, self._ready, self._ready_ticks = self._ready_ticks, [], 0
        if self._given_ticks + ticks > (age_s + MAX_AHEAD_S) * self._clock_hz:
            self.reception.flooded += len(ready)
            return [Lost(0, len(ready))]
        self._given_ticks += ticks
        return ready

    def _add_silence(self, ticks: int) -> None:
        if ticks > 0:
            self._ready.append(Silence(ticks))
            self._ready_ticks += ticks
