"""Reads the counters from which the load follows, off the parts that count."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from streamer.engine.overload.load import Counters
from streamer.ops.event_loop import idle_s

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamer.engine.batcher import Batcher
    from streamer.engine.overload.frames import FrameAdmission
    from streamer.engine.vad_scheduler import VadScheduler
    from streamer.ops.processor import Processor


class CounterReader:
    """Reads them all at one moment; to be called in the event loop."""

    def __init__(
        self,
        *,
        vad_scheduler: VadScheduler,
        batcher: Batcher,
        frames: FrameAdmission,
        processor: Processor,
        loop_idle_s: Callable[[], float] = idle_s,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """``loop_idle_s`` returns how long the event loop has waited so far."""
        self._vad_scheduler = vad_scheduler
        self._batcher = batcher
        self._frames = frames
        self._processor = processor
        self._loop_idle_s = loop_idle_s
        self._monotonic = monotonic

    def __call__(self) -> Counters:
        """Return the counters, but for those of what is given up."""
        batcher, frames, times = self._batcher, self._frames, self._processor.read()
        return Counters(
            now_s=self._monotonic(),
            loop_idle_s=self._loop_idle_s(),
            inference_busy_s=batcher.busy_s + self._vad_scheduler.busy_s,
            model_busy_s=batcher.busy_s,
            model_cpu_s=batcher.cpu_s,
            own_cpu_s=times.own_s,
            idle_cpu_s=times.idle_s,
            audio_taken_s=frames.taken_s,
            audio_done_s=self._vad_scheduler.processed_s + frames.given_up_s,
            windows_taken=batcher.submitted,
            windows_done=batcher.scored + batcher.refused,
        )
