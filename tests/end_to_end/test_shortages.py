"""The daemon where file descriptors are short: it starts or says why not, goes on, and refuses with the reason."""

from __future__ import annotations

import asyncio
import json
import re
import socket
from contextlib import ExitStack
from itertools import count, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import soxr
from websockets.exceptions import InvalidMessage

from streamer.protocol.g711 import MU_LAW
from tests.support.control_websocket import ask, control_connection
from tests.support.daemon import TIMEOUT_S, kind, running, subscribed
from tests.support.ports import free_leg_ports
from tests.support.receiver_rig import packets, voice
from tests.support.rtp import goodbye, rtp_bytes, stream
from tests.support.speech import RATE, SENTENCES, speak

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from websockets.asyncio.client import ClientConnection

    from streamer.protocol.rtp import RtpPacket

FEW = ("bash", "-c", 'ulimit -n 64 && exec "$0" "$@"')
"""Runs a command with 64 descriptors, and no more to be had."""
UPGRADE = (
    b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    b"Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n"
)
LATE_IMPORTS = """
import importlib.abc, logging, sys
ready = []
class Ready(logging.Handler):
    def emit(self, record):
        ready.extend(["x"] if "UDP 127.0.0.1 port" in record.getMessage() else [])
class Finder(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if ready:
            print("LATE", name, file=sys.stderr, flush=True)
logging.getLogger().addHandler(Ready())
sys.meta_path.insert(0, Finder())
from streamer.cli import main
main(sys.argv[1:])
"""
"""Runs the command, and says which modules it imports once its sources are open."""


def config(port: int, **rtp: object) -> str:
    settings = {"enabled": True, "port": port, **rtp}
    lines = "\n".join(f"{key} = {json.dumps(value)}" for key, value in settings.items())
    return f"[microphone]\nenabled = false\n[rtp]\n{lines}\n"


@pytest.fixture(scope="module")
def speech(needs_program: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A sentence in mu-law, with silence around it."""
    said = speak(needs_program("espeak-ng"), tmp_path_factory.mktemp("speech"), SENTENCES[0])
    samples = soxr.resample(np.pad(said, RATE), RATE, 8_000)
    codes = MU_LAW.encode(np.round(samples * 32_767).astype(np.int16)).tobytes()
    return codes[: len(codes) // 160 * 160]


async def send(sent: list[RtpPacket], port: int) -> None:
    """Send packets twenty times as fast as real time, and the goodbye."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        for packet in sent:
            sender.sendto(rtp_bytes(packet), ("127.0.0.1", port))
            await asyncio.sleep(0.001)
        sender.sendto(goodbye(sent[0].ssrc), ("127.0.0.1", port + 1))


async def test_nothing_is_imported_once_the_daemon_listens(tmp_path: Path, speech: bytes) -> None:
    """When descriptors or memory are short, an import fails, and what needed it with it."""
    port = free_leg_ports(1)[0]
    prefix = ("bash", "-c", 'exec "$0" -c "$LATE_IMPORTS" "${@:3}"')
    settings = config(port) + 'payload_types = { 96 = "opus/48000/2" }\n'
    async with running(tmp_path, config=settings, prefix=prefix, env={"LATE_IMPORTS": LATE_IMPORTS}) as daemon:
        await daemon.wait_notified("READY=1")
        async with subscribed(daemon.port) as subscriber, control_connection(daemon) as control:
            await ask(control, "open_session", call_reference="x", legs=[{"role": "customer"}])
            for path in ("/", "/metrics", "/healthz", "/none"):
                reader, writer = await asyncio.open_connection("127.0.0.1", daemon.port)
                writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode())
                assert (await reader.read()).startswith(b"HTTP/1.1 ")
                writer.close()
            await send(packets(speech), port)
            await subscriber.until(lambda e: kind(e) == "emotion.v1")
            await send(stream([bytes(160)] * 50, payload_type=9, ssrc=2), port)
            await send(stream([b"\xfc" + bytes(60)] * 50, ticks=960, payload_type=96, ssrc=3), port)
            for _ in range(3):
                await subscriber.until(lambda e: kind(e) == "session.ended.v1")
        status, log = await daemon.stop()
    assert status == 0
    assert re.findall("^LATE (.*)", log, re.MULTILINE) == []
    assert "listening on" in log


