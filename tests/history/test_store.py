"""What is kept, once each, in SQLite and in PostgreSQL; what is forgotten, and what goes with time and size."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine, text

from streamer.core.events import Leg, SessionChanged, SessionEnded
from streamer.history.errors import HistoryError
from streamer.history.schema import MIGRATIONS, VERSION, settings
from streamer.history.search import Search
from streamer.history.store import LEFT_OPEN, Limits
from tests.support.stored import (
    LIMITS,
    NOW,
    Played,
    a_morning,
    event_ids,
    in_file,
    reader,
    says,
    session_ids,
    state,
    store,
)

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import URL

DAY = timedelta(days=1)


def test_every_event_is_kept_once_in_order_of_time_as_it_was_published(database: URL) -> None:
    played = a_morning()
    keeper = store(database)
    keeper.keep(played.kept[:10])
    keeper.keep(played.kept)
    rows, following = reader(database).events(Search(), (), limit=1000)
    expected = sorted(played.kept, key=lambda event: (json.loads(event.payload)["time"], event.id))
    assert [(row.id, row.payload) for row in rows] == [(event.id, event.payload.decode()) for event in expected]
    assert following is None
    assert keeper.refused == 0


def test_a_session_is_found_by_how_its_id_or_call_reference_begins(database: URL) -> None:
    played = a_morning()
    legs = (Leg("mobile-7-0", "customer", "PCMU", 8000, True),)
    changed = SessionChanged("phones", "mobile-7", legs, NOW, call_reference="4711-abc")
    store(database).keep([*played.kept, *says(played, changed)])
    begins = {
        "order": ["order-4711"],
        "order-4711": ["order-4711"],
        "4711-a": ["mobile-7"],
        "rder": [],
        "_": [],
        "%": [],
    }
    for begin, expected in begins.items():
        search = Search(session_begins=begin)
        assert [each["session_id"] for each in reader(database).sessions(search, (), limit=10)[0]] == expected
        assert sorted({row.session_id for row in reader(database).events(search, (), limit=1000)[0]}) == expected


def test_an_older_daemon_s_open_sessions_have_ended_unless_they_go_on(database: URL) -> None:
    played = a_morning()
    store(database).keep(played.kept)
    store(database).keep(says(played, state("mobile-7")))
    found, _ = reader(database).sessions(Search(), (), limit=10)
    assert {each["session_id"]: each["reason"] for each in found} == {
        "order-4711": LEFT_OPEN,
        "delivery-22": "hangup",
        "mobile-7": None,
    }
    store(database, node="another").keep([])
    store(database, node=None).keep([])
    assert reader(database).sessions(Search(), (), limit=10)[0][0]["ended_at"] is None


def test_a_session_that_is_forgotten_is_gone_and_nothing_more_of_it_is_kept(database: URL) -> None:
    played = a_morning()
    keeper = store(database)
    keeper.keep(played.kept)
    assert sorted(keeper.forget(["order-4711", "delivery-22", "no-such"])) == ["delivery-22", "order-4711"]
    keeper.keep(says(played, state("order-4711")))
    assert session_ids(database) == ["mobile-7"]
    assert set(event_ids(database)) == {e.id for e in played.kept if e.session_id == "mobile-7"}
    keeper.keep(says(played, SessionEnded("phones", "order-4711", "hangup", 1, NOW)))
    assert event_ids(database, session="order-4711") == []


def test_what_was_forgotten_is_not_in_the_files_either(tmp_path: Path) -> None:
    played = a_morning()
    keeper = store(in_file(tmp_path))
    keeper.keep(played.kept)
    assert b"delivery-22" in b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert keeper.forget(["delivery-22"]) == ["delivery-22"]
    assert [path.name for path in tmp_path.iterdir() if b"delivery-22" in path.read_bytes()] == []


def test_another_process_can_forget_what_the_daemon_still_hears(tmp_path: Path) -> None:
    played = a_morning()
    daemon, command = store(in_file(tmp_path)), store(in_file(tmp_path), node=None)
    daemon.keep(played.kept)
    assert command.forget(["mobile-7"]) == ["mobile-7"]
    daemon.keep(says(played, state("mobile-7")))
    assert session_ids(in_file(tmp_path)) == ["delivery-22", "order-4711"]


def test_what_is_older_than_the_retention_is_deleted(database: URL) -> None:
    played = Played()
    says(played, *(state(f"day-{days}", NOW - days * DAY) for days in range(5)), state("long", NOW - 4 * DAY))
    says(played, state("long", NOW))
    keeper = store(database, limits=replace(LIMITS, retention_days=2.5))
    keeper.keep(played.kept)
    assert session_ids(database) == ["day-0", "day-1", "day-2", "long"]
    assert len(event_ids(database)) == 4
    assert len(event_ids(database, session="long")) == 1


def test_beyond_the_cap_the_oldest_goes(database: URL) -> None:
    played = Played()
    says(played, *(state(f"s{number // 30}", NOW + timedelta(seconds=number)) for number in range(1500)))
    keeper = store(database, limits=Limits(30.0, 600_000))
    keeper.keep(played.kept)
    left = event_ids_of_all(database)
    assert 0 < keeper.size_bytes <= 600_000
    assert 300 < len(left) < 1000
    assert left == [event.id for event in played.kept][-len(left) :]
    assert session_ids(database)[0] == "s49"
    assert "s0" not in session_ids(database)


def event_ids_of_all(url: URL) -> list[str]:
    found: list[str] = []
    after = None
    while True:
        rows, after = reader(url).events(Search(), (), limit=1000, after=after)
        found += [row.id for row in rows]
        if after is None:
            return found


def test_the_file_gets_smaller_and_nobody_else_may_read_it(tmp_path: Path) -> None:
    played = Played()
    says(played, *(state(f"s{number}") for number in range(600)))
    file = tmp_path / "folder" / "history.db"
    keeper = store(in_file(file.parent))
    keeper.keep(played.kept)
    sqlite3.connect(file).execute("PRAGMA wal_checkpoint(TRUNCATE)").connection.close()
    before = file.stat().st_size
    keeper.forget([f"s{number}" for number in range(590)])
    assert file.stat().st_size < before / 4
    assert [oct(path.stat().st_mode)[-3:] for path in (file.parent, file)] == ["700", "600"]


def test_a_damaged_file_is_set_aside_and_deleted_in_its_time(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    file = tmp_path / "history.db"
    file.write_bytes(b"this is no database, whatever its name" * 100)
    played = a_morning()
    keeper = store(in_file(tmp_path))
    keeper.keep(played.kept)
    assert len(event_ids(in_file(tmp_path))) == len(played.kept)
    (aside,) = tmp_path.glob("history.db.*.bad")
    assert aside.read_bytes().startswith(b"this is no database")
    assert "is damaged: file is not a database; it is kept as history.db.20261120T103000Z.bad" in caplog.text
    store(in_file(tmp_path), now=NOW + 365 * 10 * DAY).keep([])
    assert list(tmp_path.glob("*.bad")) == []


def test_damage_amid_a_file_is_found_at_the_start(tmp_path: Path) -> None:
    played = Played()
    says(played, *(state(f"s{number}") for number in range(500)))
    store(in_file(tmp_path)).keep(played.kept)
    file = tmp_path / "history.db"
    sqlite3.connect(file).execute("PRAGMA wal_checkpoint(TRUNCATE)").connection.close()
    with file.open("r+b") as content:
        content.seek(5 * 4096)
        content.write(b"\xff" * 4096 * 20)
    keeper = store(in_file(tmp_path))
    keeper.keep(says(played, state("new")))
    assert session_ids(in_file(tmp_path)) == ["new"]
    assert len(list(tmp_path.glob("*.bad"))) == 1


def test_a_file_that_was_deleted_or_replaced_is_not_written_any_more(tmp_path: Path) -> None:
    played = a_morning()
    keeper = store(in_file(tmp_path))
    keeper.keep(played.kept)
    for path in tmp_path.iterdir():
        path.unlink()
    keeper.keep(says(played, state("new")))
    assert session_ids(in_file(tmp_path)) == ["new"]


VERSION_1 = """
CREATE TABLE emotion_events (id VARCHAR(64) NOT NULL, at_ms BIGINT NOT NULL, type VARCHAR(64) NOT NULL,
    session_id VARCHAR(64) NOT NULL, source_id VARCHAR(64), leg_id VARCHAR(64), role VARCHAR(16),
    utterance_id VARCHAR(64), start_ms BIGINT, end_ms BIGINT, state VARCHAR(64), label VARCHAR(64), probability FLOAT,
    valence FLOAT, arousal FLOAT, abstained BOOLEAN, reason VARCHAR(64),
    payload TEXT NOT NULL, content_bytes INTEGER NOT NULL, PRIMARY KEY (id));
