"""streamer.ops.systemd against real AF_UNIX sockets, and the unit file against systemd's own check."""

from __future__ import annotations

import configparser
import logging
import os
import shutil
import socket
import subprocess
from typing import TYPE_CHECKING

import pytest

from streamer.ops.systemd import STATUS_BYTES, Notifier

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def _capture_warnings(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING, "streamer.ops.systemd")


class Manager:
    """Stands for systemd: binds the socket and reads the messages."""

    def __init__(self, address: str) -> None:
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.socket.bind(address)
        self.socket.setblocking(False)

    def received(self) -> list[str]:
        messages = []
        while True:
            try:
                messages.append(self.socket.recv(65536).decode())
            except BlockingIOError:
                return messages


@pytest.fixture(params=["path", "abstract"])
def manager(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Manager, str]]:
    if request.param == "path":
        name = bound = str(tmp_path / "notify")
    else:
        name = f"@emotion-streamer-test-{os.getpid()}"
        bound = "\0" + name[1:]
    manager = Manager(bound)
    yield manager, name
    manager.socket.close()


def test_every_message_is_spelled_as_in_sd_notify(manager: tuple[Manager, str]) -> None:
    end, name = manager
    notifier = Notifier.from_environment({"NOTIFY_SOCKET": name})
    notifier.status("loading the model")
    notifier.ready()
    notifier.watchdog()
    notifier.stopping()
    assert end.received() == ["STATUS=loading the model", "READY=1", "WATCHDOG=1", "STOPPING=1"]


def test_a_status_cannot_inject_another_message(manager: tuple[Manager, str]) -> None:
    end, name = manager
    Notifier.from_environment({"NOTIFY_SOCKET": name}).status("microphone\nREADY=1\r\n  lost ")
    assert end.received() == ["STATUS=microphone READY=1 lost"]


def test_a_long_status_is_cut_between_characters(manager: tuple[Manager, str]) -> None:
    end, name = manager
    Notifier.from_environment({"NOTIFY_SOCKET": name}).status("x" + "ä" * STATUS_BYTES)
    assert end.received() == ["STATUS=x" + "ä" * ((STATUS_BYTES - 1) // 2)]


def test_a_status_with_a_name_that_is_not_utf8_is_sent(manager: tuple[Manager, str]) -> None:
    end, name = manager
    Notifier.from_environment({"NOTIFY_SOCKET": name}).status("reading caf\udce9.wav")
    assert end.received() == ["STATUS=reading caf?.wav"]


def everything(notifier: Notifier) -> None:
    notifier.ready()
    notifier.status("fine")
    notifier.watchdog()
    notifier.stopping()


@pytest.mark.parametrize("environment", [{}, {"NOTIFY_SOCKET": ""}])
def test_without_a_socket_nothing_is_sent(environment: dict[str, str], caplog: pytest.LogCaptureFixture) -> None:
    everything(Notifier.from_environment(environment))
    assert caplog.records == []


def test_a_missing_socket_is_logged_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    everything(Notifier.from_environment({"NOTIFY_SOCKET": str(tmp_path / "gone")}))
    assert [(record.levelname, record.args and str(tmp_path) in record.getMessage()) for record in caplog.records] == [
        ("WARNING", True)
    ]


def test_a_path_too_long_for_a_socket_does_not_raise(caplog: pytest.LogCaptureFixture) -> None:
    everything(Notifier.from_environment({"NOTIFY_SOCKET": "/" + "x" * 200}))
    assert len(caplog.records) == 1


def test_a_full_socket_does_not_block(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    manager = Manager(str(tmp_path / "notify"))
    notifier = Notifier.from_environment({"NOTIFY_SOCKET": str(tmp_path / "notify")})
    for _ in range(5000):  # more than the kernel queues for one datagram socket
        notifier.watchdog()
    assert 0 < len(manager.received()) < 5000
    assert len(caplog.records) == 1
    manager.socket.close()


@pytest.mark.parametrize("address", ["notify", "vsock:2:1234"])
def test_an_unsupported_address_is_logged_and_ignored(address: str, caplog: pytest.LogCaptureFixture) -> None:
    everything(Notifier.from_environment({"NOTIFY_SOCKET": address}))
    assert [address in record.getMessage() for record in caplog.records] == [True]


@pytest.mark.parametrize(
    ("environment", "watchdog_s"),
    [
        ({}, None),
        ({"WATCHDOG_USEC": "30000000"}, 30.0),
        ({"WATCHDOG_USEC": "1500000", "WATCHDOG_PID": "42"}, 1.5),
        ({"WATCHDOG_USEC": "1500000", "WATCHDOG_PID": "41"}, None),
        ({"WATCHDOG_USEC": ""}, None),
    ],
)
def test_the_watchdog_holds_only_for_the_process_it_names(
    environment: dict[str, str], watchdog_s: float | None, caplog: pytest.LogCaptureFixture
) -> None:
    assert Notifier.from_environment(environment, pid=42).watchdog_s == watchdog_s
    assert caplog.records == []


@pytest.mark.parametrize("text", ["0", "-5", "soon", "1.5", "²"])
def test_an_invalid_watchdog_time_is_logged_and_ignored(text: str, caplog: pytest.LogCaptureFixture) -> None:
    assert Notifier.from_environment({"WATCHDOG_USEC": text}).watchdog_s is None
    assert [repr(text) in record.getMessage() for record in caplog.records] == [True]


# -- the unit --------------------------------------------------------------------------------------


@pytest.fixture
def unit(repository: Path) -> Path:
    return repository / "systemd" / "emotion-streamer.service"


def test_the_unit_has_the_documented_settings(unit: Path) -> None:
    parser = configparser.ConfigParser(interpolation=None, strict=False)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(unit)
    service = parser["Service"]
    promised = {
        "Type": "notify",
        "NotifyAccess": "main",
        "Restart": "on-failure",
        "RestartPreventExitStatus": "2 78",
        "EnvironmentFile": "-/etc/emotion-streamer/environment",
    }
    assert {key: service[key] for key in promised} == promised
    assert service["ExecStart"].endswith("/bin/emotion-streamer run --config /etc/emotion-streamer/config.toml")


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not installed")
def test_systemd_accepts_the_unit(unit: Path, tmp_path: Path) -> None:
    # The daemon is not installed at the path in the unit: a stand-in takes its place, nothing else changes.
    daemon = tmp_path / "emotion-streamer"
    daemon.write_text("#!/bin/sh\n")
    daemon.chmod(0o755)
    copy = tmp_path / unit.name
    copy.write_text(unit.read_text().replace("/opt/emotion-streamer/bin/emotion-streamer", str(daemon)))
    verify = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(copy)], capture_output=True, text=True, check=False, timeout=150
    )
    assert (verify.returncode, verify.stderr) == (0, "")
