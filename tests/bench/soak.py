"""`make bench-soak`: does a daemon grow while calls come and go?

Round after round, so many callers come, talk over RTP and fall silent, and their legs end. Prints the daemon's memory
after each round, when nobody is there any more, and at the end by how much it grew, an hour, in the second half of the
rounds: in the first minutes the allocator's pools fill.
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
from tests.bench.legs_speech import programs, speech
from tests.bench.live import daemon, end

if TYPE_CHECKING:
    from tests.bench.live import Running

LEG_TIMEOUT_S = 3.0
"""A leg of which nothing comes ends so soon."""
LEAVE_S = 10.0
"""After so long all legs of a round have ended, and the daemon has seen that nobody is there."""


async def soak(programs_path: Path, folder: Path, *, n_legs: int, seconds: float, stay_s: float) -> list[float]:
    """Return the daemon's memory, in 1e6 bytes, after each round, for ``seconds`` in all but at least three rounds."""
    port, weights_mb = free_udp_pair(), list[float]()
    card = find_card(Config(), None).resolve()
    config = f"{settings(port, n_legs, card, workers=1)}\ntimeout_s = {LEG_TIMEOUT_S}"
    async with daemon(folder, config) as running:
        began_s = time.monotonic()
        while len(weights_mb) < 3 or time.monotonic() - began_s < seconds:
            await _round(running, programs_path, port, n_legs, stay_s)
            weights_mb.append(memory_mb(running))
            at_s = time.monotonic() - began_s
            print(f"{at_s:6.0f} s: {len(weights_mb) * n_legs} legs have gone, {weights_mb[-1]:.1f} MB", flush=True)
    return weights_mb


async def _round(running: Running, programs_path: Path, port: int, n_legs: int, stay_s: float) -> None:
    sender = await start_sender(programs_path, port, n_legs, stay_s)
    try:
        assert sender.stdout is not None
        await sender.stdout.read()
        if await sender.wait():
            raise RuntimeError(f"the sender ended with status {sender.returncode}")
    finally:
        await end(sender)
    await asyncio.sleep(LEAVE_S)
    if running.process.returncode is not None:
        raise RuntimeError(f"the daemon ended with status {running.process.returncode}")


def main() -> None:
    """Soak, and say by how much the daemon grew."""
    parser = argparse.ArgumentParser(prog="make bench-soak", description=__doc__)
    parser.add_argument("--legs", type=int, default=100, help="callers at a time (default 100)")
    parser.add_argument("--seconds", type=float, default=3600, help="in all (default an hour)")
    parser.add_argument("--stay", type=float, default=20, help="seconds that each caller stays at least (default 20)")
    parser.add_argument("--recording", type=Path, default=Path("build/demo.wav"), help="speech")
    options = parser.parse_args()
    said = programs(speech(options.recording), seconds=duration_s(options.legs, options.stay), talk=0.7)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "programs.npy"
        np.save(path, said)
        began_s = time.monotonic()
        weights_mb = asyncio.run(
            soak(path, Path(folder), n_legs=options.legs, seconds=options.seconds, stay_s=options.stay)
        )
        took_s = time.monotonic() - began_s
    rounds = len(weights_mb)
    late_mb = weights_mb[-(-rounds // 2) - 1 :]  # two at least
    slope = float(np.polyfit(np.arange(len(late_mb)), late_mb, 1)[0])  # MB a round
    print(f"{weights_mb[0]:.1f} MB after the first round, {weights_mb[-1]:.1f} MB after the last of {rounds}")
    print(f"in the second half it grew {slope * 3600 / (took_s / rounds):.1f} MB an hour")


if __name__ == "__main__":
    main()
