"""One size of `make bench-legs`: a daemon, a sender and a subscriber in real time, and what they showed."""

from __future__ import annotations

import asyncio
import os
import re
import socket
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.request import urlopen

import msgspec
import numpy as np
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

from tests.bench.legs_figures import figures, told
from tests.bench.legs_sender import Sent
from tests.bench.live import daemon, end
from tests.bench.memory import rss_mb
from tests.bench.proc import Cpu, family, machine_cpu_s, udp_drops

if TYPE_CHECKING:
    from asyncio.subprocess import Process
    from collections.abc import Sequence
    from pathlib import Path

    from tests.bench.legs_due import Due
    from tests.bench.live import Running

RAMP_S_A_LEG, MOST_RAMP_S = 0.005, 10.0
"""Callers come one after the other."""
SETTLE_S = 5.0
"""After the last has come, until the measurement begins: everybody's first window is 1.8 s after their onset."""
TAIL_S = 1.0
"""It is sent so much longer than is measured, since the end of an utterance shows only after a pause."""
LISTEN_ON_S = 3.0
"""Events are waited for so long after the last packet."""
STOPS_WITHIN_S = 60.0
"""How much longer than its audio a run may take before it is given up."""
SENDER_LATE_MS = 20.0
"""A sender that was later than a packet's length has fallen behind: its figures are no longer those of the daemon."""
LATENCY_LIMIT_MS = 250


@dataclass(frozen=True, slots=True)
class Run:
    """What one size showed. CPU is in per cent of one core, over the seconds that were measured."""

    legs: int
    seconds: float
    talk: float
    workers: int
    """Of the daemon; its CPU and memory are those of all its processes."""
    windows_due: int
    windows_scored: int
    windows_refused: int
    """Told as abstained for overload."""
    hops_stretched: int
    legs_resting_most: int
    """Legs that were not heard for a while, at most: all of them were more than the machine hears."""
    legs_unrecognised: int
    packets_sent: int
    packets_lost: int
    """By the kernel or the daemon, from beginning to end."""
    packets_lost_by_socket: int
    events_lost: int
    latency_p50_ms: float | None
    """From the sending of a window's last packet to its event at the subscriber."""
    latency_p99_ms: float | None
    latency_max_ms: float | None
    daemon_cpu_percent: float
    daemon_loop_percent: float
    """Of its main thread, or those of all its processes: packets, gate, features, events."""
    daemon_model_percent: float
    """Of its other threads: the model."""
    daemon_receive_percent: float
    """This and the next two are by the daemon's own stopwatches: packets read, put in order and decoded."""
    daemon_vad_percent: float
    """Gate and features."""
    daemon_publish_percent: float
    """Events encoded and handed to the sinks."""
    daemon_system_percent: float
    """What of `daemon_cpu_percent` the kernel took: mostly for sockets."""
    sender_cpu_percent: float
    subscriber_cpu_percent: float
    others_cpu_percent: float
    """Of everything else on this machine: a benchmark wants it to be little."""
    sender_late_p99_ms: float
    sender_late_max_ms: float
    sender_fell_behind: bool
    rss_mb: float
    """At the end of the seconds that were measured."""
    rss_grown_mb: float
    """By so much it grew in these seconds; over an hour it shows whether it ever ends."""
    rss_at_rest_mb: float
    rss_mb_a_leg: float
    holds: bool
    """No window was lost and p99 is within the limit."""


def duration_s(n_legs: int, seconds: float) -> float:
    """Return how long a run sends."""
    return _ramp_s(n_legs) + SETTLE_S + seconds + TAIL_S


