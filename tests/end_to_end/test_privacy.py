"""No audio is written to disk and none leaves the machine: strace shows every system call that could do so."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile
import soxr

from streamer.protocol.g711 import MU_LAW
from tests.support.broker import Broker, subscribed_to
from tests.support.callers import Callers
from tests.support.daemon import kind, running, subscribed
from tests.support.ports import free_port
from tests.support.receiver_rig import packets, voice
from tests.support.rtp import goodbye, rtp_bytes, stream
from tests.support.speech import RATE, conversation

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CALLS = "open,openat,openat2,creat,memfd_create,connect,sendto,sendmsg,sendmmsg"
WRITES = re.compile(
    r'\b(?:open|openat|openat2)\((?:(?:AT_FDCWD|\d+), )?"(?P<path>[^"]*)", [^)\n]*(?:O_WRONLY|O_RDWR|O_CREAT|O_TMPFILE)'
    r'|\b(?:creat|memfd_create)\("(?P<new>[^"]*)"'
)
NO_AUDIO = ("/dev/null", "/dev/shm/sem.", "/dev/tty")
"""Prefixes of what may be opened for writing: none of it can hold audio."""
ADDRESSES = re.compile(r"sa_family=(?P<family>\w+)(?P<address>[^}]*)")
PORT = re.compile(r"sin6?_port=htons\((\d+)\)")
HOST = re.compile(r'inet_addr\("([^"]*)"\)|inet_pton\(AF_INET6, "([^"]*)"')
UNIX_PATH = re.compile(r'sun_path=(@?"[^"]*")')


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory, needs_program: Callable[[str], str]) -> Path:
    folder = tmp_path_factory.mktemp("recording")
    samples = conversation(needs_program("espeak-ng"), folder, pause_s=0.7)
    soundfile.write(folder / "call.wav", np.asarray(samples), RATE)
    return folder / "call.wav"


class SystemCalls:
    """Traces the system calls of a command that open files or name an address to send to."""

    def __init__(self, strace: str, folder: Path) -> None:
        self._trace = folder / "trace"
        environment = (f"HOME={folder}", f"XDG_CACHE_HOME={folder / 'cache'}", "PYTHONDONTWRITEBYTECODE=1")
        self.prefix = (
            *(strace, "-D", "-f", "-s", "256", "-e", f"trace={CALLS}", "-o", str(self._trace)),
            *("-E", "CI"),  # unset: with it ONNX Runtime does not behave as on a user's machine
            *(part for variable in environment for part in ("-E", variable)),
        )
        """Put before a command, it is traced. The trace is complete when standard error is closed."""

    def trace(self, *command: str, cwd: Path | None = None) -> str:
        """Trace a command that must succeed; return its output."""
        done = subprocess.run([*self.prefix, *command], cwd=cwd, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode()

    @property
    def text(self) -> str:
        """The trace."""
        return self._trace.read_text()

    @property
    def written(self) -> list[str]:
        """The files that were opened for writing."""
        paths = [match["path"] or match["new"] for match in WRITES.finditer(self.text)]
        return [path for path in paths if not path.startswith(NO_AUDIO)]

    @property
    def destinations(self) -> set[str]:
        """The addresses that it connected or sent to."""
        return {_destination(match["family"], match["address"]) for match in ADDRESSES.finditer(self.text)}


def _destination(family: str, address: str) -> str:
    if family == "AF_UNIX" and (path := UNIX_PATH.search(address)):
        return path[1].strip('"')
    host, port = HOST.search(address), PORT.search(address)
    return f"{host[1] or host[2]} port {port[1]}" if host and port else f"{family}{address}"


@pytest.fixture
def system_calls(tmp_path: Path, needs_program: Callable[[str], str]) -> SystemCalls:
    return SystemCalls(needs_program("strace"), tmp_path)


def test_analyze_writes_no_file_and_sends_nothing(system_calls: SystemCalls, repository: Path, recording: Path) -> None:
    config = repository / "config.toml"
    output = system_calls.trace(sys.executable, "-m", "streamer", "analyze", "--config", str(config), str(recording))
    assert "emotion.v1" in output
    assert "call.wav" in system_calls.text
    assert (system_calls.written, system_calls.destinations) == ([], set())


async def test_the_daemon_writes_no_file_and_sends_only_to_its_broker_and_systemd(
    system_calls: SystemCalls, tmp_path: Path, repository: Path, recording: Path, needs_program: Callable[[str], str]
) -> None:
    config = f'[microphone]\nenabled = false\n[model]\ncard = "{repository}/models/ser-mn04.json"\n'
    mosquitto = needs_program("mosquitto")
    async with Broker(mosquitto, tmp_path) as broker, subscribed_to(broker.port) as mqtt:
        config += f"[mqtt]\nenabled = true\nport = {broker.port}\n"
        async with running(tmp_path, "--demo", str(recording), config=config, prefix=system_calls.prefix) as daemon:
            await daemon.wait_notified("READY=1")
            async with subscribed(daemon.port) as subscriber:
                await subscriber.until(lambda e: kind(e) == "utterance.ended.v1")
            assert (await daemon.stop())[0] == 0
        await mqtt.until(lambda got: got[-1].payload == b"offline")
    assert "call.wav" in system_calls.text
    assert system_calls.written == []
    assert system_calls.destinations == {f"127.0.0.1 port {broker.port}", str(tmp_path / "notify")}


@pytest.mark.parametrize("workers", [1, 2])
async def test_the_daemon_writes_no_file_of_calls_and_sends_nothing_to_callers(
    system_calls: SystemCalls, tmp_path: Path, repository: Path, workers: int
) -> None:
    port = free_port()
    config = (
        f'[microphone]\nenabled = false\n[model]\ncard = "{repository}/models/ser-mn04.json"\n'
        f"[rtp]\nenabled = true\nport = {port}\nworkers = {workers}\n"
        'payload_types = { 96 = "opus/48000/2" }\n'
    )
    async with running(tmp_path, config=config, prefix=system_calls.prefix) as daemon:
        await daemon.wait_notified("READY=1")
        async with subscribed(daemon.port) as subscriber:
            opus = stream([b"\xfc" + bytes(60)] * 50, ticks=960, ssrc=2, payload_type=96)
            for call in (packets(voice(1.0)), opus):
                with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as caller:
                    for packet in call:
                        caller.sendto(rtp_bytes(packet), ("127.0.0.1", port))
                    for garbage in (b"", b"hello", bytes(5_000), b"\x80\xc9\xff\xff"):
                        caller.sendto(garbage, ("127.0.0.1", port))
                    caller.sendto(goodbye(call[0].ssrc), ("127.0.0.1", port + 1))
            for _ in range(2):
                await subscriber.until(lambda e: kind(e) == "session.ended.v1")
        assert (await daemon.stop())[0] == 0
    codecs = {e["data"]["legs"][0]["codec"] for e in subscriber.events if kind(e) == "session.started.v1"}
    assert codecs == {"PCMU", "OPUS"}
    assert system_calls.written == []
    assert system_calls.destinations == {str(tmp_path / "notify")}


@pytest.mark.parametrize(
    ("role", "reasons", "is_analysed"),
    [
        ("mixed", "", False),
        ("agent", 'mixed_reason = "therapy, with consent"', False),
        ("agent", 'agent_reason = "safety of train drivers"', True),
        ("mixed", 'mixed_reason = "therapy, with consent"', True),
    ],
)
async def test_legs_of_agents_and_mixed_legs_are_listed_and_analysed_only_for_a_written_reason(
    tmp_path: Path, recording: Path, role: str, reasons: str, is_analysed: bool
) -> None:
    samples, rate = soundfile.read(recording, dtype="float32")
    codes = MU_LAW.encode((soxr.resample(samples, rate, 8_000) * 32_767).astype(np.int16)).tobytes()
    port = free_port()
    config = f'[microphone]\nenabled = false\n[rtp]\nenabled = true\nport = {port}\nroles = ["{role}"]\n'
    async with running(tmp_path, config=f"{config}[privacy]\n{reasons}\n") as daemon:
        await daemon.wait_notified("READY=1")
        async with subscribed(daemon.port) as subscriber:
            with Callers(port, 1) as callers:
                await callers.say(codes[: len(codes) // 160 * 160])
                callers.hang_up()
                await subscriber.until(lambda event: kind(event) == "session.ended.v1")
        await daemon.stop()
    events = [event for event in subscriber.events if kind(event) != "source.health.v1"]
    (leg,) = events[0]["data"]["legs"]
    assert (leg["role"], leg["analysed"]) == (role, is_analysed)
    about_speech = {kind(event) for event in events} - {"session.started.v1", "session.ended.v1"}
    assert {"utterance.started.v1", "emotion.v1"} <= about_speech if is_analysed else not about_speech


WRITERS = {
    "open": "open('leak.wav', 'wb')",
    "open in a folder": "os.open('leak.wav', os.O_WRONLY | os.O_CREAT, dir_fd=os.open('.', os.O_RDONLY))",
    "memfd_create": "os.memfd_create('leak.wav')",
}


@pytest.mark.parametrize("statement", WRITERS.values(), ids=list(WRITERS))
def test_the_trace_shows_a_file_that_is_opened_for_writing(
    system_calls: SystemCalls, tmp_path: Path, statement: str
) -> None:
    system_calls.trace(sys.executable, "-c", f"import os; {statement}", cwd=tmp_path)
    assert system_calls.written == ["leak.wav"]


SENDERS = {
    "connect": "s.connect(to)",
    "sendto": "s.sendto(b'x', to)",
    "sendmsg": "s.sendmsg([b'x'], [], 0, to)",
}


@pytest.mark.parametrize("statement", SENDERS.values(), ids=list(SENDERS))
@pytest.mark.parametrize(("family", "host"), [("AF_INET", "127.0.0.1"), ("AF_INET6", "::1")])
def test_the_trace_shows_the_address_that_is_sent_to(
    system_calls: SystemCalls, family: str, host: str, statement: str
) -> None:
    with socket.socket(getattr(socket, family), socket.SOCK_DGRAM) as receiver:
        receiver.bind((host, 0))
        port = receiver.getsockname()[1]
        program = f"import socket as n; s = n.socket(n.{family}, n.SOCK_DGRAM); to = ({host!r}, {port}); {statement}"
        system_calls.trace(sys.executable, "-c", program)
    assert system_calls.destinations == {f"{host} port {port}"}
