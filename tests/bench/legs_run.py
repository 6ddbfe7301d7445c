"""One run of `make bench-legs`: a daemon, a sender and a subscriber in real time."""

from __future__ import annotations

import asyncio
import os
import sys
import time
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec
import numpy as np
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

from tests.bench.legs_figures import figures, parse_events
from tests.bench.legs_metrics import longest_ms, over_percent, read_metrics
from tests.bench.legs_sender import Sent
from tests.bench.live import daemon, free_udp_pair, terminate
from tests.bench.memory import rss_mb
from tests.bench.proc import Cpu, machine_cpu_s, udp_drops, with_children

if TYPE_CHECKING:
    from asyncio.subprocess import Process
    from collections.abc import AsyncIterator, Sequence
    from pathlib import Path

    from tests.bench.legs_expected import ExpectedWindows
    from tests.bench.live import Running

RAMP_S_PER_LEG, MAX_RAMP_S = 0.005, 10.0
"""The callers begin one after the other."""
SETTLE_S = 5.0
"""From the start of the last caller to the measurement: the first window ends 1.8 s after an onset."""
TAIL_S = 3.0
"""Sending goes on after the measurement: the end of an utterance is detected after a pause, on a busy machine late."""
LISTEN_ON_S = 3.0
"""Events are received this long after the last packet."""
STOPS_WITHIN_S = 60.0
"""Time limit of a run, beyond the duration of its audio."""
SENDER_LATE_MS = 20.0
"""A sender that is late by more than a packet falsifies the figures of the daemon."""
LATENCY_LIMIT_MS = 250


@dataclass(frozen=True, slots=True)
class Run:
    """The figures of one run. CPU is in per cent of one core, over the measured seconds."""

    legs: int
    seconds: float
    talk: float
    model: str
    tree: str
    """The checkout whose daemon ran; empty for this one."""
    busy: float
    """How much of a core another program took."""
    at_once: bool
    """Whether all callers began at the same time."""
    workers: int
    """Worker processes of the daemon; its CPU and memory are the sums over all its processes."""
    windows_expected: int
    windows_scored: int
    windows_refused: int
    """Windows abstained because of overload."""
    legs_refused: int
    """Legs that sent and have no session, because the daemon refused them."""
    hop_increases: int
    suspended_legs_max: int
    """Largest number of legs suspended because of overload."""
    legs_unmatched: int
    packets_sent: int
    packets_lost: int
    """By the kernel or the daemon, in the whole run."""
    packets_lost_by_socket: int
    events_lost: int
    latency_p50_ms: float | None
    """From the sending of the last packet of a window to the receipt of its event."""
    latency_p99_ms: float | None
    latency_max_ms: float | None
    daemon_cpu_percent: float
    daemon_loop_percent: float
    """Main threads: packets, VAD, features, events."""
    turns_over_5_ms_percent: float | None
    """Turns of the event loop that took more than 5 ms of CPU time; None for a daemon that does not tell."""
    longest_turn_ms: float | None
    """An upper bound of the longest one; 1000 where it is beyond the longest that is told apart."""
    daemon_model_percent: float
    """Other threads: the model."""
    daemon_receive_percent: float
    """This and the next two are from the metrics of the daemon: packets received, reordered and decoded."""
    daemon_vad_percent: float
    """VAD and features."""
    daemon_publish_percent: float
    """Events encoded and passed to the sinks."""
    daemon_system_percent: float
    """The part of `daemon_cpu_percent` in the kernel, mostly for sockets."""
    sender_cpu_percent: float
    subscriber_cpu_percent: float
    others_cpu_percent: float
    """All other processes of this machine; should be small."""
    sender_late_p99_ms: float
    sender_late_max_ms: float
    sender_fell_behind: bool
    rss_mb: float
    """At the end of the measured seconds."""
    rss_growth_mb: float
    """During the measured seconds."""
    rss_idle_mb: float
    rss_mb_per_leg: float
    holds: bool
    """No window was lost, and p99 is within the limit."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How a number of legs is measured."""

    card: Path
    seconds: float
    talk: float = 1.0
    """Share of the time that each caller talks; only recorded."""
    workers: int = 1
    """Worker processes of the daemon."""
    tree: Path | None = None
    """Another checkout whose daemon runs; None: this one."""
    busy: float = 0.0
    """How much of a core another program takes."""
    at_once: bool = False
    """Whether all callers begin at the same time."""
    target_load: float = 0.0
    """``engine.target_load``; 0: the daemon refuses no leg, so that its limit is measured."""


