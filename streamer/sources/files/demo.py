"""A source that plays a recording in real time, in a loop, to show the daemon without a microphone."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Self

import numpy as np

from streamer.core.audio import AudioFrame, SourceHealth
from streamer.core.errors import SourceError
from streamer.ops.defaults import random_id, utc_now
from streamer.sources.channels import legs_of_channels
from streamer.sources.files.input_file import open_input
from streamer.sources.files.sound_file import open_sound_file

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
    from datetime import datetime
    from pathlib import Path

    from numpy.typing import NDArray

    from streamer.core.audio import LegOpened, Role, SourceMessage


class DemoSource:
    """Plays one recording in a loop, as a live source: one session, a leg for each channel that has a role.

    Entering it reads the recording into memory, so it should be short, and raises `SourceError` where it can't be read.
    A consumer that is late gets the audio late, and ``captured_at`` says when it was due.
    """

    live = True

    def __init__(
        self,
        path: Path,
        *,
        source_id: str = "demo",
        roles: tuple[Role | None, ...] = (),
        block_ms: int = 20,
        now: Callable[[], datetime] = utc_now,
        new_id: Callable[[], str] = random_id,
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        """Read nothing yet.

        Args:
            path: the recording.
            source_id: ``[A-Za-z0-9_-]``.
            roles: one per channel; None is a channel that isn't analysed. Further channels are unknown.
            block_ms: the length of a frame.
            now: wall clock.
            new_id: makes the session id, ``[A-Za-z0-9_-]``.
            monotonic: CLOCK_MONOTONIC seconds.
            sleep: waits until a block is due.

        """
        self.source_id = source_id
        self._path = path
        self._roles = roles
        self._block_ms = block_ms
        self._now = now
        self._new_id = new_id
        self._monotonic = monotonic
        self._sleep = sleep
        self._recording = np.zeros((0, 0), np.float32)
        self._sample_rate = 0
        self._codec = ""

    async def __aenter__(self) -> Self:
        try:
            with open_input(self._path) as opened, open_sound_file(opened.data) as sound:
                self._recording = np.concatenate(list(sound.blocks(sound.sample_rate)))
                self._sample_rate, self._codec = sound.sample_rate, sound.codec
        except SourceError as error:
            raise SourceError(f"the demonstration recording {self._path} {error}") from error
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        self._recording = np.zeros((0, 0), np.float32)

    async def __aiter__(self) -> AsyncIterator[SourceMessage]:
        detail = f"NOT A MICROPHONE: a demonstration recording, {self._path.name}, is played in a loop"
        yield SourceHealth(self.source_id, "ok", detail)
        legs = self._legs()
        for leg in legs.values():
            yield leg
        began = self._monotonic()
        start = 0
        for block in self._blocks():
            due = began + (start + len(block)) / self._sample_rate
            await self._sleep(max(0.0, due - self._monotonic()))
            for channel, leg in legs.items():
                yield AudioFrame(
                    leg_id=leg.leg_id,
                    samples=np.ascontiguousarray(block[:, channel]),
                    sample_rate=self._sample_rate,
                    start=start,
                    captured_at=due,
                )
            start += len(block)

    def _legs(self) -> dict[int, LegOpened]:
        return legs_of_channels(
            source_id=self.source_id,
            session_id=self._new_id(),
            roles=self._roles,
            channels=self._recording.shape[1],
            codec=self._codec,
            sample_rate=self._sample_rate,
            opened_at=self._now(),
        )

    def _blocks(self) -> Iterator[NDArray[np.float32]]:
        block_samples = max(1, self._sample_rate * self._block_ms // 1000)
        while True:
            for start in range(0, len(self._recording), block_samples):
                yield self._recording[start : start + block_samples]
