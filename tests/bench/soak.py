"""`make bench-soak`: does a daemon stay as it is while calls come and go, and brokers, subscribers and callers fail?

In each round callers send RTP and stop, and their legs end. Meanwhile the broker is cut off and goes dead, subscribers
stop reading or vanish, and callers lose, repeat and garble packets. After each round, without open legs, memory,
descriptors and tasks are read. At the end every event is accounted for: received, or told lost. Exit status 1 where one
is not, or where the daemon has grown.
"""

from __future__ import annotations

import argparse
import asyncio
import shutil
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from streamer.app.models import find_card
from streamer.config.tables import Config
from tests.bench.legs_run import duration_s, memory_mb, settings, start_sender
from tests.bench.legs_speech import scripts, speech
from tests.bench.live import daemon, free_udp_pair, terminate
from tests.bench.soak_faults import (
    BrokerLink,
    Heard,
    bad_caller,
    slow_subscriber,
    subscriber_that_reads,
    vanishing_subscriber,
)
from tests.bench.soak_ledger import BrokerLog, Ledger, metrics
from tests.support.broker import Broker

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from tests.bench.live import Running

LEG_TIMEOUT_S = 3.0
"""A leg ends after this long without a packet."""
LEAVE_S = 10.0
"""After this long all legs of a round have ended, and the daemon has returned memory to the system."""
BAD_CALLERS, VANISHING = 3, 3
"""Misbehaving callers and subscribers in each round."""
QUEUED_PER_LEG, MIN_QUEUED = 5, 50
"""Events queued for each subscriber: so few that those who stop reading lose some."""
SPARE_MB = 20.0
"""Between quarters of the run: the heap breathes with what happens to be open."""
SPARE_TASKS = SPARE_FILES = 2
"""More than after the first round: a connection to the broker that is being made, a scrape."""


@dataclass(frozen=True, slots=True)
class Sample:
    """The daemon after a round, without open legs."""

    at_s: float
    memory_mb: float
    files: int
    tasks: int


@dataclass(slots=True)
class Soak:
    """One run."""

    running: Running
    link: BrokerLink
    scripts_path: Path
    port: int
    n_legs: int
    stay_s: float
    at_broker: BrokerLog = field(default_factory=BrokerLog)
    ready: Heard = field(default_factory=Heard)
    """What a subscriber got that always reads."""
    slow: list[Heard] = field(default_factory=list)
    samples: list[Sample] = field(default_factory=list)

    async def run(self, seconds: float) -> None:
        """Run whole rounds for ``seconds``, three at least."""
        began_s = time.monotonic()
        while len(self.samples) < 3 or time.monotonic() - began_s < seconds:
            await self._round(len(self.samples))
            self._sample(time.monotonic() - began_s)

    async def _round(self, number: int) -> None:
        sender = await start_sender(self.scripts_path, self.port, self.n_legs, self.stay_s)
        length_s = duration_s(self.n_legs, self.stay_s)
        try:
            async with asyncio.TaskGroup() as tasks:
                for fault in self._faults(number, length_s):
                    tasks.create_task(fault)
                assert sender.stdout is not None
                await sender.stdout.read()
            if await sender.wait():
                raise RuntimeError(f"the sender ended with status {sender.returncode}")
        finally:
            await terminate(sender)
        await asyncio.sleep(LEAVE_S)
        if self.running.process.returncode is not None:
            raise RuntimeError(f"the daemon ended with status {self.running.process.returncode}")

    def _faults(self, number: int, length_s: float) -> list[Coroutine[None, None, None]]:
        web = self.running.port
        return [
            self._disturb_broker(length_s),
            self._listen_slowly(length_s),
            *(vanishing_subscriber(web, length_s * share / VANISHING) for share in range(1, VANISHING + 1)),
            *(bad_caller(self.port, caller, length_s / 2, seed=number) for caller in range(BAD_CALLERS)),
        ]

    async def _disturb_broker(self, length_s: float) -> None:
        for disturb in (self.link.cut, self._hang):
            await asyncio.sleep(length_s / 6)
            await disturb()
            await asyncio.sleep(length_s / 6)
            await self.link.restore()

    async def _hang(self) -> None:
        self.link.hang()

    async def _listen_slowly(self, length_s: float) -> None:
        self.slow.append(await slow_subscriber(self.running.port, reads_s=length_s / 4, stalls_s=length_s / 2))

    def _sample(self, at_s: float) -> None:
        found = metrics(self.running.port)
        sample = Sample(at_s, memory_mb(self.running), int(found["process_open_fds"]), int(found["tasks"]))
        self.samples.append(sample)
        legs = len(self.samples) * (self.n_legs + BAD_CALLERS)
        print(
            f"{at_s:6.0f} s: {legs} legs have ended, {sample.memory_mb:.1f} MB, {sample.files} descriptors, "
            f"{sample.tasks} tasks, {found['emotion_events_total']:.0f} results, broker away {self.link.cuts} times, "
            f"{sum(heard.lost for heard in self.slow)} lost by slow subscribers",
            flush=True,
        )


