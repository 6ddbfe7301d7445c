"""The example of a call centre: one command, a real daemon, calls as RTP, and the desk in a real Chromium."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from tests.support.ports import free_leg_ports, free_port

if TYPE_CHECKING:
    from asyncio.subprocess import Process
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path
    from typing import BinaryIO

    from tests.support.browser import Browser

FLOOR = "#floor >> internal:control=enter-frame >> "
TIMEOUT_S = 150


async def started(repository: Path, errors: BinaryIO, *options: str) -> Process:
    return await asyncio.create_subprocess_exec(
        *(sys.executable, str(repository / "examples" / "call-center" / "run.py"), *options),
        env={**os.environ, "PYTHONPATH": f"{repository}:{repository / 'clients' / 'python'}"},
        stdout=asyncio.subprocess.PIPE,
        stderr=errors,
    )


@asynccontextmanager
async def call_center(repository: Path, log: Path) -> AsyncIterator[tuple[Process, str]]:
    """Start the example on free ports; the address of the desk comes with it."""
    ports, desk = free_leg_ports(20), free_port()
    options = ["--port", str(free_port()), "--desk-port", str(desk), "--leg-ports", str(ports[0]), str(ports[-1])]
    with log.open("wb") as errors:
        process = await started(repository, errors, *options)
    try:
        assert process.stdout is not None
        async with asyncio.timeout(TIMEOUT_S):
            line = await process.stdout.readline()
        assert line.startswith(f"look: http://127.0.0.1:{desk}/".encode())
        yield process, f"http://127.0.0.1:{desk}/"
    finally:
        if process.returncode is None:
            process.terminate()
            await process.communicate()


@pytest.mark.slow
async def test_a_desk_shows_a_call_an_alert_and_the_floor_and_its_agent_acknowledges(
    browser: Browser, repository: Path, tmp_path: Path, pictures: Path, needs_program: Callable[[str], str]
) -> None:
    needs_program("espeak-ng")
    async with call_center(repository, tmp_path / "log") as (process, url):
        await browser.open(url, width=1280, height=1000)
        await browser.wait("emotion-session .leg", "not analysed")  # the agent
        await browser.wait(FLOOR + "es-tile", "customer")
        await browser.wait("emotion-alerts li", "upset")
        await browser.ask("screenshot", path=str(pictures / "call-center.png"))
        await browser.ask("click", selector="emotion-alerts [part=acknowledge]")
        await browser.wait("emotion-alerts li.acknowledged", "acknowledged by Kim")
        assert await browser.problems() == []
        assert await browser.ask("axe") == []  # last: it writes to the frame, which is reported in the console
        process.send_signal(signal.SIGINT)
        async with asyncio.timeout(TIMEOUT_S):
            await process.communicate()
        assert process.returncode == 0
    assert "Traceback" not in (tmp_path / "log").read_text()


async def test_it_says_why_where_the_daemon_does_not_start(
    repository: Path, tmp_path: Path, needs_program: Callable[[str], str]
) -> None:
    needs_program("espeak-ng")
    with socket.create_server(("127.0.0.1", 0)) as taken, (tmp_path / "log").open("wb") as errors:
        process = await started(repository, errors, "--port", str(taken.getsockname()[1]))
        async with asyncio.timeout(TIMEOUT_S):
            await process.communicate()
    said = (tmp_path / "log").read_text()
    assert process.returncode == 1
    assert "the daemon does not start: it ended with status" in said
    assert "Traceback" not in said
