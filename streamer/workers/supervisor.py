"""Calls over RTP, received by worker processes that appear as one source.

Each worker receives and analyses its calls with a model of its own. It sends its events over a channel, and they are
published here as one stream. When a worker dies, that is reported, its sessions end, and it is started again.
"""

from __future__ import annotations

import asyncio
import logging
import os
import time
from contextlib import AsyncExitStack, suppress
from typing import TYPE_CHECKING, Self

import msgspec

from streamer.core.audio import SourceAlive, SourceHealth
from streamer.core.errors import IpcError, SourceError
from streamer.ops.defaults import utc_now
from streamer.ops.rtp_totals import in_words
from streamer.workers.leg_limit import SharedLegLimit, counter
from streamer.workers.messages import (
    ControlReply,
    EventMessage,
    Figures,
    Ready,
    Refuse,
    Reload,
    Renew,
    StartWorker,
    Stop,
    event_of,
)
from streamer.workers.process import WorkerProcess
from streamer.workers.rtcp_relay import relay_rtcp
from streamer.workers.shared_port import SharedPort
from streamer.workers.worker import Worker

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
    from datetime import datetime

    from streamer.core.audio import SourceMessage
    from streamer.ops.rtp_totals import RtpTotals
    from streamer.workers.messages import Message
    from streamer.workers.reports import WorkerReports

log = logging.getLogger(__name__)

START_S = 60.0
"""A worker that is not ready by then is given up: it loads the model, on a machine that may be busy."""
HANG_S = 10.0
"""A worker that sends no totals for this long hangs, and is killed."""
STOP_S = 1.0
"""Time that workers get to end their sessions when the daemon stops."""
FIRST_RETRY_S, LAST_RETRY_S = 0.5, 30.0
"""Delay before a worker is started again, twice as long each time."""
STABLE_S = 60.0
"""After a run of this length the delay starts over."""
CHECK_EVERY_S = 1.0
ALIVE_EVERY_S = 3.0
HEALTH_EVERY_S = 30.0
"""Figures are reported with the health at most this often: each is an event, and a line in the log."""


