"""A source that records a microphone, or any other input device of PortAudio; each channel is a leg."""

from __future__ import annotations

import asyncio
import time
from contextlib import aclosing
from datetime import timedelta
from typing import TYPE_CHECKING, Self

from streamer.core.audio import SourceHealth
from streamer.core.errors import SourceError
from streamer.ops.defaults import random_id, utc_now
from streamer.sources.channels import channels_text
from streamer.sources.microphone.capture import Capture
from streamer.sources.microphone.portaudio import process_portaudio
from streamer.sources.microphone.recording import Recording

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
    from datetime import datetime

    from streamer.core.audio import HealthState, Role, SourceMessage
    from streamer.sources.microphone.capture import Block
    from streamer.sources.microphone.portaudio import AudioInput, OpenInput


class MicrophoneSource:
    """Records an input device for as long as it is iterated over, and opens it again when it was lost.

    A device that is missing, is unplugged or stops never ends the iteration: that is reported as `SourceHealth`, its
    legs are closed with the reason ``error``, and it is retried with growing pauses. A device that is back is a new
    session. Whoever stops iterating closes the legs that are open.
    """

    live = True

    def __init__(
        self,
        *,
        source_id: str,
        device: str = "",
        roles: tuple[Role | None, ...] = ("unknown",),
        sample_rate: int | None = None,
        block_ms: int = 20,
        buffer_ms: int = 5000,
        stall_s: float = 3,
        silence_s: float = 30,
        first_retry_s: float = 1,
        last_retry_s: float = 10,
        open_patience_s: float = 10,
        close_patience_s: float = 1,
        audio: AudioInput | None = None,
        now: Callable[[], datetime] = utc_now,
        new_id: Callable[[], str] = random_id,
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        """Open nothing yet.

        Args:
            source_id: ``[A-Za-z0-9_-]``.
            device: its name, or a unique part of it in any case; "" is the default device.
            roles: one per channel, so as many channels are opened; None is a channel that isn't analysed.
            sample_rate: Hz; None is the device's own.
            block_ms: how much the driver hands over at once.
            buffer_ms: how much is queued for a consumer that is late; older audio is dropped, counted and reported.
            stall_s: a device without a block for so long is lost.
            silence_s: a microphone that gives exact zeros for so long is muted or broken.
            first_retry_s: pause before the first retry; it doubles each time.
            last_retry_s: the longest pause.
            open_patience_s: when opening takes longer, the device is reported as lost; opening goes on.
            close_patience_s: when closing takes longer, it is left to its thread.
            audio: what opens streams; None is the PortAudio of this process.
            now: wall clock.
            new_id: makes a session id, ``[A-Za-z0-9_-]``.
            monotonic: CLOCK_MONOTONIC seconds.
            sleep: waits between attempts.

        Raises:
            ValueError: no channel has a role.

        """
        if not any(roles):
            raise ValueError(f"a microphone needs a role for at least one channel, got {roles}")
        self.source_id = source_id
        self._device = device
        self._roles = roles
        self._sample_rate = sample_rate
        self._block_ms = block_ms
        self._buffer_ms = buffer_ms
        self._stall_s = stall_s
        self._silence_s = silence_s
        self._first_retry_s = first_retry_s
        self._last_retry_s = last_retry_s
        self._open_patience_s = open_patience_s
        self._close_patience_s = close_patience_s
        self._audio = audio or process_portaudio()
        self._now = now
        self._new_id = new_id
        self._monotonic = monotonic
        self._sleep = sleep
        self._capture: Capture | None = None
        self._reported: SourceHealth | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        await self._close_capture()

    async def __aiter__(self) -> AsyncIterator[SourceMessage]:
        yield self._health("starting", f"opening {self._wanted}")
        retry_s = self._first_retry_s
        while True:
            had_audio = False
            try:
                async with aclosing(self._session()) as messages:
                    async for message in messages:
                        had_audio = had_audio or not isinstance(message, SourceHealth)
                        yield message
            except SourceError as error:
                if had_audio:
                    retry_s = self._first_retry_s
                lost = SourceHealth(self.source_id, "lost", f"{self._wanted}: {error}; retrying until it is back")
                if lost != self._reported:
                    yield self._health("lost", lost.detail)
            finally:
                await self._close_capture()
            await self._sleep(retry_s)
            retry_s = min(2 * retry_s, self._last_retry_s)

    @property
    def _wanted(self) -> str:
        return f'microphone "{self._device}"' if self._device else "the default microphone"

    async def _session(self) -> AsyncGenerator[SourceMessage, None]:
        """Open the device and record until it is lost, which raises `SourceError`."""
        self._capture = capture = self._open_capture()
        if not await _done_within(capture.opened, self._open_patience_s):
            yield self._health("lost", f"{self._wanted}: the sound system does not answer; waiting for it")
        opened = await capture.opened
        blocks = aiter(capture.blocks)
        block = await self._next_block(blocks)
        recording = self._recording(opened, block)
        for message in recording.open():
            yield self._note_health(message)
        try:
            while True:
                for message in recording.push(block):
                    yield self._note_health(message)
                block = await self._next_block(blocks)
        except SourceError:
            for message in recording.close("error"):
                yield message
            raise

    async def _next_block(self, blocks: AsyncIterator[Block]) -> Block:
        try:
            async with asyncio.timeout(self._stall_s):
                return await anext(blocks)
        except TimeoutError:
            raise SourceError(f"no audio for {self._stall_s:g} s") from None
        except StopAsyncIteration:
            raise SourceError("the device stopped; was it unplugged?") from None

    def _open_capture(self) -> Capture:
        return Capture(
            audio=self._audio,
            device=self._device,
            channels=len(self._roles),
            sample_rate=self._sample_rate,
            block_ms=self._block_ms,
            buffer_ms=self._buffer_ms,
            monotonic=self._monotonic,
        )

    async def _close_capture(self) -> None:
        capture, self._capture = self._capture, None
        if capture is not None:
            await capture.close(patience_s=self._close_patience_s)

    def _recording(self, opened: OpenInput, first: Block) -> Recording:
        return Recording(
            source_id=self.source_id,
            session_id=self._new_id(),
            roles=self._roles,
            sample_rate=opened.sample_rate,
            silence_s=self._silence_s,
            label=f'microphone "{opened.device_name}" ({channels_text(opened.channels)}, {opened.sample_rate} Hz)',
            opened_at=self._time_of_start(first, opened),
        )

    def _time_of_start(self, block: Block, opened: OpenInput) -> datetime:
        age_s = self._monotonic() - block.captured_at + len(block.samples) / opened.sample_rate
        return self._now() - timedelta(seconds=age_s)

    def _health(self, state: HealthState, detail: str) -> SourceHealth:
        self._reported = SourceHealth(self.source_id, state, detail)
        return self._reported

    def _note_health(self, message: SourceMessage) -> SourceMessage:
        if isinstance(message, SourceHealth):
            self._reported = message
        return message


async def _done_within(future: asyncio.Future[OpenInput], seconds: float) -> bool:
    done, _ = await asyncio.wait({future}, timeout=seconds)
    return bool(done)
