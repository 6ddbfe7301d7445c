"""A source of sound files and packet captures, one after another. Their audio is pulled, never dropped."""

from __future__ import annotations

import asyncio
import logging
import re
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Self

import numpy as np

from streamer.core.audio import AudioFrame, LegClosed, SourceHealth
from streamer.core.errors import SourceError
from streamer.core.printable import printable
from streamer.ops.defaults import utc_now
from streamer.protocol.jitter import JitterConfig
from streamer.protocol.payload_types import STATIC
from streamer.sources.channels import channels_text, legs_of_channels
from streamer.sources.files.input_file import open_input, open_stored
from streamer.sources.files.replay import Replay, replay_config
from streamer.sources.files.sound_file import open_sound_file
from streamer.sources.files.standard_input import is_standard_input, read_standard_input

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Generator, Iterator, Sequence
    from contextlib import AbstractContextManager
    from datetime import datetime

    from streamer.core.audio import EndReason, LegOpened, Role, SourceMessage
    from streamer.sources.files.input_file import InputFile
    from streamer.sources.files.sound_file import SoundFile
    from streamer.sources.rtp.receiver import RtpReceiverConfig


log = logging.getLogger(__name__)


class FilesSource:
    """Reads files as fast as their audio is consumed; the iteration ends with the last.

    A sound file is a session, each of its channels a leg. What two addresses send to each other in a packet capture is
    a session, each direction a leg.

    A file that can't be read to its end is reported as `SourceHealth` ``lost`` and in `failures`, after all of it that
    could be read; then the next file follows.
    """

    live = False

    def __init__(
        self,
        paths: Sequence[Path],
        *,
        source_id: str = "files",
        roles: tuple[Role | None, ...] = (),
        block_ms: int = 1000,
        calls: RtpReceiverConfig | None = None,
        on_progress: Callable[[Path, int, int], None] | None = None,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        """Describe the files; nothing is opened yet.

        Args:
            paths: what is read, in this order.
            source_id: ``[A-Za-z0-9_-]``.
            roles: one for each channel, for every file; None is a channel that isn't analysed. Without any, all are
                unknown. In a capture: one for each leg of a call, in the order of their first audio; none may be None.
            block_ms: about how much of a sound file is read at once; the samples don't depend on it.
            calls: how RTP in captures is decoded; None is what RFC 3551 says.
            on_progress: called now and then with the file, the samples read and the samples promised (0: unknown); of a
                capture, with bytes.
            now: wall clock.

        """
        self.source_id = source_id
        self.failures: list[str] = []
        """What was wrong with files, one line each, in the order of the files."""
        self._paths = list(paths)
        self._roles = roles
        self._block_ms = block_ms
        self._calls = calls or replay_config(STATIC, JitterConfig(), timeout_s=30.0)
        self._on_progress = on_progress
        self._now = now
        self._reported_ok = False
        self._has_read_standard_input = False

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        return None

    async def __aiter__(self) -> AsyncIterator[SourceMessage]:
        for number, path in enumerate(self._paths, start=1):
            try:
                with await self._opened(path) as opened, closing(self._messages(path, opened, number)) as messages:
                    for message in messages:
                        yield message
                        await asyncio.sleep(0)  # reading never waits: let the rest of the daemon have its turn
            except SourceError as error:
                self._fail(path, str(error))
                self._reported_ok = False
                yield SourceHealth(self.source_id, "lost", self.failures[-1])

    async def _opened(self, path: Path) -> AbstractContextManager[InputFile]:
        if not is_standard_input(path):
            return open_input(path)
        if self._has_read_standard_input:
            raise SourceError("can be read once, and is named twice")
        self._has_read_standard_input = True
        return open_stored(*await read_standard_input())

    def _messages(self, path: Path, opened: InputFile, number: int) -> Generator[SourceMessage, None, None]:
        return self._capture(path, opened, number) if opened.is_capture else self._sound(path, opened, number)

    def _capture(self, path: Path, opened: InputFile, number: int) -> Generator[SourceMessage, None, None]:
        roles = [role for role in self._roles if role is not None]
        if len(roles) < len(self._roles):
            raise SourceError("is a packet capture, of which no leg can be left out")
        session, file = session_id(path, number), file_name(path)
        replay = Replay(self._calls, source_id=self.source_id, session_id=session, roles=roles, file=file)
        yield from self._ok(f"reading {file_name(path)} (packet capture)")
        try:
            for message in replay.messages(opened.data):
                yield message
                if self._on_progress:
                    self._on_progress(path, opened.stored.tell(), opened.stored_bytes)
        finally:  # they explain why there is no audio
            for note in replay.notes:
                log.warning("%s: %s", file_name(path), note)
            for problem in replay.problems:
                self._fail(path, problem)

    def _sound(self, path: Path, opened: InputFile, number: int) -> Generator[SourceMessage, None, None]:
        with open_sound_file(opened.data) as sound:
            if self._roles and len(self._roles) != sound.channels:
                # A recording of both participants in one channel must not pass as one of them, nor one without a role.
                roles = "1 role was" if len(self._roles) == 1 else f"{len(self._roles)} roles were"
                raise SourceError(f"has {channels_text(sound.channels)}, but {roles} given")
            kind = f"{sound.codec}, {channels_text(sound.channels)}, {sound.sample_rate} Hz"
            yield from self._ok(f"reading {file_name(path)} ({kind})")
            self._tell(path, sound)
            legs = self._legs(path, number, sound)
            yield from legs.values()
            try:
                yield from self._frames(path, sound, legs)
            except SourceError:
                yield from _closed(legs, "error")
                raise
            yield from _closed(legs, "hangup")

    def _tell(self, path: Path, sound: SoundFile) -> None:
        """Say what is wrong with a recording, and what of it is left out."""
        if sound.left_out:
            self._fail(path, sound.left_out)
        if sound.note:
            log.warning("%s: %s", file_name(path), sound.note)
        if sound.full_scale > 1:
            log.warning(
                "%s: its samples are beyond -1 to 1, up to %g: divided by %g",
                *(file_name(path), sound.peak, sound.full_scale),
            )

    def _fail(self, path: Path, problem: str) -> None:
        self.failures.append(f"{file_name(path)}: {problem}")

    def _frames(self, path: Path, sound: SoundFile, legs: dict[int, LegOpened]) -> Iterator[AudioFrame]:
        start = 0
        for block in sound.blocks(max(1, sound.sample_rate * self._block_ms // 1000)):
            for channel, leg in legs.items():
                samples = np.ascontiguousarray(block[:, channel])
                yield AudioFrame(leg_id=leg.leg_id, samples=samples, sample_rate=sound.sample_rate, start=start)
            start += len(block)
            if self._on_progress:
                self._on_progress(path, start, sound.n_samples)

    def _legs(self, path: Path, number: int, sound: SoundFile) -> dict[int, LegOpened]:
        return legs_of_channels(
            source_id=self.source_id,
            session_id=session_id(path, number),
            roles=self._roles,
            channels=sound.channels,
            codec=sound.codec,
            sample_rate=sound.sample_rate,
            opened_at=self._now(),
            file=file_name(path),
        )

    def _ok(self, detail: str) -> Iterator[SourceHealth]:
        if not self._reported_ok:
            self._reported_ok = True
            yield SourceHealth(self.source_id, "ok", detail)


def session_id(path: Path, number: int) -> str:
    """Return the session id of the ``number``-th file of a command: ``file-2-some-call``."""
    if is_standard_input(path):
        path = Path("stdin")
    slug = re.sub(r"[^A-Za-z0-9_]+", "-", path.stem).strip("-")[:40].rstrip("-")
    return f"file-{number}-{slug}" if slug else f"file-{number}"


def file_name(path: Path) -> str:
    """Return the name of a file for a person, as one line that can be printed."""
    return "standard input" if is_standard_input(path) else printable(str(path))


def _closed(legs: dict[int, LegOpened], reason: EndReason) -> Iterator[LegClosed]:
    for leg in legs.values():
        yield LegClosed(leg.leg_id, reason)
