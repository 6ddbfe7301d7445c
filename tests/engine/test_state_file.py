"""The file of open sessions survives crashes, full disks, damage, and whatever lies in its place."""

from __future__ import annotations

import logging
import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from streamer.engine.journal import MAX_BYTES
from streamer.engine.sessions import PersistedSession
from streamer.engine.state_file import StateFile
from streamer.engine.state_records import opened_line
from tests.support.state_file import kept_in

if TYPE_CHECKING:
    from pathlib import Path

AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
OPEN = [PersistedSession("rtp", f"s{number}", AT) for number in range(3)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "sessions.json"


def read(path: Path) -> tuple[list[PersistedSession], str]:
    """Return what a start finds, and why nothing can be kept then."""
    file = StateFile(path)
    found = file.read()
    file.close()
    return found, file.fault


def test_a_start_finds_the_sessions_that_opened_and_did_not_end(path: Path) -> None:
    file = StateFile(path)
    assert file.read() == []
    for session in OPEN:
        file.opened(session)
    file.ended("rtp", "s1")
    file.close()
    for _ in range(2):  # they stay until their ends are published
        assert read(path) == ([OPEN[0], OPEN[2]], "")
    file = StateFile(path)
    for session in file.read():
        file.ended(session.source_id, session.session_id)
    file.close()
    assert read(path) == ([], "")


def test_a_closed_file_is_not_written_again(path: Path) -> None:
    file = StateFile(path)
    file.opened(OPEN[0])
    file.close()
    file.opened(OPEN[1])
    file.ended("rtp", "s0")
    assert read(path) == ([OPEN[0]], "")


def test_many_sessions_come_and_go_in_a_file_that_does_not_grow(path: Path) -> None:
    file = StateFile(path)
    file.read()
    for number in range(20_000):
        file.opened(PersistedSession("rtp", f"s{number}", AT))
        if number >= 1_000:
            file.ended("rtp", f"s{number - 1_000}")
    assert [session.session_id for session in kept_in(path)] == [f"s{number}" for number in range(19_000, 20_000)]
    assert path.stat().st_size < 1_000_000
    file.close()


def test_a_hundred_thousand_sessions_in_a_list_are_read(path: Path) -> None:
    many = [PersistedSession("rtp", f"s{number}", AT) for number in range(100_000)]
    path.write_bytes(b"[" + b",".join(opened_line(session).strip() for session in many) + b"]")
    assert read(path) == (many, "")
    assert len(kept_in(path)) == 100_000


def test_what_is_damaged_is_left_out_told_and_kept_beside(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    damaged = opened_line(OPEN[0]) + b"+\0"[:1] + b"\n" + opened_line(OPEN[1]).replace(b"s1", b"+")
    path.write_bytes(damaged + opened_line(OPEN[2]))
    assert read(path) == ([OPEN[0], OPEN[2]], "")
    assert "2 sessions that were open are read" in caplog.text
    assert "2 entries are not valid, the file is kept as sessions.json.bad: " in caplog.text
    assert path.with_name("sessions.json.bad").read_bytes() == damaged + opened_line(OPEN[2])
    caplog.clear()
    assert read(path) == ([OPEN[0], OPEN[2]], "")
    assert caplog.text == ""


def test_a_file_that_is_too_large_is_not_read(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path.write_bytes(b" " * (MAX_BYTES + 1))
    assert read(path) == ([], "")
    assert f"the file is kept as sessions.json.bad: at most {MAX_BYTES} bytes expected" in caplog.text


@pytest.mark.parametrize("kind", ["fifo", "link", "folder"])
def test_what_is_no_regular_file_neither_stops_the_start_nor_is_touched(
    path: Path, kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    victim = path.with_name("victim")
    victim.write_bytes(opened_line(OPEN[0]))
    if kind == "fifo":
        os.mkfifo(path)
    elif kind == "link":
        path.symlink_to(victim)
    else:
        path.mkdir()
    before = path.lstat()
    file = StateFile(path)
    assert file.read() == []
    file.opened(OPEN[1])
    file.opened(OPEN[2])
    assert file.fault
    assert (path.lstat().st_ino, path.lstat().st_mode) == (before.st_ino, before.st_mode)
    assert victim.read_bytes() == opened_line(OPEN[0])
    assert caplog.text.count("open sessions can't be kept in") == 1


def test_what_could_not_be_kept_is_kept_once_it_can_be(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    later = path.parent / "missing" / "sessions.json"
    file = StateFile(later)
    file.read()
    file.opened(OPEN[0])
    file.opened(OPEN[1])
    assert file.fault == "No such file or directory"
    later.parent.mkdir()
    with caplog.at_level(logging.INFO):
        file.ended("rtp", "s0")
    assert file.fault == ""
    assert "open sessions are kept in" in caplog.text
    file.close()
    assert read(later) == ([OPEN[1]], "")


def test_sessions_of_before_stay_where_the_file_was_in_use_at_the_start(path: Path) -> None:
    other = StateFile(path)
    other.opened(OPEN[0])
    file = StateFile(path)
    assert (file.read(), file.fault) == ([], "another daemon uses it")
    file.opened(OPEN[1])
    other.close()
    file.opened(OPEN[2])
    assert (kept_in(path), file.fault) == (OPEN, "")
    file.close()


ON_A_FULL_DISK = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from streamer.engine.sessions import PersistedSession
from streamer.engine.state_file import StateFile

path = Path(sys.argv[1])
file = StateFile(path)
found = [session.session_id for session in file.read()]
if sys.argv[2] == "after":
    print(found, file.fault)
    sys.exit()
with (path.parent / "filler").open("wb", buffering=0) as filler:
    try:
        while filler.write(bytes(4096)) == 4096:
            pass
    except OSError:
        pass
at = datetime(2026, 1, 2, tzinfo=UTC)
for number in range(10_000):  # several times the space of the file
    file.opened(PersistedSession("rtp", f"s{number}", at))
    if number >= 2:
        file.ended("rtp", f"s{number - 2}")
print(file.fault or "kept", flush=True)
os.kill(os.getpid(), 9)
"""


def test_a_full_disk_and_a_kill_lose_no_session(tmp_path: Path) -> None:
    unshare = ["unshare", "--user", "--map-root-user", "--mount"]
    if shutil.which("unshare") is None or subprocess.run([*unshare, "true"], check=False).returncode:
        pytest.skip("no user namespaces here, so no small disk to fill")
    script = 'mount -t tmpfs -o size=2m none "$1" && "$2" -c "$3" "$1/state" run; "$2" -c "$3" "$1/state" after'
    done = subprocess.run(
        [*unshare, "sh", "-c", script, "sh", str(tmp_path), sys.executable, ON_A_FULL_DISK],
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stdout.splitlines() == ["kept", "['s9998', 's9999'] "]


def test_without_a_path_nothing_is_kept() -> None:
    file = StateFile(None)
    file.opened(OPEN[0])
    assert (file.read(), file.fault) == ([], "")
