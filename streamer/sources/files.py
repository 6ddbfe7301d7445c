"""Sound files, one after another; each a session, each channel a leg. Pulled, never dropped."""

from __future__ import annotations

import asyncio
import re
from contextlib import closing
from typing import TYPE_CHECKING, Self

import numpy as np

from streamer.defaults import utc_now
from streamer.errors import SourceError
from streamer.sources.legs import channels_text, legs_of_channels
from streamer.sources.sound_file import open_sound_file
from streamer.types import AudioFrame, LegClosed, SourceHealth

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Generator, Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from streamer.sources.sound_file import SoundFile
    from streamer.types import EndReason, LegOpened, Role, SourceMessage


class FilesSource:
    """Reads files as fast as they are taken; the iteration ends with the last.

    A file that can't be read, or not to its end, is told as `SourceHealth` ``lost`` and in `failures`, after all that
    could be read of it was given; the next file goes on.
    """

    live = False

    def __init__(
        self,
        paths: Sequence[Path],
        *,
        source_id: str = "files",
        roles: tuple[Role | None, ...] = (),
        block_ms: int = 1000,
        on_progress: Callable[[Path, int, int], None] | None = None,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        """Describe the files; nothing is opened yet.

        Args:
            paths: what is read, in this order.
            source_id: ``[A-Za-z0-9_-]``.
            roles: one a channel, of every file; None is a channel that isn't analysed. Further channels are unknown.
            block_ms: about how much is read at once; the samples don't depend on it.
            on_progress: called after each block with the file, the samples read and the samples promised (0: unknown).
            now: wall clock.

        """
        self.source_id = source_id
        self.failures: list[str] = []
        """One line for each file that was bad, in the order of the files."""
        self._paths = list(paths)
        self._roles = roles
        self._block_ms = block_ms
        self._on_progress = on_progress
        self._now = now
        self._told_ok = False

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        return None

    async def __aiter__(self) -> AsyncIterator[SourceMessage]:
        for number, path in enumerate(self._paths, start=1):
            try:
                with closing(self._file(path, number)) as messages:
                    for message in messages:
                        yield message
                        await asyncio.sleep(0)  # reading never waits: let the rest of the daemon have its turn
            except SourceError as error:
                line = f"{_printable(path)}: {error}"
                self.failures.append(line)
                self._told_ok = False
                yield SourceHealth(self.source_id, "lost", line)

    def _file(self, path: Path, number: int) -> Generator[SourceMessage, None, None]:
        with open_sound_file(path) as sound:
            if len(self._roles) > sound.channels:
                # A recording of both parties in one channel must not pass as one of them.
                raise SourceError(f"has {channels_text(sound.channels)}, but {len(self._roles)} roles were given")
            yield from self._health(path, sound)
            legs = self._legs(session_id(path, number), sound)
            yield from legs.values()
            try:
                yield from self._frames(path, sound, legs)
            except SourceError:
                yield from _closed(legs, "error")
                raise
            yield from _closed(legs, "hangup")

    def _frames(self, path: Path, sound: SoundFile, legs: dict[int, LegOpened]) -> Iterator[AudioFrame]:
        start = 0
        for block in sound.blocks(max(1, sound.sample_rate * self._block_ms // 1000)):
            for channel, leg in legs.items():
                samples = np.ascontiguousarray(block[:, channel])
                yield AudioFrame(leg_id=leg.leg_id, samples=samples, sample_rate=sound.sample_rate, start=start)
            start += len(block)
            if self._on_progress:
                self._on_progress(path, start, sound.n_samples)

    def _legs(self, session: str, sound: SoundFile) -> dict[int, LegOpened]:
        return legs_of_channels(
            source_id=self.source_id,
            session_id=session,
            roles=self._roles,
            channels=sound.channels,
            codec=sound.codec,
            sample_rate=sound.sample_rate,
            opened_at=self._now(),
        )

    def _health(self, path: Path, sound: SoundFile) -> Iterator[SourceHealth]:
        if not self._told_ok:
            self._told_ok = True
            detail = (
                f"reading {_printable(path)} ({sound.codec}, {channels_text(sound.channels)}, {sound.sample_rate} Hz)"
            )
            yield SourceHealth(self.source_id, "ok", detail)


def session_id(path: Path, number: int) -> str:
    """Return the id of the session that a file is, the ``number``-th of its command: ``file-2-some-call``."""
    slug = re.sub(r"[^A-Za-z0-9_]+", "-", path.stem).strip("-")[:40].rstrip("-")
    return f"file-{number}-{slug}" if slug else f"file-{number}"


def _closed(legs: dict[int, LegOpened], reason: EndReason) -> Iterator[LegClosed]:
    for leg in legs.values():
        yield LegClosed(leg.leg_id, reason)


def _printable(path: Path) -> str:
    """Return the path as one line that every terminal can print, whatever bytes the name is made of."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in str(path))
