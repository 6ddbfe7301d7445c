"""`make bench-fan-out`: CPU for each event and subscriber, of the daemon's server and of one on `websockets` alone.

Both servers run as processes of their own, in turn, several times in one run; another process subscribes and discards.
"""

from __future__ import annotations

import argparse
import asyncio
import base64
import json
import os
import selectors
import socket
import statistics
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

from tests.bench.fan_out_servers import SERVERS
from tests.support.examples import EXAMPLES, wire

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from streamer.protocol.cloudevents import WireEvent

    Publish = Callable[[WireEvent], None]

READ_BYTES = 1 << 20
LEAVES_AFTER_S = 1.0
"""How long the server waits for the subscribers to read the rest; they wait twice that for more."""


def main() -> None:
    """Measure and print, or be one of the processes of a measurement."""
    options = _options()
    if options.serve:
        asyncio.run(_serve(options.serve, options.subscribers[0], options.rate, options.seconds))
    elif options.subscribe:
        print(_subscribe(options.subscribe, options.subscribers[0]))
    else:
        _compare(options)


def _compare(options: argparse.Namespace) -> None:
    for subscribers in options.subscribers:
        cost: dict[str, list[float]] = {name: [] for name in SERVERS}
        for _ in range(options.rounds):
            for name, costs in cost.items():
                costs.append(_measure(name, subscribers, options.rate, options.seconds))
        medians = {name: statistics.median(costs) for name, costs in cost.items()}
        columns = ", ".join(f"{name} {medians[name]:6.1f} ({min(c):.1f} to {max(c):.1f})" for name, c in cost.items())
        print(
            f"{subscribers:4d} subscribers x {options.rate} events a second: us of CPU an event and subscriber: "
            f"{columns}; ratio {medians['daemon'] / medians['websockets']:.2f}",
            flush=True,
        )


def _measure(name: str, subscribers: int, rate: int, seconds: float) -> float:
    """Return microseconds of the server's CPU for each event and subscriber."""
    common = ["--subscribers", str(subscribers), "--rate", str(rate), "--seconds", str(seconds)]
    server = _start("--serve", name, *common)
    assert server.stdout is not None
    port = server.stdout.readline().strip()
    client = _start("--subscribe", port, *common)
    result = json.loads(server.stdout.readline())
    received = int(client.communicate()[0])
    server.wait()
    sent = result["published"] * subscribers
    if received < sent * result["bytes"]:
        print(f"  {name}: {received} bytes were received, {sent} events of {result['bytes']} were sent", flush=True)
    return 1e6 * float(result["cpu_s"]) / int(sent)


def _start(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.bench.fan_out", *arguments], stdout=subprocess.PIPE, text=True
    )


async def _serve(name: str, subscribers: int, rate: int, seconds: float) -> None:
    """Print the port, publish when all subscribers are there, and print what it cost."""
    event = wire(EXAMPLES["emotion.v1"])
    async with SERVERS[name]() as server:
        print(server.port, flush=True)
        while server.subscribers < subscribers:  # noqa: ASYNC110 - no server has an event for it
            await asyncio.sleep(0.01)
        began_s, cpu_s, total = time.monotonic(), time.process_time(), round(rate * seconds)
        for number in range(total):
            server.publish(event)
            await asyncio.sleep(max(0.0, began_s + number / rate - time.monotonic()))
        await server.flush()
        figures: dict[str, Any] = {"published": total, "cpu_s": time.process_time() - cpu_s, "lost": server.lost}
        print(json.dumps(figures | {"bytes": len(event.payload)}), flush=True)
        await asyncio.sleep(LEAVES_AFTER_S)  # leaving breaks off what is still in buffers


def _subscribe(port: str, subscribers: int) -> int:
    """Discard what the server sends to this many subscribers; return how many bytes it was."""
    selector = selectors.DefaultSelector()
    for _ in range(subscribers):
        selector.register(_handshake(int(port)), selectors.EVENT_READ)
    received, quiet_s = 0, 60.0
    while ready := selector.select(quiet_s):
        for key, _ in ready:
            assert isinstance(key.fileobj, socket.socket)
            part = key.fileobj.recv(READ_BYTES)
            received += len(part)
            if not part:
                selector.unregister(key.fileobj)
        if not selector.get_map():
            break
        quiet_s = 2 * LEAVES_AFTER_S
    return received


def _handshake(port: int) -> socket.socket:
    connection = socket.create_connection(("127.0.0.1", port))
    key = base64.b64encode(os.urandom(16)).decode()
    lines = (
        "GET / HTTP/1.1",
        "Host: localhost",
        "Upgrade: websocket",
        "Connection: Upgrade",
        f"Sec-WebSocket-Key: {key}",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Protocol: cloudevents.json",
    )
    connection.sendall("\r\n".join([*lines, "", ""]).encode())
    assert b" 101 " in connection.recv(READ_BYTES)
    return connection


def _options(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench-fan-out", description=__doc__)
    parser.add_argument("--subscribers", type=int, nargs="+", default=[1, 20, 100])
    parser.add_argument("--rate", type=int, default=200, help="events a second (default 200)")
    parser.add_argument("--seconds", type=float, default=5.0, help="seconds of each measurement (default 5)")
    parser.add_argument("--rounds", type=int, default=5, help="measurements of each server (default 5)")
    parser.add_argument("--serve", choices=sorted(SERVERS), help=argparse.SUPPRESS)
    parser.add_argument("--subscribe", metavar="PORT", help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
