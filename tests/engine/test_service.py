"""The whole service, from a source to a sink: order, exactly-once, overload, shutdown, health."""

from __future__ import annotations

import asyncio
import socket
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from streamer.core.audio import AudioFrame, AudioLost, LegClosed, SourceHealth
from streamer.core.errors import SourceError
from streamer.engine.sessions import PersistedSession
from streamer.engine.state_file import StateFile
from streamer.ops.systemd import Notifier
from tests.support.collector import Collector
from tests.support.daemon import kind, kinds
from tests.support.leg import LEG, speech
from tests.support.service import AT, ScriptedSource, ServiceRig, even_odds, other_tasks_run
from tests.support.state_file import kept_in

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
    from pathlib import Path
    from typing import Self

    from numpy.typing import NDArray

    from streamer.core.audio import SourceMessage

LEFT = PersistedSession("source", "left", AT)
TALK = speech((2.0, True), (1.0, False))


def data_of(events: list[dict[str, Any]], wanted: str) -> list[dict[str, Any]]:
    """Return the data of the events of one kind."""
    return [event["data"] for event in events if kind(event) == wanted]


# -- sessions ------------------------------------------------------------------------------------------


async def test_a_session_ends_after_its_last_scores_with_the_reason_of_the_source() -> None:
    messages: list[SourceMessage] = [LEG, AudioFrame("leg", TALK[:40_000], 16_000, 0), LegClosed("leg", "hangup")]
    events = await ServiceRig(source=ScriptedSource(messages, live=False)).run()
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


async def test_sessions_that_are_open_at_shutdown_end_with_their_last_events() -> None:
    stop = asyncio.Event()
    messages: list[SourceMessage] = [LEG, AudioFrame("leg", TALK[:30_000], 16_000, 0)]
    events = await ServiceRig(source=ScriptedSource(messages, live=True, all_sent=stop), stop=stop).run()
    assert kinds(events)[-4:] == ["emotion.v1", "utterance.ended.v1", "session.ended.v1", "source.health.v1"]
    assert (events[-2]["data"]["reason"], events[-1]["data"]["state"]) == ("shutdown", "stopped")


async def test_a_source_that_raises_ends_open_sessions_as_error_and_the_daemon_fails() -> None:
    class Failing(ScriptedSource):
        async def __aiter__(self) -> AsyncIterator[SourceMessage]:
            for message in self._messages:
                yield message
            raise RuntimeError("the driver is gone")

    rig = ServiceRig(source=Failing([LEG, AudioFrame("leg", TALK[:160], 16_000, 0)], live=True))
    with pytest.raises(ExceptionGroup, match="sources failed") as caught:
        await rig.run()
    assert [str(error) for error in caught.value.exceptions] == ["the driver is gone"]
    assert kinds(rig.collector.events) == ["session.started.v1", "session.ended.v1", "source.health.v1"]
    assert rig.collector.events[1]["data"]["reason"] == "error"


async def test_sessions_that_a_crash_left_open_are_ended_once_by_the_next_start(tmp_path: Path) -> None:
    path = tmp_path / "sessions.json"
    on_disk: list[tuple[list[PersistedSession], bytes]] = []

    class Snapshotting(ScriptedSource):
        """Reads the state file after each message."""

        async def __aiter__(self) -> AsyncIterator[SourceMessage]:
            async for message in super().__aiter__():
                yield message
                on_disk.append((kept_in(path), path.read_bytes()))

    frame = AudioFrame("leg", TALK[:160], 16_000, 0)
    await ServiceRig(source=Snapshotting([LEG, frame], live=False), state_file=StateFile(path)).run()
    (before_audio, _), (after_audio, crashed) = on_disk
    assert (before_audio, after_audio, kept_in(path)) == (
        [],
        [PersistedSession("source", "session", LEG.opened_at)],
        [],
    )
    path.write_bytes(crashed)  # what a crash at that moment leaves
    empty = ScriptedSource([], live=False)
    events = await ServiceRig(source=empty, state_file=StateFile(path)).run()
    assert [(kind(event), event["data"]) for event in events] == [
        (
            "session.ended.v1",
            {"source_id": "source", "session_id": "session", "reason": "daemon_restart", "duration_ms": None},
        )
    ]
    assert await ServiceRig(source=empty, state_file=StateFile(path)).run() == []


