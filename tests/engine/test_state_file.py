"""The file of open sessions is written whole, read back, and survives a full disk and a damaged file."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from streamer.engine.sessions import PersistedSession
from streamer.engine.state_file import MAX_BYTES, StateFile

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

OPEN = [PersistedSession("rtp", f"s{number}", datetime(2026, 1, 2, 3, 4, number, tzinfo=UTC)) for number in range(3)]


def test_sessions_are_read_as_written_and_no_temporary_file_is_left(tmp_path: Path) -> None:
    file = StateFile(tmp_path / "sessions.json")
    assert file.read() == []
    for sessions in (OPEN, OPEN[1:], []):
        file.write(sessions)
        assert StateFile(tmp_path / "sessions.json").read() == sessions
    assert [path.name for path in tmp_path.iterdir()] == ["sessions.json"]


def test_a_file_cut_at_any_byte_gives_no_sessions_and_a_log_line(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "sessions.json"
    StateFile(path).write(OPEN)
    written = path.read_bytes()
    for end in range(len(written)):
        caplog.clear()
        path.write_bytes(written[:end])
        assert StateFile(path).read() == []
        assert len(caplog.records) == 1


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "sessions.json"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    assert StateFile(path).read() == []
    assert "expected at most 16777216 bytes" in caplog.text


def test_a_path_that_can_not_be_written_is_logged_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    file = StateFile(tmp_path / "missing" / "sessions.json")
    with caplog.at_level(logging.WARNING):
        file.write(OPEN)
        file.write(OPEN)
    assert [record.getMessage().split(":")[1].strip() for record in caplog.records] == ["No such file or directory"]


def test_without_a_path_nothing_is_kept() -> None:
    StateFile(None).write(OPEN)
    assert StateFile(None).read() == []
