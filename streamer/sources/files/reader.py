"""Turns one open file, a recording or a packet capture, into the messages of a source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from streamer.core.audio import AudioFrame, LegClosed, SourceHealth
from streamer.core.errors import SourceError
from streamer.sources.channels import channels_text, legs_of_channels
from streamer.sources.files.replay import Replay
from streamer.sources.files.sound_file import open_sound_file

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator
    from datetime import datetime

    from streamer.core.audio import EndReason, LegOpened, Role, SourceMessage
    from streamer.sources.files.input_file import InputFile
    from streamer.sources.files.sound_file import SoundFile
    from streamer.sources.rtp.receiver import RtpReceiverConfig


def ignore_progress(_done: int, _total: int) -> None:
    """Take no notice of how far a file was read."""


@dataclass(frozen=True, slots=True)
class FileToRead:
    """An open file, its place in a session, and who is told of it."""

    opened: InputFile
    session_id: str
    name: str
    """For a person."""
    on_note: Callable[[str], None]
    """Gets what was mended; it continues the name."""
    on_problem: Callable[[str], None]
    """Gets what is left out; it continues the name."""
    on_progress: Callable[[int, int], None] = ignore_progress
    """Gets the samples read and those promised (0: unknown); of a capture, bytes."""
    first_leg: int = 1
    """The number in the id of the first leg of a recording."""


class FileReader:
    """Reads files without waiting, clock or loop; who iterates decides how fast."""

    def __init__(
        self,
        *,
        source_id: str,
        roles: tuple[Role | None, ...],
        block_ms: int,
        calls: RtpReceiverConfig,
        now: Callable[[], datetime],
    ) -> None:
        """``roles``, ``block_ms``, ``calls``, ``now``: as of `FilesSource`."""
        self._source_id = source_id
        self._roles = roles
        self._block_ms = block_ms
        self._calls = calls
        self._now = now

    def messages(self, file: FileToRead) -> Generator[SourceMessage, None, None]:
        """Give the messages of a file, health first. Raises SourceError after all of it that can be read."""
        return self._capture(file) if file.opened.is_capture else self._sound(file)

    def _capture(self, file: FileToRead) -> Generator[SourceMessage, None, None]:
        roles = [role for role in self._roles if role is not None]
        if len(roles) < len(self._roles):
            raise SourceError("is a packet capture, of which no leg can be left out")
        opened, source_id = file.opened, self._source_id
        replay = Replay(self._calls, source_id=source_id, session_id=file.session_id, roles=roles, file=file.name)
        yield SourceHealth(source_id, "ok", f"reading {file.name} (packet capture)")
        try:
            for message in replay.messages(opened.data):
                yield message
                file.on_progress(opened.stored.tell(), opened.stored_bytes)
        finally:  # they explain why there is no audio
            for note in replay.notes:
                file.on_note(note)
            for problem in replay.problems:
                file.on_problem(problem)

    def _sound(self, file: FileToRead) -> Generator[SourceMessage, None, None]:
        with open_sound_file(file.opened.data) as sound:
            if self._roles and len(self._roles) != sound.channels:
                # A recording of both participants in one channel must not pass as one of them, nor one without a role.
                roles = "1 role was" if len(self._roles) == 1 else f"{len(self._roles)} roles were"
                raise SourceError(f"has {channels_text(sound.channels)}, but {roles} given")
            kind = f"{sound.codec}, {channels_text(sound.channels)}, {sound.sample_rate} Hz"
            yield SourceHealth(self._source_id, "ok", f"reading {file.name} ({kind})")
            if sound.left_out:
                file.on_problem(sound.left_out)
            for note in _notes(sound):
                file.on_note(note)
            legs = self._legs(file, sound)
            yield from legs.values()
            try:
                yield from self._frames(sound, legs, file.on_progress)
            except SourceError:
                yield from _closed(legs, "error")
                raise
            yield from _closed(legs, "hangup")

    def _frames(
        self, sound: SoundFile, legs: dict[int, LegOpened], on_progress: Callable[[int, int], None]
    ) -> Iterator[AudioFrame]:
        start = 0
        for block in sound.blocks(max(1, sound.sample_rate * self._block_ms // 1000)):
            for channel, leg in legs.items():
                samples = np.ascontiguousarray(block[:, channel])
                yield AudioFrame(leg_id=leg.leg_id, samples=samples, sample_rate=sound.sample_rate, start=start)
            start += len(block)
            on_progress(start, sound.n_samples)

    def _legs(self, file: FileToRead, sound: SoundFile) -> dict[int, LegOpened]:
        return legs_of_channels(
            source_id=self._source_id,
            session_id=file.session_id,
            roles=self._roles,
            channels=sound.channels,
            codec=sound.codec,
            sample_rate=sound.sample_rate,
            opened_at=self._now(),
            file=file.name,
            first_leg=file.first_leg,
        )


def _notes(sound: SoundFile) -> Iterator[str]:
    """Give what was mended of a recording."""
    if sound.note:
        yield sound.note
    if sound.full_scale > 1:
        yield f"its samples are beyond -1 to 1, up to {sound.peak:g}: divided by {sound.full_scale:g}"


def _closed(legs: dict[int, LegOpened], reason: EndReason) -> Iterator[LegClosed]:
    for leg in legs.values():
        yield LegClosed(leg.leg_id, reason)
