"""The service with a source and a model that the tests dictate: order, exactly-once, overload."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import numpy as np

from streamer.batcher import Batcher
from streamer.overload import OverloadConfig, OverloadControl
from streamer.protocol.events import encode
from streamer.service import Publisher, Service
from streamer.sessions import Sessions
from streamer.stats import Stats
from streamer.systemd import Notifier
from streamer.types import AudioFrame, AudioLost, LegClosed, LegOpened, SourceHealth
from tests.support.collector import Collector
from tests.support.daemon import kinds
from tests.support.leg import LABELS, LEG, analyzer, speech

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence
    from typing import Self

    from numpy.typing import NDArray

    from streamer.types import SourceMessage

AT = datetime(2026, 1, 1, tzinfo=UTC)


class Script:
    """A source that says what it is told to say; a live one then waits to be stopped."""

    source_id = "source"

    def __init__(self, messages: Sequence[SourceMessage], *, live: bool, said_all: asyncio.Event | None = None) -> None:
        self.live = live
        self._messages = messages
        self._said_all = said_all or asyncio.Event()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        pass

    async def __aiter__(self) -> AsyncIterator[SourceMessage]:
        for message in self._messages:
            yield message
        self._said_all.set()
        if self.live:
            await asyncio.Event().wait()


def even_odds(inputs: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.full((len(inputs), len(LABELS)), 1 / len(LABELS), dtype=np.float32)


async def run(
    source: Script, *, stop: asyncio.Event | None = None, monotonic: Callable[[], float] = lambda: 0.0
) -> list[dict[str, Any]]:
    collector, stats = Collector(), Stats()
    publisher = Publisher(encode=lambda e: encode(e, node="test", event_id="1", now_s=0.0), stats=stats)
    publisher.connect([collector])
    service = Service(
        sources=[source],
        sinks=[collector],
        publisher=publisher,
        batcher=Batcher(
            even_odds,
            max_batch=1,
            max_wait_s=0.0,
            max_waiting=100,
            overload=OverloadControl(OverloadConfig()),
            monotonic=monotonic,
        ),
        sessions=Sessions(analyses=lambda role: role != "agent"),
        make_analyzer=lambda leg: analyzer(leg) if leg.role != "agent" else None,
        normal_hop_ms=500,
        notifier=Notifier(address=None),
        stats=stats,
        now=lambda: AT,
        on_ready=lambda: None,
    )
    async with asyncio.timeout(60):
        await service.run(stop or asyncio.Event())
    return collector.events


TALK = speech((2.0, True), (1.0, False))


async def test_a_session_ends_after_its_last_scores_with_the_source_s_reason() -> None:
    messages: list[SourceMessage] = [LEG, AudioFrame("leg", TALK[:40_000], 16_000, 0), LegClosed("leg", "hangup")]
    events = await run(Script(messages, live=False))
    assert [kind for kind in kinds(events) if kind != "state.v1"] == [
        "session.started.v1",
        "utterance.started.v1",
        *["emotion.v1"] * 3,
        "utterance.ended.v1",
        "session.ended.v1",
    ]
    assert events[-1]["data"] == {
        "source_id": "source",
        "session_id": "session",
        "reason": "hangup",
        "duration_ms": 2500,
    }


async def test_what_is_open_when_the_daemon_stops_ends_as_shutdown_with_its_last_events() -> None:
    stop = asyncio.Event()
    messages: list[SourceMessage] = [LEG, AudioFrame("leg", TALK[:30_000], 16_000, 0)]
    events = await run(Script(messages, live=True, said_all=stop), stop=stop)
    assert kinds(events)[-4:] == ["emotion.v1", "utterance.ended.v1", "session.ended.v1", "source.health.v1"]
    assert (events[-2]["data"]["reason"], events[-1]["data"]["state"]) == ("shutdown", "stopped")


async def test_a_session_without_audio_still_starts_and_ends_once() -> None:
    events = await run(Script([LEG, LegClosed("leg", "error")], live=False))
    assert [(k, e["data"].get("reason")) for k, e in zip(kinds(events), events, strict=True)] == [
        ("session.started.v1", None),
        ("session.ended.v1", "error"),
    ]


async def test_a_leg_that_must_not_be_analysed_gives_nothing_but_its_session() -> None:
    agent = LegOpened("source", "session", "leg", "agent", "pcm", 16_000, AT)
    events = await run(Script([agent, AudioFrame("leg", TALK, 16_000, 0), LegClosed("leg", "hangup")], live=False))
    assert kinds(events) == ["session.started.v1", "session.ended.v1"]
    assert events[0]["data"]["legs"][0]["analysed"] is False


async def test_lost_audio_and_health_are_told() -> None:
    messages: list[SourceMessage] = [
        SourceHealth("source", "ok", "well"),
        AudioLost("source", ("leg",), 8_000, 16_000, 3),
    ]
    health, gap = await run(Script(messages, live=False))
    assert (health["data"]["state"], health["data"]["detail"]) == ("ok", "well")
    assert {key: gap["data"][key] for key in ("reason", "where", "lost_ms", "occurrences", "leg_ids")} == {
        "reason": "overflow",
        "where": "source",
        "lost_ms": 500,
        "occurrences": 3,
        "leg_ids": ["leg"],
    }


async def test_windows_that_wait_too_long_lengthen_the_hop_and_that_is_told() -> None:
    seconds = iter(range(1000))
    long_talk = speech((6.0, True), (1.0, False))
    messages: list[SourceMessage] = [LEG, AudioFrame("leg", long_talk, 16_000, 0), LegClosed("leg", "hangup")]
    events = await run(Script(messages, live=False), monotonic=lambda: float(next(seconds)))
    overloads = [e["data"] for e in events if e["type"].endswith("overload.v1")]
    assert [(o["active"], o["hop_ms"], o["normal_hop_ms"]) for o in overloads][:2] == [
        (True, 1000, 500),
        (True, 2000, 500),
    ]
