"""Starts a daemon, a telephone exchange that makes calls, and an agent desktop of another maker that shows them."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import secrets
import shutil
import signal
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import uvicorn
from conversations import CALLS, synthesize
from desk import desk_application
from exchange import Exchange

if TYPE_CHECKING:
    from asyncio.subprocess import Process
    from collections.abc import AsyncIterator

    from starlette.applications import Starlette

READY_WITHIN_S = 60.0
ANSWER_WITHIN_S = 1.0
STOP_WITHIN_S = 5.0
NOTICE_WITHIN_S = 1.0


@dataclass(frozen=True, slots=True)
class Places:
    """Where everything listens, on loopback."""

    daemon_port: int
    desk_port: int
    leg_ports: tuple[int, int]

    @property
    def daemon(self) -> str:
        return f"http://127.0.0.1:{self.daemon_port}"

    @property
    def desk(self) -> str:
        return f"http://127.0.0.1:{self.desk_port}"


def configuration(places: Places, *, desk_token: str, exchange_token: str) -> str:
    """Return what the daemon is told: who may do what, which pages embed it, and when somebody is called."""
    first, last = places.leg_ports
    return f"""
[microphone]
enabled = false

[rtp]
enabled = true
auto = false
source_id = "phones"
leg_ports = [{first}, {last}]

# At a desk for complaints, callers are upset more often than in ordinary speech.
[decision]
base_rates = {{ neutral = 0.4, calm = 0.1, angry = 0.3 }}

[[alerts]]
name = "upset"
labels = ["angry", "disgust"]
threshold = 0.4
for_s = 1.0
cooldown_s = 15.0
roles = ["customer"]

[websocket]
port = {places.daemon_port}
origins = ["{places.desk}"]
tokens = [
  {{ name = "desk", scopes = ["subscribe"], token = "{desk_token}" }},
  {{ name = "exchange", scopes = ["control"], token = "{exchange_token}" }},
]

[web]
embed_origins = ["{places.desk}"]
"""


async def main() -> int:
    """Run until Ctrl-C, or until one of the parts ends by itself; return the exit status."""
    places = arguments()
    if shutil.which("espeak-ng") is None:
        print("espeak-ng is not installed, so nobody can speak: apt-get install espeak-ng", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory(prefix="call-center-") as folder:
        tokens = {"desk_token": secrets.token_hex(24), "exchange_token": secrets.token_hex(24)}
        config = Path(folder) / "config.toml"
        config.touch(mode=0o600)
        config.write_text(configuration(places, **tokens))
        voices = await asyncio.to_thread(synthesize, CALLS, Path(folder))
        try:
            async with daemon(config, places) as process:
                exchange = Exchange(places.daemon, tokens["exchange_token"], voices)
                app = desk_application(places.daemon, tokens["desk_token"], exchange)
                return await serve(app, places, exchange, process)
        except (ChildProcessError, TimeoutError) as error:
            print(f"the daemon does not start: {error}", file=sys.stderr)
            return 1


async def serve(app: Starlette, places: Places, exchange: Exchange, process: Process) -> int:
    """Serve the desk and make calls until somebody ends it, or one of the parts ends by itself."""
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    server = _Server(uvicorn.Config(app, port=places.desk_port, log_level="warning", lifespan="off"))
    print(f"look: {places.desk}/ (agent desktop of another maker, in a browser)", flush=True)
    stopped, *parts = tasks = [
        asyncio.create_task(stop.wait(), name="stop"),
        asyncio.create_task(process.wait(), name="daemon"),
        asyncio.create_task(server.serve(), name="desk"),
        asyncio.create_task(exchange.run(), name="exchange"),
    ]
    await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    if not stopped.done():  # the daemon, where the exchange noticed first
        await asyncio.wait(parts[:1], timeout=NOTICE_WITHIN_S)
        print(f"ended by itself: {', '.join(task.get_name() for task in parts if task.done())}", file=sys.stderr)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    return 0 if stop.is_set() else 1


class _Server(uvicorn.Server):
    """One that leaves signals to the program around it."""

    def capture_signals(self) -> contextlib.AbstractContextManager[None]:
        return contextlib.nullcontext()


@contextlib.asynccontextmanager
async def daemon(config: Path, places: Places) -> AsyncIterator[Process]:
    """Run a daemon; entered once it is ready. Raises ChildProcessError or TimeoutError where it does not start."""
    command = [sys.executable, "-m", "streamer", "run", "--config", str(config)]
    process = await asyncio.create_subprocess_exec(*command, start_new_session=True)  # Ctrl-C is for this program
    try:
        async with asyncio.timeout(READY_WITHIN_S):
            while not await answers(places.daemon_port):
                if process.returncode is not None:
                    raise ChildProcessError(f"it ended with status {process.returncode}")
                await asyncio.sleep(0.1)
        yield process
    finally:
        if process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                process.send_signal(signal.SIGTERM)
            try:
                await asyncio.wait_for(process.wait(), STOP_WITHIN_S)
            except TimeoutError:
                process.kill()


async def answers(port: int) -> bool:
    """Return whether the daemon says that it is ready."""
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
    except OSError:
        return False
    writer.write(b"GET /readyz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    try:
        return b" 200 " in await asyncio.wait_for(reader.readline(), ANSWER_WITHIN_S)
    except (TimeoutError, OSError):
        return False
    finally:
        writer.close()


def arguments() -> Places:
    """Return the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8766, help="of the daemon (default 8766)")
    parser.add_argument("--desk-port", type=int, default=8767, help="of the agent desktop (default 8767)")
    parser.add_argument("--leg-ports", type=int, nargs=2, default=(42000, 42038), help="first and last even RTP port")
    given = parser.parse_args()
    return Places(given.port, given.desk_port, tuple(given.leg_ports))


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
