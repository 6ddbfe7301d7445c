"""One opening of an input device: a thread that opens and closes it, and the blocks that it records."""

from __future__ import annotations

import asyncio
import logging
import threading
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from streamer.core.errors import SourceError
from streamer.core.mailbox import Mailbox

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray

    from streamer.sources.microphone.portaudio import AudioInput, BlockStatus, OpenInput

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """What the driver recorded in one call."""

    samples: NDArray[np.float32]
    """Shape (n, channels)."""
    start: int
    """Index of the first sample among all since the opening."""
    captured_at: float
    """CLOCK_MONOTONIC seconds."""
    overflows: int
    """How often the driver has reported lost audio since the opening."""

    @property
    def end(self) -> int:
        """Index after the last sample."""
        return self.start + len(self.samples)


class Capture:
    """A device that is being opened, is open, or is being closed.

    Opening, re-scanning and closing block, sometimes for ever, and must delay neither the event loop nor the end of the
    process: each capture has its own daemon thread for them, which is never joined.
    """

    def __init__(
        self,
        *,
        audio: AudioInput,
        device: str,
        channels: int,
        sample_rate: int | None,
        block_ms: int,
        buffer_ms: int,
        monotonic: Callable[[], float],
    ) -> None:
        """Start to open; must be called in the event loop. ``buffer_ms`` of blocks are queued for a slow consumer."""
        self._loop = asyncio.get_running_loop()
        self._monotonic = monotonic
        self._stop = threading.Event()
        self._position = 0
        self._overflows = 0
        self.blocks: Mailbox[Block] = Mailbox(max(1, buffer_ms // block_ms))
        """The recorded blocks; closed when the device ends the stream by itself."""
        self.opened: asyncio.Future[OpenInput] = self._loop.create_future()
        """Done when the device records; holds a `SourceError` where it can't be opened."""
        self._closed = asyncio.Event()
        threading.Thread(
            target=self._run, args=(audio, device, channels, sample_rate, block_ms), name="capture", daemon=True
        ).start()

    async def close(self, *, patience_s: float) -> bool:
        """Close the device, wait at most ``patience_s``; return whether it was closed by then.

        It may be called at any time, and repeatedly. Where PortAudio hangs, its thread is abandoned.
        """
        self._stop.set()
        with suppress(TimeoutError):
            async with asyncio.timeout(patience_s):
                await self._closed.wait()
        return self._closed.is_set()

    def _run(self, audio: AudioInput, device: str, channels: int, sample_rate: int | None, block_ms: int) -> None:
        try:
            with audio.input_stream(
                device=device,
                channels=channels,
                sample_rate=sample_rate,
                block_ms=block_ms,
                on_block=self._on_block,
                on_finished=self._on_finished,
            ) as opened:
                self._in_loop(self._succeed, opened)
                self._stop.wait()
        except SourceError as error:
            self._in_loop(self._fail, error)
        except Exception as error:
            log.exception("the thread of a microphone failed")
            self._in_loop(self._fail, SourceError(f"unexpected {type(error).__name__}: {error}"))
        finally:
            self._in_loop(self._closed.set)

    def _on_block(self, samples: NDArray[np.float32], n_samples: int, _time_info: object, status: BlockStatus) -> None:
        """Copy the driver's buffer and hand it over; nothing else may run in the driver's thread."""
        if status.input_overflow:
            self._overflows += 1
        block = Block(samples.copy(), self._position, self._monotonic(), self._overflows)
        self._position += n_samples
        self._in_loop(self.blocks.put, block)

    def _on_finished(self) -> None:
        self._in_loop(self.blocks.close)

    def _in_loop(self, call: Callable[..., object], *args: object) -> None:
        with suppress(RuntimeError):  # the loop is closed already
            self._loop.call_soon_threadsafe(call, *args)

    def _succeed(self, opened: OpenInput) -> None:
        if not self.opened.done():
            self.opened.set_result(opened)

    def _fail(self, error: SourceError) -> None:
        if not self.opened.done():
            self.opened.set_exception(error)
            self.opened.exception()  # retrieved, so that asyncio logs nothing where nobody waits for it any more
