"""`make bench-leg-seconds`: CPU time of a second of a leg by stage, on any machine, however busy.

Packets of many legs go through the parts of the daemon in simulated time, in one thread: neither sockets nor other
programs, and no waiting, are in the figures. Another checkout (``--before``) is measured in turn, by this same script.
"""

from __future__ import annotations

import argparse
import asyncio
import inspect
import os
import subprocess
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the command does, before NumPy is imported

import msgspec
import numpy as np

from streamer.app import pipeline as pipeline_module
from streamer.app import rtp
from streamer.config.tables import Config
from streamer.engine.state_file import StateFile
from streamer.ops.stats import Stats
from streamer.protocol.cloudevents import encode
from streamer.sinks.publisher import Publisher
from streamer.sources.rtp.quotas import LegQuotas
from streamer.sources.rtp.receiver import RtpReceiver
from streamer.sources.rtp.stream import Participant
from tests.bench.legs_speech import scripts, speech

TICK_S = 0.01
WARM_UP_S = 2.0
STAGES = ("receive", "vad", "model", "results")


class SimulatedTime:
    """The module ``time``, but its monotonic clock is set."""

    def __init__(self) -> None:
        self.now_s = 1000.0

    def __getattr__(self, name: str) -> Any:
        return getattr(time, name)

    def monotonic(self) -> float:
        return self.now_s


class Legs:
    """Many legs that send, and the parts of the daemon that take what they send."""

    def __init__(self, n_legs: int, card: Path, codes: Any) -> None:
        self.clock = SimulatedTime()
        vars(pipeline_module)["time"] = self.clock
        values: dict[str, Any] = {
            "rtp": {"enabled": True},
            "microphone": {"enabled": False},
            "model": {"card": str(card)},
        }
        self.spent_s = dict.fromkeys(STAGES, 0.0)
        config = msgspec.convert(values, Config)
        self._max_batch = config.model.max_batch
        publisher = Publisher(encode=lambda e: encode(e, node="n", event_id="1", now_s=self.clock.now_s), stats=Stats())
        made = pipeline_module.build_pipeline(
            config, None, publisher=publisher, state_file=StateFile(None), sheds_load=True
        )
        self._pipeline: Any = made
        live = rtp._live_config(config, None, workers=1)
        self._receiver = RtpReceiver(
            replace(live, max_legs=n_legs, reserved_legs=0, quotas=LegQuotas()),
            new_participant=lambda address: Participant("rtp", f"s{address[1]}", f"s{address[1]}-1", ("customer",)),
            time_of=lambda _: datetime.now(UTC),
            wanted_s=made.legs.admission.wanted_s,
        )
        self._port = self._receiver.shared_port()
        self._codes = codes
        self._addresses = [("127.0.0.1", 10_000 + leg) for leg in range(n_legs)]
        self._sent = [0] * n_legs

    async def run(self, seconds: float) -> None:
        """Let simulated time pass."""
        for _ in range(round(seconds / TICK_S)):
            self.clock.now_s += TICK_S
            tick = round(self.clock.now_s / TICK_S)
            packets = [(self._packet(leg), self._addresses[leg]) for leg in range(tick % 2, len(self._sent), 2)]
            self._spend("receive", lambda packets=packets: self._receive(packets))
            await self._run_vad()
            self._run_model()

    def _spend(self, stage: str, work: Any) -> Any:
        began_s = time.thread_time()
        result = work()
        self.spent_s[stage] += time.thread_time() - began_s
        return result

    def _packet(self, leg: int) -> bytes:
        number = self._sent[leg]
        self._sent[leg] += 1
        codes = self._codes[leg % len(self._codes)]
        header = (0x8000_0000 | number).to_bytes(4) + (160 * number).to_bytes(4) + (leg + 1).to_bytes(4)
        payload: bytes = codes[number % len(codes)].tobytes()
        return header + payload

    def _receive(self, packets: list[tuple[bytes, tuple[str, int]]]) -> None:
        for data, address in packets:
            self._port.receive(data, address, self.clock.now_s)
        for message in self._receiver.release(self.clock.now_s):
            self._pipeline.legs.handle(message)

    async def _run_vad(self) -> None:
        scheduler = self._pipeline.vad_scheduler
        while scheduler._ready:
            began_s = time.thread_time()
            running = scheduler._run_batch(scheduler._next_legs())
            if inspect.isawaitable(running):
                await running
            self.spent_s["vad"] += time.thread_time() - began_s

    def _run_model(self) -> None:
        batcher = self._pipeline.batcher
        while batcher._waiting:
            items = [batcher._waiting.popleft() for _ in range(min(self._max_batch, len(batcher._waiting)))]
            inputs = np.stack([item[0].inputs for item in items])
            scores = self._spend("model", lambda inputs=inputs: batcher._score(inputs))
            self._spend("results", lambda items=items, scores=scores: _deliver(items, scores))


