"""Runs sources, VAD, batcher and sinks in one task group."""

from __future__ import annotations

import asyncio
import logging
import time
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING

from streamer.core.audio import SourceHealth
from streamer.core.events import HealthChanged
from streamer.engine.left_open import end_left_open
from streamer.engine.open_sinks import OpenSinks
from streamer.engine.overload.control import TICK_S
from streamer.ops import memory
from streamer.sources.source import Losing

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Sequence
    from datetime import datetime
    from typing import Any

    from streamer.core.audio import EndReason, SourceMessage
    from streamer.engine.batcher import Batcher
    from streamer.engine.legs import LegManager
    from streamer.engine.overload.control import LoadControl
    from streamer.engine.state_file import StateFile
    from streamer.engine.vad_scheduler import VadScheduler
    from streamer.ops.liveness import Liveness
    from streamer.ops.systemd import Notifier
    from streamer.sinks.publisher import Publisher
    from streamer.sinks.sink import Sink
    from streamer.sources.source import Source

log = logging.getLogger(__name__)

DRAIN_S = 0.3
"""Time that the model gets at shutdown for work in progress."""
FLUSH_S = 0.3
"""The same of the sinks."""
STATUS_EVERY_S = 5.0


class Service:
    """The daemon: messages of sources go to the legs, events go to the sinks."""

    def __init__(
        self,
        *,
        sources: Sequence[Source],
        sinks: Sequence[Sink],
        publisher: Publisher,
        vad_scheduler: VadScheduler,
        batcher: Batcher,
        load_control: LoadControl,
        legs: LegManager,
        state_file: StateFile,
        listening: asyncio.Event,
        notifier: Notifier,
        liveness: Liveness,
        status: Callable[[], str],
        now: Callable[[], datetime],
        monotonic: Callable[[], float] = time.monotonic,
        give_memory_back: Callable[[], None] = memory.give_back,
        on_ready: Callable[[], None],
        open_sinks: OpenSinks | None = None,
        background: Sequence[Callable[[], Coroutine[None, None, None]]] = (),
        flush_s: float = FLUSH_S,
    ) -> None:
        """Connect the parts; ``listening`` is set while sources are open, ``status`` returns a line for an operator.

        ``open_sinks`` holds the sinks once they are open; ``background`` runs until the sources have ended.
        ``flush_s``: how long the sinks get at the end to send what they have.
        """
        self._sources = sources
        self._sinks = sinks
        self._publisher = publisher
        self._vad_scheduler = vad_scheduler
        self._batcher = batcher
        self._load_control = load_control
        self._legs = legs
        self._state_file = state_file
        self._listening = listening
        self._notifier = notifier
        self._liveness = liveness
        self._status = status
        self._now = now
        self._monotonic = monotonic
        self._give_memory_back = give_memory_back
        self._legs_ended_before = 0
        """How many legs had ended when memory was last given back."""
        self._on_ready = on_ready
        self._open_sinks = open_sinks or OpenSinks(publisher)
        self._background = background
        self._flush_s = flush_s
        self._failures: list[Exception] = []
        self.has_opened = False
        """Whether all sinks and sources were open once; before that no session has begun."""

    async def run(self, stop: asyncio.Event) -> None:
        """Run until ``stop`` is set or every source has come to its end.

        Raises an ExceptionGroup: of EmotionStreamerError where a sink or source can't be opened, or of what a source
        raised while it ran; the sessions that were open then have ended with the reason "error".
        """
        async with asyncio.TaskGroup() as tasks:
            background = [
                tasks.create_task(self._batcher.run(), name="batcher"),
                tasks.create_task(self._vad_scheduler.run(), name="VAD scheduler"),
                tasks.create_task(self._report_status(), name="status"),
                tasks.create_task(self._control_load(), name="load control"),
            ]
            async with AsyncExitStack() as closing:
                await closing.enter_async_context(self._open_sinks.running_in(tasks))
                for sink in self._sinks:
                    await self._open_sinks.open(sink)
                closing.callback(self._state_file.close)
                ending = tasks.create_task(self._end_left_open(), name="sessions left open")
                closing.push_async_callback(_cancel, ending)
                await self._run_sources(tasks, stop)
                await self._drain("error" if self._failures else "shutdown", ending)
            for task in background:
                task.cancel()
        if self._failures:
            raise ExceptionGroup("sources failed", self._failures)

    async def _run_sources(self, tasks: asyncio.TaskGroup, stop: asyncio.Event) -> None:
        for source in self._sources:
            if source.live:
                self._liveness.expect(source.source_id, self._monotonic())
        async with AsyncExitStack() as sources:
            for source in self._sources:
                await sources.enter_async_context(source)
            readers = [tasks.create_task(self._read(s, stop), name=f"source {s.source_id}") for s in self._sources]
            background = [tasks.create_task(run(), name="background") for run in self._background]
            self._listening.set()
            self.has_opened = True
            self._notifier.ready()
            self._on_ready()
            for reader in readers:
                reader.add_done_callback(lambda _: stop.set() if all(task.done() for task in readers) else None)
            await stop.wait()
            self._listening.clear()
            self._notifier.stopping()
            for task in (*readers, *background):
                task.cancel()
            await asyncio.wait((*readers, *background))

    def _end_left_open(self) -> Coroutine[Any, Any, None]:
        left = self._state_file.read()  # now, before sources open sessions of their own
        return end_left_open(left, state_file=self._state_file, publisher=self._publisher, now=self._now)

    async def _drain(self, reason: EndReason, ending: asyncio.Task[None]) -> None:
        """End what is open for ``reason``; ``ending``: what ends the sessions that a crash left open."""
        for source in self._sources:
            for lost in source.take_all_losses() if isinstance(source, Losing) else ():
                self._legs.handle(lost)
        self._legs.end_all(reason)
        try:
            async with asyncio.timeout(DRAIN_S):
                await self._batcher.drained()
        except TimeoutError:
            log.warning("the model did not finish within %.1f s of shutdown", DRAIN_S)
            self._batcher.abandon()
        self._report_stopped()
        try:
            async with asyncio.timeout(self._flush_s):
                await self._publisher.flush()
                await asyncio.wait([ending])
        except TimeoutError:
            log.warning("not all events were published within %.1f s of shutdown", self._flush_s)

    def _report_stopped(self) -> None:
        """Replace the health that MQTT retains: subscribers that come later must not see "ok"."""
        for source in self._sources:
            if source.live:
                self._publisher.publish(HealthChanged(source.source_id, "stopped", "the daemon stops", self._now()))

    # -- sources -----------------------------------------------------------------------------------

    async def _read(self, source: Source, stop: asyncio.Event) -> None:
        try:
            await self._read_all(source)
        except Exception as error:  # noqa: BLE001 - raised again when everything that is open has ended
            log.error("%s failed: %s", source.source_id, error)  # noqa: TRY400 - `run` raises it
            self._failures.append(error)
            stop.set()

    async def _read_all(self, source: Source) -> None:
        async for message in source:
            self._legs.handle(message)
            if source.live:
                self._note_activity(source.source_id, message)
            else:
                await self._vad_scheduler.drained()
                await self._batcher.drained()
                await self._publisher.flush()

    # -- health ------------------------------------------------------------------------------------

    async def _report_status(self) -> None:
        watchdog_s = self._notifier.watchdog_s
        every_s = STATUS_EVERY_S if watchdog_s is None else min(STATUS_EVERY_S, watchdog_s / 3)
        while True:
            self._notifier.status(self._status())
            stalled = self._liveness.stalled(self._monotonic())
            if stalled:
                log.error("%s: reports ok but delivers no audio; no watchdog ping is sent", ", ".join(stalled))
            else:
                self._notifier.watchdog()
            await asyncio.sleep(every_s)

    async def _control_load(self) -> None:
        while True:
            self._load_control.tick()
            self._give_back_when_idle()
            await asyncio.sleep(TICK_S)

    def _give_back_when_idle(self) -> None:
        """Give free memory back to the system once the last leg has closed: no leg waits for it then."""
        ended = self._legs.legs_ended
        if ended != self._legs_ended_before and self._legs.is_idle:
            self._legs_ended_before = ended
            self._give_memory_back()

    def _note_activity(self, source_id: str, message: SourceMessage) -> None:
        now_s = self._monotonic()
        if isinstance(message, SourceHealth):
            level = logging.WARNING if message.state in {"lost", "silent"} else logging.INFO
            log.log(level, "%s %s: %s", source_id, message.state, message.detail)
            self._liveness.on_state(source_id, message.state, now_s, message.detail)
        else:
            self._liveness.on_audio(source_id, now_s)


async def _cancel(ending: asyncio.Task[None]) -> None:
    """Leave to the next start what is not sent yet: a sink that closes counts as one that has sent everything."""
    ending.cancel()
    await asyncio.wait([ending])