async def soak(scripts_path: Path, folder: Path, mosquitto: str, options: argparse.Namespace) -> list[str]:
    """Return what is wrong; empty where all is well."""
    port, card = free_udp_pair(), find_card(Config(), None).resolve()
    legs = options.legs + BAD_CALLERS
    async with Broker(mosquitto, folder) as broker, BrokerLink(broker.port) as link:
        mqtt = f"[mqtt]\nenabled = true\nport = {link.port}\nkeepalive_s = 5\nretry_max_s = 2.0\n"
        config = f"{mqtt}[stdout]\nenabled = true\n{settings(port, legs, card, workers=1)}\ntimeout_s = {LEG_TIMEOUT_S}"
        written, queued = folder / "events.jsonl", max(MIN_QUEUED, QUEUED_PER_LEG * options.legs)
        async with daemon(folder, config, queue_events=queued, output=written) as running:
            run = Soak(running, link, scripts_path, port, options.legs, options.stay)
            keeping = [asyncio.create_task(subscriber_that_reads(running.port, run.ready))]
            keeping.append(asyncio.create_task(run.at_broker.keep(broker.port)))
            await run.run(options.seconds)
            wrong = await _account(run, written)
            for task in keeping:
                if task.done():  # and then what it misses says nothing about the daemon
                    raise RuntimeError(f"a listener has ended: {task.exception()!r}")
                task.cancel()
    return wrong + growth(run.samples)


async def _account(run: Soak, written: Path) -> list[str]:
    """Return which events are not accounted for. ``written``: where the daemon writes all of them."""
    found, ledger = metrics(run.running.port), Ledger.of(written)
    lost_by_mqtt = int(found.get('sink_lost_events_total{sink="mqtt"}', 0))
    counted = {
        "emotion.v1": found["results_total"] + found["abstentions_total"],
        "state.v1": found["states_total"],
        "session.started.v1": found["sessions_started_total"],
        "session.ended.v1": found["sessions_ended_total"],
    }
    missing = await run.at_broker.caught_up(ledger.ids, lost=lost_by_mqtt)
    unaccounted = sum(map(ledger.unaccounted, [run.ready, *run.slow]))
    slow = sum(len(heard.ids) for heard in run.slow), sum(heard.lost for heard in run.slow)
    print(f"{len(ledger.ids)} events of {dict(ledger.kinds)}; {len(ledger.sessions)} sessions are still open")
    print(f"MQTT: {len(run.at_broker.ids)} of them, {lost_by_mqtt} told lost, {run.at_broker.duplicates} twice")
    print(f"a subscriber that reads: {len(run.ready.ids)} received, {run.ready.lost} told lost")
    print(f"slow subscribers: {slow[0]} received, {slow[1]} told lost; {unaccounted} in all unaccounted for")
    differing = {kind: (number, ledger.kinds[kind]) for kind, number in counted.items() if number != ledger.kinds[kind]}
    return [
        *([f"counted by the daemon, and written: {differing}"] if differing else []),
        *([f"{missing} events that MQTT neither has nor was told to have lost"] if missing > 0 else []),
        *([f"{unaccounted} events of subscribers"] if unaccounted else []),
        *([f"{len(ledger.sessions)} sessions without an end"] if ledger.sessions else []),
    ]


def growth(samples: list[Sample]) -> list[str]:
    """Return what has grown from the first round to the last, and print all of it."""
    first, last = samples[0], samples[-1]
    late = samples[-(-len(samples) // 2) - 1 :]  # two at least
    slope = float(np.polyfit([sample.at_s for sample in late], [sample.memory_mb for sample in late], 1)[0])
    print(f"{first.memory_mb:.1f} MB after the first round, {last.memory_mb:.1f} MB after the last of {len(samples)}")
    print(f"growth in the second half: {slope * 3600:.1f} MB per hour")
    print(f"descriptors {first.files} and {last.files}, tasks {first.tasks} and {last.tasks}")
    second, fourth = (_median_mb(samples[len(samples) * n // 4 : len(samples) * (n + 1) // 4]) for n in (1, 3))
    return [
        *(
            [f"{fourth - second:.0f} MB more in the last quarter than in the second"]
            if fourth > second + SPARE_MB
            else []
        ),
        *([f"{last.files - first.files} more descriptors"] if last.files > first.files + SPARE_FILES else []),
        *([f"{last.tasks - first.tasks} more tasks"] if last.tasks > first.tasks + SPARE_TASKS else []),
    ]


def _median_mb(samples: list[Sample]) -> float:
    """Return the median memory; 0 of none, as in a quarter of three rounds."""
    return float(np.median([sample.memory_mb for sample in samples])) if samples else 0.0


def main() -> None:
    """Soak, and say what has grown and what is missing."""
    parser = argparse.ArgumentParser(prog="make bench-soak", description=__doc__)
    parser.add_argument("--legs", type=int, default=100, help="concurrent callers (default 100)")
    parser.add_argument("--seconds", type=float, default=3600, help="duration (default 3600)")
    parser.add_argument("--stay", type=float, default=20, help="minimum seconds per call (default 20)")
    parser.add_argument("--recording", type=Path, default=Path("build/demo.wav"), help="speech")
    options = parser.parse_args()
    mosquitto = shutil.which("mosquitto", path=f"{Path('/usr/sbin')}:{Path('/usr/bin')}:{Path('/usr/local/bin')}")
    if mosquitto is None:
        parser.error("mosquitto is not installed: it is the broker that fails")
    audio = scripts(speech(options.recording), seconds=duration_s(options.legs, options.stay), talk=0.7)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "scripts.npy"
        np.save(path, audio)
        wrong = asyncio.run(soak(path, Path(folder), mosquitto, options))
    for line in wrong:
        print(f"WRONG: {line}")
    print("every event is accounted for, and nothing has grown" if not wrong else f"{len(wrong)} things are wrong")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
