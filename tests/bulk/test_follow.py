from __future__ import annotations

import os
from typing import TYPE_CHECKING

from streamer.bulk.follow import PARTNER_S, UNKNOWN_FACTOR, FileState, Follower
from streamer.bulk.watched_folder import is_written, listing

if TYPE_CHECKING:
    from pathlib import Path

    from streamer.core.audio import Role

ROLES: dict[str, Role] = {"-in": "customer", "-out": "agent"}
SETTLE_S = 5.0


def file(inode: int, size: int = 100) -> FileState:
    return FileState((1, inode), size, mtime_ns=size)


class Folder:
    """A follower, and what it gives."""

    def __init__(self, written: dict[str, bool | None] | None = None, roles: dict[str, Role] | None = None) -> None:
        self.written = written or {}
        self.follower = Follower(roles or {}, settle_s=SETTLE_S, is_written=lambda path: self.written.get(path, False))

    def at(self, now_s: float, **files: FileState) -> list[str]:
        named = {f"{name.replace('_', '-')}.wav": state for name, state in files.items()}
        return [recording.path for recording in self.follower.complete(named, now_s)]


def test_a_file_is_given_once_when_it_has_rested() -> None:
    folder = Folder()
    assert [folder.at(now_s, a=file(1)) for now_s in (0.0, 4.9, 5.0, 6.0, 600.0)] == [[], [], ["a.wav"], [], []]


def test_a_file_that_grows_waits() -> None:
    folder = Folder()
    assert [folder.at(float(now_s), a=file(1, size=now_s)) for now_s in range(0, 40, 4)] == [[]] * 10
    assert folder.at(41.0, a=file(1, size=36)) == ["a.wav"]


def test_a_file_that_somebody_writes_waits_however_long_it_rests() -> None:
    folder = Folder({"a.wav": True})
    assert [folder.at(now_s, a=file(1)) for now_s in (0.0, 10.0, 1000.0)] == [[], [], []]
    folder.written = {}
    assert folder.at(1001.0, a=file(1)) == ["a.wav"]


def test_where_nobody_knows_who_writes_it_a_file_rests_longer() -> None:
    folder = Folder({"a.wav": None})
    times_s = (0.0, 10.0, UNKNOWN_FACTOR * SETTLE_S - 0.1, UNKNOWN_FACTOR * SETTLE_S)
    assert [folder.at(now_s, a=file(1)) for now_s in times_s] == [[], [], [], ["a.wav"]]


def test_a_file_that_is_renamed_at_the_end_is_the_same_file() -> None:
    folder = Folder()
    assert [folder.at(now_s, temporary=file(1)) for now_s in (0.0, 4.0)] == [[], []]
    assert [folder.at(now_s, call=file(1)) for now_s in (5.0, 10.0)] == [[], ["call.wav"]]
    assert [folder.at(now_s, archived=file(1)) for now_s in (11.0, 20.0)] == [[], []]


def test_another_file_with_the_inode_of_one_that_is_gone_is_given() -> None:
    folder = Folder()
    assert [folder.at(now_s, a=file(1)) for now_s in (0.0, 5.0)] == [[], ["a.wav"]]
    assert folder.at(6.0) == []
    assert [folder.at(now_s, b=file(1)) for now_s in (7.0, 12.0)] == [[], ["b.wav"]]


def test_files_of_one_call_wait_for_each_other() -> None:
    folder = Folder(roles=ROLES)
    assert [folder.at(now_s, c_in=file(1)) for now_s in (0.0, 6.0)] == [[], []]
    assert [folder.at(now_s, c_in=file(1), c_out=file(2)) for now_s in (7.0, 12.0)] == [[], ["c.wav"]]


def test_a_partner_that_is_still_written_is_waited_for_and_one_that_never_comes_is_not() -> None:
    folder = Folder({"c-out.wav": True}, roles=ROLES)
    late_s = 10 * PARTNER_S
    assert [folder.at(now_s, c_in=file(1), c_out=file(2)) for now_s in (0.0, late_s)] == [[], []]
    folder = Folder(roles=ROLES)
    times_s = (0.0, PARTNER_S, SETTLE_S + PARTNER_S)
    assert [folder.at(now_s, c_in=file(1)) for now_s in times_s] == [[], [], ["c-in.wav"]]
    assert [folder.at(late_s + s, c_in=file(1), c_out=file(2)) for s in (0.0, SETTLE_S, late_s)] == [
        [], [], ["c-out.wav"],
    ]  # fmt: skip


def test_the_kernel_tells_whether_a_file_is_being_written(tmp_path: Path) -> None:
    path = tmp_path / "call.wav"
    with path.open("wb"):
        assert is_written(str(path)) in {True, None}
    with path.open("rb"):
        assert is_written(str(path)) in {False, None}
    assert is_written(str(tmp_path / "gone")) is None


def test_a_folder_is_listed_by_what_a_file_is_whatever_its_name(tmp_path: Path) -> None:
    (tmp_path / "a.wav").write_bytes(b"123")
    (tmp_path / "a.txt").touch()
    (before,) = listing(tmp_path).values()
    (tmp_path / "a.wav").rename(tmp_path / "b.wav")
    assert listing(tmp_path) == {os.fspath(tmp_path / "b.wav"): before}
    assert before.size == 3
