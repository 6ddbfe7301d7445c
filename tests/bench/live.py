"""The daemon as a child process: time to ready, latency of events, CPU and memory."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import sys
import time
from contextlib import asynccontextmanager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import numpy as np
from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

from tests.bench.memory import rss_mb
from tests.bench.proc import Cpu
from tests.support.ports import free_port

if TYPE_CHECKING:
    from asyncio.subprocess import Process
    from collections.abc import AsyncIterator
    from pathlib import Path

READY_WITHIN_S = 60
TERMINATES_WITHIN_S = 15
QUEUE_EVENTS = 200_000
"""Large enough that no event is dropped because the subscriber is slow."""


@dataclass(frozen=True)
class Running:
    """A daemon that is ready."""

    process: Process
    port: int
    ready_after_s: float


@asynccontextmanager
async def daemon(
    folder: Path,
    settings: str,
    *arguments: str,
    queue_events: int = QUEUE_EVENTS,
    output: Path | None = None,
    tree: Path | None = None,
) -> AsyncIterator[Running]:
    """Run the daemon with a configuration and the WebSocket on a free port; its log is ``daemon.log``.

    ``output``: a file for what it writes to standard output; None: ours. ``tree``: another checkout whose daemon runs.
    """
    port = free_port()
    config = folder / "bench.toml"
    config.write_text(f"{settings}\n[websocket]\nport = {port}\nqueue_events = {queue_events}\n")
    with (
        socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as notify,
        (folder / "daemon.log").open("wb") as log,
        nullcontext() if output is None else output.open("wb") as written,
    ):
        notify.bind(str(folder / "notify"))
        notify.setblocking(False)
        command = [sys.executable, "-m", "streamer", "run", "--config", str(config), *arguments]
        environment = {"NOTIFY_SOCKET": str(folder / "notify")} | ({"PYTHONPATH": str(tree)} if tree else {})
        # A module is looked for in the present directory first.
        began = time.monotonic()
        process = await asyncio.create_subprocess_exec(
            *command, cwd=tree, env=os.environ | environment, stdout=written, stderr=log
        )
        try:
            async with asyncio.timeout(READY_WITHIN_S):
                while b"READY=1" not in await asyncio.get_running_loop().sock_recv(notify, 4096):
                    pass
            yield Running(process, port, time.monotonic() - began)
        finally:
            await terminate(process)


async def terminate(process: Process) -> None:
    """Terminate a process; kill it if it does not end in time."""
    if process.returncode is None:
        process.terminate()
    try:
        async with asyncio.timeout(TERMINATES_WITHIN_S):
            await process.wait()
    except TimeoutError:
        process.kill()
        await process.wait()


async def latencies_ms(running: Running, n_events: int) -> list[float]:
    """Return the time from the last sample of a window to the receipt of its event, for the next interval events.

    The ``time`` of an event is the wall clock of its last sample, in milliseconds.
    """
    found: list[float] = []
    uri = f"ws://127.0.0.1:{running.port}"
    async with connect(uri, subprotocols=[Subprotocol("cloudevents.json")], compression=None) as subscriber:
        async for message in subscriber:
            received_at = datetime.now(UTC)
            event = json.loads(message)
            if event["type"].endswith("emotion.v1") and event["data"]["trigger"] == "interval":
                found.append((received_at - datetime.fromisoformat(event["time"])).total_seconds() * 1000)
            if len(found) == n_events:
                break
    return found


async def measure(folder: Path, recording: Path, card: Path, n_events: int) -> dict[str, float]:
    """Return time to ready, latency, memory and CPU of a daemon with one leg of continuous speech."""
    settings = f'[microphone]\nenabled = false\n[model]\ncard = "{card}"'
    async with daemon(folder, settings, "--demo", str(recording)) as running:
        idle_mb = rss_mb(running.process.pid)
        cpu_s, began = Cpu.of(running.process.pid).total, time.monotonic()
        late_ms = await latencies_ms(running, n_events)
        busy = (Cpu.of(running.process.pid).total - cpu_s) / (time.monotonic() - began)
        return {
            "ready_after_s": running.ready_after_s,
            "latency_p50_ms": float(np.percentile(late_ms, 50)),
            "latency_p99_ms": float(np.percentile(late_ms, 99)),
            "latency_max_ms": max(late_ms),
            "events": n_events,
            "cpu_percent_of_a_core": 100 * busy,
            "rss_idle_mb": idle_mb,
            "rss_one_leg_mb": rss_mb(running.process.pid),
        }


def free_udp_pair() -> int:
    """Return a free even UDP port of 127.0.0.1 whose next port is free too."""
    for _ in range(1000):
        with (
            socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as rtp,
            socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as rtcp,
        ):
            rtp.bind(("127.0.0.1", 0))
            port: int = rtp.getsockname()[1]
            try:
                rtcp.bind(("127.0.0.1", port + 1))
            except (OSError, OverflowError):
                continue
            if port % 2 == 0:
                return port
    raise OSError("no two free UDP ports in a row on 127.0.0.1")