async def test_more_clients_than_descriptors_neither_end_the_daemon_nor_keep_calls_out(
    tmp_path: Path, speech: bytes
) -> None:
    port = free_leg_ports(1)[0]
    async with running(tmp_path, config=config(port), prefix=FEW) as daemon:
        await daemon.wait_notified("READY=1")
        async with subscribed(daemon.port) as subscriber:
            with ExitStack() as opened:
                for _ in range(90):
                    client = opened.enter_context(socket.create_connection(("127.0.0.1", daemon.port)))
                    client.sendall(UPGRADE)
                await send(packets(speech), port)
                await subscriber.until(lambda e: kind(e) == "emotion.v1")
                await subscriber.until(lambda e: kind(e) == "session.ended.v1")
            await until(lambda: can_subscribe(daemon.port))
        status, log = await daemon.stop()
    assert status == 0
    assert len(re.findall("file descriptors are short: [0-9]+ connections refused", log)) == 1
    assert "Traceback" not in log


async def can_subscribe(port: int) -> bool:
    try:
        async with subscribed(port):
            return True
    except (ConnectionError, InvalidMessage, EOFError):
        return False


async def test_legs_are_refused_with_the_reason_and_opened_again_when_descriptors_are_free(tmp_path: Path) -> None:
    ports = free_leg_ports(40)
    settings = config(0, auto=False, leg_ports=[ports[0], ports[-1]])
    async with running(tmp_path, config=settings, prefix=FEW) as daemon:
        await daemon.wait_notified("READY=1")
        async with control_connection(daemon) as control:
            opened: list[str] = []
            while "error" not in (reply := await open_leg(control)):
                opened.append(reply["session_id"])
            assert 5 < len(opened) < 32
            assert reply["error"]["code"] == "refused"
            assert reply["error"]["message"].startswith(
                "no UDP port can be opened: short of file descriptors of this process (LimitNOFILE= in the unit"
            )
            assert "error" in await open_leg(control)
            await ask(control, "end_session", session_id=opened[0])
            await until(lambda: can_open(control))
        status, log = await daemon.stop()
    assert status == 0
    assert "Traceback" not in log


async def can_open(control: ClientConnection) -> bool:
    return "error" not in await open_leg(control)


async def until(is_met: Callable[[], Awaitable[bool]]) -> None:
    """Ask again and again, for as long as other tests wait."""
    async with asyncio.timeout(TIMEOUT_S):
        for _ in count():
            if await is_met():
                return
            await asyncio.sleep(0.05)


async def open_leg(control: ClientConnection, **leg: object) -> dict[str, Any]:
    return await ask(control, "open_session", call_reference="x", legs=[{"role": "customer", **leg}])


async def test_a_leg_has_one_socket_with_rtcp_mux_and_none_on_the_shared_port(tmp_path: Path) -> None:
    ports = free_leg_ports(5)
    settings = config(ports[0], leg_ports=[ports[1], ports[-1]])
    async with running(tmp_path, config=settings) as daemon:
        await daemon.wait_notified("READY=1")
        async with control_connection(daemon) as control, subscribed(daemon.port) as subscriber:
            used = [descriptors(daemon.process.pid)]
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as caller:
                caller.bind(("127.0.0.1", 0))
                announced = {"peer": "127.0.0.1", "peer_port": caller.getsockname()[1], "port": "shared"}
                for leg in ({}, {"port": "rtcp-mux"}, announced):
                    reply = await open_leg(control, **leg)
                    used.append(descriptors(daemon.process.pid))
                assert [after - before for before, after in pairwise(used)] == [2, 1, 0]
                assert reply["legs"][0]["port"] == ports[0]
                for packet in packets(voice(0.5)):
                    caller.sendto(rtp_bytes(packet), ("127.0.0.1", ports[0]))
                started = await subscriber.until(lambda e: kind(e) == "session.started.v1")
                assert started["data"]["session_id"] == reply["session_id"]
        assert (await daemon.stop())[0] == 0


@pytest.mark.parametrize("descriptors", [6, 8, 10, 12])
async def test_without_descriptors_for_the_start_the_status_is_that_of_a_failure_for_now(
    tmp_path: Path, descriptors: int
) -> None:
    prefix = ("bash", "-c", f'ulimit -n {descriptors} && exec "$0" "$@"')
    async with running(tmp_path, config=config(free_leg_ports(1)[0]), prefix=prefix) as daemon:
        status, log = await daemon.wait()
    assert status == 75
    assert "short of file descriptors of this process (LimitNOFILE= in the unit, ulimit -n)" in log


async def test_without_memory_for_the_start_the_status_is_that_of_a_failure_for_now(tmp_path: Path) -> None:
    prefix = ("bash", "-c", 'ulimit -v 160000 && exec "$0" "$@"')
    async with running(tmp_path, config=config(free_leg_ports(1)[0]), prefix=prefix) as daemon:
        status, log = await daemon.wait()
    assert status == 75
    assert "short of memory" in log


def descriptors(pid: int) -> int:
    """Return how many a process has."""
    return len(list(Path(f"/proc/{pid}/fd").iterdir()))
