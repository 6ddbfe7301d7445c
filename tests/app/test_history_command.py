"""``emotion-streamer history``, as somebody calls it."""

from __future__ import annotations

import csv
import io
import json
import time
from typing import TYPE_CHECKING

import pyarrow.parquet
import pytest

from streamer.cli import main
from tests.support.stored import a_morning, close_all, in_file, session_ids, store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.support.stored import Played


@pytest.fixture
def played(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Played]:
    """What the history beside a configuration has; the machine is in another time zone."""
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    (tmp_path / "config.toml").write_text('[history]\nenabled = true\ndatabase = "history.db"\n')
    played = a_morning()
    store(in_file(tmp_path)).keep(played.kept)
    yield played
    close_all()
    monkeypatch.undo()
    time.tzset()


def run(folder: Path, action: str, *arguments: str) -> int:
    return main(["history", action, "--config", str(folder / "config.toml"), *arguments])


def test_sessions_are_listed_with_what_was_in_them(
    played: Played, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, "sessions", "--state", "angry", "--state", "happy") == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split("  ")[-2] for line in lines] == ["delivery-22", "order-4711"]
    states = "customer angry 3x, agent calm 3x, agent neutral 1x, customer neutral 1x, customer sad 1x"
    assert lines[1].endswith(f"order-4711  ALERT upset 1x, {states}")
    assert lines[0].startswith("2026-11-20 05:28:00      2:00  ")
    assert lines[1].startswith("2026-11-20 05:27:05     2:43+  ")  # it has not ended
    assert run(tmp_path, "sessions", "--json", "--alert", "*") == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line)["session_id"] == "order-4711"
    assert run(tmp_path, "sessions", "--limit", "2") == 0
    assert len(capsys.readouterr().out.splitlines()) == 2


@pytest.mark.parametrize("name", ["csv", "jsonl", "parquet"])
def test_an_export_is_as_the_name_of_its_file_ends_and_private(played: Played, tmp_path: Path, name: str) -> None:
    file = tmp_path / f"found.{name}"
    assert run(tmp_path, "export", "--output", str(file), "--session", "mobile-7") == 0
    assert oct(file.stat().st_mode)[-3:] == "600"
    expected = {event.id for event in played.kept if event.session_id == "mobile-7"}
    if name == "parquet":
        found = set(pyarrow.parquet.read_table(file)["id"].to_pylist())
    elif name == "csv":
        found = {row["id"] for row in csv.DictReader(io.StringIO(file.read_text()))}
    else:
        found = {json.loads(line)["id"] for line in file.read_text().splitlines()}
    assert found == expected


def test_an_export_goes_to_standard_output(
    played: Played, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run(tmp_path, "export") == 0
    assert len(capfdbinary.readouterr().out.splitlines()) == len(played.kept)


def test_forgetting_says_what_was_there(played: Played, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, "forget", "mobile-7", "no-such") == 1
    said = capsys.readouterr()
    assert said.out == "mobile-7: forgotten\n"
    assert said.err == "emotion-streamer: no-such: no such session is in the history\n"
    assert run(tmp_path, "forget", "order-4711") == 0
    assert session_ids(in_file(tmp_path)) == ["delivery-22"]


def test_info_says_where_it_is_and_how_much(played: Played, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, "info") == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith(f"{tmp_path}/history.db: 3 sessions, {len(played.kept)} events, 0.")
    assert second.endswith("kept for 30 days")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["sessions", "--from", "soon"],
            "--from: expected a time such as 2026-11-30 or 2026-11-30T10:15:00Z, got 'soon'",
        ),
        (["export", "--role", "boss"], "--role: expected customer, agent, unknown, mixed, got 'boss'"),
        (["export", "--output", "/dev/null/x"], "/dev/null/x: can't be written: Not a directory"),
    ],
)
def test_what_is_wrong_is_told(
    played: Played, tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert run(tmp_path, *arguments) == 1
    assert capsys.readouterr().err == f"emotion-streamer: {said}\n"


@pytest.mark.parametrize("action", [["info"], ["sessions"], ["export"], ["forget", "x"]])
def test_without_a_history_it_says_so_and_makes_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], action: list[str]
) -> None:
    (tmp_path / "config.toml").write_text('[history]\ndatabase = "none.db"\n')
    assert run(tmp_path, *action) == 1
    assert capsys.readouterr().err == f"emotion-streamer: there is no history in {tmp_path}/none.db\n"
    assert [path.name for path in tmp_path.iterdir()] == ["config.toml"]