def duration_s(n_legs: int, seconds: float) -> float:
    """Return the duration of the audio of a run."""
    return _ramp_s(n_legs) + SETTLE_S + seconds + TAIL_S


async def run(folder: Path, scripts: Path, expected: Sequence[ExpectedWindows], n_legs: int, setting: Setting) -> Run:
    """Measure one number of legs.

    Args:
        folder: empty, for the files of the run.
        scripts: file with the audio of the callers (NumPy), at least `duration_s` long.
        expected: the windows of each script.
        n_legs: number of callers.
        setting: how.

    """
    seconds = setting.seconds
    port = free_udp_pair()
    async with (
        asyncio.timeout(duration_s(n_legs, seconds) + LISTEN_ON_S + STOPS_WITHIN_S),
        daemon(folder, _settings(port, n_legs, setting), tree=setting.tree) as running,
        _busy(setting.busy),
    ):
        idle_mb = memory_mb(running)
        received: list[tuple[float, bytes]] = []
        recording = asyncio.create_task(_record_events(running.port, received))
        sender = await start_sender(scripts, port, n_legs, seconds, at_once=setting.at_once)
        try:
            measured = await _watch(running, sender, n_legs, seconds)
            assert sender.stdout is not None
            output = await sender.stdout.read()
            if await sender.wait():
                raise RuntimeError(f"the sender ended with status {sender.returncode}")
            sent = msgspec.json.decode(output, type=Sent)
        finally:
            await terminate(sender)
        await asyncio.sleep(LISTEN_ON_S)
        drops = udp_drops(port)
        recording.cancel()
    reported = parse_events(received)
    shown = figures(reported, sent, expected, measured.began_s, measured.ended_s)
    late = np.array(shown.latency_ms)
    p50, p99, most = (float(x) for x in (*np.percentile(late, (50, 99)), late.max())) if len(late) else (None,) * 3
    percent = 100 / (measured.ended_s - measured.began_s)
    return Run(
        legs=n_legs,
        seconds=seconds,
        talk=setting.talk,
        model=setting.card.stem,
        tree=str(setting.tree or ""),
        busy=setting.busy,
        at_once=setting.at_once,
        workers=setting.workers,
        windows_expected=shown.windows_expected,
        windows_scored=shown.windows_scored,
        windows_refused=reported.refused,
        legs_refused=max(0, n_legs - len(reported.sessions)),
        hop_increases=reported.hop_increases,
        suspended_legs_max=reported.suspended_legs_max,
        legs_unmatched=shown.legs_unmatched,
        packets_sent=sent.packets,
        packets_lost=max(drops, reported.concealed_ms // 20) + sent.refused,
        packets_lost_by_socket=drops,
        events_lost=reported.lost_events,
        latency_p50_ms=p50,
        latency_p99_ms=p99,
        latency_max_ms=most,
        daemon_cpu_percent=percent * measured.daemon.total,
        daemon_loop_percent=percent * measured.daemon.main,
        turns_over_5_ms_percent=over_percent(measured.turns, 0.005),
        longest_turn_ms=longest_ms(measured.turns),
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
        rss_growth_mb=measured.rss_mb - measured.rss_before_mb,
        rss_idle_mb=idle_mb,
        rss_mb_per_leg=(measured.rss_mb - idle_mb) / n_legs,
        holds=shown.windows_scored == shown.windows_expected and p99 is not None and p99 <= LATENCY_LIMIT_MS,
    )


@dataclass(frozen=True, slots=True)
class _Measured:
    began_s: float
    ended_s: float
    daemon: Cpu
    sender: Cpu
    subscriber: Cpu
    stages_s: dict[str, float]
    """CPU seconds by stage, from the metrics of the daemon."""
    turns: dict[float, int]
    """How many turns of the event loop took up to so many seconds, and more than the bound before."""
    others_s: float
    """CPU seconds."""
    rss_before_mb: float
    rss_mb: float


async def _watch(running: Running, sender: Process, n_legs: int, seconds: float) -> _Measured:
    await asyncio.sleep(_ramp_s(n_legs) + SETTLE_S)
    rss_before_mb = memory_mb(running)
    stages_before, turns_before = await read_metrics(running.port)
    began_s, before, busy_s = time.monotonic(), _cpus(running.process, sender), machine_cpu_s()
    await asyncio.sleep(seconds)
    stages_after, turns_after = await read_metrics(running.port)
    stages_s = {stage: spent_s - stages_before[stage] for stage, spent_s in stages_after.items()}
    turns = {bound_s: n - turns_before[bound_s] for bound_s, n in turns_after.items()}
    ended_s, after, busy_s = time.monotonic(), _cpus(running.process, sender), machine_cpu_s() - busy_s
    used = [now - then for now, then in zip(after, before, strict=True)]
    others_s = max(0.0, busy_s - sum(cpu.total for cpu in used))
    of_daemon, of_sender, ours = used
    rss_after_mb = memory_mb(running)
    return _Measured(
        began_s, ended_s, of_daemon, of_sender, ours, stages_s, turns, others_s, rss_before_mb, rss_after_mb
    )


def _cpus(daemon_process: Process, sender: Process) -> list[Cpu]:
    for name, process in (("daemon", daemon_process), ("sender", sender)):
        if process.returncode is not None:
            raise RuntimeError(f"the {name} ended during the run with status {process.returncode}")
    return [Cpu.of_family(daemon_process.pid), Cpu.of(sender.pid), Cpu.of(os.getpid())]


def memory_mb(running: Running) -> float:
    """Return the memory of the daemon and its workers, in 1e6 bytes."""
    return sum(rss_mb(pid) for pid in with_children(running.process.pid))


async def start_sender(scripts: Path, port: int, n_legs: int, seconds: float, *, at_once: bool = False) -> Process:
    """Start the sender; return once it begins to send."""
    numbers = (port, n_legs, 0.0 if at_once else _ramp_s(n_legs), duration_s(n_legs, seconds))
    sender = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.bench.legs_sender", str(scripts), *map(str, numbers)),
        stdout=asyncio.subprocess.PIPE,
        limit=2**20,
    )
    assert sender.stdout is not None
    if await sender.stdout.readline() != b"begins\n":
        raise RuntimeError("the sender did not begin")
    return sender


