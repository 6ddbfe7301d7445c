"""Many legs in real time through the whole service, without RTP: CPU, lost windows, and latency at a subscriber.

``python -m tests.bench.crowd --legs 1000`` runs the daemon's parts in this process over a source that gives each leg
a frame of speech every 20 ms, and one WebSocket subscriber in a process of its own.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest import mock

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the command does, before NumPy is imported

import msgspec
import numpy as np
from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

from streamer.app import sources
from streamer.app.daemon import live_daemon
from streamer.config.tables import Config
from streamer.core.audio import AudioFrame, LegOpened
from streamer.ops.systemd import Notifier
from tests.bench.memory import rss_mb
from tests.bench.recording import continuous_speech
from tests.support.broker import free_port

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from typing import Self

    from numpy.typing import NDArray

    from streamer.core.audio import SourceMessage

RATE = 8_000
FRAME_SAMPLES = 160
FRAME_S = FRAME_SAMPLES / RATE
TICKS_A_FRAME = 4
"""The legs take turns within the 20 ms, as callers would."""
FRAMES_TO_BEGIN = 100
"""They begin to talk within two seconds, not all at once: nor do their windows end all at once."""


@dataclass(frozen=True)
class Run:
    """What one size showed."""

    legs: int
    seconds: float
    main_ms_per_leg_s: float
    """CPU of the thread with the event loop."""
    others_ms_per_leg_s: float
    """CPU of all other threads: the model's."""
    windows: int
    refused: int
    stretched: int
    """How often the hop was lengthened."""
    latency_p50_ms: float
    latency_p99_ms: float
    latency_max_ms: float
    source_late_max_ms: float
    """How late frames were given at worst: the event loop was busy for so long."""
    rss_mb: float


