"""A source of sound files and packet captures, one after another. Their audio is pulled, never dropped."""

from __future__ import annotations

import asyncio
import logging
import re
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Self

from streamer.core.audio import SourceHealth
from streamer.core.errors import SourceError
from streamer.core.printable import printable
from streamer.ops.defaults import utc_now
from streamer.protocol.jitter import JitterConfig
from streamer.protocol.payload_types import STATIC
from streamer.sources.files.input_file import open_input, open_stored
from streamer.sources.files.reader import FileReader, FileToRead, ignore_progress
from streamer.sources.files.replay import replay_config
from streamer.sources.files.standard_input import is_standard_input, read_standard_input

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Generator, Sequence
    from contextlib import AbstractContextManager
    from datetime import datetime

    from streamer.core.audio import Role, SourceMessage
    from streamer.sources.files.input_file import InputFile
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
        self._reader = FileReader(
            source_id=source_id,
            roles=roles,
            block_ms=block_ms,
            calls=calls or replay_config(STATIC, JitterConfig(), timeout_s=30.0),
            now=now,
        )
        self._on_progress = on_progress
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
        file = FileToRead(
            opened,
            session_id=session_id(path, number),
            name=file_name(path),
            on_note=lambda note: log.warning("%s: %s", file_name(path), note),
            on_problem=partial(self._fail, path),
            on_progress=partial(self._on_progress, path) if self._on_progress else ignore_progress,
        )
        with closing(self._reader.messages(file)) as messages:
            for message in messages:
                if isinstance(message, SourceHealth):
                    if self._reported_ok:
                        continue
                    self._reported_ok = True
                yield message

    def _fail(self, path: Path, problem: str) -> None:
        self.failures.append(f"{file_name(path)}: {problem}")


def session_id(path: Path, number: int) -> str:
    """Return the session id of the ``number``-th file of a command: ``file-2-some-call``."""
    if is_standard_input(path):
        path = Path("stdin")
    slug = re.sub(r"[^A-Za-z0-9_]+", "-", path.stem).strip("-")[:40].rstrip("-")
    return f"file-{number}-{slug}" if slug else f"file-{number}"


def file_name(path: Path) -> str:
    """Return the name of a file for a person, as one line that can be printed."""
    return "standard input" if is_standard_input(path) else printable(str(path))
