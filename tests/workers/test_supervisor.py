"""Worker processes as a source: one that can't start, one that hangs, and the health that is reported."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import time
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest

from streamer.config.tables import Config, Model, Rtp
from streamer.core.audio import SourceAlive
from streamer.core.errors import SourceError
from streamer.engine.state_file import StateFile
from streamer.workers.reports import WorkerReports
from streamer.workers.supervisor import HANG_S, WorkerSupervisor
from tests.support.source_messages import is_health, until

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamer.core.events import Event


def supervisor(
    repository: Path, published: list[Event], *, card: str = "", monotonic: Callable[[], float] = time.monotonic
) -> WorkerSupervisor:
    """Return a supervisor of two workers, with the shipped model or the one of ``card``."""
    reports = WorkerReports(
        publish=published.append, state_file=StateFile(None), count_audio_s=lambda _: None, count_cpu_s=lambda *_: None
    )
    config = Config(model=Model(card=card or str(repository / "models/ser-mn04.json")), rtp=Rtp(enabled=True))
    return WorkerSupervisor(
        source_id="rtp",
        workers=2,
        host="127.0.0.1",
        port=0,
        max_legs=10,
        config=msgspec.json.encode(config),
        config_path=None,
        reports=reports,
        monotonic=monotonic,
    )


def first_worker() -> int:
    """Return the process id of a worker. Other tests of this process have children too: a broker, a sound server."""
    children = Path("/proc/self/task", str(os.getpid()), "children").read_text().split()
    return next(
        int(child) for child in children if b"streamer.app.worker" in Path("/proc", child, "cmdline").read_bytes()
    )


async def test_a_worker_that_can_not_start_keeps_the_daemon_from_starting(
    repository: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    async with asyncio.timeout(150):
        with pytest.raises(ExceptionGroup) as refused:
            async with supervisor(repository, [], card="nowhere.json"):
                pass
    (error,) = refused.value.exceptions
    assert isinstance(error, SourceError)
    assert re.fullmatch("worker . of 2 never became ready: it ended with status 1", str(error))
    assert "a worker can't start: model.card: expected a model card, found no file" in capfd.readouterr().err


async def test_the_daemon_does_not_start_where_no_process_can_be_started(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    with pytest.raises(ExceptionGroup) as refused:
        async with supervisor(repository, []):
            pass
    assert "never became ready: it could not be started (No such file or directory)" in str(refused.value.exceptions)


async def test_a_worker_that_hangs_is_killed_and_started_again(repository: Path) -> None:
    ahead = [0.0]
    source = supervisor(repository, [], monotonic=lambda: time.monotonic() + ahead[0])
    async with asyncio.timeout(150), source:
        messages = aiter(source)
        await until(messages, is_health("ok"))
        os.kill(first_worker(), signal.SIGSTOP)
        ahead[0] += HANG_S + 1
        *_, lost = await until(messages, is_health("lost"))
        assert "was killed by SIGKILL and is started again" in str(lost)
        *_, well = await until(messages, is_health("ok"))
        assert "0 legs, 0 + 0 by worker" in str(well)
        ahead[0] += 3
        await until(messages, lambda message: message == SourceAlive("rtp"))