class Crowd:
    """A live source of legs that all talk, each from another place in the recording on."""

    source_id = "crowd"
    live = True

    def __init__(self, talk: NDArray[np.float32], n_legs: int) -> None:
        self._frames = talk[: len(talk) // FRAME_SAMPLES * FRAME_SAMPLES].reshape(-1, FRAME_SAMPLES)
        self._legs = [f"leg{number}" for number in range(n_legs)]
        self.late_s = 0.0

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        pass

    async def __aiter__(self) -> AsyncIterator[SourceMessage]:
        began, opened_at = time.monotonic(), datetime.now(UTC)
        for place, leg in enumerate(self._legs):
            first = timedelta(seconds=(self._first_frame(place) + place % TICKS_A_FRAME / TICKS_A_FRAME) * FRAME_S)
            yield LegOpened(self.source_id, leg, leg, "customer", "PCMU", RATE, opened_at + first)
        number = 0
        while True:
            for tick in range(TICKS_A_FRAME):
                due = began + (number + 1 + tick / TICKS_A_FRAME) * FRAME_S
                await asyncio.sleep(max(0.0, due - time.monotonic()))
                self.late_s = max(self.late_s, time.monotonic() - due)
                for place in range(tick, len(self._legs), TICKS_A_FRAME):
                    if number >= self._first_frame(place):
                        yield self._frame(place, number - self._first_frame(place), due)
            number += 1

    def _first_frame(self, place: int) -> int:
        return place * FRAMES_TO_BEGIN // len(self._legs)

    def _frame(self, place: int, number: int, due: float) -> AudioFrame:
        shift = len(self._frames) // len(self._legs) + 1
        samples = self._frames[(number + place * shift) % len(self._frames)]
        return AudioFrame(self._legs[place], samples, RATE, number * FRAME_SAMPLES, due)


async def measure(recording: Path, n_legs: int, seconds: float, hop_ms: int) -> Run:
    """Let so many legs talk for so long, after a warm-up."""
    port = free_port()
    default = Config()
    config = msgspec.structs.replace(
        default,
        model=msgspec.structs.replace(default.model, hop_ms=hop_ms),
        websocket=msgspec.structs.replace(default.websocket, port=port, queue_events=100_000),
    )
    source = Crowd(continuous_speech(recording, 60, sample_rate=RATE), n_legs)
    ready, stop = asyncio.Event(), asyncio.Event()
    with mock.patch.object(sources, "live_sources", return_value=[source]):
        daemon = live_daemon(config, None, demo=None, notifier=Notifier(address=None), on_ready=lambda _: ready.set())
    batcher = daemon.service._batcher
    running = asyncio.create_task(daemon.service.run(stop))
    await ready.wait()
    subscriber = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.bench.crowd", "--subscribe", str(port)),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    await asyncio.sleep(5)  # everybody has begun to talk
    assert subscriber.stdin is not None
    subscriber.stdin.write(b"go\n")
    main_s, all_s, began = time.thread_time(), time.process_time(), time.monotonic()
    windows, refused, source.late_s = batcher.scored, batcher.refused, 0.0
    await asyncio.sleep(seconds)
    main_s, all_s = time.thread_time() - main_s, time.process_time() - all_s
    leg_s = n_legs * (time.monotonic() - began)
    counted = batcher.scored - windows, batcher.refused - refused
    weight_mb = rss_mb("self")
    subscriber.stdin.close()
    assert subscriber.stdout is not None
    told = json.loads(await subscriber.stdout.read())
    stop.set()
    await running
    late = np.array(told["late_ms"] or [0.0])
    return Run(
        legs=n_legs,
        seconds=seconds,
        main_ms_per_leg_s=1000 * main_s / leg_s,
        others_ms_per_leg_s=1000 * (all_s - main_s) / leg_s,
        windows=counted[0],
        refused=counted[1],
        stretched=told["overloads"],
        latency_p50_ms=float(np.percentile(late, 50)),
        latency_p99_ms=float(np.percentile(late, 99)),
        latency_max_ms=float(late.max()),
        source_late_max_ms=1000 * source.late_s,
        rss_mb=weight_mb,
    )


async def subscribe(port: int) -> None:
    """Print, when standard input ends, how late the events were that came since its first line.

    An event's ``time`` is the wall clock at which its last sample was spoken; it came up to a frame later.
    """
    loop = asyncio.get_running_loop()
    told: dict[str, Any] = {"late_ms": [], "overloads": 0}

    async def listen() -> None:
        async with connect(
            f"ws://127.0.0.1:{port}", subprotocols=[Subprotocol("cloudevents.json")], compression=None, max_queue=None
        ) as subscriber:
            async for message in subscriber:
                received_at = datetime.now(UTC)
                event = msgspec.json.decode(message)
                if event["type"].endswith("overload.v1"):
                    told["overloads"] += event["data"]["active"]
                if event["data"].get("trigger") == "interval":
                    late = (received_at - datetime.fromisoformat(event["time"])).total_seconds()
                    told["late_ms"].append(round(late * 1000, 1))

    listening = asyncio.create_task(listen())
    await loop.run_in_executor(None, sys.stdin.readline)
    told["late_ms"].clear()
    await loop.run_in_executor(None, sys.stdin.read)
    listening.cancel()
    with suppress(asyncio.CancelledError):
        await listening
    print(json.dumps(told))


def main() -> None:
    """Measure each size and print a line for it."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.crowd", description=__doc__)
    parser.add_argument("--legs", type=int, nargs="+", default=[1, 50, 200, 1000])
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--hop-ms", type=int, default=1000)
    parser.add_argument("--recording", type=Path, default=Path("build/demo.wav"))
    parser.add_argument("--subscribe", type=int, metavar="PORT", help="be the subscriber")
    options = parser.parse_args()
    if options.subscribe:
        asyncio.run(subscribe(options.subscribe))
        return
    for n_legs in options.legs:
        run = asyncio.run(measure(options.recording, n_legs, options.seconds, options.hop_ms))
        print({name: round(value, 3) for name, value in asdict(run).items()}, flush=True)


if __name__ == "__main__":
    main()
