"""Health of a daemon with real brokers: one that is away, one that refuses everything, one that takes events."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from tests.support.broker import Broker
from tests.support.daemon import TIMEOUT_S, running
from tests.support.ports import free_port

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

POLL_S = 0.1
"""Between two looks: a host may not ask as often as it likes."""


async def page(port: int, path: str) -> tuple[int, str]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
    head, _, body = (await reader.read()).partition(b"\r\n\r\n")
    writer.close()
    return int(head.split()[1]), body.decode()


async def until(port: int, part: str) -> tuple[int, str]:
    """Look at the health until it has a part that begins like this; return the status and that line."""
    async with asyncio.timeout(TIMEOUT_S):
        while True:
            status, text = await page(port, "/healthz")
            if found := [line for line in text.splitlines() if line.startswith(part)]:
                return status, found[0]
            await asyncio.sleep(POLL_S)


@pytest.fixture(scope="module")
def mosquitto(needs_program: Callable[[str], str]) -> str:
    return needs_program("mosquitto")


async def test_a_broker_that_is_away_or_takes_nothing_is_a_fault_and_no_reason_to_restart(
    tmp_path: Path, repository: Path, mosquitto: str
) -> None:
    (tmp_path / "nobody.acl").write_text("user nobody\ntopic readwrite #\n")
    broker_port = free_port()
    config = (
        "[microphone]\nenabled = false\n[rtp]\nenabled = true\nport = 0\n"
        f'[model]\ncard = "{repository}/models/ser-mn04.json"\n'
        f"[mqtt]\nenabled = true\nport = {broker_port}\nretry_min_s = 0.1\nretry_max_s = 0.2\n"
    )
    async with running(tmp_path, config=config) as daemon:
        await daemon.wait_notified("READY=1")
        status, line = await until(daemon.port, "mqtt: not ok: no connection to 127.0.0.1")
        assert status == 503
        async with Broker(mosquitto, tmp_path, port=broker_port, settings=[f"acl_file {tmp_path}/nobody.acl"]):
            status, line = await until(daemon.port, f"mqtt: not ok: 127.0.0.1 port {broker_port} refuses everything")
            assert (status, "Not authorized" in line) == (503, True)
            for path in ("/livez", "/readyz"):
                assert (await page(daemon.port, path))[0] == 200
        async with Broker(mosquitto, tmp_path, port=broker_port):
            assert await until(daemon.port, "mqtt: ok") == (200, "mqtt: ok")
        await daemon.stop()
