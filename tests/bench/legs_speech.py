"""The audio of the callers of `make bench-legs`: mu-law payloads of 20 ms, speech with or without pauses."""

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
PACKETS_PER_S = RATE // PACKET_SAMPLES
SCRIPTS = 16
"""Different audio for this many callers; further callers repeat it at other times."""
RECORDINGS = 48
"""Number of recordings used from a folder, evenly spread."""
SUFFIXES = {".wav", ".flac", ".ogg", ".opus"}
CYCLE_S = 8.0
"""A caller who talks for a share of the time alternates speech and pause in cycles of this length."""
LEAD_S, LEAD_STEP_S = 0.3, 0.128
"""Silence before script 0, and more of it before each next one: the onset of speech identifies a script."""
LEVEL = 10 ** (-26 / 20)
"""RMS of speech on a telephone line relative to full scale: -26 dBov (ITU-T P.56)."""
NOISE = 10 ** (-65 / 20)
"""RMS of line noise; digital silence would cost less CPU than a real line."""


def speech(source: Path) -> NDArray[np.float32]:
    """Return speech without pauses at 8 kHz, from a recording or a folder of recordings."""
    found = [source]
    if source.is_dir():
        found = sorted(path for path in source.rglob("*") if path.suffix.lower() in SUFFIXES)
    if not found:
        raise FileNotFoundError(f"no recordings ({', '.join(sorted(SUFFIXES))}) in {source}")
    spread = np.linspace(0, len(found) - 1, min(RECORDINGS, len(found))).astype(int)
    clips = [loud_frames(found[number], sample_rate=RATE) for number in spread]
    return np.concatenate([clip * np.float32(LEVEL / np.sqrt((clip**2).mean())) for clip in clips])


def scripts(voice: NDArray[np.float32], *, seconds: float, talk: float) -> NDArray[np.uint8]:
    """Return mu-law codes, shape (SCRIPTS, packets, PACKET_SAMPLES).

    Args:
        voice: speech at 8 kHz, shape (n,).
        seconds: longest duration of a call.
        talk: share of the time that each caller talks, 0-1; the pauses of different callers are spread over the cycle.

    """
    n_packets = math.ceil(seconds * PACKETS_PER_S) + 1  # the first and the last packet included
    times_s = np.arange(n_packets * PACKET_SAMPLES) / RATE
    random = np.random.default_rng(7)
    codes = np.empty((SCRIPTS, n_packets, PACKET_SAMPLES), np.uint8)
    for number in range(SCRIPTS):
        talking = (times_s / CYCLE_S + number / SCRIPTS) % 1 < talk
        talking &= times_s >= LEAD_S + number * LEAD_STEP_S
        shifted = np.resize(np.roll(voice, -number * len(voice) // SCRIPTS), len(times_s))
        line = shifted * talking + NOISE * random.standard_normal(len(times_s))
        samples = np.round(32_767 * np.clip(line, -1, 1)).astype(np.int16)
        codes[number] = MU_LAW.encode(samples).reshape(n_packets, PACKET_SAMPLES)
    return codes
