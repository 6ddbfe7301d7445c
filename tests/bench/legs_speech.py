"""What the callers of `make bench-legs` say: mu-law payloads of 20 ms, real speech with or without pauses."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from streamer.protocol.g711 import MU_LAW
from tests.bench.recording import loud_frames

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

RATE = 8_000
PACKET_SAMPLES = 160
PACKETS_A_S = RATE // PACKET_SAMPLES
PROGRAMS = 16
"""Callers who say different things; with more legs, some say the same at other times."""
RECORDINGS = 48
"""Of a folder, so many are taken, evenly spread over it."""
SUFFIXES = {".wav", ".flac", ".ogg", ".opus"}
CYCLE_S = 8.0
"""Somebody who talks for a share of the time does so in cycles of this length."""
LEAD_S, LEAD_STEP_S = 0.3, 0.128
"""Before each program is silence, longer for each, so that they can be told apart by where speech begins."""
LEVEL = 10 ** (-26 / 20)
"""Root mean square of speech on a telephone line, against full scale: the -26 dBov that ITU-T P.56 measures."""
NOISE = 10 ** (-65 / 20)
"""That of the line itself: digital silence would be cheaper to hear than any line is."""


def speech(source: Path) -> NDArray[np.float32]:
    """Return speech without pauses at 8 kHz, from a recording or from a folder of them."""
    found = [source]
    if source.is_dir():
        found = sorted(path for path in source.rglob("*") if path.suffix.lower() in SUFFIXES)
    if not found:
        raise FileNotFoundError(f"no recordings ({', '.join(sorted(SUFFIXES))}) in {source}")
    spread = np.linspace(0, len(found) - 1, min(RECORDINGS, len(found))).astype(int)
    clips = [loud_frames(found[number], sample_rate=RATE) for number in spread]
    return np.concatenate([clip * np.float32(LEVEL / np.sqrt((clip**2).mean())) for clip in clips])


def programs(said: NDArray[np.float32], *, seconds: float, talk: float) -> NDArray[np.uint8]:
    """Return mu-law codes, shape (PROGRAMS, packets, PACKET_SAMPLES).

    Args:
        said: speech at 8 kHz, shape (n,).
        seconds: how long each caller stays at most.
        talk: share of the time that each talks, 0-1; their pauses are spread over the cycle.

    """
    n_packets = math.ceil(seconds * PACKETS_A_S) + 1  # who begins at once sends at both ends
    times_s = np.arange(n_packets * PACKET_SAMPLES) / RATE
    random = np.random.default_rng(7)
    codes = np.empty((PROGRAMS, n_packets, PACKET_SAMPLES), np.uint8)
    for number in range(PROGRAMS):
        talking = (times_s / CYCLE_S + number / PROGRAMS) % 1 < talk
        talking &= times_s >= LEAD_S + number * LEAD_STEP_S
        voice = np.resize(np.roll(said, -number * len(said) // PROGRAMS), len(times_s))
        line = voice * talking + NOISE * random.standard_normal(len(times_s))
        samples = np.round(32_767 * np.clip(line, -1, 1)).astype(np.int16)
        codes[number] = MU_LAW.encode(samples).reshape(n_packets, PACKET_SAMPLES)
    return codes
