"""Runs sources, analyzers, batcher and sinks in one task group."""

from __future__ import annotations

import asyncio
import logging
import time
from contextlib import AsyncExitStack
from functools import partial
from typing import TYPE_CHECKING, Protocol

from streamer.types import (
    AudioFrame,
    AudioLost,
    Gap,
    HealthChanged,
    LegClosed,
    LegOpened,
    Overload,
    SessionEnded,
    SourceAlive,
    SourceHealth,
)

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence
    from datetime import datetime
    from typing import Self

    import numpy as np
    from numpy.typing import NDArray

    from streamer.analyzer import Analyzer, Step
    from streamer.batcher import Batcher
    from streamer.listener import Listener
    from streamer.liveness import Liveness
    from streamer.protocol.events import WireEvent
    from streamer.sessions import Sessions
    from streamer.sinks.sink import Sink
    from streamer.state_file import StateFile
    from streamer.stats import Stats
    from streamer.systemd import Notifier
    from streamer.types import EndReason, Event, SourceMessage, Window

log = logging.getLogger(__name__)

DRAIN_S = 0.3
"""What the model and the sinks each get, at the end, for what is still under way."""
STATUS_EVERY_S = 5.0
MANY_LEGS = 100
"""With so many, each hears half as often, and twice as much: that costs less, and emotions are no later for it."""


class Source(Protocol):
    """Where audio comes from."""

    source_id: str
    live: bool
    """Whether audio that isn't taken at once is lost; else it is pulled."""

    async def __aenter__(self) -> Self: ...
    async def __aexit__(self, *exc_info: object) -> None: ...
    def __aiter__(self) -> AsyncIterator[SourceMessage]: ...


class Publisher:
    """Encodes each event once and hands the same bytes to every sink."""

    def __init__(self, *, encode: Callable[[Event], WireEvent], stats: Stats) -> None:
        self.encode = encode
        """What gives an event its bytes."""
        self._stats = stats
        self._sinks: Sequence[Sink] = ()

    def connect(self, sinks: Sequence[Sink]) -> None:
        """Publish to these sinks from now on."""
        self._sinks = sinks

    def publish(self, event: Event) -> None:
        """Send an event to all sinks; never waits."""
        self._stats.count_event(event)
        wire = self.encode(event)
        for sink in self._sinks:
            sink.publish(wire)

    async def flush(self) -> None:
        """Return when every sink has sent all it was given, or counted it as lost."""
        for sink in self._sinks:
            await sink.flush()


