"""The client against the daemon: control, lost connections, kills."""

from __future__ import annotations

import asyncio
import signal
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import pytest
from emotion_streamer_client import RefusedError, RequestError, UnansweredError, connect, control
from emotion_streamer_client import sync as without_asyncio

from tests.support.daemon import TIMEOUT_S, running
from tests.support.ports import free_leg_ports, free_port
from tests.support.relay import Relay

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from emotion_streamer_client import Control, Event

    from tests.support.daemon import Daemon


@asynccontextmanager
async def phones(folder: Path, *, port: int | None = None, websocket: str = "") -> AsyncIterator[Daemon]:
    """Run a daemon that takes calls."""
    ports = free_leg_ports(10)
    rtp = f"[rtp]\nenabled = true\nauto = false\nleg_ports = [{ports[0]}, {ports[-1]}]\n"
    async with running(
        folder, config=f"[microphone]\nenabled = false\n{rtp}", port=port, websocket=websocket
    ) as daemon:
        await daemon.wait_notified("READY=1")
        yield daemon


async def until(events: AsyncIterator[Event], wanted: Callable[[Event], bool]) -> list[Event]:
    """Return the events up to the first that will do."""
    taken: list[Event] = []
    async with asyncio.timeout(TIMEOUT_S):
        async for event in events:
            taken.append(event)
            if wanted(event):
                break
    return taken


async def call(requests: Control, reference: str) -> str:
    """Open and end a session; return its id."""
    opened = await requests.open_session(reference, [{"role": "customer"}])
    await requests.end_session(opened["session_id"])
    return str(opened["session_id"])


def ended(session_id: str) -> Callable[[Event], bool]:
    return lambda event: event.type == "session.ended.v1" and event.data["session_id"] == session_id


def lifecycle(events: list[Event]) -> list[tuple[str, Any]]:
    return [(each.type, each.data["session_id"]) for each in events if each.type.startswith("session.")]


async def test_calls_made_while_the_connection_was_cut_and_while_the_daemon_was_killed(tmp_path: Path) -> None:
    port = free_port()
    async with Relay(port) as relay:
        stream = connect(f"http://127.0.0.1:{relay.port}")
        events = aiter(stream)
        async with phones(tmp_path, port=port), control(f"ws://127.0.0.1:{port}") as requests:
            first = asyncio.create_task(until(events, lambda event: event.type == "source.health.v1"))
            await first
            held = await requests.open_session("held", [{"role": "customer"}])
            sessions = [await call(requests, "one")]
            taken = await until(events, ended(sessions[0]))
            await relay.cut()
            sessions += [await call(requests, "two"), await call(requests, "three")]
            taken += await until(events, ended(sessions[-1]))
            assert lifecycle(taken) == [
                (kind, session) for session in sessions for kind in ("session.started.v1", "session.ended.v1")
            ]
            assert len({event.id for event in taken}) == len(taken)
            assert held["ok"]
        (tmp_path / "notify").unlink()
        async with phones(tmp_path, port=port), control(f"ws://127.0.0.1:{port}") as requests:
            gap = (await until(events, lambda event: event.type == "gap.v1"))[-1]
            assert gap.data["reason"] == "resume_expired"
            after = await call(requests, "after")
            assert lifecycle(await until(events, ended(after))) == [
                ("session.started.v1", after),
                ("session.ended.v1", after),
            ]
            assert stream.state["sessions"] == {}
            assert [source["state"] for source in stream.state["sources"].values()] == ["ok"]
        await events.aclose()  # type: ignore[attr-defined]


async def test_requests_are_answered_refused_or_known_to_be_unanswered(tmp_path: Path) -> None:
    async with phones(tmp_path) as daemon, control(f"ws://127.0.0.1:{daemon.port}") as requests:
        opened = await requests.open_session("ref-1", [{"role": "customer"}])
        session, leg = opened["session_id"], opened["legs"][0]["leg_id"]
        added = await requests.add_leg(session, {"role": "unknown"})
        assert (await requests.set_role(added["legs"][0]["leg_id"], "customer"))["role"] == "customer"
        assert (await requests.pause(session))["leg_id"] is None
        assert (await requests.pause(session, leg))["leg_id"] == leg
        assert (await requests.resume(session))["session_id"] == session
        assert (await requests.statistics())["open_sessions"] == 1
        listed = await requests.list_sessions()
        assert [each["session_id"] for each in listed["sessions"]] == [session]
        with pytest.raises(RequestError, match="unknown_session") as refusal:
            await requests.end_session("nobody")
        assert refusal.value.code == "unknown_session"
        await requests.end_session(session)
        answers = await asyncio.gather(*(call(requests, f"many-{number}") for number in range(5)))
        assert len(set(answers)) == 5
        daemon.process.send_signal(signal.SIGSTOP)
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0):
                await requests.list_sessions()
        daemon.process.send_signal(signal.SIGCONT)
        assert "rtp" in await requests.statistics(), "the late reply is not taken for this one"
        daemon.process.send_signal(signal.SIGSTOP)
        asking = asyncio.create_task(requests.list_sessions())
        await asyncio.sleep(0)
        daemon.process.kill()
        with pytest.raises(UnansweredError, match="list_sessions"):
            await asking
        await daemon.wait()
        with pytest.raises(OSError, match="Connect call failed"):
            await requests.list_sessions()


async def test_a_program_without_asyncio_controls_and_a_token_for_events_does_not(tmp_path: Path) -> None:
    tokens = (
        'tokens = [{ name = "pbx", scopes = ["control"], token = "pbx-0123456789abcdef" },'
        ' { name = "desk", scopes = ["subscribe"], token = "desk-0123456789abcdef" }]'
    )

    def program(url: str) -> list[object]:
        with without_asyncio.control(url, token="pbx-0123456789abcdef") as requests:
            opened = requests.open_session("ref-1", [{"role": "customer"}])
            requests.end_session(opened["session_id"])
            ended = requests.list_sessions()["ok"]
        desk = without_asyncio.control(url, token="desk-0123456789abcdef")
        with desk as requests, pytest.raises(RefusedError) as refusal:
            requests.list_sessions()
        return [ended, refusal.value.status]

    async with phones(tmp_path, websocket=tokens) as daemon:
        url = f"ws://127.0.0.1:{daemon.port}"
        assert await asyncio.to_thread(program, url) == [True, 403]
