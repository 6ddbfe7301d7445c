"""The unit keeps the daemon from all it does not need, and the daemon does its work in there."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.support.machine import Machine

pytestmark = pytest.mark.container

REPOSITORY = Path(__file__).parents[2]
DROP_IN = "/etc/systemd/system/emotion-streamer.service.d/no-sound.conf"
UNIT = "emotion-streamer.service"

STATUS = """
import sys, urllib.error, urllib.request
for token in sys.argv[1:]:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    try:
        print(urllib.request.urlopen(urllib.request.Request("http://127.0.0.1:8765/metrics", headers=headers)).status)
    except urllib.error.HTTPError as error:
        print(error.code)
"""
QUIET = "pcm.quiet { type null }\n"
"""A sound device without hardware, for ALSA's configuration."""

CALL = """
import asyncio, json, socket, sys
from websockets.asyncio.client import connect
from tests.support.receiver_rig import packets, voice
from tests.support.rtp import rtp_bytes

async def main():
    async with asyncio.timeout(150), connect("ws://127.0.0.1:8765", subprotocols=["cloudevents.json"]) as events:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
            for packet in packets(voice(2.0)):
                sender.sendto(rtp_bytes(packet), ("127.0.0.1", 5004))
        async for event in events:
            if json.loads(event)["type"].endswith("session.started.v1"):
                return print("started")

asyncio.run(main())
"""


def exposure(machine: Machine) -> float:
    found = re.search(r"Overall exposure level for .*: ([0-9.]+)", machine.run("systemd-analyze", "security", UNIT))
    assert found is not None
    return float(found[1])


@pytest.mark.parametrize("has_sound", [True, False])
def test_the_daemon_works_where_it_can_do_nothing_else(installed: Machine, has_sound: bool) -> None:
    if not has_sound:
        installed.run("mkdir", "--parents", str(Path(DROP_IN).parent))
        installed.run("cp", "/opt/emotion-streamer/share/emotion-streamer/no-sound.conf", DROP_IN)
    token = "a token of more than 16 characters"
    installed.write("/etc/credstore/emotion-streamer.websocket-token", f"{token}\n", mode=0o600)
    installed.run("systemctl", "daemon-reload")
    installed.run("systemctl", "start", UNIT)
    assert exposure(installed) <= (2.0 if has_sound else 1.5)
    assert installed.run("python3", "-c", STATUS, "", "wrong", token).split() == ["401", "401", "200"]
    process = installed.run("systemctl", "show", "--value", "--property", "MainPID", UNIT)
    status = installed.run("cat", f"/proc/{process}/status", f"/proc/{process}/limits")
    for line in (
        r"CapBnd:\s0{16}$",
        r"NoNewPrivs:\s1$",
        r"Seccomp:\s2$",
        r"Umask:\s0077$",
        r"Max core file size +0 +0 ",
    ):
        assert re.search(line, status, re.MULTILINE), line
    assert installed.run("journalctl", "--unit", UNIT, "--priority", "warning", "--quiet") == ""


def test_calls_are_taken_and_the_configuration_is_reloaded(installed: Machine) -> None:
    installed.run("systemctl", "start", UNIT)
    # The interpreter and the callers of the tests, in the network of the machine.
    assert installed.run_here(sys.executable, "-c", CALL, folder=REPOSITORY) == "started"
    installed.run("systemctl", "reload", UNIT)
    config = "/etc/emotion-streamer/config.toml"
    installed.write(config, "[microphone]\nenabled = 7\n")
    assert "failed" in installed.run("systemctl", "reload", UNIT, check=False)
    assert installed.run("systemctl", "is-active", UNIT) == "active"
    assert "microphone.enabled: expected bool, got 7" in installed.run("journalctl", "--unit", UNIT)


def test_a_microphone_can_be_opened(installed: Machine) -> None:
    installed.write("/etc/asound.conf", QUIET)
    installed.write("/etc/emotion-streamer/config.toml", '[microphone]\ndevice = "quiet"\n')
    installed.run("systemctl", "start", UNIT)
    wait = f"journalctl --follow --lines all --unit {UNIT} | grep --max-count 1 'is recording\\|microphone lost'"
    assert "is recording" in installed.run("timeout", "60", "sh", "-c", wait, check=False)


def test_a_wrong_configuration_ends_the_service_and_a_kill_does_not(installed: Machine) -> None:
    installed.run("systemctl", "start", UNIT)
    installed.run("systemctl", "kill", "--signal", "KILL", UNIT)
    wait = f"journalctl --follow --lines all --unit {UNIT} | grep --max-count 2 ': Started '"
    assert "Started" in installed.run("timeout", "60", "sh", "-c", wait, check=False)
    assert installed.run("systemctl", "is-active", UNIT) == "active"
    installed.write("/etc/emotion-streamer/config.toml", "[microphone]\nenabled = 7\n")
    assert "failed" in installed.run("systemctl", "restart", UNIT, check=False)
    shown = installed.run("systemctl", "show", "--property", "ExecMainStatus", "--property", "ActiveState", UNIT)
    assert shown.split() == ["ExecMainStatus=78", "ActiveState=failed"]