class Service:
    """The daemon: what the sources say goes through the analyzers, what those say goes to the sinks."""

    def __init__(
        self,
        *,
        sources: Sequence[Source],
        sinks: Sequence[Sink],
        publisher: Publisher,
        listener: Listener,
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
        on_ready: Callable[[], None],
    ) -> None:
        """``make_analyzer`` gives None for a leg that must not be analysed."""
        self._sources = sources
        self._sinks = sinks
        self._publisher = publisher
        self._listener = listener
        self._batcher = batcher
        self._sessions = sessions
        self._state_file = state_file
        self._make_analyzer = make_analyzer
        self._normal_hop_ms = normal_hop_ms
        self._notifier = notifier
        self._liveness = liveness
        self._stats = stats
        self._now = now
        self._monotonic = monotonic
        self._on_ready = on_ready
        self._legs: dict[str, _Leg] = {}
        self._stretch = 1
        self._failures: list[Exception] = []

    async def run(self, stop: asyncio.Event) -> None:
        """Run until ``stop`` is set or every source has come to its end.

        Raises an ExceptionGroup of EmotionStreamerError where a sink or source can't be opened, and of whatever broke
        a source; what was open then has ended with the reason "error".
        """
        async with asyncio.TaskGroup() as tasks:
            background = [tasks.create_task(self._batcher.run(self._stretch_hop), name="batcher")]
            background.append(tasks.create_task(self._listener.run(), name="listener"))
            background.append(tasks.create_task(self._report(), name="report"))
            async with AsyncExitStack() as sinks:
                for sink in self._sinks:
                    await sinks.enter_async_context(sink)
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
            self._notifier.ready()
            self._on_ready()
            for listener in listeners:
                listener.add_done_callback(lambda _: stop.set() if all(task.done() for task in listeners) else None)
            await stop.wait()
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
        for leg in self._sessions.awaited():
            self._handle(leg)
        for leg_id in list(self._legs):
            self._close(leg_id, reason)
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
            self._handle(message)
            if source.live:
                self._note_life(source.source_id, message)
            else:
                await self._listener.drained()
                await self._batcher.drained()
                await self._publisher.flush()

    def _handle(self, message: SourceMessage) -> None:
        match message:
            case AudioFrame():
                self._hear(message)
            case LegOpened():
                self._open(message)
            case LegClosed():
                self._close(message.leg_id, message.reason)
            case SourceHealth():
                self._publisher.publish(HealthChanged(message.source_id, message.state, message.detail, self._now()))
            case AudioLost():
                self._publisher.publish(self._gap(message))
            case SourceAlive():
                pass  # noted as a sign of life

    def _open(self, opened: LegOpened) -> None:
        self._legs[opened.leg_id] = leg = _Leg(opened, self._make_analyzer(opened))
        leg.carry_on = partial(self._carry_on, leg)
        changed = self._sessions.open(opened)
        if changed is not None:
            self._publisher.publish(changed)

    def _hear(self, frame: AudioFrame) -> None:
        leg = self._legs[frame.leg_id]
        self._stats.count_audio(frame)
        if not leg.heard_s:
            self._start_session(frame.leg_id)
        leg.heard_s = frame.end / frame.sample_rate
        if leg.analyzer is not None:
            leg.analyzer.hop_stretch = self._stretch
            leg.analyzer.looks_at_once = 1 if len(self._legs) < MANY_LEGS else 2
            leg.analyzer.take(frame)
            self._listener.submit(leg.analyzer, leg.carry_on)

    def _gap(self, lost: AudioLost) -> Gap:
        sessions = {self._legs[leg_id].opened.session_id for leg_id in lost.leg_ids if leg_id in self._legs}
        return Gap(
            reason=lost.reason,
            where=lost.source_id,
            lost_ms=lost.samples * 1000 // lost.sample_rate,
            lost_events=0,
            occurrences=lost.occurrences,
            at=self._now(),
            session_id=sessions.pop() if len(sessions) == 1 else None,
            leg_ids=lost.leg_ids,
        )

    def _start_session(self, leg_id: str) -> None:
        started = self._sessions.start(leg_id)
        if started is not None:
            self._state_file.write(self._sessions.told())  # before it is told: no crash leaves it without an end
            self._publisher.publish(started)

    def _close(self, leg_id: str, reason: EndReason) -> None:
        leg = self._legs.pop(leg_id)
        self._start_session(leg_id)
        if leg.analyzer is not None:
            self._carry_on(leg, leg.analyzer.finish())
        leg.closed_for = reason
        self._end_if_done(leg)

    # -- windows -----------------------------------------------------------------------------------

    def _carry_on(self, leg: _Leg, step: Step) -> None:
        for event in step.events:
            self._publisher.publish(event)
        for window in step.windows:
            leg.unscored += 1
            self._batcher.submit(window, partial(self._accept, leg))

    def _accept(self, leg: _Leg, window: Window, scores: NDArray[np.float32] | None, inference_ms: int) -> None:
        if leg.analyzer is None:
            return
        leg.unscored -= 1
        if scores is None:
            events = leg.analyzer.refuse(window)
        else:
            events = leg.analyzer.accept(window, scores, inference_ms=inference_ms)
        for event in events:
            self._publisher.publish(event)
        self._end_if_done(leg)

    def _end_if_done(self, leg: _Leg) -> None:
        """Tell of the session's end only after the last scores of its legs."""
        if leg.closed_for is None or leg.unscored:
            return
        ended = self._sessions.close(leg.opened.leg_id, leg.closed_for, heard_s=leg.heard_s)
        if ended is not None:
            self._publisher.publish(ended)
            self._state_file.write(self._sessions.told())

    def _stretch_hop(self, factor: int, waiting: int) -> None:
        """Lengthen the hop of all legs to ``factor`` times the normal one, and say so."""
        self._stretch = factor
        normal = self._normal_hop_ms
        log.warning("hop is now %d ms, normally %d ms; %d windows wait", factor * normal, normal, waiting)
        self._publisher.publish(Overload(factor > 1, factor * normal, normal, waiting, self._now()))

    # -- health ------------------------------------------------------------------------------------

    async def _report(self) -> None:
        watchdog_s = self._notifier.watchdog_s
        every_s = STATUS_EVERY_S if watchdog_s is None else min(STATUS_EVERY_S, watchdog_s / 3)
        while True:
            self._notifier.status(self._stats.line())
            deaf = self._liveness.deaf(self._monotonic())
            if deaf:
                log.error("%s: said to be well, but nothing comes; the watchdog is not told", ", ".join(deaf))
            else:
                self._notifier.watchdog()
            await asyncio.sleep(every_s)

    def _note_life(self, source_id: str, message: SourceMessage) -> None:
        now_s = self._monotonic()
        if isinstance(message, SourceHealth):
            level = logging.WARNING if message.state in {"lost", "silent"} else logging.INFO
            log.log(level, "%s %s: %s", source_id, message.state, message.detail)
            self._liveness.told(source_id, message.state, now_s)
        else:
            self._liveness.heard(source_id, now_s)


class _Leg:
    """What the service knows of one open leg."""

    __slots__ = ("analyzer", "carry_on", "closed_for", "heard_s", "opened", "unscored")

    def __init__(self, opened: LegOpened, analyzer: Analyzer | None) -> None:
        self.opened = opened
        self.analyzer = analyzer
        self.carry_on: Callable[[Step], None]
        """What is done with what it heard."""
        self.heard_s = 0.0
        self.unscored = 0
        """Windows whose scores are awaited."""
        self.closed_for: EndReason | None = None