async def _record_events(port: int, received: list[tuple[float, bytes]]) -> None:
    """Record each event with its time of receipt."""
    async with connect(
        f"ws://127.0.0.1:{port}", subprotocols=[Subprotocol("cloudevents.json")], compression=None, max_queue=None
    ) as subscriber:
        with suppress(ConnectionClosed):
            while True:
                message = await subscriber.recv(decode=False)
                received.append((time.monotonic(), message))


def _ramp_s(n_legs: int) -> float:
    return min(RAMP_S_PER_LEG * n_legs, MAX_RAMP_S)


@asynccontextmanager
async def _busy(share: float) -> AsyncIterator[None]:
    """Let another program take a share of a core."""
    if not share:
        yield
        return
    program = (
        "import time\nwhile True:\n"
        f"    end = time.monotonic() + {0.01 * share}\n"
        "    while time.monotonic() < end: pass\n"
        f"    time.sleep({0.01 * (1 - share)})"
    )
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", program)
    try:
        yield
    finally:
        await terminate(process)


def _settings(port: int, n_legs: int, setting: Setting) -> str:
    text = settings(port, n_legs, setting.card, setting.workers)
    if setting.tree and "target_load" not in (setting.tree / "config.toml").read_text():  # it is older than the key
        return text
    return f"[engine]\ntarget_load = {setting.target_load}\n{text}"


def settings(port: int, n_legs: int, card: Path, workers: int) -> str:
    """Return a configuration; its last table is ``[rtp]``."""
    return "\n".join(
        (
            f'[microphone]\nenabled = false\n[model]\ncard = "{card}"\n[log]\nlevel = "warning"\nformat = "text"',
            f'[rtp]\nenabled = true\nport = {port}\nroles = ["customer"]\nmax_legs = {n_legs + 1}',
            f"max_legs_per_host = {n_legs + 1}\nmax_legs_per_port = {n_legs + 1}\ncontrol_share = 0.0",
            "new_legs_per_s = 100000.0\nnew_legs_per_host_s = 100000.0",
            f"workers = {workers}",
        )
    )
