"""``call-test`` against a running daemon, in every dialect; what a platform tells of people is not kept."""

from __future__ import annotations

import asyncio
import sys
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import soundfile

from streamer.arguments import DIALECTS
from streamer.call_test import command
from streamer.call_test.command import CallTest
from streamer.call_test.l16 import CALLED, CALLER, NAME
from streamer.call_test.player import Proof
from streamer.call_test.players import PLAYERS
from streamer.call_test.transport import CallTestError
from streamer.core.errors import SourceError
from tests.support.daemon import TIMEOUT_S, kind, running, subscribed
from tests.support.ports import free_leg_ports, free_port
from tests.support.speech import RATE, SENTENCES, speak

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from tests.support.daemon import Daemon

USER, SECRET = "call-test", "of the recorder"
PRIVATE = (CALLER, CALLED, NAME, CALLER.strip("+"), NAME.split()[1], USER, SECRET)


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory, needs_program: Callable[[str], str]) -> Path:
    """One sentence, of one party; the other is silent."""
    folder = tmp_path_factory.mktemp("clip")
    mono = speak(needs_program("espeak-ng"), folder, SENTENCES[0])
    samples = np.pad(mono, (RATE // 2, RATE // 2))
    soundfile.write(folder / "call.wav", np.stack([samples, np.zeros_like(samples)], axis=1), RATE, subtype="PCM_16")
    return folder / "call.wav"


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten calls are played at once by one process: on a busy machine their ends are told late."""
    monkeypatch.setattr(command, "EVENTS_TIMEOUT_S", TIMEOUT_S)


@asynccontextmanager
async def listening(tmp_path: Path) -> AsyncIterator[tuple[Daemon, dict[str, str]]]:
    """Run a daemon that takes every dialect; yield where each is taken, too."""
    port = free_port()
    siprec_port, leg_ports = free_port(), free_leg_ports(4)
    tables = ["[microphone]\nenabled = false\n", recorder(siprec_port, leg_ports)]
    (tmp_path / "users").write_text(f"{USER}:{SECRET}\n")
    for dialect, player in PLAYERS.items():
        if dialect == "siprec":
            continue
        listen = f'listen = "127.0.0.1:{port}"' if player.url.startswith("tcp") else ""
        tables.append(f'[[streams]]\ndialect = "{dialect}"\nroles = ["customer", "unknown"]\n{listen}\n')
    tables.append('[log]\nlevel = "debug"\n')
    async with running(tmp_path, config="\n".join(tables)) as daemon:
        await daemon.wait_notified("READY=1")
        urls = {dialect: f"ws://127.0.0.1:{daemon.port}/{dialect}" for dialect in PLAYERS}
        urls |= {"audiosocket": f"tcp://127.0.0.1:{port}", "siprec": f"tcp://127.0.0.1:{siprec_port}"}
        yield daemon, urls


def recorder(port: int, leg_ports: range) -> str:
    return (
        f"[rtp]\nenabled = true\nauto = false\nleg_ports = [{leg_ports[0]}, {leg_ports[-1]}]\n"
        f'[siprec]\nenabled = true\nport = {port}\nusers_file = "users"\ncustomers = ["*@customer.invalid"]\n'
    )


async def call_test(*arguments: object) -> tuple[int | None, str, str]:
    """Return exit status, standard output and standard error."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "streamer", "call-test", *map(str, arguments)),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    async with asyncio.timeout(TIMEOUT_S):
        out, errors = await process.communicate()
    return process.returncode, out.decode(), errors.decode()


def test_the_command_line_names_every_dialect_that_is_played() -> None:
    assert tuple(PLAYERS) == DIALECTS


def source_of(dialect: str) -> str:
    """Return the source of the sessions of a dialect: the audio of SIPREC comes over RTP."""
    return "rtp" if dialect == "siprec" else dialect


async def played(dialect: str, clip: Path, url: str, daemon: Daemon, *, proof: Proof | None = None) -> list[str]:
    """Play a call in this process; return what is said about it."""
    lines: list[str] = []
    await CallTest(
        dialect,
        clip,
        url=url,
        events_url=f"ws://127.0.0.1:{daemon.port}/events",
        token="",
        roles=("customer", "unknown"),
        reference=None,
        source_id=source_of(dialect),
        tls=None,
        proof=proof or Proof(SECRET if dialect == "siprec" else "", user=USER),
        write=lines.append,
    ).run()
    return lines


async def test_every_dialect_is_played_and_nothing_of_people_is_kept(tmp_path: Path, clip: Path) -> None:
    async with listening(tmp_path) as (daemon, urls), subscribed(daemon.port) as events:
        async with asyncio.timeout(TIMEOUT_S), asyncio.TaskGroup() as tasks:
            said = {name: tasks.create_task(played(name, clip, url, daemon)) for name, url in urls.items()}
        for _ in urls:
            await events.until(lambda event: kind(event) == "session.ended.v1")
        status, log = await daemon.stop()
    assert status == 0
    for dialect, task in said.items():
        assert "session ended: hangup, " in task.result()[-1], dialect
        of_call = [
            event
            for event in events.events
            if event["data"].get("session_id") == session_of(source_of(dialect), events.events)
        ]
        assert {"utterance.ended.v1", "emotion.v1"} <= set(map(kind, of_call)), dialect
    written = log + "".join(map(str, events.events)) + "".join(line for task in said.values() for line in task.result())
    assert [text for text in PRIVATE if text in written] == []


def session_of(source_id: str, events: list[dict[str, Any]]) -> str:
    """Return the session of a source, which is the only one there."""
    (started,) = [e for e in events if kind(e) == "session.started.v1" and e["data"]["source_id"] == source_id]
    return str(started["data"]["session_id"])


async def test_a_daemon_that_refuses_or_is_not_there_is_named_in_one_line(tmp_path: Path, clip: Path) -> None:
    mono = tmp_path / "mono.wav"
    soundfile.write(mono, soundfile.read(clip)[0][:, 0], RATE)
    async with listening(tmp_path) as (daemon, urls):
        nowhere, events = urls["l16"].replace("/l16", "/nowhere"), f"127.0.0.1:{daemon.port}"
        status, _, errors = await call_test("l16", clip, "--url", nowhere, "--events", events)
        assert (status, errors) == (1, f"emotion-streamer: {nowhere}: the daemon refuses: 404 Subscribe on /\n")
        with pytest.raises(CallTestError, match="the daemon has closed the connection: end of the TCP connection"):
            await played("audiosocket", mono, f"tcp://127.0.0.1:{daemon.port}", daemon)
        with pytest.raises(CallTestError, match="does not take the call: the daemon refuses: 401 Unauthorized"):
            await played("siprec", clip, urls["siprec"], daemon, proof=Proof("another", user=USER))
        calling = asyncio.create_task(call_test("l16", clip, "--url", urls["l16"], "--events", events))
        async with subscribed(daemon.port) as subscriber:
            await subscriber.until(lambda event: kind(event) == "session.started.v1")
        daemon.process.kill()
        status, out, errors = await calling
        assert (status, errors) == (1, "emotion-streamer: the daemon has closed the connection: 1006\n")
        assert "StopIteration" not in out
        await daemon.wait()
    with pytest.raises(CallTestError, match="l16: can't connect"):
        await played("l16", clip, urls["l16"], daemon)
    with pytest.raises(SourceError, match=r"none\.wav: can't be read: No such file or directory"):
        await played("l16", tmp_path / "none.wav", urls["l16"], daemon)