class Unreachable(Collector):
    """Takes events and sends none; once it is closed, nothing waits for it."""

    def __init__(self) -> None:
        super().__init__()
        self._closed = asyncio.Event()

    async def __aexit__(self, *exc_info: object) -> None:
        self._closed.set()

    async def flush(self) -> None:
        await self._closed.wait()


async def _never() -> None:
    await asyncio.Event().wait()


async def _fails() -> None:
    raise SourceError("the port is in use")


@pytest.mark.parametrize("opens", [_never, _fails], ids=["stopped", "failed"])
async def test_ends_that_a_start_did_not_send_are_left_to_the_next_one(
    tmp_path: Path, opens: Callable[[], Awaitable[None]]
) -> None:
    class Opening(ScriptedSource):
        async def __aenter__(self) -> Self:
            await rig.collector.until(bool)  # until the ends are with the sink
            opening.set()
            await opens()
            return self

    path, opening = tmp_path / "sessions.json", asyncio.Event()
    crashed = StateFile(path)
    crashed.opened(LEFT)
    crashed.close()
    rig = ServiceRig(source=Opening([], live=True), state_file=StateFile(path), collector=Unreachable())
    running = asyncio.create_task(rig.run())
    await opening.wait()
    if opens is _never:
        running.cancel()
    await asyncio.wait([running])
    assert kinds(rig.collector.events) == ["session.ended.v1"]
    assert kept_in(path) == [LEFT]
    assert running.cancelled() == (opens is _never)
    with pytest.raises((asyncio.CancelledError, ExceptionGroup)):
        running.result()
    (told,) = await ServiceRig(source=ScriptedSource([], live=False), state_file=StateFile(path)).run()
    assert (told["data"]["session_id"], told["data"]["reason"]) == (LEFT.session_id, "daemon_restart")


async def test_losses_not_reported_before_shutdown_precede_the_end_and_count_in_the_duration() -> None:
    class Losing(ScriptedSource):
        def take_all_losses(self) -> list[AudioLost]:
            return [AudioLost("source", ("leg",), 32_000, 16_000, 1, "overflow")]

    stop = asyncio.Event()
    frame = AudioFrame("leg", np.zeros(16_000, np.float32), 16_000, 0, captured_at=1.0)
    events = await ServiceRig(source=Losing([LEG, frame], live=True, all_sent=stop), stop=stop).run()
    (gap,), (ended,) = data_of(events, "gap.v1"), data_of(events, "session.ended.v1")
    assert (gap["reason"], gap["lost_ms"], ended["duration_ms"]) == ("overflow", 2_000, 3_000)
    assert kinds(events).index("gap.v1") < kinds(events).index("session.ended.v1")


# -- overload ------------------------------------------------------------------------------------------


class BurstSource(ScriptedSource):
    """A live source whose frames, a second each, come in bursts; other tasks run between bursts only."""

    def __init__(self, bursts: Sequence[int]) -> None:
        """``bursts``: how many frames each has."""
        super().__init__([LEG], live=True)
        self._bursts = bursts

    async def __aiter__(self) -> AsyncIterator[SourceMessage]:
        yield LEG
        talk, second = speech((float(sum(self._bursts)), True)), 0
        for n_frames in self._bursts:
            for _ in range(n_frames):
                samples = talk[16_000 * second : 16_000 * (second + 1)]
                yield AudioFrame("leg", samples, 16_000, 16_000 * second, captured_at=float(second))
                second += 1
            await other_tasks_run(100)
        yield LegClosed("leg", "hangup")


async def test_live_audio_that_comes_faster_than_vad_processes_it_is_dropped_and_the_rest_is_analysed() -> None:
    rig = ServiceRig(source=BurstSource([3, 5, 1, 4]))
    events = await rig.run_until(lambda events: "session.ended.v1" in kinds(events))
    gaps = [(gap["reason"], gap["lost_ms"], gap["occurrences"]) for gap in data_of(events, "gap.v1")]
    # The first three frames of a burst are taken. The first drop is reported at once, later ones every five seconds.
    assert gaps == [("overflow", 1_000, 1), ("overflow", 1_000, 1), ("overflow", 1_000, 1)]
    starts = [started["start_ms"] for started in data_of(events, "utterance.started.v1")]
    assert starts == [0, 8_000]  # a hole of two seconds ends the utterance; one at the end of the leg ends with it