async def run(
    folder: Path,
    programs: Path,
    due: Sequence[Due],
    card: Path,
    *,
    n_legs: int,
    seconds: float,
    talk: float,
    workers: int = 1,
) -> Run:
    """Measure one size.

    Args:
        folder: empty, for files of the run.
        programs: what the callers say, as NumPy saved it, at least `duration_s` long.
        due: what must be told of each program.
        card: the model's.
        n_legs: how many callers.
        seconds: how long to measure.
        talk: share of the time that each talks, for the record.
        workers: of the daemon.

    """
    port = free_udp_pair()
    async with (
        asyncio.timeout(duration_s(n_legs, seconds) + LISTEN_ON_S + STOPS_WITHIN_S),
        daemon(folder, settings(port, n_legs, card, workers)) as running,
    ):
        at_rest_mb = memory_mb(running)
        received: list[tuple[float, bytes]] = []
        listening = asyncio.create_task(_listen(running.port, received))
        sender = await start_sender(programs, port, n_legs, seconds)
        try:
            measured = await _watch(running, sender, n_legs, seconds)
            assert sender.stdout is not None
            said = await sender.stdout.read()
            if await sender.wait():
                raise RuntimeError(f"the sender ended with status {sender.returncode}")
            sent = msgspec.json.decode(said, type=Sent)
        finally:
            await end(sender)
        await asyncio.sleep(LISTEN_ON_S)
        drops = udp_drops(port)
        listening.cancel()
    heard = told(received)
    shown = figures(heard, sent, due, measured.began_s, measured.ended_s)
    late = np.array(shown.latency_ms)
    p50, p99, most = (float(x) for x in (*np.percentile(late, (50, 99)), late.max())) if len(late) else (None,) * 3
    percent = 100 / (measured.ended_s - measured.began_s)
    return Run(
        legs=n_legs,
        seconds=seconds,
        talk=talk,
        workers=workers,
        windows_due=shown.windows_due,
        windows_scored=shown.windows_scored,
        windows_refused=heard.refused,
        hops_stretched=heard.stretched,
        legs_resting_most=heard.resting,
        legs_unrecognised=shown.legs_unrecognised,
        packets_sent=sent.packets,
        packets_lost=max(drops, heard.concealed_ms // 20) + sent.refused,
        packets_lost_by_socket=drops,
        events_lost=heard.lost_events,
        latency_p50_ms=p50,
        latency_p99_ms=p99,
        latency_max_ms=most,
        daemon_cpu_percent=percent * measured.daemon.total,
        daemon_loop_percent=percent * measured.daemon.main,
        daemon_model_percent=percent * (measured.daemon.total - measured.daemon.main),
        daemon_receive_percent=percent * measured.stages_s["receive"],
        daemon_vad_percent=percent * measured.stages_s["vad"],
        daemon_publish_percent=percent * measured.stages_s["publish"],
        daemon_system_percent=percent * measured.daemon.system,
        sender_cpu_percent=percent * measured.sender.total,
        subscriber_cpu_percent=percent * measured.subscriber.total,
        others_cpu_percent=percent * measured.others_s,
        sender_late_p99_ms=sent.late_p99_ms,
        sender_late_max_ms=sent.late_max_ms,
        sender_fell_behind=sent.late_p99_ms > SENDER_LATE_MS,
        rss_mb=measured.rss_mb,
        rss_grown_mb=measured.rss_mb - measured.rss_before_mb,
        rss_at_rest_mb=at_rest_mb,
        rss_mb_a_leg=(measured.rss_mb - at_rest_mb) / n_legs,
        holds=shown.windows_scored == shown.windows_due and p99 is not None and p99 <= LATENCY_LIMIT_MS,
    )


@dataclass(frozen=True, slots=True)
class _Measured:
    began_s: float
    ended_s: float
    daemon: Cpu
    sender: Cpu
    subscriber: Cpu
    stages_s: dict[str, float]
    """Of the daemon, by its own stopwatches."""
    others_s: float
    """CPU seconds."""
    rss_before_mb: float
    rss_mb: float


async def _watch(running: Running, sender: Process, n_legs: int, seconds: float) -> _Measured:
    await asyncio.sleep(_ramp_s(n_legs) + SETTLE_S)
    rss_before_mb = memory_mb(running)
    stages_before = await _stages_s(running.port)
    began_s, before, busy_s = time.monotonic(), _cpus(running.process, sender), machine_cpu_s()
    await asyncio.sleep(seconds)
    stages_s = {stage: spent_s - stages_before[stage] for stage, spent_s in (await _stages_s(running.port)).items()}
    ended_s, after, busy_s = time.monotonic(), _cpus(running.process, sender), machine_cpu_s() - busy_s
    used = [now - then for now, then in zip(after, before, strict=True)]
    others_s = max(0.0, busy_s - sum(cpu.total for cpu in used))
    of_daemon, of_sender, ours = used
    weighs_mb = memory_mb(running)
    return _Measured(began_s, ended_s, of_daemon, of_sender, ours, stages_s, others_s, rss_before_mb, weighs_mb)


async def _stages_s(port: int) -> dict[str, float]:
    """Return the CPU seconds of the daemon's stages, as its metrics tell them."""
    text = await asyncio.to_thread(_page, f"http://127.0.0.1:{port}/metrics")
    return {stage: float(spent_s) for stage, spent_s in re.findall(r'cpu_seconds_total\{stage="(\w+)"\} (\S+)', text)}


def _page(url: str) -> str:
    with urlopen(url, timeout=STOPS_WITHIN_S) as answer:  # an address of loopback, made above
        text: str = answer.read().decode()
        return text


def _cpus(listener: Process, sender: Process) -> list[Cpu]:
    for name, process in (("daemon", listener), ("sender", sender)):
        if process.returncode is not None:
            raise RuntimeError(f"the {name} ended in the middle of the run, with status {process.returncode}")
    return [Cpu.of_family(listener.pid), Cpu.of(sender.pid), Cpu.of(os.getpid())]


def memory_mb(running: Running) -> float:
    """Return what the daemon and its workers weigh, in 1e6 bytes."""
    return sum(rss_mb(pid) for pid in family(running.process.pid))


async def start_sender(programs: Path, port: int, n_legs: int, seconds: float) -> Process:
    """Return the sender once it has sent its first packet."""
    numbers = (port, n_legs, _ramp_s(n_legs), duration_s(n_legs, seconds))
    sender = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.bench.legs_sender", str(programs), *map(str, numbers)),
        stdout=asyncio.subprocess.PIPE,
        limit=2**20,
    )
    assert sender.stdout is not None
    if await sender.stdout.readline() != b"begins\n":
        raise RuntimeError("the sender did not begin")
    return sender


async def _listen(port: int, received: list[tuple[float, bytes]]) -> None:
    """Keep each event, and when it came; they are looked at afterwards."""
    async with connect(
        f"ws://127.0.0.1:{port}", subprotocols=[Subprotocol("cloudevents.json")], compression=None, max_queue=None
    ) as subscriber:
        with suppress(ConnectionClosed):
            while True:
                message = await subscriber.recv(decode=False)
                received.append((time.monotonic(), message))


def _ramp_s(n_legs: int) -> float:
    return min(RAMP_S_A_LEG * n_legs, MOST_RAMP_S)


def settings(port: int, n_legs: int, card: Path, workers: int) -> str:
    """Return a configuration for so many legs on a port; its last section is that of RTP."""
    return "\n".join(
        (
            f'[microphone]\nenabled = false\n[model]\ncard = "{card}"\n[log]\nlevel = "warning"\nformat = "text"',
            f'[rtp]\nenabled = true\nport = {port}\nroles = ["customer"]\nmax_legs = {n_legs + 1}',
            f"workers = {workers}",
        )
    )


def free_udp_pair() -> int:
    """Return an even UDP port of 127.0.0.1 that nobody uses now, nor the one after it."""
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
