"""A daemon with worker processes: one stream of the same events as from one process, also when a worker dies."""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
from collections import Counter, defaultdict
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import soxr

from streamer.protocol.g711 import MU_LAW
from tests.support.callers import Callers
from tests.support.calls import speech_results
from tests.support.control_websocket import ask, control_connection
from tests.support.daemon import TIMEOUT_S, Daemon, Subscriber, kind, kinds, running, subscribed
from tests.support.ports import free_leg_ports, free_port
from tests.support.receiver_rig import voice
from tests.support.speech import RATE, speak

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.support.daemon import Event

CALLERS = 20
"""All of them reach the same one of two workers once in half a million runs."""
FEW = 8


def config(port: int, **rtp: object) -> str:
    # Nobody's session is to time out while a worker starts on a busy machine.
    settings = {"enabled": True, "port": port, "workers": 2, "timeout_s": 1_000.0, **rtp}
    lines = "\n".join(f"{key} = {json.dumps(value)}" for key, value in settings.items())
    return f"[microphone]\nenabled = false\n[rtp]\n{lines}\n"


def workers_of(daemon: Daemon) -> list[int]:
    """Return the process ids of a daemon's workers."""
    children = Path(f"/proc/{daemon.process.pid}/task/{daemon.process.pid}/children").read_text()
    return [int(pid) for pid in children.split()]


async def until_exited(pids: Sequence[int]) -> None:
    """Return once none of these processes runs."""
    for pid in pids:
        with suppress(ProcessLookupError), os.fdopen(os.pidfd_open(pid)) as ending:
            ended = asyncio.Event()
            asyncio.get_running_loop().add_reader(ending, ended.set)
            async with asyncio.timeout(TIMEOUT_S):
                await ended.wait()
            asyncio.get_running_loop().remove_reader(ending)


def reasons(events: Sequence[Event]) -> Counter[str]:
    return Counter(event["data"]["reason"] for event in events if kind(event) == "session.ended.v1")


def each_once(events: Sequence[Event]) -> bool:
    """Return whether each session started once and then ended once."""
    lifecycles = defaultdict(list)
    for event in events:
        if kind(event) in {"session.started.v1", "session.ended.v1"}:
            lifecycles[event["data"]["session_id"]].append(kind(event))
    return all(kinds_of == ["session.started.v1", "session.ended.v1"] for kinds_of in lifecycles.values())


async def until_ended(subscriber: Subscriber, number: int) -> None:
    while reasons(subscriber.events).total() < number:
        await subscriber.until(lambda event: kind(event) == "session.ended.v1")


async def until_started(subscriber: Subscriber, number: int) -> None:
    while kinds(subscriber.events).count("session.started.v1") < number:
        await subscriber.until(lambda event: kind(event) == "session.started.v1")


