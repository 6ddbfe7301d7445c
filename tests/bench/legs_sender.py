"""The sender of `make bench-legs`, a child process: many callers in real time, one socket and SSRC each.

No Python object is created per packet: at each tick NumPy writes the headers and payloads of a group of callers into
one buffer, and each socket sends its part. ``python -m tests.bench.legs_sender SCRIPTS PORT LEGS RAMP_S SECONDS``
prints a line when it begins, and at the end a JSON object (`Sent`).
"""

from __future__ import annotations

import json
import resource
import socket
import sys
import time
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import numpy as np

from tests.bench.legs_speech import PACKET_SAMPLES

if TYPE_CHECKING:
    from numpy.typing import NDArray

TICK_S = 0.005
TICKS_PER_PACKET = 4
"""Each caller sends at one of four ticks in 20 ms."""
HEADER_BYTES = 12
FIRST_SEQUENCE, FIRST_TIMESTAMP = 65_000, 2**32 - 80_000
"""Both wrap during a run (RFC 3550, 5.1)."""
SPARE_FILES = 64


@dataclass(frozen=True, slots=True)
class Sent:
    """What was sent, and when."""

    first_ticks: list[int]
    """First tick of each leg; its packet k is sent TICKS_PER_PACKET * k ticks later."""
    ticks_s: list[float]
    """CLOCK_MONOTONIC at the start of each tick."""
    packets: int
    refused: int
    """Packets that the kernel did not accept."""
    late_p99_ms: float
    """Delay of the ticks."""
    late_max_ms: float


class Callers:
    """The callers that send at the same ticks, in the order in which they begin."""

    def __init__(self, legs: list[int], first_ticks: list[int], scripts: NDArray[np.uint8], port: int) -> None:
        self._first_ticks = np.array([first_ticks[leg] for leg in legs], np.int64)
        self._scripts = scripts
        self._which = np.array([leg % len(scripts) for leg in legs], np.int64)
        self._packets = np.zeros((len(legs), HEADER_BYTES + PACKET_SAMPLES), np.uint8)
        self._packets[:, 0] = 0x80  # version 2; payload type 0 is PCMU
        self._packets[:, 8:12] = np.array([leg + 1 for leg in legs], ">u4").view(np.uint8).reshape(-1, 4)
        self._sockets = [_socket(port) for _ in legs]
        self._sends = [(s.send, packet.data) for s, packet in zip(self._sockets, self._packets, strict=True)]
        self.sent = self.refused = 0

    def send(self, tick: int) -> None:
        """Send the next packet of each caller that has begun."""
        n = int(np.searchsorted(self._first_ticks, tick, side="right"))
        self._write(n, (tick - self._first_ticks[:n]) // TICKS_PER_PACKET)
        for send, packet in self._sends[:n]:
            try:
                send(packet)
            except OSError:  # the port is closed, or the buffer of the kernel is full
                self.refused += 1
        self.sent += n

    def close(self) -> None:
        """Close the sockets."""
        for one in self._sockets:
            one.close()

    def _write(self, n: int, numbers: NDArray[np.int64]) -> None:
        packets = self._packets[:n]
        packets[:, 1] = np.where(numbers == 0, 0x80, 0)  # the marker begins a talkspurt (RFC 3551, 4.1)
        sequences = ((FIRST_SEQUENCE + numbers) % 2**16).astype(">u2")
        timestamps = ((FIRST_TIMESTAMP + numbers * PACKET_SAMPLES) % 2**32).astype(">u4")
        packets[:, 2:4] = sequences.view(np.uint8).reshape(-1, 2)
        packets[:, 4:8] = timestamps.view(np.uint8).reshape(-1, 4)
        packets[:, HEADER_BYTES:] = self._scripts[self._which[:n], numbers]


def first_ticks(n_legs: int, ramp_s: float) -> list[int]:
    """Return the first tick of each leg, evenly spread over the ramp."""
    return [round(leg * ramp_s / n_legs / TICK_S) for leg in range(n_legs)]


def send_all(scripts: NDArray[np.uint8], port: int, n_legs: int, ramp_s: float, seconds: float) -> Sent:
    """Send in real time for ``seconds``; ``scripts`` have shape (n, packets, PACKET_SAMPLES) and last as long."""
    starts = first_ticks(n_legs, ramp_s)
    turns = [
        [leg for leg in range(n_legs) if starts[leg] % TICKS_PER_PACKET == turn] for turn in range(TICKS_PER_PACKET)
    ]
    callers = [Callers(legs, starts, scripts, port) for legs in turns]
    ticks_s: list[float] = []
    print("begins", flush=True)
    began = time.monotonic()
    for tick in range(round(seconds / TICK_S)):
        wait_s = began + tick * TICK_S - time.monotonic()
        if wait_s > 0:
            time.sleep(wait_s)
        ticks_s.append(time.monotonic())
        callers[tick % TICKS_PER_PACKET].send(tick)
    for group in callers:
        group.close()
    late_ms = 1000 * (np.array(ticks_s) - began - TICK_S * np.arange(len(ticks_s)))
    return Sent(
        first_ticks=starts,
        ticks_s=ticks_s,
        packets=sum(group.sent for group in callers),
        refused=sum(group.refused for group in callers),
        late_p99_ms=float(np.percentile(late_ms, 99)),
        late_max_ms=float(late_ms.max()),
    )


def _socket(port: int) -> socket.socket:
    made = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    made.connect(("127.0.0.1", port))
    return made


def main() -> None:
    """Send, and print what was sent."""
    scripts = np.load(sys.argv[1])
    port, n_legs, ramp_s, seconds = int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4]), float(sys.argv[5])
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(max(soft, n_legs + SPARE_FILES), hard), hard))
    print(json.dumps(asdict(send_all(scripts, port, n_legs, ramp_s, seconds))))


if __name__ == "__main__":
    main()
