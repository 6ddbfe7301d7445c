"""How fast a sender's RTP timestamps run, compared with its audio. Pure: time is an argument.

Timestamps have to count samples of the encoding's clock (RFC 3550, section 5.1). Some senders count at another rate:
G.722 by its 16 kHz instead of the clock of 8000, mu-law by the 48 kHz of the encoder beside it, or by half of what they
send.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

from streamer.protocol.rtp import SEQUENCES, TIMESTAMPS, signed_difference

CONFIRMING_STEPS = 5
"""Steps of one rate, one after another, from which the sender is taken to count so: 0.1 s of packets of 20 ms."""
LARGEST_RATE: Final = 64
ROUNDING_S = 0.002
"""Timestamps that differ by less come from rounding."""


@dataclass(slots=True)
class _Steps:
    """Consecutive steps from packet to packet whose timestamps all run at one rate."""

    rate: Fraction
    began_s: float
    count: int = 0
    stamps: int = 0
    """By how much the timestamps went on ..."""
    ticks: int = 0
    """... while so much audio came."""

    def add(self, stamps: int, ticks: int) -> None:
        self.count += 1
        self.stamps += stamps
        self.ticks += ticks


@dataclass(slots=True)
class TimestampScale:
    """The rate of one stream: timestamps for each tick of audio, 1 until its packets show another."""

    clock_hz: int
    rate: Fraction = Fraction(1)
    _previous: tuple[int, int, int, float] | None = None
    """Sequence number, timestamp, ticks and arrival of the newest packet with audio that is in order."""
    _steps: _Steps | None = field(default=None)
    """Those that run at another rate than ``rate``."""

    @property
    def is_odd(self) -> bool:
        """Whether timestamps run at another rate than the audio."""
        return self.rate != 1

    @property
    def newest_timestamp(self) -> int | None:
        """The timestamp of the newest packet with audio that is in order; None before the first."""
        return None if self._previous is None else self._previous[1]

    def ticks_of(self, stamps: int) -> int:
        """Return how much audio a difference of timestamps stands for."""
        return stamps if self.rate == 1 else int(stamps / self.rate)

    def stamps_of(self, ticks: int) -> int:
        """Return by how much timestamps go on for some audio."""
        return ticks if self.rate == 1 else int(ticks * self.rate)

    def follow(self, sequence: int, timestamp: int, ticks: int, arrived_s: float) -> None:
        """Note a packet with audio whose timestamp is the expected one."""
        self._previous = sequence, timestamp, ticks, arrived_s
        self._steps = None

    def note(self, sequence: int, timestamp: int, ticks: int, arrived_s: float) -> bool:
        """Note a packet with audio that is in order; return whether the rate is another from now on."""
        previous, self._previous = self._previous, (sequence, timestamp, ticks, arrived_s)
        if previous is None or (sequence - previous[0]) % SEQUENCES != 1:
            self._steps = None  # packets between them are missing
            return False
        stamps = signed_difference(timestamp, previous[1], TIMESTAMPS)
        return self._note_step(stamps, previous[2], previous[3], arrived_s)

    def restart(self) -> None:
        """Forget the newest packet: what follows need not continue it."""
        self._previous = self._steps = None

    def _note_step(self, stamps: int, ticks: int, began_s: float, arrived_s: float) -> bool:
        if stamps <= 0 or stamps > LARGEST_RATE * ticks or self._runs_at(self.rate, stamps, ticks):
            self._steps = None
            return False
        if self._steps is None or not self._runs_at(self._steps.rate, stamps, ticks):
            self._steps = _Steps(Fraction(stamps, ticks), began_s)
        self._steps.add(stamps, ticks)
        if self._steps.count < CONFIRMING_STEPS or self._is_silence(self._steps, arrived_s):
            return False
        self.rate = Fraction(self._steps.stamps, self._steps.ticks).limit_denominator(1000)
        self._steps = None
        return True

    def _runs_at(self, rate: Fraction, stamps: int, ticks: int) -> bool:
        return abs(stamps - ticks * rate) <= min(ROUNDING_S * self.clock_hz, stamps / 8)

    def _is_silence(self, steps: _Steps, arrived_s: float) -> bool:
        """Return whether the clock confirms that nothing was sent between the packets, as their timestamps say."""
        if steps.stamps <= steps.ticks:
            return False
        return arrived_s - steps.began_s > (steps.stamps + steps.ticks) / 2 / self.clock_hz
