"""Runs sources, analyzers, batcher and sinks in one task group."""

from __future__ import annotations

import asyncio
import logging
import time
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING

from streamer.core.audio import SourceHealth
from streamer.core.events import HealthChanged, SessionEnded
from streamer.engine.legs import LegManager
from streamer.ops import memory
from streamer.sources.source import Losing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from streamer.core.audio import EndReason, LegOpened, SourceMessage
    from streamer.engine.batcher import Batcher
    from streamer.engine.sessions import Sessions
    from streamer.engine.state_file import StateFile
    from streamer.engine.vad_scheduler import VadScheduler
    from streamer.leg.analyzer import Analyzer
    from streamer.ops.liveness import Liveness
    from streamer.ops.stats import Stats
    from streamer.ops.systemd import Notifier
    from streamer.sinks.publisher import Publisher
    from streamer.sinks.sink import Sink
    from streamer.sources.source import Source

log = logging.getLogger(__name__)

DRAIN_S = 0.3
"""What the model and the sinks each get, at the end, for what is still under way."""
STATUS_EVERY_S = 5.0
RELIEVE_EVERY_S = 1.0
"""So often it is seen whether what is done without under overload may end where nothing comes that would show it."""


class Service:
    """The daemon: what the sources say goes through the analyzers, what those say goes to the sinks."""

    def __init__(
        self,
        *,
        sources: Sequence[Source],
        sinks: Sequence[Sink],
        publisher: Publisher,
        listener: VadScheduler,
        batcher: Batcher,
        sessions: Sessions,
        state_file: StateFile,
        make_analyzer: Callable[[LegOpened], Analyzer | None],
        normal_hop_ms: int,
        notifier: Notifier,
        liveness: Liveness,
        stats: Stats,
        now: Callable[[], datetime],
        monotonic: Callable[[], float] = time.monotonic,
        give_memory_back: Callable[[], None] = memory.give_back,
        on_ready: Callable[[], None],
    ) -> None:
        """``make_analyzer`` gives None for a leg that must not be analysed."""
        self._sources = sources
        self._sinks = sinks
        self._publisher = publisher
        self._listener = listener
        self._batcher = batcher
        self.legs = LegManager(
            publish=publisher.publish,
            listener=listener,
            batcher=batcher,
            sessions=sessions,
            state_file=state_file,
            make_analyzer=make_analyzer,
            normal_hop_ms=normal_hop_ms,
            stats=stats,
            now=now,
            monotonic=monotonic,
        )
        """The sessions that are open."""
        self.is_listening = False
        """Whether its sources are open."""
        self._state_file = state_file
        self._notifier = notifier
        self._liveness = liveness
        self._stats = stats
        self._now = now
        self._monotonic = monotonic
        self._give_memory_back = give_memory_back
        self._legs_before = 0
        """How many had ended when memory was last given back."""
        self._on_ready = on_ready
        self._failures: list[Exception] = []

    async def run(self, stop: asyncio.Event) -> None:
        """Run until ``stop`` is set or every source has come to its end.

        Raises an ExceptionGroup of EmotionStreamerError where a sink or source can't be opened, and of whatever broke
        a source; what was open then has ended with the reason "error".
        """
        async with asyncio.TaskGroup() as tasks:
            background = [tasks.create_task(self._batcher.run(self.legs.relief.stretch_hop), name="batcher")]
            background.append(tasks.create_task(self._listener.run(), name="listener"))
            background.append(tasks.create_task(self._report(), name="report"))
            background.append(tasks.create_task(self._relieve(), name="relief"))
            async with AsyncExitStack() as sinks:
                for sink in self._sinks:
                    await sinks.enter_async_context(sink)
                    self._publisher.subscribe(sink)
                    tasks.create_task(sink.run(), name=f"sink {sink.name}")
                self._end_left_open()
                await self._listen_to_all(tasks, stop)
                await self._drain("error" if self._failures else "shutdown")
            for task in background:
                task.cancel()
        if self._failures:
            raise ExceptionGroup("sources failed", self._failures)

    async def _listen_to_all(self, tasks: asyncio.TaskGroup, stop: asyncio.Event) -> None:
        async with AsyncExitStack() as sources:
            for source in self._sources:
                await sources.enter_async_context(source)
            listeners = [tasks.create_task(self._listen(s, stop), name=f"source {s.source_id}") for s in self._sources]
            self.is_listening = True
            self._notifier.ready()
            self._on_ready()
            for listener in listeners:
                listener.add_done_callback(lambda _: stop.set() if all(task.done() for task in listeners) else None)
            await stop.wait()
            self.is_listening = False
            self._notifier.stopping()
            for listener in listeners:
                listener.cancel()
            await asyncio.wait(listeners)

    def _end_left_open(self) -> None:
        """Tell the end of the sessions that were open when the daemon before this one ended without a word."""
        for left in self._state_file.read():
            ended = SessionEnded(left.source_id, left.session_id, "daemon_restart", duration_ms=None, at=self._now())
            self._publisher.publish(ended)
        self._state_file.write([])

    async def _drain(self, reason: EndReason) -> None:
        for source in self._sources:
            for lost in source.take_all_losses() if isinstance(source, Losing) else ():
                self.legs.handle(lost)
        self.legs.end_all(reason)
        try:
            async with asyncio.timeout(DRAIN_S):
                await self._batcher.drained()
        except TimeoutError:
            log.warning("the model was not done within %.1f s of the end", DRAIN_S)
            self._batcher.abandon()
        self._say_stopped()
        try:
            async with asyncio.timeout(DRAIN_S):
                await self._publisher.flush()
        except TimeoutError:
            log.warning("not everything was published within %.1f s of the end", DRAIN_S)

    def _say_stopped(self) -> None:
        """Leave no "ok" behind for those who come later: MQTT retains health."""
        for source in self._sources:
            if source.live:
                self._publisher.publish(HealthChanged(source.source_id, "stopped", "the daemon stops", self._now()))

    # -- sources -----------------------------------------------------------------------------------

    async def _listen(self, source: Source, stop: asyncio.Event) -> None:
        try:
            await self._listen_to(source)
        except Exception as error:  # noqa: BLE001 - raised again when everything that is open has ended
            log.error("%s broke: %s", source.source_id, error)  # noqa: TRY400 - the trace comes with the end
            self._failures.append(error)
            stop.set()

    async def _listen_to(self, source: Source) -> None:
        async for message in source:
            self.legs.handle(message)
            if source.live:
                self._note_life(source.source_id, message)
            else:
                await self._listener.drained()
                await self._batcher.drained()
                await self._publisher.flush()

    # -- health ------------------------------------------------------------------------------------

    async def _report(self) -> None:
        watchdog_s = self._notifier.watchdog_s
        every_s = STATUS_EVERY_S if watchdog_s is None else min(STATUS_EVERY_S, watchdog_s / 3)
        while True:
            self._notifier.status(self._stats.line())
            stalled = self._liveness.stalled(self._monotonic())
            if stalled:
                log.error("%s: reports ok but delivers no audio; no watchdog ping is sent", ", ".join(stalled))
            else:
                self._notifier.watchdog()
            await asyncio.sleep(every_s)

    async def _relieve(self) -> None:
        while True:
            self._batcher.ease(self.legs.relief.stretch_hop)
            self.legs.ease()
            self._tidy_up()
            await asyncio.sleep(RELIEVE_EVERY_S)

    def _tidy_up(self) -> None:
        """Give memory back when the last leg has gone: then nobody waits."""
        ended = self.legs.legs_ended
        if ended != self._legs_before and self.legs.is_idle:
            self._legs_before = ended
            self._give_memory_back()

    def _note_life(self, source_id: str, message: SourceMessage) -> None:
        now_s = self._monotonic()
        if isinstance(message, SourceHealth):
            level = logging.WARNING if message.state in {"lost", "silent"} else logging.INFO
            log.log(level, "%s %s: %s", source_id, message.state, message.detail)
            self._liveness.on_state(source_id, message.state, now_s)
        else:
            self._liveness.on_audio(source_id, now_s)
