"""The jitter buffer: puts the packets of one RTP stream in order and tells silence from loss. Time is an argument.

It serves analysis, not playback: a packet that is next in sequence is released at once, and only packets behind a gap
wait. So a good network adds no delay, and there is no playout clock that could drift from the sender's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from streamer.protocol.least_delay import LeastDelay
from streamer.protocol.reception import Reception
from streamer.protocol.restart_suspects import RestartSuspects
from streamer.protocol.rtp import (
    HEADER_BYTES,
    SEQUENCES,
    TIMESTAMPS,
    RtpPacket,
    new_packet,
    signed_difference,
    unpack_header,
)
from streamer.protocol.stream_pieces import Flooded, Lost, Restart, Silence
from streamer.protocol.timestamp_scale import ROUNDING_S, TimestampScale

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from streamer.protocol.stream_pieces import Piece

MAX_DROPOUT = 3_000
"""Missing packets in a row up to which the sequence continues; beyond, it has restarted (RFC 3550, appendix A.1)."""
MAX_HELD = 256
"""Packets that are held behind a gap, however short they are."""
MAX_AHEAD_S = 10.0
"""How far a sender may be ahead of real time; what is beyond that is dropped."""
SLACK_S = 1.0
"""By how much a loss may be longer, by its sequence numbers, than the time since the last packet."""


@dataclass(frozen=True, slots=True)
class JitterConfig:
    """How long to wait for packets."""

    delay_s: float = 0.1
    """How long to wait for a missing packet, from the arrival of the first packet behind it."""
    quiet_s: float = 0.6
    """After how long without a packet silence is released, as far behind real time.

    It is longer than the bursts of senders that read a file in blocks. After comfort noise or digits, by which a sender
    announces silence, ``delay_s`` applies instead.
    """
    fill_s: float = 6.0
    """How much silence is released at most while no packet arrives; the next packet tells how long it was."""


class JitterBuffer:
    """The buffer of one SSRC. It holds at most `MAX_HELD` packets, and what arrived in order since the last take."""

    def __init__(self, config: JitterConfig, *, clock_hz: int, reception: Reception | None = None) -> None:
        """``clock_hz``: of the timestamps. ``reception``: counters to continue; None starts at 0."""
        self.reception = reception or Reception()
        self._config = config
        self._clock_hz = clock_hz
        self._started_s: float | None = None
        self._next_sequence = 0
        self._next_timestamp = 0
        self._scale = TimestampScale(clock_hz)
        self._position = 0
        """Ticks of audio, silence and losses so far ..."""
        self._least_delay = LeastDelay()
        """... and the least delay at which they came: no silence can have been longer than the clock says."""
        self._packet_ticks = 0
        """Of the newest packet with audio."""
        self._arrived_s = 0.0
        """When the newest packet with audio that is in order arrived."""
        self._filled_ticks = 0
        """Silence released since then."""
        self._quiet_s = config.quiet_s
        """How far that silence stays behind real time."""
        self._released_ticks = 0
        self._transit_s = float("inf")
        self._ready: list[Piece] = []
        self._ready_ticks = 0
        """What can be released, and how long it is."""
        self._held: dict[int, tuple[RtpPacket, int, float]] = {}
        """Packets behind a gap, with their ticks and arrival times, by sequence number."""
        self._suspects = RestartSuspects(self.reception)

    def put(self, packet: RtpPacket, ticks: int, arrived_s: float) -> None:
        """Take a packet that arrived at ``arrived_s``; it holds ``ticks`` of audio.

        One without audio, with 0 ticks, counts in the sequence and is not released.
        """
        self.reception.packets += 1
        if ticks:
            self._measure_jitter(packet.timestamp, arrived_s)
        ahead = (packet.sequence - self._next_sequence) % SEQUENCES
        if self._started_s is None:
            self._started_s = self._arrived_s = arrived_s
            self._start_at(packet)
            self._append(packet, ticks, arrived_s)
        elif ahead == 0 and not self._suspects.lead_to(packet, self._next_timestamp):
            if self._held:
                self.reception.reordered += 1
            self._suspects.clear()
            self._append(packet, ticks, arrived_s)
            self._append_held()
        elif 0 < ahead < MAX_DROPOUT:
            self._suspects.clear()
            self._hold(packet, ticks, arrived_s)
        else:
            self._suspect_restart(packet, ticks, arrived_s, behind=-ahead % SEQUENCES)

    def put_continuing(
        self, arrivals: Sequence[tuple[bytes, float]], payload_type: int, ticks_of: Callable[[bytes], int]
    ) -> int:
        """Take packets, from the first, as long as sequence and timestamps continue; return how many were taken.

        It does what `put` does with each, in a third of the time. Nearly all packets continue the stream.

        Args:
            arrivals: datagrams that are `PLAIN`, with their arrival times, in order of arrival.
            payload_type: taking stops at a packet of another payload type.
            ticks_of: returns how much audio a payload holds.

        """
        if self._held or self._started_s is None or self._scale.is_odd:
            return 0
        ready, n_ready, ticks, clock_hz = self._ready, len(self._ready), 0, self._clock_hz
        position, least_delay = self._position, self._least_delay
        least_s, until_s = least_delay.current_s, least_delay.until_s
        sequence, timestamp, newest_s = self._next_sequence, self._next_timestamp, self._arrived_s
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
            ticks, newest_s = n, arrived_s
            before_s, transit_s = transit_s, arrived_s - timestamp / clock_hz
            change_s = abs(transit_s - before_s)
            if change_s < SLACK_S:  # as in `_measure_jitter`
                jitter_s += (change_s - jitter_s) / 16
            delay_s = arrived_s - position / clock_hz
            if delay_s < least_s or arrived_s >= until_s:
                least_delay.note(delay_s, arrived_s)
                least_s, until_s = least_delay.current_s, least_delay.until_s
            ready.append(new_packet(RtpPacket, (payload_type, second > 0x7F, number, stamp, ssrc, payload)))
            sequence = (sequence + 1) % SEQUENCES
            timestamp = (timestamp + ticks) % TIMESTAMPS
            position += ticks
        n_taken = len(ready) - n_ready
        if n_taken:
            self._next_sequence, self._next_timestamp = sequence, timestamp
            self._ready_ticks += position - self._position
            self._position = position
            self._transit_s, self.reception.jitter_s = transit_s, jitter_s
            self.reception.packets += n_taken
            self._suspects.clear()
            self._scale.follow((sequence - 1) % SEQUENCES, (timestamp - ticks) % TIMESTAMPS, ticks, newest_s)
            self._note_newest(ticks, newest_s)
        return n_taken

    def take(self, now_s: float) -> list[Piece]:
        """Return what is due, in order; gaps older than `JitterConfig.delay_s` are given up as lost."""
        if self._started_s is None:
            return []
        if self._held:
            self._give_up_old_gaps(now_s)
        elif now_s - self._arrived_s > self._quiet_s:
            self._fill(now_s)
        return self._release(now_s - self._started_s)

    def finish(self, now_s: float) -> list[Piece]:
        """Return all that is left, without waiting for missing packets."""
        while self._held:
            self._give_up_gap()
        return self.take(now_s)

    def unfilled_s(self, now_s: float) -> float:
        """Return for how many seconds neither audio nor silence has been released."""
        return max(0.0, now_s - self._arrived_s - self._filled_ticks / self._clock_hz)

    # -- in order ----------------------------------------------------------------------------------

    def _start_at(self, packet: RtpPacket) -> None:
        self._next_timestamp = packet.timestamp
        self._next_sequence = packet.sequence

    def _append(self, packet: RtpPacket, ticks: int, arrived_s: float) -> None:
        self._next_sequence = (packet.sequence + 1) % SEQUENCES
        if not ticks:  # comfort noise or digits: the next packet with audio tells how long they lasted
            self._quiet_s = self._config.delay_s
            return
        if packet.timestamp == self._next_timestamp:
            self._scale.follow(packet.sequence, packet.timestamp, ticks, arrived_s)
        elif self._scale.note(packet.sequence, packet.timestamp, ticks, arrived_s):
            self._transit_s = float("inf")  # the jitter is measured anew
        else:
            self._bridge_jump(packet, arrived_s)
        self._least_delay.note(self._delay_s(arrived_s), arrived_s)
        self._ready.append(packet)
        self._add_ticks(ticks)
        self._next_timestamp = (packet.timestamp + self._scale.stamps_of(ticks)) % TIMESTAMPS
        self._note_newest(ticks, arrived_s)

    def _note_newest(self, ticks: int, arrived_s: float) -> None:
        """Note the newest packet with audio that is in order."""
        self._packet_ticks = ticks
        self._quiet_s = self._config.quiet_s
        self._arrived_s = max(self._arrived_s, arrived_s)
        self._filled_ticks = 0

    def _bridge_jump(self, packet: RtpPacket, arrived_s: float) -> None:
        """Add the silence before a packet; one whose timestamp goes back is appended directly, as nothing is lost.

        A timestamp goes back where the sender's clock stood still while silence was released, or was reset. Where it
        goes on faster than the clock, it lies: of a silence, only what time has passed for is believed.
        """
        jump = self._scale.ticks_of(signed_difference(packet.timestamp, self._next_timestamp, TIMESTAMPS))
        if jump > ROUNDING_S * self._clock_hz:
            self._add_silence(min(jump, self._passed_ticks(arrived_s)))

    def _delay_s(self, arrived_s: float) -> float:
        """Return how late audio is that comes now, from an origin of its own."""
        return arrived_s - self._position / self._clock_hz

    def _passed_ticks(self, arrived_s: float) -> int:
        """Return for how much more than was received time has passed, by the audio that arrived earliest."""
        return round(self._least_delay.excess_s(self._delay_s(arrived_s)) * self._clock_hz)

    def _append_held(self) -> None:
        while self._held and (held := self._held.pop(self._next_sequence, None)) is not None:
            self._append(*held)

    # -- gaps --------------------------------------------------------------------------------------

    def _hold(self, packet: RtpPacket, ticks: int, arrived_s: float) -> None:
        if packet.sequence in self._held:
            self.reception.duplicates += 1
            return
        self._held[packet.sequence] = packet, ticks, arrived_s
        if len(self._held) > MAX_HELD:
            self._give_up_gap()

    def _give_up_old_gaps(self, now_s: float) -> None:
        while self._held:
            oldest_s = min(arrived_s for _, _, arrived_s in self._held.values())
            if now_s - oldest_s < self._config.delay_s:
                return
            self._give_up_gap()

    def _give_up_gap(self) -> None:
        """Count the missing packets as lost and continue with the first packet behind the gap."""
        missing = min((sequence - self._next_sequence) % SEQUENCES for sequence in self._held)
        sequence = (self._next_sequence + missing) % SEQUENCES
        packet, behind_ticks, arrived_s = self._held[sequence]
        gap = max(0, self._scale.ticks_of(signed_difference(packet.timestamp, self._next_timestamp, TIMESTAMPS)))
        # Packets need not be equally long: FFmpeg, for one, ends each block with a shorter one.
        ticks = min(gap, missing * max(self._packet_ticks, behind_ticks))
        if ticks > self._passed_ticks(arrived_s) + SLACK_S * self._clock_hz:  # nobody sent so much meanwhile
            self._restart_at(packet, behind_ticks, arrived_s)
        else:
            self._lose(missing, ticks)
        self._next_sequence = sequence
        self._append_held()

    def _lose(self, missing: int, ticks: int) -> None:
        self._ready.append(Lost(ticks, missing))
        self._add_ticks(ticks)
        self.reception.lost += missing
        self._suspects.lose(self._next_sequence, missing)
        self._next_timestamp = (self._next_timestamp + self._scale.stamps_of(ticks)) % TIMESTAMPS

    # -- restarts ----------------------------------------------------------------------------------

    def _suspect_restart(self, packet: RtpPacket, ticks: int, arrived_s: float, *, behind: int) -> None:
        """Count a packet that is not expected; follow it once others confirm that the sequence has started anew."""
        newest = self._scale.newest_timestamp
        run = self._suspects.add(packet, ticks, arrived_s, behind=behind, newest_timestamp=newest)
        if not run:
            return
        while self._held:
            self._give_up_gap()
        self._restart_at(run[0].packet, run[0].ticks, run[0].arrived_s)
        for suspect in run:
            self._append(suspect.packet, suspect.ticks, suspect.arrived_s)

    def _restart_at(self, packet: RtpPacket, ticks: int, arrived_s: float) -> None:
        """Begin a new sequence at a packet, after silence up to when it was spoken."""
        self.reception.restarts += 1
        self._add_silence(max(0, int(self.unfilled_s(arrived_s) * self._clock_hz) - ticks))
        self._ready.append(Restart())
        self._scale.restart()
        self._suspects.restart()
        self._start_at(packet)

    # -- time --------------------------------------------------------------------------------------

    def _measure_jitter(self, timestamp: int, arrived_s: float) -> None:
        """Follow the interarrival jitter (RFC 3550, appendix A.8)."""
        reception = self.reception
        transit_s = arrived_s - self._scale.ticks_of(timestamp) / self._clock_hz
        change_s = abs(transit_s - self._transit_s)
        if change_s < SLACK_S:  # else it is the first packet, or the timestamps were reset
            reception.jitter_s += (change_s - reception.jitter_s) / 16
        self._transit_s = transit_s

    def _fill(self, now_s: float) -> None:
        due_s = min(now_s - self._arrived_s - self._quiet_s, self._config.fill_s)
        ticks = int(due_s * self._clock_hz) - self._filled_ticks
        if ticks > 0:
            self._add_silence(ticks)
            self._filled_ticks += ticks
            self._next_timestamp = (self._next_timestamp + self._scale.stamps_of(ticks)) % TIMESTAMPS

    def _release(self, age_s: float) -> list[Piece]:
        ready = self._ready
        if not ready:
            return []
        ticks, self._ready, self._ready_ticks = self._ready_ticks, [], 0
        if self._released_ticks + ticks > (age_s + MAX_AHEAD_S) * self._clock_hz:
            self.reception.flooded += len(ready)
            self._position -= ticks
            return [Flooded(ticks, len(ready))]
        self._released_ticks += ticks
        return ready

    def _add_silence(self, ticks: int) -> None:
        if ticks > 0:
            self._ready.append(Silence(ticks))
            self._add_ticks(ticks)

    def _add_ticks(self, ticks: int) -> None:
        self._ready_ticks += ticks
        self._position += ticks
