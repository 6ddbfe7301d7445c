"""Where a streamed leg stands in its audio: frames bear no time, so it follows from their number and their arrival."""

from __future__ import annotations

IDLE_S = 2.0
"""Without audio for so long, a leg was silent: it is on hold, or its platform sends no silence.

Platforms send pieces of up to a second, and TCP may hold them up for as long.
"""
BURST_S = 10.0
"""Audio that may come at once after a stall; more than that comes faster than anybody speaks."""
SPEED = 1.1
"""Audio a second in the long run: clocks differ by less."""
MAX_LOSS_S = 3600.0
"""The longest loss that is believed at once."""


class LegClock:
    """The position of one leg. Times are CLOCK_MONOTONIC seconds, given by the caller."""

    def __init__(self, sample_rate: int) -> None:
        """``sample_rate`` in Hz."""
        self._rate = sample_rate
        self._began_s: float | None = None
        self._stopped_s: float | None = None
        self._fed_s = 0.0
        self._ahead_s = 0.0
        self._admitted_s: float | None = None
        self.position = 0
        """Index after the last sample, what is lost included."""
        self.unreported_samples = 0
        """Samples that were not admitted since the caller last reported them."""

    def samples_of(self, duration_ms: float) -> int:
        """Return how many samples a time has; none for what can't be one."""
        return round(min(max(duration_ms, 0.0) / 1000, MAX_LOSS_S) * self._rate)

    def admits(self, samples: int, now_s: float) -> bool:
        """Return whether so many may come now; where they do, they count."""
        elapsed_s = 0.0 if self._admitted_s is None else now_s - self._admitted_s
        ahead_s = max(0.0, self._ahead_s - SPEED * elapsed_s)
        self._admitted_s = now_s
        self._ahead_s = ahead_s
        if ahead_s + samples / self._rate > BURST_S + 1.0:
            return False
        self._ahead_s += samples / self._rate
        return True

    def take(self, samples: int, now_s: float) -> int:
        """Go on by samples that came now; return the index of the first."""
        start = self.position
        self.position += samples
        if self._began_s is None:
            self._began_s = now_s - samples / self._rate
        self._fed_s = now_s
        return start

    def skip(self, duration_ms: float, now_s: float) -> int:
        """Go on by what is lost; return how many samples that is."""
        samples = self.samples_of(duration_ms)
        if self._began_s is not None:  # what was lost before the first sample is nobody's time
            self.position += samples
            self._fed_s = now_s
        return samples

    def silent_samples(self, now_s: float) -> int:
        """Return how many samples of silence bring a leg to the present that got nothing for a while; else 0."""
        if self._began_s is None or now_s - self._fed_s < IDLE_S:
            return 0
        behind_s = now_s - self._began_s - self.position / self._rate
        return round(min(behind_s, now_s - self._fed_s) * self._rate) if behind_s >= IDLE_S else 0

    def stop(self, now_s: float) -> None:
        """Take note that the connection is lost."""
        self._stopped_s = now_s

    def go_on(self, now_s: float) -> int:
        """Take note of another connection; return how many samples were missed in between, which are skipped."""
        if self._stopped_s is None or self._began_s is None:
            return 0
        missed = round((now_s - self._stopped_s) * self._rate)
        self._stopped_s = None
        self.position += missed
        self._fed_s = now_s
        return missed