async def test_results_of_windows_that_wait_for_too_long_abstain_for_overload_and_the_daemon_goes_on() -> None:
    may_score, all_sent = threading.Event(), asyncio.Event()

    def held_back(inputs: NDArray[np.float32]) -> NDArray[np.float32]:
        assert may_score.wait(30)
        return even_odds(inputs)

    talk = speech((5.0, True), (1.0, False))
    frames = [AudioFrame("leg", talk[i : i + 16_000], 16_000, i) for i in range(0, len(talk), 16_000)]
    source = ScriptedSource([LEG, *frames], live=True, all_sent=all_sent)
    rig = ServiceRig(
        source=source, score=held_back, max_age_s=2.0, batcher_clock=lambda: 9.0 if all_sent.is_set() else 0.0
    )
    running = asyncio.create_task(rig.run_until(lambda events: "utterance.ended.v1" in kinds(events)))
    await all_sent.wait()
    may_score.set()
    events = await running
    reasons = [emotion["reason"] for emotion in data_of(events, "emotion.v1")]
    # Eight intervals and the final window: the model scores one, one is queued for it, and the others wait.
    assert reasons.count("overload") == 7
    assert reasons.count(None) + reasons.count("low_confidence") == 2
    assert kinds(events)[-2:] == ["session.ended.v1", "source.health.v1"]


async def test_a_model_that_hangs_at_shutdown_does_not_keep_the_session_from_ending() -> None:
    may_score, stop = threading.Event(), asyncio.Event()

    def hanging(inputs: NDArray[np.float32]) -> NDArray[np.float32]:
        assert may_score.wait(30)
        return even_odds(inputs)

    source = ScriptedSource([LEG, AudioFrame("leg", TALK[:30_000], 16_000, 0)], live=True, all_sent=stop)
    rig = ServiceRig(source=source, score=hanging, stop=stop)
    running = asyncio.create_task(rig.run())
    await rig.collector.until(lambda events: "session.ended.v1" in kinds(events))
    may_score.set()
    events = await running
    assert kinds(events)[-4:] == ["emotion.v1", "utterance.ended.v1", "session.ended.v1", "source.health.v1"]
    assert events[-4]["data"]["reason"] == "overload"


# -- memory and watchdog -------------------------------------------------------------------------------


async def test_memory_is_given_back_once_the_last_leg_has_closed() -> None:
    given_back: list[int] = []
    rig = ServiceRig(source=ScriptedSource([], live=True), give_memory_back=lambda: given_back.append(1))
    service, legs = rig.service()
    frame = AudioFrame("leg", TALK[:1_600], 16_000, 0)
    expected: list[tuple[SourceMessage, int]] = [(LEG, 0), (frame, 0), (LegClosed("leg", "hangup"), 1)]
    for message, times in expected:
        legs.handle(message)
        for _ in range(2):
            service._give_back_when_idle()
        assert len(given_back) == times


async def test_the_watchdog_is_pinged_while_frames_come_and_not_when_an_ok_source_delivers_nothing(
    tmp_path: Path,
) -> None:
    now_s = 0.0
    all_sent = asyncio.Event()
    messages: list[SourceMessage] = [SourceHealth("source", "ok", "well"), LEG, AudioFrame("leg", TALK, 16_000, 0)]
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(str(tmp_path / "notify"))
        systemd.setblocking(False)
        rig = ServiceRig(
            source=ScriptedSource(messages, live=True, all_sent=all_sent),
            clock=lambda: now_s,
            notifier=Notifier(address=str(tmp_path / "notify"), watchdog_s=0.03),
        )
        running = asyncio.create_task(rig.run())

        async def notified_until(start: str) -> list[str]:
            lines: list[str] = []
            while not any(line.startswith(start) for line in lines):
                lines.append((await asyncio.get_running_loop().sock_recv(systemd, 4096)).decode())
            return lines

        await all_sent.wait()
        await notified_until("WATCHDOG=1")
        now_s = 100.0
        with suppress(BlockingIOError):  # notifications from before the clock jumped
            while True:
                systemd.recv(4096)
        stalled = [line for _ in range(3) for line in await notified_until("STATUS=")]
        rig.stop.set()
        await running
    assert "WATCHDOG=1" not in stalled
