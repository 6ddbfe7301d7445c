"""The service over a scripted source, with a model and clocks that the tests control."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime
from math import inf
from typing import TYPE_CHECKING, Any

import numpy as np

from streamer.engine.batcher import Batcher
from streamer.engine.legs import LegManager
from streamer.engine.overload.admission import LoadAdmission
from streamer.engine.overload.control import LoadControl
from streamer.engine.overload.load import Counters, LoadMeter
from streamer.engine.overload.relief import STEPS, ReliefConfig, ReliefController
from streamer.engine.overload.reporter import OverloadReporter
from streamer.engine.service import Service
from streamer.engine.sessions import Sessions
from streamer.engine.state_file import StateFile
from streamer.engine.vad_scheduler import VadScheduler
from streamer.ops.liveness import Liveness
from streamer.ops.stats import Stats
from streamer.ops.systemd import Notifier
from streamer.protocol.cloudevents import encode
from streamer.sinks.publisher import Publisher
from tests.support.collector import Collector
from tests.support.leg import LABELS, analyzer, answers_nothing

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence
    from typing import Self

    from numpy.typing import NDArray

    from streamer.core.audio import SourceMessage

AT = datetime(2026, 1, 1, tzinfo=UTC)
YIELDS_BETWEEN_MESSAGES = 10
"""Other tasks run between two messages, as between two frames of a microphone."""


class ScriptedSource:
    """A source that yields given messages; a live one then waits to be stopped."""

    source_id = "source"

    def __init__(self, messages: Sequence[SourceMessage], *, live: bool, all_sent: asyncio.Event | None = None) -> None:
        """``all_sent`` is set after the last message."""
        self.live = live
        self._messages = messages
        self._all_sent = all_sent or asyncio.Event()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        pass

    async def __aiter__(self) -> AsyncIterator[SourceMessage]:
        for message in self._messages:
            yield message
            await other_tasks_run(YIELDS_BETWEEN_MESSAGES)
        self._all_sent.set()
        if self.live:
            await asyncio.Event().wait()


async def other_tasks_run(times: int) -> None:
    """Let the event loop run the other tasks so many times."""
    for _ in range(times):
        await asyncio.sleep(0)


def even_odds(inputs: NDArray[np.float32]) -> NDArray[np.float32]:
    """Score windows with the same probability for each label."""
    return np.full((len(inputs), len(LABELS)), 1 / len(LABELS), dtype=np.float32)


@dataclass(kw_only=True)
class ServiceRig:
    """A service over one source and one sink. Agents are not analysed."""

    source: ScriptedSource
    score: Callable[[NDArray[np.float32]], NDArray[np.float32]] = even_odds
    max_age_s: float = inf
    read: Callable[[], Counters] = lambda: Counters(now_s=0.0)
    batcher_clock: Callable[[], float] = lambda: 0.0
    clock: Callable[[], float] = lambda: 0.0
    notifier: Notifier = field(default_factory=lambda: Notifier(address=None))
    state_file: StateFile = field(default_factory=lambda: StateFile(None))
    stop: asyncio.Event = field(default_factory=asyncio.Event)
    collector: Collector = field(default_factory=Collector)
    give_memory_back: Callable[[], None] = lambda: None

    async def run(self) -> list[dict[str, Any]]:
        """Run until the source ends or ``stop`` is set; return all events."""
        service, _ = self.service()
        async with asyncio.timeout(150):
            await service.run(self.stop)
        return self.collector.events

    async def run_until(self, enough: Callable[[list[dict[str, Any]]], bool]) -> list[dict[str, Any]]:
        """Stop the service once ``enough`` accepts its events; return all events."""
        running = asyncio.create_task(self.run())
        await self.collector.until(enough)
        self.stop.set()
        return await running

    def service(self) -> tuple[Service, LegManager]:
        stats = Stats()
        publisher = Publisher(encode=lambda e: encode(e, node="test", event_id="1", now_s=0.0), stats=stats)
        batcher = Batcher(
            self.score,
            max_batch=1,
            max_wait_s=0.0,
            max_age_s=self.max_age_s,
            monotonic=self.batcher_clock,
        )
        vad_scheduler = VadScheduler(answers_nothing, monotonic=self.clock)
        legs = LegManager(
            publish=publisher.publish,
            vad_scheduler=vad_scheduler,
            batcher=batcher,
            sessions=Sessions(analyses=lambda role: role != "agent"),
            state_file=self.state_file,
            make_analyzer=lambda leg: analyzer(leg) if leg.role != "agent" else None,
            stats=stats,
            now=lambda: AT,
            monotonic=self.clock,
        )
        load_control = LoadControl(
            read=self.read,
            n_legs=lambda: legs.n_open,
            meter=LoadMeter(n_cores=2),
            relief=ReliefController(ReliefConfig(), steps=STEPS),
            admission=LoadAdmission(target_load=0.85, n_cores=2),
            frames=legs.admission,
            reporter=OverloadReporter(publish=publisher.publish, normal_hop_ms=500, now=lambda: AT),
        )
        service = Service(
            sources=[self.source],
            sinks=[self.collector],
            publisher=publisher,
            vad_scheduler=vad_scheduler,
            batcher=batcher,
            load_control=load_control,
            legs=legs,
            state_file=self.state_file,
            listening=asyncio.Event(),
            notifier=self.notifier,
            liveness=Liveness(stall_s=10),
            status=stats.line,
            now=lambda: AT,
            monotonic=self.clock,
            give_memory_back=self.give_memory_back,
            on_ready=lambda: None,
        )
        return service, legs
