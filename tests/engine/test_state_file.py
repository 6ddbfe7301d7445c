"""What is remembered of open sessions, and what becomes of it where the disk or the file is bad."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from streamer.config.tables import Sessions
from streamer.engine.sessions import PersistedSession
from streamer.engine.state_file import MAX_BYTES, StateFile

if TYPE_CHECKING:
    from pathlib import Path

OPEN = [PersistedSession("rtp", f"s{number}", datetime(2026, 1, 2, 3, 4, number, tzinfo=UTC)) for number in range(3)]


def test_what_was_written_is_read_and_nothing_lies_beside_it(tmp_path: Path) -> None:
    file = StateFile(tmp_path / "sessions.json")
    assert file.read() == []
    for sessions in (OPEN, OPEN[1:], []):
        file.write(sessions)
        assert StateFile(tmp_path / "sessions.json").read() == sessions
    assert [path.name for path in tmp_path.iterdir()] == ["sessions.json"]


def test_a_file_cut_at_any_byte_gives_nothing_and_says_so(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "sessions.json"
    StateFile(path).write(OPEN)
    whole = path.read_bytes()
    for end in range(len(whole)):
        caplog.clear()
        path.write_bytes(whole[:end])
        assert StateFile(path).read() == []
        assert len(caplog.records) == 1


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "sessions.json"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    assert StateFile(path).read() == []
    assert "expected at most 16777216 bytes" in caplog.text


def test_a_place_that_can_not_be_written_is_told_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    file = StateFile(tmp_path / "missing" / "sessions.json")
    with caplog.at_level(logging.WARNING):
        file.write(OPEN)
        file.write(OPEN)
    assert [record.getMessage().split(":")[1].strip() for record in caplog.records] == ["No such file or directory"]


def test_without_a_place_nothing_is_remembered() -> None:
    StateFile(None).write(OPEN)
    assert StateFile(None).read() == []


@pytest.mark.parametrize(
    ("key", "directory", "place"),
    [
        ("auto", None, "None"),
        ("auto", "/var/lib/x", "/var/lib/x/sessions.json"),
        ("", "/var/lib/x", "None"),
        ("/srv/open.json", "/var/lib/x", "/srv/open.json"),
    ],
)
def test_the_place_is_what_the_configuration_says_or_systemd_s(key: str, directory: str | None, place: str) -> None:
    assert str(Sessions(state_file=key).path(directory)) == place