@pytest.fixture(scope="module")
def sentence(tmp_path_factory: pytest.TempPathFactory, needs_program: Callable[[str], str]) -> bytes:
    """A sentence between silence, in mu-law."""
    folder = tmp_path_factory.mktemp("sentence")
    samples = soxr.resample(speak(needs_program("espeak-ng"), folder, "I am so glad to hear it."), RATE, 8_000)
    silence = np.zeros(8_000)
    padded = np.concatenate([silence, samples, silence])
    in_packets = padded[: len(padded) // 160 * 160]
    return MU_LAW.encode((in_packets * 32_767).astype(np.int16)).tobytes()


async def test_workers_with_a_shadow_model_give_the_same_events_as_one_process_without_it(
    tmp_path: Path, sentence: bytes, repository: Path
) -> None:
    results: list[list[list[Any]]] = []
    model = f'[model]\ncard = "{repository}/models/ser-mn04.json"\n'
    shadow = f'[shadow]\nmodel = "{repository}/models/ser-mn04.onnx"\n'
    for workers in (1, 2):
        port = free_port()
        folder = tmp_path / str(workers)
        folder.mkdir()
        text = config(port, workers=workers) + model + {1: "", 2: shadow}[workers]
        async with running(folder, config=text) as daemon:
            await daemon.wait_notified("READY=1")
            async with subscribed(daemon.port) as subscriber:
                with Callers(port, FEW) as callers:
                    await callers.say(sentence)
                    callers.hang_up()
                    await until_ended(subscriber, FEW)
            pids = workers_of(daemon)
            status, stderr = await daemon.stop()
        assert (status, len(pids)) == (0, {1: 0, 2: 2}[workers])
        await until_exited(pids)
        assert each_once(subscriber.events)
        assert reasons(subscriber.events) == {"hangup": FEW}
        results.append(by_session(subscriber.events))
    assert results[0] == results[1]
    assert "emotion.v1" in str(results[0])
    compared = re.search(r"stopped: .*; shadow ser-mn04 \S+: another top label in 0\.0 % of (\d+) windows", stderr)
    assert compared is not None
    assert 0 < int(compared[1]) <= kinds(subscriber.events).count("emotion.v1")


def by_session(events: Sequence[Event]) -> list[list[Any]]:
    """Return the results of each session, in the order in which sessions started."""
    sessions = defaultdict(list)
    for event in events:
        if "session_id" in event["data"]:
            sessions[event["data"]["session_id"]].append(event)
    return [speech_results(of_one) for of_one in sessions.values()]


async def test_a_killed_worker_s_sessions_end_as_error_and_it_is_restarted_while_the_other_goes_on(
    tmp_path: Path,
) -> None:
    port = free_port()
    async with running(tmp_path, config=config(port, max_legs=CALLERS, control_share=0.0)) as daemon:
        await daemon.wait_notified("READY=1")
        async with subscribed(daemon.port) as subscriber:
            with Callers(port, CALLERS) as callers:
                await callers.say(voice(0.3))
                await until_started(subscriber, CALLERS)
                (killed, _) = workers_of(daemon)
                os.kill(killed, signal.SIGKILL)
                lost = await subscriber.until(lambda event: event["data"].get("state") == "lost")
                assert "worker 1 of 2 was killed by SIGKILL and is started again" in lost["data"]["detail"]
                await subscriber.until(lambda event: event["data"].get("state") == "ok")
                with_error = reasons(subscriber.events)
                assert 0 < with_error["error"] < CALLERS
                assert set(with_error) == {"error"}
                # Callers of the other worker go on, the rest become new sessions.
                await callers.say(voice(0.3), start=15)
                await until_started(subscriber, CALLERS + with_error["error"])
                callers.hang_up()
                await until_ended(subscriber, CALLERS + with_error["error"])
        status, _ = await daemon.stop()
    assert status == 0
    assert each_once(subscriber.events)
    assert reasons(subscriber.events) == {"error": with_error["error"], "hangup": CALLERS}


async def test_paused_callers_stay_blocked_in_the_process_that_replaces_a_worker(tmp_path: Path) -> None:
    port = free_port()
    async with running(tmp_path, config=config(port)) as daemon:
        await daemon.wait_notified("READY=1")
        async with subscribed(daemon.port) as subscriber, control_connection(daemon) as control:
            with Callers(port, CALLERS) as callers:
                await callers.say(voice(0.3))
                await until_started(subscriber, CALLERS)
                sessions = [each["session_id"] for each in (await ask(control, "list_sessions"))["sessions"]]
                paused = set(sessions[::2])
                for session_id in sorted(paused):
                    await ask(control, "pause", session_id=session_id)
                # The new process is the last child then; the one that replaces it must block the same callers.
                for life in range(2):
                    os.kill(workers_of(daemon)[-life], signal.SIGKILL)
                    await subscriber.until(lambda event: event["data"].get("state") == "lost")
                    await subscriber.until(lambda event: event["data"].get("state") == "ok")
                    ended = {
                        each["data"]["session_id"] for each in subscriber.events if kind(each) == "session.ended.v1"
                    }
                    assert ended & paused
                    n_again = len(ended - paused)
                    await callers.say(voice(0.3), start=15 * (life + 1))
                    await until_started(subscriber, CALLERS + n_again)
                callers.hang_up()
                await until_ended(subscriber, CALLERS + n_again)
            figures = await ask(control, "statistics")
    assert (figures["open_sessions"], reasons(subscriber.events)["error"]) == (0, len(ended))
    assert each_once(subscriber.events)
    assert figures["rtp"]["dropped"]["blocked"] >= len(ended & paused) * 15


async def test_no_worker_survives_a_killed_daemon_and_the_next_daemon_ends_the_sessions(tmp_path: Path) -> None:
    port = free_port()
    state = f'[sessions]\nstate_file = "{tmp_path}/sessions.json"\n'
    settings = config(port) + state
    async with running(tmp_path, config=settings) as daemon:
        await daemon.wait_notified("READY=1")
        async with subscribed(daemon.port) as subscriber:
            with Callers(port, CALLERS) as callers:
                await callers.say(voice(0.3))
                await until_started(subscriber, CALLERS)
        pids = workers_of(daemon)
        daemon.process.kill()
        await daemon.wait()
        await until_exited(pids)
    (tmp_path / "notify").unlink()
    async with running(tmp_path, config=settings) as daemon:
        await daemon.wait_notified("READY=1")
        async with subscribed(daemon.port) as later:
            await until_ended(later, CALLERS)
        assert reasons(later.events) == {"daemon_restart": CALLERS}
        assert (await daemon.stop())[0] == 0
    assert each_once(subscriber.events + later.events)


@pytest.mark.parametrize(("signal_number", "hangs"), [(signal.SIGTERM, False), (signal.SIGINT, True)])
async def test_a_signal_to_all_processes_ends_all_sessions_even_where_a_worker_hangs(
    tmp_path: Path, signal_number: int, *, hangs: bool
) -> None:
    port = free_port()
    async with running(tmp_path, config=config(port)) as daemon:
        await daemon.wait_notified("READY=1")
        async with subscribed(daemon.port) as subscriber:
            with Callers(port, CALLERS) as callers:
                await callers.say(voice(0.3))
                await until_started(subscriber, CALLERS)
                pids = workers_of(daemon)
                if hangs:
                    os.kill(pids[0], signal.SIGSTOP)
                for pid in (*pids, daemon.process.pid):
                    os.kill(pid, signal_number)
                await subscriber.until_closed()
        status, log = await daemon.wait()
    await until_exited(pids)
    assert status == 0
    assert each_once(subscriber.events)
    assert reasons(subscriber.events) == {"shutdown": CALLERS}
    assert kinds(subscriber.events)[-1] == "source.health.v1"
    assert "Traceback" not in log


async def test_workers_share_the_limit_of_legs_and_a_second_daemon_can_not_bind_their_port(tmp_path: Path) -> None:
    port = free_port()
    max_legs = 5
    (tmp_path / "second").mkdir()
    async with running(tmp_path, config=config(port, max_legs=max_legs)) as daemon:
        await daemon.wait_notified("READY=1")
        async with running(tmp_path / "second", config=config(port)) as second:
            status, log = await second.wait()
        assert status == 1
        assert f"can't bind UDP port {port + 1} of rtp.host 127.0.0.1: Address already in use" in log
        async with subscribed(daemon.port) as subscriber:
            with Callers(port, CALLERS) as callers:
                await callers.say(voice(0.3))
                await until_started(subscriber, max_legs)
                callers.hang_up()
                await until_ended(subscriber, max_legs)
            with Callers(port, max_legs) as callers:
                await callers.say(voice(0.3))
                await until_started(subscriber, 2 * max_legs)
        status, log = await daemon.stop()
    assert status == 0
    assert f"new legs are refused: {max_legs} are open, which is rtp.max_legs" in log
    assert kinds(subscriber.events).count("session.started.v1") == 2 * max_legs


async def test_requested_sessions_are_opened_by_the_worker_with_the_fewest_legs(tmp_path: Path) -> None:
    ports = free_leg_ports(20)
    settings = config(free_port(), auto=False, leg_ports=[ports[0], ports[-1]])
    async with running(tmp_path, config=settings) as daemon:
        await daemon.wait_notified("READY=1")
        async with control_connection(daemon) as control:
            opened = []
            for number, legs in enumerate([2, 1, 1, 1]):
                wanted = {"call_reference": f"call-{number}", "legs": [{"role": "customer"}] * legs}
                opened.append(await ask(control, "open_session", **wanted))
            workers = [{ports.index(leg["port"]) % 2 for leg in session["legs"]} for session in opened]
            assert workers in ([{0}, {1}, {1}, {0}], [{0}, {1}, {1}, {1}])  # two legs each: either may be next
            assert (await ask(control, "add_leg", session_id=opened[1]["session_id"], leg={"role": "agent"}))["ok"]
            listed = await ask(control, "list_sessions")
            assert {session["call_reference"]: len(session["legs"]) for session in listed["sessions"]} == {
                "call-0": 2,
                "call-1": 2,
                "call-2": 1,
                "call-3": 1,
            }
            statistics = await ask(control, "statistics")
            assert (statistics["open_sessions"], statistics["rtp"]["open_legs"]) == (4, 6)
            for session in opened:
                assert (await ask(control, "end_session", session_id=session["session_id"]))["ok"]
        assert (await daemon.stop())[0] == 0
