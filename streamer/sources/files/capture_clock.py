"""Mends the order and the times of a capture's datagrams: clocks that were set, wrong times, files in disorder.

What the senders of calls say tells a step of the capturing machine's clock from a pause: a packet that continues its
stream, but bears an earlier time than the one before it, was not captured earlier. Pure.
"""

from __future__ import annotations

import heapq
from collections import deque
from statistics import median_low
from typing import TYPE_CHECKING, Final, NamedTuple

from streamer.core.errors import EmotionStreamerError
from streamer.sources.files.audio_packets import NS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from streamer.protocol.datagrams import Datagram
    from streamer.sources.files.audio_packets import AudioPacket, AudioPackets

SORTED_NS: Final = 3 * NS
"""How far frames may be out of order in the file: capture programs have a buffer for each core."""
PAUSE_NS: Final = 2 * NS
"""A longer time without any datagram is examined: is it a pause, a step of the clock, or one wrong time?"""
BACK_NS: Final = NS // 100
"""A packet that continues its stream is earlier than the one before it by no more, unless the clock was set."""
LOOK_AHEAD: Final = 64
"""Datagrams that are looked at to tell a wrong time from a step of the clock."""
ASKED: Final = 9
"""Packets whose word on the clock is taken: the capture may have been set again soon after."""
LEAP_NS: Final = NS // 5
"""A packet that continues its stream is no later than its turn, unless its sender paused or its time is wrong."""
FEWEST_STEPS: Final = 8
MOST_STEPS_PER_FRAME: Final = 0.1
"""Where a clock was set more often than that, the times say nothing."""
LATE_NS: Final = NS
"""How far from where its stream expects it a packet may be that is only late in the file."""
MOST_TOLD_STEPS: Final = 4


class Captured(NamedTuple):
    """A datagram as the file has it."""

    frame: int
    """Number of its frame in the file, from 1."""
    time_ns: int
    datagram: Datagram


class Arrival(NamedTuple):
    """A datagram with its mended time."""

    time_ns: int
    """Since 1970; never decreases within a recording."""
    datagram: Datagram
    audio: AudioPacket | None
    is_new_recording: bool
    """Whether a capture begins with it that was appended to another one."""


class _Item(NamedTuple):
    captured: Captured
    audio: AudioPacket | None