def _deliver(items: list[Any], scores: Any) -> None:
    for item, row in zip(items, scores, strict=True):
        item[1](item[0], row, 1)
    for delivered in {item[2] for item in items if len(item) > 3}:  # an older checkout has no such thing
        delivered()


def main() -> None:
    """Measure once, or in a process of its own for each checkout and round."""
    options = _options()
    if options.once:
        print(msgspec.json.encode(asyncio.run(_measure(options))).decode())
        return
    from tests.bench.checkout import checkout  # noqa: PLC0415 - an older checkout, where this runs too, has none

    with checkout(options.before, repository=Path.cwd()) as before:
        _compare(options, [before, Path.cwd()] if before else [Path.cwd()])


def _compare(options: argparse.Namespace, trees: list[Path]) -> None:
    """Measure checkouts in turn, and print the medians."""
    found: dict[Path, list[dict[str, float]]] = {tree: [] for tree in trees}
    for _ in range(options.rounds):
        for tree, runs in found.items():
            command = [sys.executable, str(Path(__file__).resolve()), "--once", *_arguments(options)]
            output = subprocess.run(
                command, check=True, capture_output=True, cwd=tree, env=os.environ | {"PYTHONPATH": str(tree)}
            )
            runs.append(msgspec.json.decode(output.stdout.splitlines()[-1]))
    print("| " + " | ".join(("checkout", *STAGES, "in all")) + " |  ms of CPU for each second of a leg")
    for tree, runs in found.items():
        medians = [float(np.median([run[stage] for run in runs])) for stage in STAGES]
        print("| " + " | ".join((tree.name, *(f"{value:.2f}" for value in (*medians, sum(medians))))) + " |")


async def _measure(options: argparse.Namespace) -> dict[str, float]:
    codes = scripts(speech(options.recording), seconds=options.seconds + WARM_UP_S + 1, talk=options.talk)
    legs = Legs(options.legs, options.card, codes)
    await legs.run(WARM_UP_S)
    legs.spent_s = dict.fromkeys(STAGES, 0.0)
    await legs.run(options.seconds)
    return {stage: 1000 * spent_s / options.legs / options.seconds for stage, spent_s in legs.spent_s.items()}


def _arguments(options: argparse.Namespace) -> list[str]:
    names = ("legs", "seconds", "talk", "card", "recording")
    return [text for name in names for text in (f"--{name}", str(getattr(options, name)))]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench-leg-seconds", description=__doc__)
    parser.add_argument("--legs", type=int, default=400, help="legs at the same time (default 400)")
    parser.add_argument("--seconds", type=float, default=6.0, help="simulated seconds (default 6)")
    parser.add_argument("--talk", type=float, default=1.0, help="share of the time that each leg talks (default 1)")
    parser.add_argument("--rounds", type=int, default=3, help="measurements of each checkout (default 3)")
    for name, default in (("--card", "models/ser-mn04.json"), ("--recording", "build/demo.wav")):
        parser.add_argument(name, type=lambda text: Path(text).resolve(), default=Path(default).resolve())
    parser.add_argument("--before", help="another checkout, measured in turn: a folder or a commit")
    parser.add_argument("--once", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    main()