class WorkerSupervisor:
    """A source whose calls worker processes receive, while it is open."""

    live = True

    def __init__(
        self,
        *,
        source_id: str,
        workers: int,
        host: str,
        port: int | None,
        max_legs: int,
        reserved_legs: int = 0,
        config: bytes,
        config_path: str | None,
        reports: WorkerReports,
        now: Callable[[], datetime] = utc_now,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """Describe the source; nothing is started yet.

        Args:
            source_id: ``[A-Za-z0-9_-]``.
            workers: how many processes.
            host: address of this machine; ``::`` is every one, IPv4 too.
            port: the shared port, RTCP has the next one; 0 is any free one, None is no shared port.
            max_legs: how many may be open at once, in all workers together ...
            reserved_legs: ... and how many of them only announced legs get.
            config: the configuration of the workers, as JSON.
            config_path: the file it came from.
            reports: takes what the workers report.
            now: wall clock.
            monotonic: CLOCK_MONOTONIC seconds.

        """
        self.source_id = source_id
        self.shared: SharedPort | None = None
        """The shared port, once it is open."""
        self._host = host
        self._port = port
        self._max_legs = max_legs
        self._reserved_legs = reserved_legs
        self._starts = [StartWorker(number, workers, config, config_path) for number in range(workers)]
        self._workers: list[Worker] = []
        """One for each of ``_starts``, while the source is open."""
        self._now = now
        self._monotonic = monotonic
        self._reports = reports
        self._refuses_all = ""
        self._opened = AsyncExitStack()
        self._stopping = asyncio.Event()
        self._changed = asyncio.Event()
        self._alive_s = self._health_s = float("-inf")
        self._reported: SourceHealth | None = None

    async def __aenter__(self) -> Self:
        async with AsyncExitStack() as opened:
            if self._port is not None:
                self.shared = SharedPort(self._host, self._port, workers=len(self._starts))
                opened.callback(self.shared.close)
            pools = counter(self._max_legs - self._reserved_legs), counter(self._reserved_legs)
            for start in self._starts:
                worker = Worker(start, SharedLegLimit(pools[0], counter(), pools[1], counter()))
                self._workers.append(worker)
            for each in {number for worker in self._workers for number in worker.leg_limit.descriptors}:
                opened.callback(os.close, each)
            tasks = await opened.enter_async_context(asyncio.TaskGroup())
            runs = [tasks.create_task(self._keep_running(worker), name=worker.name) for worker in self._workers]
            opened.push_async_callback(self._stop, runs)
            if self.shared is not None:
                relaying = tasks.create_task(relay_rtcp(self.shared, self._processes), name="rtcp")
                opened.callback(relaying.cancel)
            await self._until_all_ready()
            self._opened = opened.pop_all()
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        await self._opened.aclose()

    async def __aiter__(self) -> AsyncIterator[SourceMessage]:
        while True:
            now_s = self._monotonic()
            for worker in self._workers:
                self._kill_if_it_hangs(worker, now_s)
            for message in self._report(now_s):
                yield message
            await self._until_changed()

    def request_functions(self) -> list[Callable[[bytes], Awaitable[bytes]]]:
        """Return a function for each ready worker that forwards a control request; the one with fewest legs first."""
        ready = [worker for worker in self._workers if worker.is_ready]
        ready.sort(key=lambda worker: worker.open_legs)
        return [worker.process.ask for worker in ready if worker.process is not None]

    def reload(self, config: bytes) -> None:
        """Let all workers, those that are started later too, take another configuration, as JSON."""
        for worker in self._workers:
            worker.start = msgspec.structs.replace(worker.start, config=config)
            if worker.process is not None:
                worker.process.send(Reload(config))

    def refuse_all(self, why: str) -> None:
        """Let all workers refuse every new leg from now on, those that are started later too."""
        self._refuses_all = why
        for process in self._processes():
            process.send(Refuse(why))

    def renew(self, session_ids: Sequence[str]) -> None:
        """Let the workers end those of these sessions that they have, and go on with their legs as others."""
        for process in self._processes():
            process.send(Renew(tuple(session_ids)))

    def totals(self) -> RtpTotals:
        """Return the totals of all workers so far."""
        return self._reports.totals()

    # -- the life of a worker ----------------------------------------------------------------------

    async def _keep_running(self, worker: Worker) -> None:
        """Start a worker, again and again, until the daemon stops."""
        retry_s = FIRST_RETRY_S
        while not self._stopping.is_set():
            began_s = self._monotonic()
            await self._run(worker)
            if self._stopping.is_set():
                return
            if self._monotonic() - began_s >= STABLE_S:
                retry_s = FIRST_RETRY_S
            log.error("%s: %s %s; it is started again in %g s", self.source_id, worker.name, worker.ended, retry_s)
            self._changed.set()
            await _set_within(retry_s, self._stopping)
            retry_s = min(2 * retry_s, LAST_RETRY_S)

    async def _run(self, worker: Worker) -> None:
        """Run a worker process from its start to its end."""
        worker.note_alive(self._monotonic())
        try:
            start = msgspec.structs.replace(worker.start, blocked=worker.blocked)
            process = await WorkerProcess.start(start, self._descriptors(worker))
        except OSError as error:
            worker.ended = f"could not be started ({error.strerror})"
            return
        worker.process = process
        if worker.start.config != start.config:  # it changed in the meantime
            process.send(Reload(worker.start.config))
        if self._refuses_all:
            process.send(Refuse(self._refuses_all))
        try:
            async for message in process:
                worker.note_alive(self._monotonic())
                self._take(worker, process, message)
        except IpcError as error:
            log.error("%s: %s: %s", self.source_id, worker.name, error)  # noqa: TRY400 - the process is killed for it
            process.kill()
        finally:
            worker.ended = await process.wait_ended()
            worker.process, worker.is_ready, worker.open_legs = None, False, 0
            worker.leg_limit.give_all_back()
            self._reports.end(worker.start.number, "shutdown" if self._stopping.is_set() else "error", self._now())

    def _descriptors(self, worker: Worker) -> list[int]:
        shared = [] if self.shared is None else [self.shared.sockets[worker.start.number].fileno()]
        return [*worker.leg_limit.descriptors, *shared]

    def _take(self, worker: Worker, process: WorkerProcess, message: Message) -> None:
        number = worker.start.number
        match message:
            case EventMessage():
                self._reports.take_event(number, event_of(message))
            case Figures():
                worker.open_legs, worker.blocked = message.rtp.open_legs, message.blocked
                self._reports.take_figures(number, message)
            case ControlReply():
                worker.open_legs, worker.blocked = message.open_legs, message.blocked
                process.take_reply(message)
            case Ready():
                worker.is_ready = True
                self._changed.set()
            case _:
                raise IpcError(f"expected a message of a worker, got {type(message).__name__}")

    def _kill_if_it_hangs(self, worker: Worker, now_s: float) -> None:
        patience_s = HANG_S if worker.is_ready else START_S
        if worker.process is None or now_s - worker.alive_s <= patience_s:
            return
        if not worker.is_suspect:  # the daemon itself may have stalled, and not read its messages yet
            worker.is_suspect = True
        else:
            log.error("%s: %s has sent nothing for %g s", self.source_id, worker.name, patience_s)
            worker.process.kill()

    async def _until_all_ready(self) -> None:
        """Return when all workers are ready. Raises SourceError where one ends or hangs before."""
        while not all(worker.is_ready for worker in self._workers):
            await self._until_changed()
            for worker in self._workers:
                self._kill_if_it_hangs(worker, self._monotonic())
                if worker.ended:
                    raise SourceError(f"{worker.name} never became ready: it {worker.ended}")

    async def _stop(self, runs: list[asyncio.Task[None]]) -> None:
        """Let the workers end their sessions and exit; kill those that do not."""
        self._stopping.set()
        for process in self._processes():
            process.send(Stop())
        _, left = await asyncio.wait(runs, timeout=STOP_S)
        if left:
            log.warning("%s: %d workers did not end within %g s and are killed", self.source_id, len(left), STOP_S)
        for process in self._processes():
            process.kill()

    def _processes(self) -> list[WorkerProcess]:
        return [worker.process for worker in self._workers if worker.process is not None]

    async def _until_changed(self) -> None:
        await _set_within(CHECK_EVERY_S, self._changed)
        self._changed.clear()

    # -- health ------------------------------------------------------------------------------------

    def _report(self, now_s: float) -> list[SourceMessage]:
        health = SourceHealth(self.source_id, "ok" if self._are_ready() else "lost", self._detail())
        is_news = self._reported is None or health.state != self._reported.state
        if is_news or (now_s - self._health_s >= HEALTH_EVERY_S and health != self._reported):
            self._reported, self._alive_s, self._health_s = health, now_s, now_s
            return [health]
        if self._are_ready() and now_s - self._alive_s >= ALIVE_EVERY_S:
            self._alive_s = now_s
            return [SourceAlive(self.source_id)]
        return []

    def _are_ready(self) -> bool:
        return all(worker.is_ready for worker in self._workers)

    def _detail(self) -> str:
        where = f"UDP {self._host}" + ("" if self.shared is None else f" port {self.shared.port}")
        ended = [worker for worker in self._workers if not worker.is_ready]
        restarting = [f"{worker.name} {worker.ended} and is started again" for worker in ended]
        legs = " + ".join(str(worker.open_legs) for worker in self._workers)
        return ", ".join([f"{where}: {in_words(self.totals())}", f"{legs} by worker", *restarting])


async def _set_within(seconds: float, event: asyncio.Event) -> None:
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await event.wait()
