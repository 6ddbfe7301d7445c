"""Keeps time from being slower than the audio: captures whose times stand still, or are too coarse. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from streamer.sources.files.audio_packets import NS

if TYPE_CHECKING:
    from streamer.sources.files.audio_packets import AudioPacket

AHEAD_NS: Final = NS // 10
"""A stream may be ahead of the times by so much: networks deliver in bursts."""
SILENT_PACKETS: Final = 256
"""After so many packets of others, a stream that sends nothing is no longer asked."""
TOLD_NS: Final = 2 * NS
"""Less than this is coarse, not wrong."""


@dataclass(slots=True)
class _Stream:
    newest: AudioPacket
    began_ns: int
    audio_ns: int
    """How much audio it sent."""
    number: int
    """Of its newest packet, among all."""


class MediaPace:
    """The time by which audio must have been sent, of one recording."""

    def __init__(self) -> None:
        self._largest_ns = 0
        """By how much times were moved on at most."""
        self._streams: dict[object, _Stream] = {}
        self._now_ns = 0
        self._packets = 0

    def time_of(self, time_ns: int, audio: AudioPacket | None) -> int:
        """Return when a datagram arrived: not before the last one, and not before its stream had the time to speak.

        One stream alone that is ahead sends faster than it speaks; where all are ahead, the times are too slow.
        """
        self._now_ns = max(self._now_ns, time_ns)
        if audio is not None:
            stream = self._add(audio)
            due_ns = stream.began_ns + stream.audio_ns - AHEAD_NS
            if due_ns > self._now_ns and self._are_all_ahead():
                self._now_ns = due_ns
                self._largest_ns = max(self._largest_ns, due_ns - time_ns)
        return self._now_ns

    @property
    def note(self) -> str | None:
        """What was mended, if it is worth telling; continues the name of the file."""
        if self._largest_ns < TOLD_NS:
            return None
        return f"its times are too slow for its audio, by {self._largest_ns / NS:.1f} s: time follows the audio"

    def _add(self, audio: AudioPacket) -> _Stream:
        self._packets += 1
        stream = self._streams.get(audio.stream)
        if stream is None:
            stream = self._streams[audio.stream] = _Stream(audio, self._now_ns, 0, 0)
        if stream.audio_ns == 0 or not stream.newest.is_after(audio):  # a copy, or late
            stream.newest = audio
            stream.audio_ns += audio.length_ns
        stream.number = self._packets
        return stream

    def _are_all_ahead(self) -> bool:
        active = [s for s in self._streams.values() if self._packets - s.number < SILENT_PACKETS]
        return all(s.began_ns + s.audio_ns > self._now_ns + AHEAD_NS // 2 for s in active)
