"""One opening of an input device: a thread that opens it, waits and closes it, and the blocks that come meanwhile."""

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
    """What one call of the driver brought."""

    samples: NDArray[np.float32]
    """Shape (n, channels)."""
    start: int
    """Index of the first sample among all that the driver delivered since the opening."""
    captured_at: float
    """CLOCK_MONOTONIC seconds."""
    overflows: int
    """How often the driver has said since the opening that it lost audio."""

    @property
    def end(self) -> int:
        """Index after the last sample."""
        return self.start + len(self.samples)


class Capture:
    """A device that is being opened, is open, or is being closed.

    Opening, re-scanning and closing block, now and then for ever, and must not hold up the event loop or the end of the
    process: each capture has a daemon thread of its own for them, which nobody joins.
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
        """Start to open; must be called in the event loop. ``buffer_ms`` of blocks are kept for a slow consumer."""
        self._loop = asyncio.get_running_loop()
        self._monotonic = monotonic
        self._stop = threading.Event()
        self._position = 0
        self._overflows = 0
        self.blocks: Mailbox[Block] = Mailbox(max(1, buffer_ms // block_ms))
        """What was recorded; closed when the device ends the stream by itself."""
        self.opened: asyncio.Future[OpenInput] = self._loop.create_future()
        """Done when the device runs; holds a `SourceError` where it can't be opened."""
        self._closed = asyncio.Event()
        threading.Thread(
            target=self._run, args=(audio, device, channels, sample_rate, block_ms), name="capture", daemon=True
        ).start()

    async def close(self, *, patience_s: float) -> bool:
        """Close the device, wait at most ``patience_s``; return whether it was closed by then.

        Safe to call at any time and again. Where PortAudio hangs its thread is left behind.
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
            log.exception("the thread of a microphone ended")
            self._in_loop(self._fail, SourceError(f"unexpected {type(error).__name__}: {error}"))
        finally:
            self._in_loop(self._closed.set)

    def _on_block(self, samples: NDArray[np.float32], n_samples: int, _time_info: object, status: BlockStatus) -> None:
        """Copy the driver's buffer and hand it over; the driver's thread must do nothing else."""
        if status.input_overflow:
            self._overflows += 1
        block = Block(samples.copy(), self._position, self._monotonic(), self._overflows)
        self._position += n_samples
        self._in_loop(self.blocks.put, block)

    def _on_finished(self) -> None:
        self._in_loop(self.blocks.close)

    def _in_loop(self, call: Callable[..., object], *args: object) -> None:
        with suppress(RuntimeError):  # the loop is closed already: nobody listens
            self._loop.call_soon_threadsafe(call, *args)

    def _succeed(self, opened: OpenInput) -> None:
        if not self.opened.done():
            self.opened.set_result(opened)

    def _fail(self, error: SourceError) -> None:
        if not self.opened.done():
            self.opened.set_exception(error)
            self.opened.exception()  # so that nobody is told off where the opening was given up meanwhile
