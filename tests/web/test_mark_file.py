"""Marks are appended, one line each; nothing else of the file changes, whatever it is."""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING

import pytest

from streamer.web.mark_file import MarkFile

if TYPE_CHECKING:
    from pathlib import Path


def test_lines_are_appended_to_a_file_that_the_daemon_alone_may_read(tmp_path: Path) -> None:
    path = tmp_path / "marks.jsonl"
    for line in (b"{1}", b"{2}"):
        MarkFile(path).append(line)
    assert path.read_bytes() == b"{1}\n{2}\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_a_power_cut_left_of_a_line_spoils_no_other(tmp_path: Path) -> None:
    path = tmp_path / "marks.jsonl"
    path.write_bytes(b'{"whole": 1}\n{"ha')
    MarkFile(path).append(b"{2}")
    assert path.read_bytes() == b'{"whole": 1}\n{"ha\n{2}\n'


def test_a_file_that_was_moved_away_is_begun_anew(tmp_path: Path) -> None:
    marks = MarkFile(tmp_path / "marks.jsonl")
    marks.append(b"{1}")
    (tmp_path / "marks.jsonl").rename(tmp_path / "old.jsonl")
    marks.append(b"{2}")
    assert ((tmp_path / "old.jsonl").read_bytes(), (tmp_path / "marks.jsonl").read_bytes()) == (b"{1}\n", b"{2}\n")


def test_a_full_file_takes_no_more_and_stays_as_it_is(tmp_path: Path) -> None:
    marks = MarkFile(tmp_path / "marks.jsonl", max_bytes=8)
    marks.append(b"{1}")
    marks.append(b"{2}")
    with pytest.raises(OSError, match="it has 8 bytes, and takes no more: move it away"):
        marks.append(b"{3}")
    assert (tmp_path / "marks.jsonl").read_bytes() == b"{1}\n{2}\n"


@pytest.mark.parametrize("kind", ["link", "dangling", "folder", "fifo"])
def test_no_link_is_followed_and_what_is_no_file_is_left_alone(tmp_path: Path, kind: str) -> None:
    path, target = tmp_path / "marks.jsonl", tmp_path / "target"
    match kind:
        case "link":
            target.write_bytes(b"precious")
            path.symlink_to(target)
        case "dangling":
            path.symlink_to(target)
        case "folder":
            path.mkdir()
        case _:
            os.mkfifo(path)
    with pytest.raises(OSError, match=r"regular file|directory") as refused:
        MarkFile(path).append(b"{1}")
    assert refused.value.errno in {errno.ELOOP, errno.EISDIR, errno.EINVAL}
    assert not target.exists() or target.read_bytes() == b"precious"


def test_on_a_full_disk_nothing_of_a_mark_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "marks.jsonl"
    MarkFile(path).append(b"{1}")
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, line: write(descriptor, line[:2]))
    with pytest.raises(OSError, match="No space left"):
        MarkFile(path).append(b"{2}")
    assert path.read_bytes() == b"{1}\n"
