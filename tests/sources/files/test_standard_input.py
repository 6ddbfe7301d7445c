"""Standard input, through whatever it comes."""

from __future__ import annotations

import asyncio
import os
import pty
import socket
from pathlib import Path

import pytest

from streamer.core.errors import SourceError
from streamer.sources.files.standard_input import is_standard_input, read_standard_input

DATA = bytes(range(256)) * 2_000


async def read(fd: int) -> bytes:
    file, size = await read_standard_input(fd)
    with file:
        data = file.read()
    assert len(data) == size
    return data


@pytest.mark.parametrize(("name", "answer"), [("-", True), ("/calls/-", False), ("--", False), ("a-", False)])
def test_only_the_bare_dash_stands_for_it(name: str, answer: bool) -> None:
    assert is_standard_input(Path(name)) is answer


@pytest.mark.parametrize("data", [b"", b"x", DATA])
async def test_a_pipe_is_read_to_its_end_while_others_have_their_turn(data: bytes) -> None:
    reader, writer = os.pipe()

    def write() -> None:
        with os.fdopen(writer, "wb") as file:
            file.write(data)

    writing = asyncio.get_running_loop().run_in_executor(None, write)
    assert await read(reader) == data
    await writing
    os.close(reader)


async def test_a_socket_is_read_to_its_end() -> None:
    near, far = socket.socketpair()
    with near, far:
        far.send(DATA[:1_000])
        far.shutdown(socket.SHUT_WR)
        assert await read(near.fileno()) == DATA[:1_000]


@pytest.mark.parametrize("position", [0, 7])
async def test_a_redirected_file_is_read_from_its_position(tmp_path: Path, position: int) -> None:
    (tmp_path / "file").write_bytes(DATA)
    fd = os.open(tmp_path / "file", os.O_RDONLY)
    os.lseek(fd, position, os.SEEK_SET)
    assert await read(fd) == DATA[position:]
    os.close(fd)


async def test_the_null_device_is_empty() -> None:
    fd = os.open(os.devnull, os.O_RDONLY)
    assert await read(fd) == b""
    os.close(fd)


async def test_a_terminal_and_a_folder_are_refused(tmp_path: Path) -> None:
    main, terminal = pty.openpty()
    with pytest.raises(SourceError, match="is a terminal: redirect a file to it, or pipe one into it"):
        await read_standard_input(terminal)
    os.close(main)
    os.close(terminal)
    folder = os.open(tmp_path, os.O_RDONLY)
    with pytest.raises(SourceError, match="is a folder"):
        await read_standard_input(folder)
    os.close(folder)


async def test_what_is_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("streamer.sources.files.standard_input.MAX_BYTES", 1 << 20)
    fd = os.open("/dev/zero", os.O_RDONLY)
    with pytest.raises(SourceError, match="is longer than 1 MiB: save it to a file"):
        await read_standard_input(fd)
    os.close(fd)


async def test_reading_can_be_stopped() -> None:
    reader, writer = os.pipe()
    task = asyncio.create_task(read_standard_input(reader))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    os.close(reader)
    os.close(writer)
