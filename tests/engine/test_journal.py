"""A journal keeps what was appended, in space of its own; no link is followed, no other kind of file is touched."""

from __future__ import annotations

import os
import socket
from typing import TYPE_CHECKING

import pytest

from streamer.engine.journal import ROOM_BYTES, Journal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal"


@pytest.fixture
def journal(path: Path) -> Iterator[Journal]:
    opened = Journal.open(path)
    yield opened
    opened.close()


def content(path: Path) -> bytes:
    return path.read_bytes().split(b"\0", 1)[0]


def test_there_is_no_room_before_some_was_made(journal: Journal, path: Path) -> None:
    assert not journal.append(b"a\n")
    journal.replace(b"")
    assert journal.append(b"a\n")
    assert journal.append(b"b\n")
    assert content(path) == b"a\nb\n"
    assert sorted(each.name for each in path.parent.iterdir()) == ["journal", "journal.new"]


def test_the_space_of_both_files_is_taken_in_advance_and_never_exceeded(journal: Journal, path: Path) -> None:
    journal.replace(b"x\n" * 100_000)
    line = b"y" * 999 + b"\n"
    appended = 0
    while journal.append(line):
        appended += 1
    room_bytes = 4 * ROOM_BYTES
    assert appended == (room_bytes - 200_000) // 1_000
    for each in (path, path.with_name("journal.new")):
        assert each.stat().st_size == room_bytes
        assert each.stat().st_blocks * 512 >= room_bytes


def test_a_shorter_content_leaves_nothing_of_a_longer_one(journal: Journal, path: Path) -> None:
    for lines in (b"x\n" * 100_000, b"y\n", b"", b"z\n"):
        journal.replace(lines)
        assert content(path) == lines


def test_only_its_owner_may_read_it(journal: Journal, path: Path) -> None:
    journal.replace(b"")
    assert [each.stat().st_mode & 0o777 for each in path.parent.iterdir()] == [0o600, 0o600]


def test_a_link_in_the_place_of_the_second_file_is_replaced_and_not_followed(journal: Journal, path: Path) -> None:
    victim = path.with_name("victim")
    victim.write_bytes(b"precious")
    new = path.with_name("journal.new")
    for make in (new.symlink_to, new.hardlink_to):
        make(victim)
        again = Journal(path, os.open(path, os.O_RDWR), b"")
        again.replace(b"a\n")
        again.close()
        assert (victim.read_bytes(), content(path)) == (b"precious", b"a\n")
        new.unlink()


def test_what_is_no_regular_file_is_refused_and_left_alone(path: Path) -> None:
    os.mkfifo(path)
    with pytest.raises(OSError, match="expected a regular file, got something else"):
        Journal.open(path)
    path.unlink()
    path.symlink_to(path.with_name("victim"))
    with pytest.raises(OSError, match="expected a regular file, got a symbolic link"):
        Journal.open(path)
    assert not path.with_name("victim").exists()
    path.unlink()
    path.mkdir()
    with pytest.raises(IsADirectoryError):
        Journal.open(path)
    path.rmdir()
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(path))
        with pytest.raises(OSError, match="No such device or address"):
            Journal.open(path)


def test_two_can_not_use_one_file(journal: Journal, path: Path) -> None:
    for _ in range(2):
        with pytest.raises(OSError, match="another daemon uses it"):
            Journal.open(path)
        journal.replace(b"")


def test_a_line_that_can_not_be_written_leaves_the_lines_before_it(
    journal: Journal, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.replace(b"")
    assert journal.append(b"a\n")
    with monkeypatch.context() as patched:
        patched.setattr(os, "pwrite", lambda descriptor, data, at, write=os.pwrite: write(descriptor, data[:2], at))
        with pytest.raises(OSError, match="No space left on device"):
            journal.append(b"bcdef\n")
    assert content(path) == b"a\n"
    assert not journal.append(b"b\n")
    journal.replace(b"a\nb\n")
    assert journal.append(b"c\n")
    assert content(path) == b"a\nb\nc\n"
