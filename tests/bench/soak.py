"""`make bench-soak`: does the memory of a daemon grow while calls come and go?

In each round callers send RTP and stop, and their legs end. Prints the memory of the daemon after each round, without
open legs, and at the end its growth per hour in the second half of the rounds: in the first minutes the pools of the
allocator fill.
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from streamer.app.models import find_card
from streamer.config.tables import Config
from tests.bench.legs_run import duration_s, free_udp_pair, memory_mb, settings, start_sender
from tests.bench.legs_speech import scripts, speech
from tests.bench.live import daemon, terminate

if TYPE_CHECKING:
    from tests.bench.live import Running

LEG_TIMEOUT_S = 3.0
"""A leg ends after this long without a packet."""
LEAVE_S = 10.0
"""After this long all legs of a round have ended, and the daemon has returned memory to the system."""


async def soak(scripts_path: Path, folder: Path, *, n_legs: int, seconds: float, stay_s: float) -> list[float]:
    """Return the memory of the daemon after each round, in 1e6 bytes; at least three rounds, for ``seconds``."""
    port, memory_after_mb = free_udp_pair(), list[float]()
    card = find_card(Config(), None).resolve()
    config = f"{settings(port, n_legs, card, workers=1)}\ntimeout_s = {LEG_TIMEOUT_S}"
    async with daemon(folder, config) as running:
        began_s = time.monotonic()
        while len(memory_after_mb) < 3 or time.monotonic() - began_s < seconds:
            await _round(running, scripts_path, port, n_legs, stay_s)
            memory_after_mb.append(memory_mb(running))
            at_s = time.monotonic() - began_s
            print(
                f"{at_s:6.0f} s: {len(memory_after_mb) * n_legs} legs have ended, {memory_after_mb[-1]:.1f} MB",
                flush=True,
            )
    return memory_after_mb


async def _round(running: Running, scripts_path: Path, port: int, n_legs: int, stay_s: float) -> None:
    sender = await start_sender(scripts_path, port, n_legs, stay_s)
    try:
        assert sender.stdout is not None
        await sender.stdout.read()
        if await sender.wait():
            raise RuntimeError(f"the sender ended with status {sender.returncode}")
    finally:
        await terminate(sender)
    await asyncio.sleep(LEAVE_S)
    if running.process.returncode is not None:
        raise RuntimeError(f"the daemon ended with status {running.process.returncode}")


def main() -> None:
    """Soak, and say by how much the daemon grew."""
    parser = argparse.ArgumentParser(prog="make bench-soak", description=__doc__)
    parser.add_argument("--legs", type=int, default=100, help="concurrent callers (default 100)")
    parser.add_argument("--seconds", type=float, default=3600, help="duration (default 3600)")
    parser.add_argument("--stay", type=float, default=20, help="minimum seconds per call (default 20)")
    parser.add_argument("--recording", type=Path, default=Path("build/demo.wav"), help="speech")
    options = parser.parse_args()
    audio = scripts(speech(options.recording), seconds=duration_s(options.legs, options.stay), talk=0.7)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "scripts.npy"
        np.save(path, audio)
        began_s = time.monotonic()
        memory_after_mb = asyncio.run(
            soak(path, Path(folder), n_legs=options.legs, seconds=options.seconds, stay_s=options.stay)
        )
        took_s = time.monotonic() - began_s
    rounds = len(memory_after_mb)
    late_mb = memory_after_mb[-(-rounds // 2) - 1 :]  # two at least
    slope = float(np.polyfit(np.arange(len(late_mb)), late_mb, 1)[0])  # MB a round
    print(f"{memory_after_mb[0]:.1f} MB after the first round, {memory_after_mb[-1]:.1f} MB after the last of {rounds}")
    print(f"growth in the second half: {slope * 3600 / (took_s / rounds):.1f} MB per hour")


if __name__ == "__main__":
    main()