CREATE INDEX emotion_events_by_time ON emotion_events (at_ms, id);
CREATE INDEX emotion_events_by_state ON emotion_events (state, at_ms);
CREATE INDEX emotion_events_of_session ON emotion_events (session_id, at_ms);
CREATE TABLE emotion_forgotten (session_id VARCHAR(64) NOT NULL, at_ms BIGINT NOT NULL, PRIMARY KEY (session_id));
CREATE TABLE emotion_sessions (session_id VARCHAR(64) NOT NULL, node VARCHAR(255) NOT NULL, source_id VARCHAR(64),
    started_ms BIGINT NOT NULL, last_ms BIGINT NOT NULL, ended_ms BIGINT, reason VARCHAR(64), duration_ms BIGINT,
    call_reference VARCHAR(64), legs TEXT, PRIMARY KEY (session_id));
CREATE INDEX emotion_sessions_by_start ON emotion_sessions (started_ms, session_id);
CREATE TABLE emotion_settings (name VARCHAR(64) NOT NULL, value BIGINT NOT NULL, PRIMARY KEY (name));
INSERT INTO emotion_settings VALUES ('version', 1), ('content_bytes', 1300);
INSERT INTO emotion_sessions VALUES ('call-1', 'stage', 'phones', 1795170615123, 1795170615123, 1795170615123, 'hangup',
    61000, NULL, '[]');
