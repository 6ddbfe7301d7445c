"""Many legs in real time through the whole service, without RTP: CPU, lost windows, latency at a subscriber.

``python -m tests.bench.many_legs --legs 1000`` runs the daemon in this process with a source that yields a frame of
speech every 20 ms for each leg, and a WebSocket subscriber in a child process.
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
from tests.support.ports import free_port

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from typing import Self

    from numpy.typing import NDArray

    from streamer.core.audio import SourceMessage

RATE = 8_000
FRAME_SAMPLES = 160
FRAME_S = FRAME_SAMPLES / RATE
TICKS_PER_FRAME = 4
"""The legs are spread over the 20 ms, as those of real callers."""
FRAMES_TO_BEGIN = 100
"""The legs begin within two seconds, so that their windows do not end at the same time."""


@dataclass(frozen=True)
class Run:
    """The figures of one run."""

    legs: int
    seconds: float
    main_ms_per_leg_s: float
    """CPU of the event loop's thread."""
    others_ms_per_leg_s: float
    """CPU of all other threads: the model."""
    windows: int
    refused: int
    overloads: int
    """Number of overload events."""
    latency_p50_ms: float
    latency_p99_ms: float
    latency_max_ms: float
    source_late_max_ms: float
    """Largest delay of a frame: the event loop was busy for this long."""
    rss_mb: float


class ManyLegsSource:
    """A live source whose legs all speech, each from a different position in the recording."""

    source_id = "many_legs"
    live = True

    def __init__(self, speech: NDArray[np.float32], n_legs: int) -> None:
        self._frames = speech[: len(speech) // FRAME_SAMPLES * FRAME_SAMPLES].reshape(-1, FRAME_SAMPLES)
        self._legs = [f"leg{number}" for number in range(n_legs)]
        self.late_s = 0.0

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        pass

    async def __aiter__(self) -> AsyncIterator[SourceMessage]:
        began, opened_at = time.monotonic(), datetime.now(UTC)
        for index, leg in enumerate(self._legs):
            first = timedelta(seconds=(self._first_frame(index) + index % TICKS_PER_FRAME / TICKS_PER_FRAME) * FRAME_S)
            yield LegOpened(self.source_id, leg, leg, "customer", "PCMU", RATE, opened_at + first)
        number = 0
        while True:
            for tick in range(TICKS_PER_FRAME):
                due = began + (number + 1 + tick / TICKS_PER_FRAME) * FRAME_S
                await asyncio.sleep(max(0.0, due - time.monotonic()))
                self.late_s = max(self.late_s, time.monotonic() - due)
                for index in range(tick, len(self._legs), TICKS_PER_FRAME):
                    if number >= self._first_frame(index):
                        yield self._frame(index, number - self._first_frame(index), due)
            number += 1

    def _first_frame(self, index: int) -> int:
        return index * FRAMES_TO_BEGIN // len(self._legs)

    def _frame(self, index: int, number: int, due: float) -> AudioFrame:
        shift = len(self._frames) // len(self._legs) + 1
        samples = self._frames[(number + index * shift) % len(self._frames)]
        return AudioFrame(self._legs[index], samples, RATE, number * FRAME_SAMPLES, due)


async def measure(recording: Path, n_legs: int, seconds: float, hop_ms: int) -> Run:
    """Measure ``n_legs`` legs for ``seconds``, after a warm-up."""
    port = free_port()
    default = Config()
    config = msgspec.structs.replace(
        default,
        model=msgspec.structs.replace(default.model, hop_ms=hop_ms),
        websocket=msgspec.structs.replace(default.websocket, port=port, queue_events=100_000),
    )
    source = ManyLegsSource(continuous_speech(recording, 60, sample_rate=RATE), n_legs)
    ready, stop = asyncio.Event(), asyncio.Event()
    with mock.patch.object(sources, "live_sources", return_value=[source]):
        daemon = live_daemon(
            config,
            None,
            demo=None,
            notifier=Notifier(address=None),
            on_ready=lambda _: ready.set(),
            load=lambda: config,
        )
    batcher = daemon.service._batcher
    running = asyncio.create_task(daemon.service.run(stop))
    await ready.wait()
    subscriber = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.bench.many_legs", "--subscribe", str(port)),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    await asyncio.sleep(5)  # all legs have begun
    assert subscriber.stdin is not None
    subscriber.stdin.write(b"go\n")
    main_s, all_s, began = time.thread_time(), time.process_time(), time.monotonic()
    windows, refused, source.late_s = batcher.scored, batcher.refused, 0.0
    await asyncio.sleep(seconds)
    main_s, all_s = time.thread_time() - main_s, time.process_time() - all_s
    leg_s = n_legs * (time.monotonic() - began)
    counted = batcher.scored - windows, batcher.refused - refused
    memory_mb = rss_mb("self")
    subscriber.stdin.close()
    assert subscriber.stdout is not None
    result = json.loads(await subscriber.stdout.read())
    stop.set()
    await running
    late = np.array(result["late_ms"] or [0.0])
    return Run(
        legs=n_legs,
        seconds=seconds,
        main_ms_per_leg_s=1000 * main_s / leg_s,
        others_ms_per_leg_s=1000 * (all_s - main_s) / leg_s,
        windows=counted[0],
        refused=counted[1],
        overloads=result["overloads"],
        latency_p50_ms=float(np.percentile(late, 50)),
        latency_p99_ms=float(np.percentile(late, 99)),
        latency_max_ms=float(late.max()),
        source_late_max_ms=1000 * source.late_s,
        rss_mb=memory_mb,
    )


async def subscribe(port: int) -> None:
    """Print the latencies of the events received between the first line of standard input and its end.

    The ``time`` of an event is the wall clock of its last sample, which arrives up to a frame later.
    """
    loop = asyncio.get_running_loop()
    result: dict[str, Any] = {"late_ms": [], "overloads": 0}

    async def listen() -> None:
        async with connect(
            f"ws://127.0.0.1:{port}", subprotocols=[Subprotocol("cloudevents.json")], compression=None, max_queue=None
        ) as subscriber:
            async for message in subscriber:
                received_at = datetime.now(UTC)
                event = msgspec.json.decode(message)
                if event["type"].endswith("overload.v1"):
                    result["overloads"] += event["data"]["active"]
                if event["data"].get("trigger") == "interval":
                    late = (received_at - datetime.fromisoformat(event["time"])).total_seconds()
                    result["late_ms"].append(round(late * 1000, 1))

    listening = asyncio.create_task(listen())
    await loop.run_in_executor(None, sys.stdin.readline)
    result["late_ms"].clear()
    await loop.run_in_executor(None, sys.stdin.read)
    listening.cancel()
    with suppress(asyncio.CancelledError):
        await listening
    print(json.dumps(result))


def main() -> None:
    """Measure each number of legs and print a line for it."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.many_legs", description=__doc__)
    parser.add_argument("--legs", type=int, nargs="+", default=[1, 50, 200, 1000])
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--hop-ms", type=int, default=1000)
    parser.add_argument("--recording", type=Path, default=Path("build/demo.wav"))
    parser.add_argument("--subscribe", type=int, metavar="PORT", help="run the subscriber")
    options = parser.parse_args()
    if options.subscribe:
        asyncio.run(subscribe(options.subscribe))
        return
    for n_legs in options.legs:
        run = asyncio.run(measure(options.recording, n_legs, options.seconds, options.hop_ms))
        print({name: round(value, 3) for name, value in asdict(run).items()}, flush=True)


if __name__ == "__main__":
    main()
