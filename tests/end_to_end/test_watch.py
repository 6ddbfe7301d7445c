"""``emotion-streamer watch`` on a real pty, and piped, at a real daemon that comes and goes."""

from __future__ import annotations

import asyncio
import fcntl
import os
import pty
import signal
import struct
import sys
import termios
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest
import soundfile

from tests.support.daemon import TIMEOUT_S, running
from tests.support.ports import free_port
from tests.support.speech import RATE, SENTENCES, speak
from tests.support.terminal import TerminalEmulator

if TYPE_CHECKING:
    from asyncio.subprocess import Process
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

TOKEN = "a token of 24 characters"


@pytest.fixture(scope="module")
def monologue(tmp_path_factory: pytest.TempPathFactory, needs_program: Callable[[str], str]) -> Path:
    folder = tmp_path_factory.mktemp("monologue")
    soundfile.write(folder / "monologue.wav", speak(needs_program("espeak-ng"), folder, " ".join(SENTENCES * 4)), RATE)
    return folder / "monologue.wav"


@pytest.fixture
def config(repository: Path) -> str:
    """Every leg has a state after its first result."""
    return (
        f'[microphone]\nenabled = false\n[model]\ncard = "{repository}/models/ser-mn04.json"\n'
        "[decision]\nmin_confidence = 0.0\nclaim_probability = 0.0\nrelease_probability = 0.0\n"
    )


