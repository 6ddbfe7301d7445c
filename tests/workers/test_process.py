"""A worker process: its environment, requests that wait for a reply, and how it ends."""

from __future__ import annotations

import asyncio
import signal
import socket
import sys
from typing import TYPE_CHECKING

import pytest

from streamer.core.errors import RequestError
from streamer.workers import process as process_module
from streamer.workers.ipc import IpcChannel
from streamer.workers.messages import ControlReply, ControlRequest, StartWorker
from streamer.workers.process import WorkerProcess

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

START = StartWorker(0, 1, b"{}", None)


class Rig:
    """A worker process that is a sleeping program; the test has the far end of its channel."""

    def __init__(self, worker: WorkerProcess, far_end: IpcChannel) -> None:
        self.worker = worker
        self.far_end = far_end
        self._messages = aiter(far_end)

    async def next_request(self) -> ControlRequest:
        message = await anext(self._messages)
        assert isinstance(message, ControlRequest)
        return message


@pytest.fixture
async def rig() -> AsyncIterator[Rig]:
    ours, theirs = [await IpcChannel.over(end) for end in socket.socketpair()]
    program = await asyncio.create_subprocess_exec("sleep", "100")
    worker = WorkerProcess(program, ours)
    async with asyncio.timeout(150):
        yield Rig(worker, theirs)
        worker.kill()
        await program.wait()
    for channel in (ours, theirs):
        channel.abort()
        await channel.close()


async def test_each_request_gets_the_reply_with_its_number(rig: Rig) -> None:
    asked = [asyncio.create_task(rig.worker.ask(data)) for data in (b"first", b"second")]
    first, second = await rig.next_request(), await rig.next_request()
    rig.worker.take_reply(ControlReply(second.number, b"reply to " + second.request, 0))
    rig.worker.take_reply(ControlReply(first.number, b"reply to " + first.request, 0))
    rig.worker.take_reply(ControlReply(99, b"reply to no request", 0))
    assert await asyncio.gather(*asked) == [b"reply to first", b"reply to second"]


async def test_a_request_without_a_reply_fails(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process_module, "ANSWER_S", 0.01)
    with pytest.raises(RequestError, match="a worker did not answer within") as failed:
        await rig.worker.ask(b"request")
    assert failed.value.code == "unavailable"


async def test_pending_requests_fail_when_the_process_ends(rig: Rig) -> None:
    pending = asyncio.create_task(rig.worker.ask(b"request"))
    await rig.next_request()
    rig.worker.kill()
    assert await rig.worker.wait_ended() == "was killed by SIGKILL"
    with pytest.raises(RequestError, match="the worker that was asked has ended"):
        await pending


async def test_a_process_that_does_not_exit_is_killed(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process_module, "ENDS_S", 0.01)
    assert await rig.worker.wait_ended() == f"was killed by {signal.SIGKILL.name}"


async def test_a_worker_inherits_the_environment_without_secrets_and_systemd(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "python"
    program.write_text(f"#!/bin/sh\nenv --null > {tmp_path}/environment\nexit 3\n")
    program.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(program))
    monkeypatch.setattr(sys, "path", ["/first", "", "/second"])
    withheld = {"EMOTION_STREAMER_MQTT_PASSWORD", "NOTIFY_SOCKET", "WATCHDOG_USEC"}
    for name in (*withheld, "HARMLESS"):
        monkeypatch.setenv(name, "value")
    worker = await WorkerProcess.start(START, [])
    async with asyncio.timeout(150):
        assert [message async for message in worker] == []
        assert await worker.wait_ended() == "ended with status 3"
    variables = (tmp_path / "environment").read_text().rstrip("\0").split("\0")
    environment = dict(variable.split("=", 1) for variable in variables)
    assert environment.keys().isdisjoint(withheld)
    assert (environment["HARMLESS"], environment["PYTHONPATH"]) == ("value", "/first:/second")
