"""Events go to the history without waiting for it; what its database does to it disturbs nothing else."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import contextmanager
from functools import partial
from itertools import repeat
from typing import TYPE_CHECKING, Any

import pytest

from streamer.core.events import EmotionEvent, SessionEnded
from streamer.history.archive import Archive
from streamer.history.errors import HistoryError, NoHistoryError
from streamer.history.search import Search
from streamer.history.sink import HistorySink
from tests.support.broker import DEADLINE_S
from tests.support.examples import EXAMPLES, wire
from tests.support.sink_task import open_sink
from tests.support.stored import NOW, Played, a_morning, event_ids, in_file, says, session_ids, state, store, until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import URL

    from streamer.core.events import Gap


def sink(url: URL, *, archive: Archive | None = None, gaps: list[Gap] | None = None, **arguments: Any) -> HistorySink:
    defaults: dict[str, Any] = {
        "archive": archive or Archive(),
        "queue_events": 1000,
        "report": ([] if gaps is None else gaps).append,
        "backoff": partial(repeat, 0.01),
    }
    return HistorySink(store(url), **(defaults | arguments))


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Let another process hold the lock on a database."""
    script = (
        "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None); c.execute('BEGIN EXCLUSIVE');"
        "print('locked', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", script, str(file)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"locked\n"
        try:
            yield
        finally:
            process.communicate()


async def test_what_is_about_sessions_is_kept_and_results_of_each_second_are_not(database: URL) -> None:
    played = a_morning()
    async with open_sink(sink(database)) as history:
        for event in played.events:
            history.publish(event)
        await history.flush()
        assert (history.written, history.lost, history.problem, history.queued) == (len(played.kept), 0, "", 0)
    assert sorted(event_ids(database)) == sorted(event.id for event in played.kept)
    assert any(isinstance(event, EmotionEvent) for event in EXAMPLES.values())
    assert len(played.events) > 5 * len(played.kept)


async def test_what_was_published_is_written_before_the_sink_is_closed(tmp_path: Path) -> None:
    played = a_morning()
    async with open_sink(sink(in_file(tmp_path))) as history:
        await until(lambda: history.size_bytes)
        for event in played.events:
            history.publish(event)
    assert len(event_ids(in_file(tmp_path))) == len(played.kept)
    assert history.lost == 0


async def test_a_database_that_another_process_locks_is_told_once_and_caught_up(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    played = a_morning()
    async with open_sink(sink(in_file(tmp_path))) as history:
        await history.flush()
        await until(lambda: (tmp_path / "history.db").exists() and not history.problem)
        with locked(tmp_path / "history.db"):
            for event in played.events:
                history.publish(event)
            await until(lambda: history.failures >= 2)
            assert history.problem == "database is locked"
        await history.flush()
        assert (history.problem, history.lost) == ("", 0)
    assert len(event_ids(in_file(tmp_path))) == len(played.kept)
    lines = [record.getMessage() for record in caplog.records if record.levelname != "ERROR"]
    assert lines[1:] == [
        f"history: nothing can be kept in {tmp_path}/history.db: database is locked; trying again",
        f"history: events are kept in {tmp_path}/history.db again",
    ]


async def test_what_the_queue_can_not_hold_is_lost_and_told(tmp_path: Path) -> None:
    gaps: list[Gap] = []
    played = Played()
    async with open_sink(sink(in_file(tmp_path), queue_events=20, gaps=gaps)) as history:
        await until(lambda: (tmp_path / "history.db").exists() and not history.problem)
        with locked(tmp_path / "history.db"):
            history.publish(says(played, state("first"))[0])
            await until(lambda: history.failures)
            for event in says(played, *(state(f"s{number}") for number in range(100))):
                history.publish(event)
            assert (history.lost, history.queued) == (80, 20)
        await history.flush()
        await until(lambda: gaps)
    assert session_ids(in_file(tmp_path)) == ["first", *sorted(f"s{number}" for number in range(80, 100))]
    assert [(gap.reason, gap.where, gap.lost_events) for gap in gaps] == [("sink_slow", "history", 80)]


async def test_the_end_does_not_wait_for_a_database_that_is_locked(tmp_path: Path) -> None:
    played = a_morning()
    async with asyncio.timeout(DEADLINE_S):
        history = sink(in_file(tmp_path), backoff=partial(repeat, 3600.0))
        async with open_sink(history):
            await until((tmp_path / "history.db").exists)
            await history.flush()
            with locked(tmp_path / "history.db"):
                for event in played.events:
                    history.publish(event)
                await until(lambda: history.failures)
                await history.__aexit__(None, None, None)
    assert history.lost == len(played.kept)


async def test_another_sink_goes_on_with_what_was_not_written(tmp_path: Path) -> None:
    played = a_morning()
    old, new = sink(in_file(tmp_path), backoff=partial(repeat, 3600.0)), sink(in_file(tmp_path))
    async with open_sink(old):
        await until((tmp_path / "history.db").exists)
        await old.flush()
        with locked(tmp_path / "history.db"):
            for event in played.events:
                old.publish(event)
            await until(lambda: old.failures)
            new.inherit_state(old)
            await old.__aexit__(None, None, None)
    assert old.lost == 0
    new.inherit_queue(old)
    async with open_sink(new):
        await new.flush()
    assert sorted(event_ids(in_file(tmp_path))) == sorted(event.id for event in played.kept)


def test_a_full_disk_is_told_once_and_caught_up_when_there_is_room_again(tmp_path: Path, repository: Path) -> None:
    unshare = shutil.which("unshare")
    if unshare is None:
        pytest.skip("no unshare here: no file system can be made")
    disk = tmp_path / "disk"
    disk.mkdir()
    namespaces = [unshare, "--mount"] if os.getuid() == 0 else [unshare, "--user", "--map-root-user", "--mount"]
    script = 'mount -t tmpfs -o size=1m tmpfs "$1" && exec "$2" -m tests.support.on_full_disk "$1"'
    ran = subprocess.run(
        [*namespaces, "sh", "-c", script, "sh", disk, sys.executable],
        cwd=repository, env={**os.environ, "PYTHONPATH": str(repository)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if "mount" in ran.stderr.splitlines()[0]:
        pytest.skip(f"no file system can be mounted here: {ran.stderr}")
    assert ran.returncode == 0, ran.stderr
    said = json.loads(ran.stdout)
    assert said.pop("problem") in {"database or disk is full", "disk I/O error"}
    lost = said.pop("lost")
    assert said == {
        "problem before": "",
        "queue is bounded": True,
        "gaps": [["sink_slow", "history", lost]],
        "kept": {"before": 10, "full": said["kept"]["full"], "more": said["kept"]["more"]},
    }
    assert said["kept"]["full"] + said["kept"]["more"] + lost == 600
    assert [line.split(":")[0] for line in ran.stderr.splitlines()] == ["history"] * 3
    assert "nothing can be kept" in ran.stderr
    assert "are kept in" in ran.stderr


async def test_a_file_that_can_not_be_made_is_told_and_made_when_it_can(tmp_path: Path) -> None:
    (tmp_path / "folder").write_text("in the way")
    played = a_morning()
    async with open_sink(sink(in_file(tmp_path / "folder"))) as history:
        for event in played.events:
            history.publish(event)
        await until(lambda: history.problem)
        assert history.problem in {"File exists", "Not a directory"}
        (tmp_path / "folder").unlink()
        await history.flush()
    assert len(event_ids(in_file(tmp_path / "folder"))) == len(played.kept)


async def test_forgetting_is_about_all_that_was_published_before(database: URL) -> None:
    archive, played = Archive(), a_morning()
    with pytest.raises(NoHistoryError):
        await archive.forget("mobile-7")
    async with open_sink(sink(database, archive=archive)) as history:
        await until(lambda: archive.is_open)
        for event in played.events:
            history.publish(event)
        assert await archive.forget("mobile-7") is True
        for event in says(played, state("mobile-7")):
            history.publish(event)
        assert await archive.forget("no-such") is False
        await history.flush()
        assert session_ids(database) == ["delivery-22", "order-4711"]
    with pytest.raises(NoHistoryError):
        await archive.read(lambda library: library.sessions(Search(), (), limit=1))


async def test_forgetting_in_a_database_that_does_not_answer_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("streamer.history.sink.FORGET_S", 0.05)
    archive = Archive()
    async with open_sink(sink(in_file(tmp_path), archive=archive)) as history:
        await until(lambda: (tmp_path / "history.db").exists() and not history.problem)
        with locked(tmp_path / "history.db"), pytest.raises(HistoryError, match=r"did not answer within|locked"):
            await archive.forget("mobile-7")


async def test_damage_that_a_reader_meets_makes_the_writer_look(tmp_path: Path) -> None:
    archive, played = Archive(), Played()
    ended = [SessionEnded("phones", f"s{number}", "hangup", 1, NOW) for number in range(300)]
    events = says(played, *ended)
    async with open_sink(sink(in_file(tmp_path), archive=archive)) as history:
        await until(lambda: archive.is_open)
        for event in events:
            history.publish(event)
        await history.flush()
        sqlite3.connect(tmp_path / "history.db").execute("PRAGMA wal_checkpoint(TRUNCATE)").connection.close()
        with (tmp_path / "history.db").open("r+b") as content:
            content.seek(4096)
            content.write(b"\xff" * (content.seek(0, 2) - 4096))
            content.seek(4096)
            content.write(b"\xff" * 4096 * 20)
        with pytest.raises(HistoryError):
            await archive.read(lambda library: library.events(Search(), (), limit=1000))
        await until(lambda: list(tmp_path.glob("*.bad")))
        history.publish(wire(SessionEnded("phones", "new", "hangup", 1, NOW), "new-event"))
        await history.flush()
        assert event_ids(in_file(tmp_path)) == ["new-event"]