class CaptureClock:
    """Gives the datagrams of one capture in the order in which they arrived."""

    def __init__(self, audio: AudioPackets) -> None:
        self.notes: list[str] = []
        """What was mended: texts that continue the name of the file; complete once the capture is read."""
        self._audio = audio
        self._ahead: deque[_Item] = deque()
        self._source: Iterator[Captured] = iter(())
        self._offset_ns = 0
        """What is added to times of the file."""
        self._newest_ns: int | None = None
        """Mended; None at the beginning of a recording."""
        self._last: dict[object, tuple[AudioPacket, int]] = {}
        """The packet of each stream that is the last in sequence, and its mended time."""
        self._is_useless = False
        """Whether the times were given up: they contradict what the senders say again and again."""
        self._steps: list[tuple[int, int]] = []
        """By how much the clock was set, and at which frame."""
        self._wrong_times = 0
        self._largest_wrong_ns = 0
        self._error: EmotionStreamerError | None = None

    def arrivals(self, captured: Iterable[Captured]) -> Iterator[Arrival]:
        """Give each datagram once. Where reading ``captured`` fails, raise its error after those before it."""
        self._source = iter(captured)
        waiting: list[tuple[int, int, Arrival]] = []
        number = 0
        while (item := self._ahead.popleft() if self._ahead else self._read()) is not None:
            arrival = self._arrival(item)
            if arrival.is_new_recording:
                yield from _emptied(waiting)
            heapq.heappush(waiting, (arrival.time_ns, number, arrival))
            number += 1
            while waiting and waiting[0][0] <= (self._newest_ns or 0) - SORTED_NS:
                yield heapq.heappop(waiting)[2]
        yield from _emptied(waiting)
        self._note()
        if self._error is not None:
            raise self._error

    # -- one datagram ------------------------------------------------------------------------------

    def _arrival(self, item: _Item) -> Arrival:
        time_ns, is_new = item.captured.time_ns, False
        if self._newest_ns is not None:
            time_ns, is_new = self._mended(item, self._newest_ns)
        self._newest_ns = time_ns if self._newest_ns is None or is_new else max(self._newest_ns, time_ns)
        self._remember(item.audio, time_ns)
        return Arrival(time_ns, item.captured.datagram, item.audio, is_new)

    def _mended(self, item: _Item, newest_ns: int) -> tuple[int, bool]:
        """Return the time, and whether another recording begins; follow the clock where it was set."""
        if self._is_useless:
            return newest_ns, False
        time_ns = item.captured.time_ns + self._offset_ns
        is_pause, is_back = time_ns > newest_ns + PAUSE_NS, time_ns < newest_ns - SORTED_NS
        own_ns = self._step_at(item, is_pause=is_pause) or 0
        if is_pause or is_back:
            items = [item, *self._following()]
            if self._is_alone(items, newest_ns):
                return self._without_own_time(time_ns, newest_ns), False
            return self._after_jump(items, newest_ns, is_pause=is_pause)
        if self._goes_back(item, time_ns) or own_ns < -LEAP_NS:
            following = self._following()
            same = [each for each in following if each.audio and item.audio and each.audio.stream == item.audio.stream]
            others = self._steps_of(same if own_ns < 0 else same or following, is_pause=False)[:ASKED]
            tolerance_ns = LEAP_NS // 2 if own_ns < 0 else BACK_NS
            if others and abs(median_low(others)) <= tolerance_ns:
                return self._without_own_time(time_ns, time_ns + own_ns), False
            if own_ns > 0:
                self._follow(own_ns, item.captured.frame)  # else its sender paused
        return item.captured.time_ns + self._offset_ns, False

    def _after_jump(self, items: list[_Item], newest_ns: int, *, is_pause: bool) -> tuple[int, bool]:
        """Return as `_mended` for the first of some datagrams whose times are all far from the newest."""
        first = items[0].captured
        steps = self._steps_of(items, is_pause=is_pause)
        if steps:
            self._follow(steps[0], first.frame)
        elif not is_pause and self._begins_again(items, newest_ns):
            return first.time_ns, True
        return first.time_ns + self._offset_ns, False

    def _steps_of(self, items: list[_Item], *, is_pause: bool) -> list[int]:
        return [step for each in items if (step := self._step_at(each, is_pause=is_pause)) is not None]

    def _without_own_time(self, time_ns: int, instead_ns: int) -> int:
        self._wrong_times += 1
        self._largest_wrong_ns = max(self._largest_wrong_ns, abs(time_ns - instead_ns))
        return instead_ns

    def _goes_back(self, item: _Item, time_ns: int) -> bool:
        """Return whether a packet continues its stream, and bears a time before that of the packet it continues."""
        if item.audio is None or item.audio.stream not in self._last:
            return False
        last, last_ns = self._last[item.audio.stream]
        return time_ns < last_ns - BACK_NS and bool(item.audio.steps_after(last))

    def _step_at(self, item: _Item, *, is_pause: bool) -> int | None:
        """Return by how much the clock was set, as far as this packet says; None where it says nothing."""
        audio = item.audio
        if audio is None or audio.stream not in self._last:
            return None
        last, last_ns = self._last[audio.stream]
        steps = audio.steps_after(last)
        if not steps or (is_pause and not audio.continues(last)):
            return None
        return last_ns + steps * audio.length_ns - item.captured.time_ns - self._offset_ns

    def _remember(self, audio: AudioPacket | None, time_ns: int) -> None:
        if audio is None:
            return
        last = self._last.get(audio.stream)
        if last is None or not last[0].is_after(audio):
            self._last[audio.stream] = audio, time_ns

    # -- steps of the clock ------------------------------------------------------------------------

    def _is_alone(self, items: list[_Item], newest_ns: int) -> bool:
        """Return whether the first of some datagrams bears a time that most of the others are far from."""
        time_ns, *others_ns = (item.captured.time_ns + self._offset_ns for item in items)
        n_old = sum(abs(other_ns - newest_ns) < abs(other_ns - time_ns) for other_ns in others_ns)
        return n_old * 2 > len(others_ns) or not others_ns

    def _follow(self, step_ns: int, frame: int) -> None:
        """Take all times from here on as later, or earlier, by what the clock was set."""
        if abs(step_ns) <= BACK_NS:
            return
        self._offset_ns += step_ns
        self._steps.append((step_ns, frame))
        self._is_useless = len(self._steps) >= FEWEST_STEPS and len(self._steps) > frame * MOST_STEPS_PER_FRAME

    def _begins_again(self, items: list[_Item], newest_ns: int) -> bool:
        """Return whether datagrams that are much earlier begin another recording, and forget this one if so."""
        for item in items:  # packets of a stream that goes on are only late in the file
            if item.audio is not None and item.audio.stream in self._last:
                last, last_ns = self._last[item.audio.stream]
                steps = item.audio.steps_after(last)
                expected_ns = last_ns + steps * item.audio.length_ns
                if steps and abs(item.captured.time_ns + self._offset_ns - expected_ns) < LATE_NS:
                    return False
        back_s = (newest_ns - self._offset_ns - items[0].captured.time_ns) / NS
        self.notes.append(
            f"its times go back by {back_s:.1f} s at frame {items[0].captured.frame}: another capture was appended"
        )
        self._offset_ns = 0
        self._last.clear()
        return True

    def _note(self) -> None:
        if self._is_useless:
            self.notes.append("its times contradict its calls again and again: time follows the audio")
            return
        steps = self._steps if len(self._steps) <= MOST_TOLD_STEPS else []
        for step_ns, frame in steps:
            how = "back" if step_ns > 0 else "forward"
            self.notes.append(f"its clock was set {how} by {abs(step_ns) / NS:.1f} s at frame {frame}: the calls go on")
        if self._steps and not steps:
            largest_s = max(abs(step_ns) for step_ns, _ in self._steps) / NS
            self.notes.append(f"its clock was set {len(self._steps)} times, by up to {largest_s:.1f} s")
        if self._wrong_times:
            away_s = self._largest_wrong_ns / NS
            self.notes.append(
                f"{self._wrong_times} of its datagrams bear wrong times, by up to {away_s:.1f} s: they keep their place"
            )

    # -- looking ahead -----------------------------------------------------------------------------

    def _read(self) -> _Item | None:
        try:
            captured = next(self._source, None)
        except EmotionStreamerError as error:
            self._error = error
            return None
        return None if captured is None else _Item(captured, self._audio.of(captured.datagram))

    def _following(self) -> list[_Item]:
        """Return the next datagrams, which stay to be read."""
        while len(self._ahead) < LOOK_AHEAD and (item := self._read()) is not None:
            self._ahead.append(item)
        return list(self._ahead)


def _emptied(waiting: list[tuple[int, int, Arrival]]) -> Iterator[Arrival]:
    while waiting:
        yield heapq.heappop(waiting)[2]