class Watched:
    """A program on a terminal."""

    def __init__(self, process: Process, terminal: int, emulator: TerminalEmulator) -> None:
        self.process = process
        self.emulator = emulator
        self._terminal = terminal
        self._unread = b""

    async def until(self, enough: Callable[[list[str]], bool]) -> list[str]:
        """Return what the terminal shows, as soon as that is enough."""
        async with asyncio.timeout(TIMEOUT_S):
            while not enough(self.emulator.screen()):
                await self._read()
        return self.emulator.screen()

    async def _read(self) -> None:
        readable = asyncio.Event()
        loop = asyncio.get_running_loop()
        loop.add_reader(self._terminal, readable.set)
        try:
            await readable.wait()
        finally:
            loop.remove_reader(self._terminal)
        self._unread += os.read(self._terminal, 65_536)
        whole = self._unread.rfind(b"\n") + 1  # a sequence or a character may be cut
        self.emulator.feed(self._unread[:whole].decode().replace("\r\n", "\n"))
        self._unread = self._unread[whole:]

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size; what it shows starts over."""
        set_size(self._terminal, columns, rows)
        self.emulator = TerminalEmulator(columns, rows)


@asynccontextmanager
async def on_terminal(*arguments: str, columns: int = 80, rows: int = 24, **env: str) -> AsyncIterator[Watched]:
    """Run the command on a new terminal; kill it at the end."""
    ours, theirs = pty.openpty()
    set_size(ours, columns, rows)
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "streamer", *arguments),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", **env},
    )
    os.close(theirs)
    try:
        yield Watched(process, ours, TerminalEmulator(columns, rows))
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
        os.close(ours)


def set_size(terminal: int, columns: int, rows: int) -> None:
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


def says(line: int, *words: str) -> Callable[[list[str]], bool]:
    return lambda screen: len(screen) > line and all(word in screen[line] for word in words)


async def test_a_line_a_leg_is_live_and_the_connection_comes_back(tmp_path: Path, monologue: Path, config: str) -> None:
    port = free_port()
    away = says(0, "disconnected, trying again in", "| 0 legs")
    async with on_terminal("watch", f"127.0.0.1:{port}") as watched:
        await watched.until(says(0, "disconnected, trying again in"))
        for name in ("first", "second"):
            (folder := tmp_path / name).mkdir()
            async with running(folder, "--demo", str(monologue), config=config, port=port) as daemon:
                screen = await watched.until(says(1, "unknown", "█", "0."))
                assert screen[0] == f"connected to ws://127.0.0.1:{port}/events | demo ok | 1 leg"
                assert len(screen) == 2
                await daemon.stop()
            await watched.until(lambda lines: len(lines) == 1 and away(lines))
        watched.process.send_signal(signal.SIGINT)
        assert await watched.process.wait() == 0


async def test_a_narrow_terminal_without_colour_shows_role_and_word_and_a_wider_one_the_bar(
    tmp_path: Path, monologue: Path, config: str
) -> None:
    async with running(tmp_path, "--demo", str(monologue), config=config) as daemon:
        await daemon.wait_notified("READY=1")
        url = f"http://127.0.0.1:{daemon.port}"
        async with on_terminal("watch", url, columns=28, rows=5, NO_COLOR="1", LC_ALL="C") as watched:
            narrow = await watched.until(lambda screen: says(1, "unknown ", ":")(screen) and "silent" not in screen[1])
            assert "0." not in narrow[1]
            watched.resize(90, 24)
            wide = await watched.until(says(1, "unknown", "0."))
        assert watched.emulator.colours == set()
        assert "█" in wide[1] or "#" in wide[1]


async def test_piped_output_is_plain_lines(tmp_path: Path, monologue: Path, config: str) -> None:
    (tmp_path / "token").write_text(f"{TOKEN}\n")
    configured = f"{config}[events]\nnode = 'here'\n"
    env = {"EMOTION_STREAMER_WEBSOCKET_TOKEN": TOKEN}
    async with running(tmp_path, "--demo", str(monologue), config=configured, env=env) as daemon:
        await daemon.wait_notified("READY=1")
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "streamer", "watch", f"127.0.0.1:{daemon.port}"),
            *("--token-file", str(tmp_path / "token")),
            stdout=asyncio.subprocess.PIPE,
        )
        assert process.stdout is not None
        lines: list[str] = []
        async with asyncio.timeout(TIMEOUT_S):
            while not any(" 0." in line or " 1.0" in line for line in lines):
                lines.append((await process.stdout.readline()).decode())
            await daemon.stop()
            while "disconnected" not in lines[-1]:
                lines.append((await process.stdout.readline()).decode())
        process.send_signal(signal.SIGTERM)
        assert await process.wait() == 0
    texts = [line.partition(" ")[2].rstrip() for line in lines]
    assert texts[0] == f"connected to ws://127.0.0.1:{daemon.port}/events"
    assert texts[1].startswith("demo: ok (NOT A MICROPHONE")
    assert any(text.startswith("unknown in ") and ": pcm" in text for text in texts)
    assert all(text.isprintable() for text in texts)


async def test_what_waiting_would_not_mend_ends_the_command(tmp_path: Path, monologue: Path, config: str) -> None:
    env = {"EMOTION_STREAMER_WEBSOCKET_TOKEN": TOKEN}
    async with running(tmp_path, "--demo", str(monologue), config=config, env=env) as daemon:
        await daemon.wait_notified("READY=1")
        url = f"ws://127.0.0.1:{daemon.port}"
        expected = {
            (url,): "the daemon refuses: 401 Unauthorized: Bearer token missing or wrong",
            (f"{url}/nowhere",): "the daemon refuses: 404 Not Found",
            ("ftp://127.0.0.1",): "expected a URL such as ws://127.0.0.1:8765",
            ("ws://me:secret@127.0.0.1",): "the URL has a user or password",
            (url, "--token-file", "missing"): "can't read the token in missing",
        }
        told = await asyncio.gather(*(_ended(*arguments) for arguments in expected))
    for (status, stderr), message in zip(told, expected.values(), strict=True):
        assert (status, stderr.startswith(f"emotion-streamer: {message}")) == (1, True), stderr
        assert stderr.count("\n") == 1
        assert "secret" not in stderr


async def _ended(*arguments: str) -> tuple[int | None, str]:
    """Return the exit status and standard error of a ``watch`` that ends by itself."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "streamer", "watch", *arguments),
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
    )
    async with asyncio.timeout(TIMEOUT_S):
        _, stderr = await process.communicate()
    return process.returncode, stderr.decode()


async def test_run_shows_its_own_legs_below_its_log(tmp_path: Path, monologue: Path, config: str) -> None:
    (tmp_path / "config.toml").write_text(f"{config}[websocket]\nport = {free_port()}\n")
    arguments = ("run", "--watch", "--demo", str(monologue), "--config", str(tmp_path / "config.toml"))
    async with on_terminal(*arguments, columns=180) as watched:
        screen = await watched.until(lambda lines: bool(lines) and "unknown" in lines[-1] and "0." in lines[-1])
        assert screen[-2] == "watching | demo ok | 1 leg"
        assert any("subscribe: ws://" in line for line in screen[:-2])
        watched.process.send_signal(signal.SIGTERM)
        screen = await watched.until(lambda lines: bool(lines) and "stopped: demo stopped" in lines[-1])
        assert await watched.process.wait() == 0
    assert not any("watching |" in line for line in screen)
