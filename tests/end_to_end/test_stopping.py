"""Signals while the daemon starts, and while a name server does not answer."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.support.models import write_model

if TYPE_CHECKING:
    from pathlib import Path

# What a name server that does not answer looks like from here: the look-up never returns.
PROGRAM = """
import os, socket, sys
from streamer import cli
from streamer.app import preload

look_up, for_daemon = socket.getaddrinfo, preload.for_daemon

def slow(host, *rest, **more):
    if host == "slow.example":
        print("looking it up", flush=True)
        os.read(0, 1)
    return look_up(host, *rest, **more)

def tell(config):
    print("starting", flush=True)
    for_daemon(config)

socket.getaddrinfo, preload.for_daemon = slow, tell
sys.exit(cli.main(["run", "--config", sys.argv[1]]))
"""
CONFIG = """
[microphone]
enabled = false
[rtp]
enabled = true
port = 0
[model]
card = "model.json"
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "[websocket]\nport = 0\nhost = 'slow.example'\ntoken = '0123456789abcdef'\n",
        "[websocket]\nport = 0\n[mqtt]\nenabled = true\nhost = 'slow.example'\n",
    ],
    ids=["before it is open", "while it runs"],
)
def test_it_outlives_a_hang_up_at_its_start_and_stops_while_a_name_is_looked_up(tmp_path: Path, text: str) -> None:
    config = tmp_path / "c.toml"
    config.write_text(CONFIG + text)
    write_model(tmp_path, name="model")
    never, kept = os.pipe()
    command = [sys.executable, "-c", PROGRAM, str(config)]
    with (
        (tmp_path / "log").open("wb") as log,
        subprocess.Popen(command, stdin=never, stdout=subprocess.PIPE, stderr=log, start_new_session=True) as daemon,
    ):
        assert daemon.stdout is not None
        assert daemon.stdout.readline() == b"starting\n"
        daemon.send_signal(signal.SIGHUP)
        assert daemon.stdout.readline() == b"looking it up\n", (tmp_path / "log").read_text()
        daemon.send_signal(signal.SIGTERM)
        assert daemon.wait(timeout=60) == 0
    os.close(never)
    os.close(kept)
    said = (tmp_path / "log").read_text()
    assert "stopped: " in said.splitlines()[-1]
    assert "Traceback" not in said
