"""The daemon as a process of its own: how soon it is ready, how late its events are, what it weighs."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import sys
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

from tests.bench.memory import rss_mb
from tests.support.broker import free_port

if TYPE_CHECKING:
    from asyncio.subprocess import Process
    from collections.abc import AsyncIterator

READY_WITHIN_S = 60


@dataclass(frozen=True)
class Running:
    """A daemon that said it is ready."""

    process: Process
    port: int
    ready_after_s: float

    def cpu_s(self) -> float:
        """CPU seconds used so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@asynccontextmanager
async def daemon(folder: Path, recording: Path, card: Path) -> AsyncIterator[Running]:
    """Run the daemon on a recording that is played in real time."""
    port = free_port()
    config = folder / "bench.toml"
    config.write_text(
        f'[microphone]\nenabled = false\n[model]\ncard = "{card}"\n[websocket]\nport = {port}\nqueue_events = 100000\n'
    )
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as notify:
        notify.bind(str(folder / "notify"))
        notify.setblocking(False)
        command = [sys.executable, "-m", "streamer", "run", "--config", str(config), "--demo", str(recording)]
        began = time.monotonic()
        process = await asyncio.create_subprocess_exec(
            *command, env=os.environ | {"NOTIFY_SOCKET": str(folder / "notify")}, stderr=asyncio.subprocess.DEVNULL
        )
        try:
            async with asyncio.timeout(READY_WITHIN_S):
                while b"READY=1" not in await asyncio.get_running_loop().sock_recv(notify, 4096):
                    pass
            yield Running(process, port, time.monotonic() - began)
        finally:
            process.terminate()
            await process.wait()


async def latencies_ms(running: Running, n_events: int) -> list[float]:
    """Return, for the next interval events, the time from the window's last sample to its receipt here.

    An event's ``time`` is the wall clock at which its last sample was spoken, to the millisecond.
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
    """Return start, latency, memory and CPU of a daemon with one leg that talks all the time."""
    async with daemon(folder, recording, card) as running:
        at_rest_mb = rss_mb(running.process.pid)
        cpu_s, began = running.cpu_s(), time.monotonic()
        late_ms = await latencies_ms(running, n_events)
        busy = (running.cpu_s() - cpu_s) / (time.monotonic() - began)
        return {
            "ready_after_s": running.ready_after_s,
            "latency_p50_ms": float(np.percentile(late_ms, 50)),
            "latency_p99_ms": float(np.percentile(late_ms, 99)),
            "latency_max_ms": max(late_ms),
            "events": n_events,
            "cpu_percent_of_a_core": 100 * busy,
            "rss_at_rest_mb": at_rest_mb,
            "rss_one_leg_mb": rss_mb(running.process.pid),
        }
