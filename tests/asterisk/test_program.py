"""The documented program, which taps both parties of a call, against a real Asterisk."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import sys
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from streamer.sources.files.source import FilesSource
from tests.asterisk.test_ways import by_session, daemon_for_asterisk, legs_of
from tests.support.calls import events_of_file, states
from tests.support.daemon import TIMEOUT_S, kind, kinds
from tests.support.pbx import ARI, PASSWORD
from tests.support.relay import Relay

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from pathlib import Path

    from tests.support.daemon import Event, Subscriber
    from tests.support.pbx import Pbx

WAYS = {"websocket": "websocket emotion", "audiosocket": "audiosocket 127.0.0.1:9092", "rtp": "rtp 127.0.0.1:5004"}


@asynccontextmanager
async def listening(repository: Path, pbx: Pbx, way: str = "websocket") -> AsyncIterator[asyncio.subprocess.Process]:
    """Run the program of the page while it is entered, and see that it leaves nothing behind."""
    page = (repository / "docs" / "platforms" / "asterisk.md").read_text()
    (program,) = re.findall("```python\n(.*?)```", page, re.DOTALL)
    settings = {"ARI": ARI, "ARI_PASSWORD": PASSWORD, "DAEMON": WAYS.get(way, way)}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", program), env={**os.environ, **settings}, stderr=asyncio.subprocess.PIPE
    )
    try:
        await until_application(pbx)
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        _, errors = await process.communicate()
        await pbx.hang_up_all()
    assert errors == b""


async def until_application(pbx: Pbx) -> None:
    """Wait until the program is there."""
    async with asyncio.timeout(TIMEOUT_S):
        while not await pbx.ask("GET", "/applications"):  # noqa: ASYNC110 - Asterisk tells nobody
            await asyncio.sleep(0.05)


async def nothing_left(pbx: Pbx) -> bool:
    """Wait until all channels are gone; return whether all bridges are, too."""
    await pbx.until_channels(lambda names: not names)
    for _ in range(100):
        if not await pbx.ask("GET", "/bridges"):
            return True
        await asyncio.sleep(0.05)  # the program removes them after the channels
    return False


def of_role(events: list[Event], role: str) -> list[Event]:
    """Return the events about the legs of a role."""
    return [event for event in events if event["data"].get("role") == role]


def n_utterances(events: list[Event]) -> int:
    """Return how many utterances have ended."""
    return kinds(events).count("utterance.ended.v1")


async def until_utterances(events: Subscriber, role: str, number: int) -> None:
    """Collect events until a role has said so much."""

    def has_said(_: Event) -> bool:
        return n_utterances(of_role(events.events, role)) >= number

    if not has_said({}):
        await events.until(has_said)


@pytest.mark.parametrize("way", WAYS)
async def test_both_parties_of_a_call_are_heard_apart_and_nothing_is_left_after_it(
    repository: Path, tmp_path: Path, pbx: Pbx, clips: dict[str, Path], way: str
) -> None:
    file = {name: await events_of_file(repository, FilesSource([clips[name]])) for name in ("clipa", "clipb")}
    async with daemon_for_asterisk(tmp_path) as (daemon, events), listening(repository, pbx, way):
        call = await pbx.call("from-customers", "100")
        spoken = {name: n_utterances(clip) for name, clip in file.items()}
        if way == "rtp":  # nothing tells the parties apart
            await until_utterances(events, "customer", sum(spoken.values()))
        else:
            await until_utterances(events, "customer", spoken["clipa"])
            await until_utterances(events, "agent", spoken["clipb"])
        await pbx.hang_up(call)
        sessions = 2 if way == "rtp" else 1
        await events.until(lambda _: kinds(events.events).count("session.ended.v1") == sessions)
        assert await nothing_left(pbx)
        await daemon.stop()
    found = by_session(events.events)
    if way == "rtp":
        assert sorted(tuple(states(s)) for s in found.values()) == sorted(tuple(states(f)) for f in file.values())
        return
    (session,) = found.values()
    assert {leg["role"]: leg["codec"] for leg in legs_of(session)} == {"customer": "pcm_s16le", "agent": "pcm_s16le"}
    assert session[-1]["data"]["reason"] == "hangup"
    for role, clip in (("customer", "clipa"), ("agent", "clipb")):
        assert states(of_role(session, role)) == states(file[clip]), role
        assert n_utterances(of_role(session, role)) == n_utterances(file[clip]), role


async def test_a_call_is_heard_again_after_the_daemon_was_killed_and_came_back(
    repository: Path, tmp_path: Path, pbx: Pbx, clips: dict[str, Path]
) -> None:
    assert clips
    async with listening(repository, pbx):
        async with daemon_for_asterisk(tmp_path) as (daemon, events):
            call = await pbx.call("from-customers", "100")
            await events.until(lambda event: kind(event) == "emotion.v1")
            daemon.process.send_signal(signal.SIGKILL)
            await daemon.process.wait()
        there = await pbx.until_channels(lambda names: not any(name.startswith("WebSocket/") for name in names))
        assert call in there.values()
        (tmp_path / "again").mkdir()
        async with daemon_for_asterisk(tmp_path / "again") as (daemon, events):
            await events.until(lambda _: len({*roles_heard(events.events)}) == 2)
            await pbx.hang_up(call)
            ended = await events.until(lambda event: kind(event) == "session.ended.v1")
            assert ended["data"]["reason"] == "hangup"
            assert await nothing_left(pbx)
            await daemon.stop()
    assert len(by_session(events.events)) == 1


async def test_a_call_goes_on_where_nobody_listens_and_is_heard_once_somebody_does(
    repository: Path, tmp_path: Path, pbx: Pbx, clips: dict[str, Path]
) -> None:
    assert clips
    async with daemon_for_asterisk(tmp_path) as (daemon, events):
        async with listening(repository, pbx, "audiosocket 127.0.0.1:9192"):  # Asterisk refuses to make such a channel
            call = await pbx.call("from-customers", "100")
            await pbx.until_channels(lambda names: any(name.startswith("Local/clipb@") for name in names))
            async with Relay(9092, port=9192), Relay(9093, port=9193):
                await events.until(lambda _: len({*roles_heard(events.events)}) == 2)
                await pbx.hang_up(call)
                await events.until(lambda event: kind(event) == "session.ended.v1")
                assert await nothing_left(pbx)
        await daemon.stop()
    assert len(by_session(events.events)) == 1


def roles_heard(events: list[Event]) -> Iterator[str]:
    for event in events:
        if kind(event) in {"session.started.v1", "session.changed.v1"}:
            yield from (leg["role"] for leg in event["data"]["legs"])


async def test_the_program_cleans_up_after_its_own_death_and_goes_on_with_the_calls_that_are_there(
    repository: Path, tmp_path: Path, pbx: Pbx, clips: dict[str, Path]
) -> None:
    assert clips
    async with daemon_for_asterisk(tmp_path) as (daemon, events):
        async with listening(repository, pbx) as program:
            over, goes_on = [await pbx.call("from-customers", "100") for _ in range(2)]
            await events.until(lambda _: sum(kind(e) == "emotion.v1" for e in events.events) >= 2)
            program.kill()
            await program.wait()
            await pbx.hang_up(over)
            async with listening(repository, pbx):
                started = [e["data"]["session_id"] for e in events.events if kind(e) == "session.started.v1"]
                await events.until(
                    lambda event: kind(event) == "emotion.v1" and event["data"]["session_id"] not in started
                )
                names = [bridge["id"].split("-", 3) for bridge in await pbx.ask("GET", "/bridges")]
                made = sorted((name[1], name[3]) for name in names if name[0] == "listen")
                assert made == [("agent", goes_on), ("customer", goes_on)]
                await pbx.hang_up(goes_on)
                assert await nothing_left(pbx)
        await daemon.stop()


async def test_a_caller_on_hold_is_silent_and_is_heard_again_after_it(
    repository: Path, tmp_path: Path, pbx: Pbx, clips: dict[str, Path]
) -> None:
    assert clips
    async with daemon_for_asterisk(tmp_path) as (daemon, events), listening(repository, pbx), pbx.application("tests"):
        call = await pbx.call("from-customers", "200")
        await until_utterances(events, "customer", 1)
        agent = next(i for n, i in (await pbx.channels()).items() if n.startswith("Local/held@") and n.endswith(";2"))
        await pbx.ask("POST", f"/channels/{agent}/hold")
        await until_utterances(events, "customer", 2)
        await pbx.ask("DELETE", f"/channels/{agent}/hold")
        await until_utterances(events, "customer", 3)
        await pbx.hang_up(call)
        await events.until(lambda event: kind(event) == "session.ended.v1")
        await daemon.stop()
    assert len(by_session(events.events)) == 1
    assert "gap.v1" not in kinds(events.events)


async def test_an_attended_transfer_keeps_the_session_and_the_new_agent_is_heard(
    repository: Path, tmp_path: Path, pbx: Pbx, clips: dict[str, Path]
) -> None:
    assert clips
    async with daemon_for_asterisk(tmp_path) as (daemon, events), listening(repository, pbx):
        call = await pbx.call("from-customers", "100")
        await until_utterances(events, "agent", 1)
        names = await pbx.channels()
        agent = next(name for name in names if name.startswith("Local/clipb@") and name.endswith(";1"))
        await pbx.manage("Atxfer", Channel=agent, Exten="300", Context="parties")
        await pbx.until_channels(lambda names: any("300@" in name for name in names))
        before = len(of_role(events.events, "agent"))
        await pbx.hang_up(names[agent])  # who transfers hangs up: the two others are connected
        await events.until(lambda _: "utterance.ended.v1" in kinds(of_role(events.events, "agent")[before:]))
        await pbx.hang_up(call)
        ended = await events.until(lambda event: kind(event) == "session.ended.v1")
        assert await nothing_left(pbx)
        await daemon.stop()
    assert ended["data"]["reason"] == "hangup"
    assert len(by_session(events.events)) == 1