INSERT INTO emotion_events (id, at_ms, type, session_id, payload, content_bytes) VALUES
    ('e-1', 1795170615123, 'session.ended.v1', 'call-1', '{}', 1300)
"""
"""What the daemon of that version leaves."""


def test_tables_of_an_older_version_are_brought_up_to_date_with_what_is_in_them(database: URL) -> None:
    engine = create_engine(database)
    with engine.begin() as connection:
        for statement in VERSION_1.split(";"):
            connection.execute(text(statement))
    engine.dispose()
    played = a_morning()
    store(database).keep(played.kept)
    assert session_ids(database, session="call-1") == ["call-1"]
    assert session_ids(database, alert="upset") == ["order-4711"]
    assert len(event_ids(database)) == 1 + len(played.kept)
    store(database).keep([])  # and again: nothing is left to do


def test_each_version_of_the_tables_has_a_way_to_the_next() -> None:
    assert sorted(MIGRATIONS) == list(range(1, VERSION))


def test_tables_of_a_newer_version_are_left_alone(database: URL) -> None:
    store(database).keep([])
    engine = create_engine(database)
    with engine.begin() as connection:
        connection.execute(text(f"UPDATE {settings.name} SET value = 99 WHERE name = 'version'"))
    engine.dispose()
    with pytest.raises(HistoryError, match=r"of version 99, made by a newer Emotion Streamer; this one knows up to \d"):
        store(database).keep(a_morning().kept)
    with pytest.raises(HistoryError, match="one of another version"):
        reader(database).totals()


def test_an_event_that_the_database_does_not_take_is_left_out_of_its_batch(
    database: URL, caplog: pytest.LogCaptureFixture
) -> None:
    played = Played()
    good = says(played, state("good"))
    bad = says(played, state("bad"))[0]
    keeper = store(database)
    keeper.keep([*good, replace(bad, session_id="s" * 200)])
    assert event_ids(database, session="good") == [good[0].id]
    if database.get_backend_name() == "postgresql":  # SQLite takes any length
        assert keeper.refused == 1
        assert "the history does not take an event (state.v1)" in caplog.text
