"""Phone calls over RTP, taken by worker processes: one source of many.

Each worker listens, analyses and judges for itself, with a model of its own. What it tells comes up its link and is
published here, so that there is one stream of events. A worker that dies is told, its sessions end, and it is started
again.
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
from streamer.protocol.rtcp import parse_compound
from streamer.protocol.rtp import PacketError
from streamer.workers.leg_limit import SharedLegLimit, counter
from streamer.workers.messages import ControlReply, EventMessage, Figures, Ready, Rtcp, StartWorker, Stop, event_of
from streamer.workers.process import WorkerProcess
from streamer.workers.shared_port import SharedPort

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable
    from datetime import datetime

    from streamer.core.audio import SourceMessage
    from streamer.ops.rtp_totals import RtpTotals
    from streamer.sources.rtp.demux import Address, Sender
    from streamer.workers.messages import Message
    from streamer.workers.reports import WorkerReports

log = logging.getLogger(__name__)

START_S = 60.0
"""A worker that does not listen by then is given up: it loads the model, on a machine that may be busy."""
SILENT_S = 10.0
"""One that tells no figures for so long hangs, and is killed."""
STOP_S = 1.0
"""What workers get, at the end, to end their sessions."""
FIRST_RETRY_S, LAST_RETRY_S = 0.5, 30.0
"""Until a worker is started again, twice as long each time."""
LASTED_S = 60.0
"""After a life as long as this the first of them comes again."""
LOOK_EVERY_S = 1.0
ALIVE_EVERY_S = 3.0
HEALTH_EVERY_S = 30.0
"""Figures are told with health at most so often: each is an event, and a line in the log."""
CONTROL_EVERY_S = 0.02
"""RTCP is handed on at most so often."""


class WorkerSupervisor:
    """Listens to calls by worker processes, for as long as it is entered."""

    live = True

    def __init__(
        self,
        *,
        source_id: str,
        workers: int,
        host: str,
        port: int | None,
        max_legs: int,
        config: bytes,
        config_path: str | None,
        now: Callable[[], datetime] = utc_now,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """Describe the source; nothing is started yet.

        Args:
            source_id: ``[A-Za-z0-9_-]``.
            workers: how many processes.
            host: address of this machine; ``::`` is every one, IPv4 too.
            port: the shared port, whose RTCP has the next; 0 is any free one, None is no shared port.
            max_legs: how many may be open at once, in all workers together.
            config: what workers get as the configuration.
            config_path: where it came from.
            now: wall clock.
            monotonic: CLOCK_MONOTONIC seconds.

        """
        self.source_id = source_id
        self.shared: SharedPort | None = None
        """The shared port, once it is open."""
        self._host = host
        self._port = port
        self._max_legs = max_legs
        self._workers = [_Worker(StartWorker(number, workers, config, config_path)) for number in range(workers)]
        self._now = now
        self._monotonic = monotonic
        self._reports: WorkerReports
        self._opened = AsyncExitStack()
        self._stopping = asyncio.Event()
        self._changed = asyncio.Event()
        self._alive_s = self._health_s = float("-inf")
        self._told: SourceHealth | None = None

    def report_to(self, reports: WorkerReports) -> None:
        """Say who takes what workers tell; to be called once, before entering."""
        self._reports = reports

    async def __aenter__(self) -> Self:
        async with AsyncExitStack() as opened:
            if self._port is not None:
                self.shared = SharedPort(self._host, self._port, workers=len(self._workers))
                opened.callback(self.shared.close)
            pool = counter(self._max_legs)
            opened.callback(os.close, pool)
            for worker in self._workers:
                worker.leg_limit = SharedLegLimit(pool, counter())
                opened.callback(os.close, worker.leg_limit.held)
            tasks = await opened.enter_async_context(asyncio.TaskGroup())
            keepers = [tasks.create_task(self._keep(worker), name=worker.name) for worker in self._workers]
            opened.push_async_callback(self._stop, keepers)
            if self.shared is not None:
                relaying = tasks.create_task(self._relay_control(self.shared), name="rtcp")
                opened.callback(relaying.cancel)
            await self._until_all_listen()
            self._opened = opened.pop_all()
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        await self._opened.aclose()

    async def __aiter__(self) -> AsyncIterator[SourceMessage]:
        while True:
            now_s = self._monotonic()
            for worker in self._workers:
                self._end_if_it_hangs(worker, now_s)
            for message in self._report(now_s):
                yield message
            await self._until_changed()

    def asking(self) -> list[Callable[[bytes], Awaitable[bytes]]]:
        """Return what asks each worker that listens; the one with the fewest legs comes first."""
        listening = [worker for worker in self._workers if worker.listens]
        listening.sort(key=lambda worker: worker.open_legs)
        return [worker.process.ask for worker in listening if worker.process is not None]

    def totals(self) -> RtpTotals:
        """Return what came so far, of all legs of all workers together."""
        return self._reports.totals()

    # -- the life of a worker ----------------------------------------------------------------------

    async def _keep(self, worker: _Worker) -> None:
        """Have a worker until the end."""
        retry_s = FIRST_RETRY_S
        while not self._stopping.is_set():
            began_s = self._monotonic()
            await self._live(worker)
            if self._stopping.is_set():
                return
            if self._monotonic() - began_s >= LASTED_S:
                retry_s = FIRST_RETRY_S
            log.error("%s: %s %s; it is started again in %g s", self.source_id, worker.name, worker.ended, retry_s)
            self._changed.set()
            await _set_within(retry_s, self._stopping)
            retry_s = min(2 * retry_s, LAST_RETRY_S)

    async def _live(self, worker: _Worker) -> None:
        """Have a worker process from its start to its end."""
        worker.heard(self._monotonic())
        try:
            begin = msgspec.structs.replace(worker.begin, blocked=worker.paused)
            process = await WorkerProcess.start(begin, self._descriptors(worker))
        except OSError as error:
            worker.ended = f"could not be started ({error.strerror})"
            return
        worker.process = process
        try:
            async for message in process:
                worker.heard(self._monotonic())
                self._take(worker, process, message)
        except IpcError as error:
            log.error("%s: %s: %s", self.source_id, worker.name, error)  # noqa: TRY400 - it is ended for it
            process.kill()
        finally:
            worker.ended = await process.buried()
            worker.process, worker.listens, worker.open_legs = None, False, 0
            worker.leg_limit.give_all_back()
            self._reports.end(worker.begin.number, "shutdown" if self._stopping.is_set() else "error", self._now())

    def _descriptors(self, worker: _Worker) -> list[int]:
        shared = [] if self.shared is None else [self.shared.sockets[worker.begin.number].fileno()]
        return [worker.leg_limit.pool, worker.leg_limit.held, *shared]

    def _take(self, worker: _Worker, process: WorkerProcess, message: Message) -> None:
        number = worker.begin.number
        match message:
            case EventMessage():
                self._reports.take_event(number, event_of(message))
            case Figures():
                worker.open_legs, worker.paused = message.rtp.open_legs, message.paused
                self._reports.take_figures(number, message)
            case ControlReply():
                worker.open_legs, worker.paused = message.open_legs, message.paused
                process.take_reply(message)
            case Ready():
                worker.listens = True
                self._changed.set()
            case _:
                raise IpcError(f"a message of a worker expected, got {type(message).__name__}")

    def _end_if_it_hangs(self, worker: _Worker, now_s: float) -> None:
        patience_s = SILENT_S if worker.listens else START_S
        if worker.process is None or now_s - worker.heard_s <= patience_s:
            return
        if not worker.is_suspect:  # it may be us who did not run, and what it said waits to be read
            worker.is_suspect = True
        else:
            log.error("%s: %s has said nothing for %g s", self.source_id, worker.name, patience_s)
            worker.process.kill()

    async def _until_all_listen(self) -> None:
        """Return when all workers listen. Raises SourceError where one ends, or hangs, before."""
        while not all(worker.listens for worker in self._workers):
            await self._until_changed()
            for worker in self._workers:
                self._end_if_it_hangs(worker, self._monotonic())
                if worker.ended:
                    raise SourceError(f"{worker.name} never listened: it {worker.ended}")

    async def _stop(self, keepers: list[asyncio.Task[None]]) -> None:
        """Let the workers end their sessions and themselves."""
        self._stopping.set()
        for process in self._processes():
            process.send(Stop())
        _, left = await asyncio.wait(keepers, timeout=STOP_S)
        if left:
            log.warning("%s: %d workers did not end within %g s and are killed", self.source_id, len(left), STOP_S)
        for process in self._processes():
            process.kill()

    def _processes(self) -> list[WorkerProcess]:
        return [worker.process for worker in self._workers if worker.process is not None]

    async def _until_changed(self) -> None:
        await _set_within(LOOK_EVERY_S, self._changed)
        self._changed.clear()

    # -- RTCP of the shared port -------------------------------------------------------------------

    async def _relay_control(self, shared: SharedPort) -> None:
        loop, readable = asyncio.get_running_loop(), asyncio.Event()
        while True:
            loop.add_reader(shared.control_fileno(), readable.set)
            try:
                await readable.wait()
            finally:
                loop.remove_reader(shared.control_fileno())
            readable.clear()
            self._hand_on(shared.read_control())
            await asyncio.sleep(CONTROL_EVERY_S)

    def _hand_on(self, datagrams: list[tuple[bytes, Address]]) -> None:
        """Give all workers what says something of a sender; each knows its own. One counts the rest."""
        useful = tuple((data, address[:2]) for data, address in datagrams if _is_rtcp(data))
        useless = tuple((data, address[:2]) for data, address in datagrams if not _is_rtcp(data))
        for number, process in enumerate(self._processes()):
            process.send(Rtcp(useful if number else useful + useless))

    # -- what is told ------------------------------------------------------------------------------

    def _report(self, now_s: float) -> list[SourceMessage]:
        health = SourceHealth(self.source_id, "ok" if self._are_well() else "lost", self._detail())
        is_news = self._told is None or health.state != self._told.state
        if is_news or (now_s - self._health_s >= HEALTH_EVERY_S and health != self._told):
            self._told, self._alive_s, self._health_s = health, now_s, now_s
            return [health]
        if self._are_well() and now_s - self._alive_s >= ALIVE_EVERY_S:
            self._alive_s = now_s
            return [SourceAlive(self.source_id)]
        return []

    def _are_well(self) -> bool:
        return all(worker.listens for worker in self._workers)

    def _detail(self) -> str:
        where = f"UDP {self._host}" + ("" if self.shared is None else f" port {self.shared.port}")
        away = [f"{worker.name} {worker.ended} and is started again" for worker in self._workers if not worker.listens]
        legs = " + ".join(str(worker.open_legs) for worker in self._workers)
        return ", ".join([f"{where}: {in_words(self.totals())}", f"{legs} by worker", *away])


class _Worker:
    """A worker, through all its lives."""

    def __init__(self, begin: StartWorker) -> None:
        self.begin = begin
        self.name = f"worker {begin.number + 1} of {begin.workers}"
        self.leg_limit: SharedLegLimit
        self.process: WorkerProcess | None = None
        self.listens = False
        self.open_legs = 0
        self.paused: tuple[Sender, ...] = ()
        """Who was paused on the shared port when it last said so: its next life must not hear them."""
        self.heard_s = 0.0
        """When it last said something, CLOCK_MONOTONIC seconds."""
        self.is_suspect = False
        """Whether it had said nothing for too long when we last looked."""
        self.ended = ""
        """How its last life ended."""

    def heard(self, now_s: float) -> None:
        """Note that it lives."""
        self.heard_s, self.is_suspect = now_s, False


async def _set_within(seconds: float, event: asyncio.Event) -> None:
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await event.wait()


def _is_rtcp(data: bytes) -> bool:
    try:
        parse_compound(data)
    except PacketError:
        return False
    return True
