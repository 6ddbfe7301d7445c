"""Accounts for the audio that a suspended RTP stream receives and does not decode. Pure: time is an argument."""

from __future__ import annotations

from streamer.protocol.jitter import SLACK_S


class Suspension:
    """The suspensions of one stream, one after another.

    What arrives meanwhile is only measured; it is reported as lost. The first audio after a suspension follows a gap.
    """

    def __init__(self, *, now_s: float) -> None:
        self.is_active = False
        self._since_s = now_s
        """Up to when audio was decoded before the suspension."""
        self._gap_since_s: float | None = None
        """The same, where the suspension has ended and no audio has arrived since; else None."""
        self._skipped_s = 0.0
        """Audio that was not decoded and not reported yet ..."""
        self._skipped_since_s = now_s
        """... since then."""

    def begin(self, decoded_until_s: float) -> None:
        """Suspend; audio up to ``decoded_until_s`` was decoded."""
        self.is_active = True
        self._since_s = self._skipped_since_s = decoded_until_s

    def end(self) -> None:
        """Resume; up to the next audio there is a gap."""
        self.is_active = False
        self._gap_since_s = self._since_s

    def skip(self, seconds: float) -> None:
        """Count audio that arrived and is not decoded."""
        self._skipped_s += seconds

    def take_skipped_s(self, arrived_s: float) -> float:
        """Return how much audio was skipped since the last call; the newest packet arrived at ``arrived_s``.

        It is never more than the time that passed, however much a sender pushes.
        """
        if not self._skipped_s:
            return 0.0
        seconds = min(self._skipped_s, arrived_s - self._skipped_since_s + SLACK_S)
        self._skipped_s, self._skipped_since_s = 0.0, arrived_s
        return seconds

    def take_gap_s(self, began_s: float) -> float | None:
        """Return how long the gap before audio is that begins at ``began_s``; None where it follows no suspension."""
        if self._gap_since_s is None:
            return None
        gap_s = max(0.0, began_s - self._gap_since_s)
        self._gap_since_s = None
        return gap_s
