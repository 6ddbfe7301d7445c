"""A telephone exchange: it opens a session for each call and sends the audio of its parties as RTP, in real time."""

from __future__ import annotations

import asyncio
import itertools
import random
import socket
import struct
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from conversations import CALLS, RATE_HZ, Call
from emotion_streamer_client import RequestError, control

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

PACKET_MS = 20
PACKET_SAMPLES = RATE_HZ * PACKET_MS // 1000
PAUSE_S = 0.8
"""Between two turns, and before the first."""
BETWEEN_CALLS_S = 4.0
LINES = 3
"""Calls at once."""
PCMU = 0
"""Payload type (RFC 3551)."""

Turns = list[tuple[str, "NDArray[np.int16]"]]


@dataclass(slots=True)
class Ongoing:
    """A call as the desk lists it."""

    call: Call
    session_id: str


class Exchange:
    """Makes calls, for ever."""

    def __init__(self, daemon: str, token: str, voices: dict[str, Turns]) -> None:
        """``voices``: turns of each call by its reference."""
        self._daemon = daemon.replace("http", "ws", 1)
        self._token = token
        self._voices = voices
        self.ongoing: list[Ongoing] = []
        """Calls at this moment, the oldest first."""

    async def run(self) -> None:
        """Keep all lines busy."""
        waiting = itertools.cycle(CALLS)
        async with control(self._daemon, token=self._token) as requests, asyncio.TaskGroup() as lines:
            self._requests = requests
            for number in range(LINES):
                lines.create_task(self._line(waiting, number * 2.0), name=f"line {number}")

    async def acknowledge(self, alert_id: str, by: str) -> None:
        """Tell the daemon that somebody has seen an alert. Raises RequestError where there is none such."""
        await self._requests.acknowledge_alert(alert_id, by)

    async def _line(self, waiting: Iterator[Call], begin_s: float) -> None:
        await asyncio.sleep(begin_s)
        while True:
            await self._call(next(waiting))
            await asyncio.sleep(BETWEEN_CALLS_S)

    async def _call(self, call: Call) -> None:
        opened = await self._requests.open_session(call.reference, [{"role": "customer"}, {"role": "agent"}])
        ongoing = Ongoing(call, opened["session_id"])
        self.ongoing.append(ongoing)
        legs = {leg["role"]: (leg["host"], leg["port"]) for leg in opened["legs"]}
        try:
            await _speak(self._voices[call.reference], legs)
        finally:
            self.ongoing.remove(ongoing)
            with suppress(RequestError):  # it has ended already
                await self._requests.end_session(ongoing.session_id)


async def _speak(turns: Turns, legs: dict[str, tuple[str, int]]) -> None:
    """Send all legs until everything is said: who does not speak is silent."""
    audio = {role: _mu_law(samples) for role, samples in _tracks(turns).items()}
    clock = asyncio.get_running_loop()
    began_s = clock.time()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        streams = {role: random.getrandbits(32) for role in legs}
        for number in range(len(audio["customer"]) // PACKET_SAMPLES):
            start = number * PACKET_SAMPLES
            for role, address in legs.items():
                header = struct.pack("!BBHII", 0x80, PCMU, number & 0xFFFF, start, streams[role])  # RFC 3550, 5.1
                sender.sendto(header + audio[role][start : start + PACKET_SAMPLES], address)
            await asyncio.sleep(max(0.0, began_s + (number + 1) * PACKET_MS / 1000 - clock.time()))


def _tracks(turns: Turns) -> dict[str, NDArray[np.int16]]:
    """Return what each party says, with silence where the other speaks; shapes (n,), all of one length."""
    pause = np.zeros(round(PAUSE_S * RATE_HZ), np.int16)
    parts: dict[str, list[NDArray[np.int16]]] = {"customer": [], "agent": []}
    for speaker, samples in turns:
        for role, track in parts.items():
            track += [pause, samples if role == speaker else np.zeros_like(samples)]
    return {role: np.concatenate(track) for role, track in parts.items()}


def _mu_law(samples: NDArray[np.int16]) -> bytes:
    """Return the codes of G.711: sign, segment and step of a magnitude with the bias of 132, all bits inverted."""
    magnitudes = np.minimum(np.abs(samples.astype(np.int32)), 32635) + 132
    segments = np.frexp(magnitudes.astype(np.float64))[1] - 8
    steps = magnitudes >> segments + 3 & 0x0F
    codes: NDArray[np.int32] = ~(np.where(samples < 0, 0x80, 0) | segments << 4 | steps) & 0xFF
    return codes.astype(np.uint8).tobytes()
