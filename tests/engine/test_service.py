"""The service with a source and a model that the tests dictate: order, exactly-once, overload."""

from __future__ import annotations

import asyncio
import re
import socket
import threading
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
import pytest

from streamer.core.audio import AudioFrame, AudioLost, LegClosed, LegOpened, SourceAlive, SourceHealth
from streamer.engine.batcher import Batcher
from streamer.engine.legs import LegManager
from streamer.engine.overload import HopController, OverloadConfig, SuspendConfig
from streamer.engine.overload_reporter import OverloadReporter
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
from tests.support.daemon import kinds
from tests.support.leg import LABELS, LEG, analyzer, answers_nothing, speech

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence
    from pathlib import Path
    from typing import Self

    from numpy.typing import NDArray

    from streamer.core.audio import SourceMessage

AT = datetime(2026, 1, 1, tzinfo=UTC)


class Script:
    """A source that says what it is told to say; a live one then waits to be stopped."""

    source_id = "source"
    legs: LegManager

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
            for _ in range(10):  # as between two frames of a microphone, the other tasks have their turn
                await asyncio.sleep(0)
        self._said_all.set()
        if self.live:
            await asyncio.Event().wait()


def even_odds(inputs: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.full((len(inputs), len(LABELS)), 1 / len(LABELS), dtype=np.float32)


@dataclass(kw_only=True)
class Rig:
    """A service over a scripted source, with everything that a test may want to replace."""

    source: Script
    score: Callable[[NDArray[np.float32]], NDArray[np.float32]] = even_odds
    max_waiting: int = 100
    batcher_clock: Callable[[], float] = lambda: 0.0
    clock: Callable[[], float] = lambda: 0.0
    notifier: Notifier = field(default_factory=lambda: Notifier(address=None))
    state_file: StateFile = field(default_factory=lambda: StateFile(None))
    stop: asyncio.Event = field(default_factory=asyncio.Event)
    collector: Collector = field(default_factory=Collector)
    give_memory_back: Callable[[], None] = lambda: None

    async def run(self) -> list[dict[str, Any]]:
        service, self.source.legs = self.service()
        async with asyncio.timeout(60):
            await service.run(self.stop)
        return self.collector.events

    def service(self) -> tuple[Service, LegManager]:
        stats = Stats()
        publisher = Publisher(encode=lambda e: encode(e, node="test", event_id="1", now_s=0.0), stats=stats)
        batcher = Batcher(
            self.score,
            max_batch=1,
            max_wait_s=0.0,
            max_waiting=self.max_waiting,
            hop=HopController(OverloadConfig()),
            monotonic=self.batcher_clock,
        )
        vad_scheduler = VadScheduler(answers_nothing, monotonic=self.clock)
        overload = OverloadReporter(
            publish=publisher.publish, normal_hop_ms=500, now=lambda: AT, suspend=SuspendConfig()
        )
        legs = LegManager(
            publish=publisher.publish,
            vad_scheduler=vad_scheduler,
            batcher=batcher,
            overload=overload,
            sessions=Sessions(analyses=lambda role: role != "agent"),
            state_file=self.state_file,
            make_analyzer=lambda leg: analyzer(leg) if leg.role != "agent" else None,
            stats=stats,
            now=lambda: AT,
            monotonic=self.clock,
        )
        service = Service(
            sources=[self.source],
            sinks=[self.collector],
            publisher=publisher,
            vad_scheduler=vad_scheduler,
            batcher=batcher,
            overload=overload,
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


async def run(source: Script, *, stop: asyncio.Event | None = None) -> list[dict[str, Any]]:
    return await Rig(source=source, stop=stop or asyncio.Event()).run()


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


async def test_a_leg_that_comes_late_is_told_with_all_legs_and_the_session_ends_once() -> None:
    late = LegOpened("source", "session", "late", "agent", "PCMU", 8_000, AT)
    sound = AudioFrame("leg", TALK[:160], 16_000, 0)
    events = await run(Script([LEG, sound, late, LegClosed("leg", "hangup"), LegClosed("late", "timeout")], live=False))
    assert kinds(events) == ["session.started.v1", "session.changed.v1", "session.ended.v1"]
    assert [[leg["leg_id"] for leg in event["data"]["legs"]] for event in events[:2]] == [["leg"], ["leg", "late"]]
    assert events[2]["data"]["reason"] == "timeout"


class Breaks(Script):
    """Says what it is told to say, and fails then."""

    async def __aiter__(self) -> AsyncIterator[SourceMessage]:
        for message in self._messages:
            yield message
        raise RuntimeError("the driver is gone")


async def test_what_is_open_when_a_source_breaks_ends_as_error_and_the_daemon_fails() -> None:
    rig = Rig(source=Breaks([LEG, AudioFrame("leg", TALK[:160], 16_000, 0)], live=True))
    with pytest.raises(ExceptionGroup, match="sources failed") as caught:
        await rig.run()
    assert [str(error) for error in caught.value.exceptions] == ["the driver is gone"]
    assert kinds(rig.collector.events) == ["session.started.v1", "session.ended.v1", "source.health.v1"]
    assert rig.collector.events[1]["data"]["reason"] == "error"


async def test_sessions_that_a_crash_left_open_are_ended_by_the_next_start_and_only_once(tmp_path: Path) -> None:
    path = tmp_path / "sessions.json"
    remembered: list[bytes] = []

    class Crashing(Script):
        async def __aiter__(self) -> AsyncIterator[SourceMessage]:
            async for message in super().__aiter__():
                yield message
                remembered.append(path.read_bytes())

    frame = AudioFrame("leg", TALK[:160], 16_000, 0)
    await Rig(source=Crashing([LEG, frame], live=False), state_file=StateFile(path)).run()
    unheard, heard = remembered
    assert (unheard, path.read_bytes()) == (b"[]", b"[]")
    assert re.findall("[a-z]+_[a-z]+|session|source", heard.decode()) == [
        "source_id", "source", "session_id", "session", "started_at",
    ]  # fmt: skip
    path.write_bytes(heard)  # as it was, had the daemon died then
    events = await Rig(source=Script([], live=False), state_file=StateFile(path)).run()
    assert [(kind, event["data"]) for kind, event in zip(kinds(events), events, strict=True)] == [
        (
            "session.ended.v1",
            {"source_id": "source", "session_id": "session", "reason": "daemon_restart", "duration_ms": None},
        )
    ]
    assert await Rig(source=Script([], live=False), state_file=StateFile(path)).run() == []


class Paused(Script):
    """Talks, is paused or forbidden, goes on talking, and goes on after that."""

    def __init__(self, secret: NDArray[np.float32], collector: Collector, *, by_role: bool) -> None:
        super().__init__([], live=True)
        self.collector = collector
        self.secret = secret
        self.by_role = by_role

    async def __aiter__(self) -> AsyncIterator[SourceMessage]:
        talks = self.legs
        yield LEG
        yield AudioFrame("leg", TALK[:30_000], 16_000, 0, captured_at=1.9)
        await self.collector.until(lambda events: "emotion.v1" in kinds(events))
        if self.by_role:
            talks.pauses.set_role("leg", "agent")
        else:
            talks.pauses.pause("session", None)
        yield AudioFrame("leg", self.secret, 16_000, 30_000, captured_at=99.0)
        yield AudioLost("source", ("leg",), 160, 16_000, 1, "concealed")
        if self.by_role:
            talks.pauses.set_role("leg", "customer")
        else:
            talks.pauses.resume("session", None)
        yield AudioFrame("leg", self.secret, 16_000, 34_000, captured_at=100.1)  # it began to come before
        yield AudioFrame("leg", TALK, 16_000, 38_000, captured_at=200.0)
        yield LegClosed("leg", "hangup")
        self._said_all.set()
        await asyncio.Event().wait()


@pytest.mark.parametrize("by_role", [False, True])
async def test_what_is_said_in_a_pause_changes_nothing_and_is_not_told_as_lost(by_role: bool) -> None:
    heard = []
    for secret in (np.zeros(4_000, np.float32), speech((0.25, True), seed=7)):
        stop = asyncio.Event()
        collector = Collector()
        source = Paused(secret, collector, by_role=by_role)
        rig = Rig(source=source, stop=stop, clock=lambda: 100.0, collector=collector)
        running = asyncio.create_task(rig.run())
        await rig.collector.until(lambda events: "session.ended.v1" in kinds(events))
        stop.set()
        heard.append(await running)
    silent, talking = heard
    assert silent == talking
    ended = [event["data"] for event in talking if event["type"].endswith("utterance.ended.v1")]
    assert (ended[0]["utterance_id"], ended[0]["reason"]) == ("leg-1", "paused")
    assert [(e["audio"]["dropped_ms"], e["audio"]["concealed_ms"]) for e in ended] == [(0, 0), (0, 0)]
    assert ended[1]["audio"]["start_ms"] >= 38_000 / 16
    assert "gap.v1" not in kinds(talking)
    assert {event["data"]["role"] for event in talking if "role" in event["data"]} == {"customer"}
    assert kinds(talking).count("session.changed.v1") == (2 if by_role else 0)


class OpensPaused(Script):
    """A leg that opens in a pause, and one that opens after it with audio that came in it."""

    async def __aiter__(self) -> AsyncIterator[SourceMessage]:
        talks, loud = self.legs, speech((2.0, True))
        yield LegOpened("source", "session", "first", "customer", "pcm", 16_000, AT)
        talks.pauses.pause("session", None)
        yield LEG
        yield AudioFrame("leg", loud, 16_000, 0, captured_at=99.0)
        talks.pauses.resume("session", None)
        yield LegOpened("source", "session", "late", "customer", "pcm", 16_000, AT)
        yield AudioFrame("late", loud, 16_000, 0, captured_at=99.0)
        yield AudioFrame("leg", TALK, 16_000, 36_000, captured_at=200.0)
        for leg_id in ("first", "leg", "late"):
            yield LegClosed(leg_id, "hangup")
        self._said_all.set()
        await asyncio.Event().wait()


async def test_legs_that_open_in_a_pause_or_with_audio_of_it_begin_after_it() -> None:
    stop = asyncio.Event()
    rig = Rig(source=OpensPaused([], live=True), stop=stop, clock=lambda: 100.0)
    running = asyncio.create_task(rig.run())
    await rig.collector.until(lambda events: "session.ended.v1" in kinds(events))
    stop.set()
    ended = [event["data"] for event in await running if event["type"].endswith("utterance.ended.v1")]
    assert [(e["leg_id"], e["audio"]["dropped_ms"]) for e in ended] == [("leg", 0)]
    assert ended[0]["audio"]["start_ms"] >= 36_000 / 16


async def test_a_leg_that_must_not_be_analysed_gives_nothing_but_its_session() -> None:
    agent = LegOpened("source", "session", "leg", "agent", "pcm", 16_000, AT)
    events = await run(Script([agent, AudioFrame("leg", TALK, 16_000, 0), LegClosed("leg", "hangup")], live=False))
    assert kinds(events) == ["session.started.v1", "session.ended.v1"]
    assert events[0]["data"]["legs"][0]["analysed"] is False


@pytest.mark.parametrize("reason", ["overflow", "concealed"])
async def test_lost_audio_and_health_are_told_and_a_sign_of_life_is_not(
    reason: Literal["overflow", "concealed"],
) -> None:
    messages: list[SourceMessage] = [
        SourceHealth("source", "ok", "well"),
        SourceAlive("source"),
        LEG,
        AudioFrame("leg", TALK[:160], 16_000, 0),
        AudioLost("source", ("leg",), 8_000, 16_000, 3, reason),
        LegClosed("leg", "hangup"),
    ]
    health, _started, gap, _ended = await run(Script(messages, live=False))
    assert (health["data"]["state"], health["data"]["detail"]) == ("ok", "well")
    assert gap["data"] == {
        "reason": reason,
        "where": "source",
        "lost_ms": 500,
        "lost_events": 0,
        "occurrences": 3,
        "session_id": "session",
        "leg_ids": ["leg"],
    }


class Bursts(Script):
    """A live source after whose bursts nobody else has a turn: each frame of a second comes right after the other."""

    def __init__(self, bursts: Sequence[int]) -> None:
        super().__init__([LEG], live=True)
        self._bursts = bursts

    async def __aiter__(self) -> AsyncIterator[SourceMessage]:
        yield LEG
        talk, second = speech((float(sum(self._bursts)), True)), 0
        for seconds in self._bursts:
            for _ in range(seconds):
                samples = talk[16_000 * second : 16_000 * (second + 1)]
                yield AudioFrame("leg", samples, 16_000, 16_000 * second, captured_at=float(second))
                second += 1
            for _ in range(100):
                await asyncio.sleep(0)
        yield LegClosed("leg", "hangup")


async def test_live_audio_that_comes_faster_than_it_is_heard_is_dropped_and_told_and_hearing_goes_on() -> None:
    stop = asyncio.Event()
    rig = Rig(source=Bursts([3, 5, 1, 4]), stop=stop)
    running = asyncio.create_task(rig.run())
    await rig.collector.until(lambda events: "session.ended.v1" in kinds(events))
    stop.set()
    events = await running
    gaps = [(e["data"]["reason"], e["data"]["lost_ms"], e["data"]["occurrences"]) for e in events if "gap" in e["type"]]
    # The first three of a burst are taken. The first loss is told at once, more of them after five seconds.
    assert gaps == [("overflow", 1_000, 1), ("overflow", 1_000, 1), ("overflow", 1_000, 1)]
    starts = [e["data"]["start_ms"] for e in events if e["type"].endswith("utterance.started.v1")]
    assert starts == [0, 8_000]  # two seconds ended the utterance; one, at the end of the leg, ends with it


class Crowd(Script):
    """Forty legs that talk as fast as they can for some seconds of the clock, then in time."""

    def __init__(self, clock: list[float]) -> None:
        super().__init__([], live=True)
        self._clock = clock

    async def __aiter__(self) -> AsyncIterator[SourceMessage]:
        legs = [replace(LEG, leg_id=f"leg{number}", session_id=f"session{number}") for number in range(40)]
        for leg in legs:
            yield leg
        talk = speech((1.0, True))
        for second in range(60):
            self._clock[0] = float(second)
            for leg in legs:
                start = 16_000 * second
                yield AudioFrame(leg.leg_id, talk, 16_000, start, captured_at=float(second))
            # Too few turns to hear all of them, at first; later enough.
            for _ in range(1 if second < 20 else 100):
                await asyncio.sleep(0)
        for leg in legs:
            yield LegClosed(leg.leg_id, "hangup")


async def test_where_all_legs_are_too_much_some_rest_and_that_is_told_and_in_the_end_all_are_heard() -> None:
    clock, stop = [0.0], asyncio.Event()
    rig = Rig(source=Crowd(clock), clock=lambda: clock[0], stop=stop)
    running = asyncio.create_task(rig.run())
    await rig.collector.until(lambda events: kinds(events).count("session.ended.v1") == 40)
    stop.set()
    events = await running
    overloads = [
        (e["data"]["active"], e["data"]["suspended_legs"]) for e in events if e["type"].endswith("overload.v1")
    ]
    assert max(resting for _, resting in overloads) > 5
    assert overloads[0][0]
    assert overloads[-1] == (False, 0)
    gaps = [e["data"] for e in events if e["type"].endswith("gap.v1")]
    assert {gap["reason"] for gap in gaps} == {"overflow"}
    durations_ms = [e["data"]["duration_ms"] for e in events if e["type"].endswith("session.ended.v1")]
    assert durations_ms == [60_000] * 40
    assert sum(gap["lost_ms"] for gap in gaps) < sum(durations_ms) / 2
    assert kinds(events).count("session.started.v1") == kinds(events).count("session.ended.v1") == 40


async def test_what_a_source_did_not_tell_yet_is_told_before_sessions_end_and_counts_in_their_length() -> None:
    class Losing(Script):
        def take_all_losses(self) -> list[AudioLost]:
            return [AudioLost("source", ("leg",), 32_000, 16_000, 1, "overflow")]

    stop = asyncio.Event()
    frame = AudioFrame("leg", np.zeros(16_000, np.float32), 16_000, 0, captured_at=1.0)
    events = await run(Losing([LEG, frame], live=True, said_all=stop), stop=stop)
    told = [(e["type"].removeprefix("org.emotionstreamer."), e["data"]) for e in events]
    gap, ended = (next(data for kind, data in told if kind == wanted) for wanted in ("gap.v1", "session.ended.v1"))
    assert (gap["reason"], gap["lost_ms"], ended["duration_ms"]) == ("overflow", 2_000, 3_000)
    assert kinds(events).index("gap.v1") < kinds(events).index("session.ended.v1")


async def test_windows_that_wait_too_long_lengthen_the_hop_and_that_is_told() -> None:
    seconds = iter(range(1000))
    long_talk = speech((6.0, True), (1.0, False))
    messages: list[SourceMessage] = [LEG, AudioFrame("leg", long_talk, 16_000, 0), LegClosed("leg", "hangup")]
    events = await Rig(source=Script(messages, live=False), batcher_clock=lambda: float(next(seconds))).run()
    overloads = [e["data"] for e in events if e["type"].endswith("overload.v1")]
    assert [(o["active"], o["hop_ms"], o["normal_hop_ms"]) for o in overloads][:2] == [
        (True, 1000, 500),
        (True, 2000, 500),
    ]


async def test_windows_beyond_what_may_wait_are_answered_as_overload_and_the_daemon_goes_on() -> None:
    may_go = threading.Event()

    def held_back(inputs: NDArray[np.float32]) -> NDArray[np.float32]:
        assert may_go.wait(30)
        return even_odds(inputs)

    stop = asyncio.Event()
    said_all = asyncio.Event()
    talk = speech((5.0, True), (1.0, False))
    frames = [AudioFrame("leg", talk[i : i + 16_000], 16_000, i) for i in range(0, len(talk), 16_000)]
    rig = Rig(source=Script([LEG, *frames], live=True, said_all=said_all), score=held_back, max_waiting=2, stop=stop)
    running = asyncio.create_task(rig.run())
    await said_all.wait()
    may_go.set()
    await rig.collector.until(lambda events: "utterance.ended.v1" in kinds(events))
    stop.set()
    events = await running
    reasons = [e["data"]["reason"] for e in events if e["type"].endswith("emotion.v1")]
    # Eight intervals and the final window: one is in the model's hands, one is given to it already, and two wait.
    assert reasons.count("overload") == 5
    assert reasons.count(None) + reasons.count("low_confidence") == 4
    assert kinds(events)[-2:] == ["session.ended.v1", "source.health.v1"]


async def test_a_model_that_hangs_at_the_end_does_not_keep_the_session_from_ending() -> None:
    may_go, stop = threading.Event(), asyncio.Event()

    def hanging(inputs: NDArray[np.float32]) -> NDArray[np.float32]:
        assert may_go.wait(30)
        return even_odds(inputs)

    source = Script([LEG, AudioFrame("leg", TALK[:30_000], 16_000, 0)], live=True, said_all=stop)
    rig = Rig(source=source, score=hanging, stop=stop)
    running = asyncio.create_task(rig.run())
    await rig.collector.until(lambda events: "session.ended.v1" in kinds(events))
    may_go.set()
    events = await running
    assert kinds(events)[-4:] == ["emotion.v1", "utterance.ended.v1", "session.ended.v1", "source.health.v1"]
    assert events[-4]["data"]["reason"] == "overload"


async def test_memory_is_given_back_when_the_last_leg_has_gone_and_only_then() -> None:
    given_back: list[int] = []
    stop = asyncio.Event()
    rig = Rig(source=Script([], live=True), stop=stop)
    rig.give_memory_back = lambda: given_back.append(1)
    service, legs = rig.service()
    frame = AudioFrame("leg", TALK[:1_600], 16_000, 0)
    said: list[tuple[SourceMessage, int]] = [(LEG, 0), (frame, 0), (LegClosed("leg", "hangup"), 1)]
    for message, times in said:
        legs.handle(message)
        for _ in range(2):
            service._give_back_when_idle()
        assert len(given_back) == times


async def test_the_watchdog_is_fed_while_frames_come_and_starves_when_a_source_says_ok_but_gives_nothing(
    tmp_path: Path,
) -> None:
    now_s = 0.0
    said_all = asyncio.Event()
    messages: list[SourceMessage] = [SourceHealth("source", "ok", "well"), LEG, AudioFrame("leg", TALK, 16_000, 0)]
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(str(tmp_path / "notify"))
        systemd.setblocking(False)
        rig = Rig(
            source=Script(messages, live=True, said_all=said_all),
            clock=lambda: now_s,
            notifier=Notifier(address=str(tmp_path / "notify"), watchdog_s=0.03),
        )
        running = asyncio.create_task(rig.run())

        async def told_until(status: str) -> list[str]:
            lines: list[str] = []
            while not any(line.startswith(status) for line in lines):
                lines.append((await asyncio.get_running_loop().sock_recv(systemd, 4096)).decode())
            return lines

        await said_all.wait()
        await told_until("WATCHDOG=1")
        now_s = 100.0
        with suppress(BlockingIOError):  # what was told before the clock jumped
            while True:
                systemd.recv(4096)
        starved = [line for _ in range(3) for line in await told_until("STATUS=")]
        rig.stop.set()
        await running
    assert "WATCHDOG=1" not in starved
