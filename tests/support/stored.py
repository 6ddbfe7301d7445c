"""A history for tests: in SQLite, or in a PostgreSQL of their own; and what calls leave in it."""

from __future__ import annotations

import asyncio
import os
import pwd
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from streamer.core.events import SessionEnded, StateChanged
from streamer.history.database import url_of
from streamer.history.reader import Reader
from streamer.history.record import is_kept
from streamer.history.search import parse_search
from streamer.history.store import Limits, Store
from tests.support.broker import DEADLINE_S
from tests.support.theatre import Call, Theatre, play_a_morning

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import URL

    from streamer.core.events import Event
    from streamer.protocol.cloudevents import WireEvent

NOW = datetime(2026, 11, 20, 10, 30, tzinfo=UTC)
LIMITS = Limits(retention_days=30.0, max_bytes=1 << 30)


class Played:
    """What a theatre publishes, as a list."""

    def __init__(self, now: datetime = NOW) -> None:
        self.events: list[WireEvent] = []
        self.theatre = Theatre(self, now=now)

    def publish(self, event: WireEvent) -> None:
        self.events.append(event)

    @property
    def kept(self) -> list[WireEvent]:
        return [event for event in self.events if is_kept(event)]


def a_morning() -> Played:
    """Three calls, of which delivery-22 has ended, and one has an alert by the rule ``upset``."""
    played = Played()
    play_a_morning(played.theatre)
    angry = Call(played.theatre, "order-4711", NOW - timedelta(seconds=175), ("customer", "agent"))
    angry.alert(0, at_s=85, status="raised")
    angry.alert(0, at_s=101, status="cleared")
    played.theatre.publish(SessionEnded("phones", "delivery-22", "hangup", 110_000, NOW))
    return played


def says(played: Played, *events: Event) -> list[WireEvent]:
    """Publish events; return them as they are kept."""
    before = len(played.events)
    for event in events:
        played.theatre.publish(event)
    return [event for event in played.events[before:] if is_kept(event)]


def state(session_id: str, at: datetime = NOW, label: str = "angry") -> StateChanged:
    return StateChanged(session_id, f"{session_id}-0", "customer", label, 0.9, None, 1000, at)


OPENED: list[Store | Reader] = []
"""What `close_all` closes."""


def store(url: URL, *, limits: Limits = LIMITS, node: str | None = "stage", now: datetime = NOW) -> Store:
    opened = Store(url, limits, node=node, wall_s=now.timestamp)
    OPENED.append(opened)
    return opened


def reader(url: URL) -> Reader:
    opened = Reader(url)
    OPENED.append(opened)
    return opened


async def until(holds: Callable[[], object]) -> None:
    """Wait for what a thread or another process does."""
    async with asyncio.timeout(DEADLINE_S):
        while not holds():  # noqa: ASYNC110 - as said
            await asyncio.sleep(0.005)


def close_all() -> None:
    """Close what a test has opened: PostgreSQL's driver warns of connections that nobody closed."""
    while OPENED:
        OPENED.pop().close()


def in_file(folder: Path) -> URL:
    return url_of(str(folder / "history.db"))


def session_ids(url: URL, **asked: str) -> list[str]:
    found, _ = reader(url).sessions(parse_search(asked.items()), (), limit=100)
    return [session["session_id"] for session in found]


def event_ids(url: URL, **asked: str) -> list[str]:
    found, _ = reader(url).events(parse_search(asked.items()), (), limit=1000)
    return [row.id for row in found]


@contextmanager
def postgresql(folder_of_programs: Path) -> Iterator[str]:
    """Start a PostgreSQL that listens on a socket in a new folder only; yield its URL."""
    user = pwd.getpwnam("postgres").pw_name if os.getuid() == 0 else None  # it refuses to run as root
    folder = Path(tempfile.mkdtemp(prefix="pg"))  # not in pytest's: a socket's path is short, others may not go there
    try:
        if user is not None:
            shutil.chown(folder, user)
        data = folder / "data"
        run = partial(subprocess.run, user=user, cwd=folder, check=True, stdout=subprocess.DEVNULL)
        initdb = [folder_of_programs / "initdb", "-D", data, "-U", "tester", "-A", "trust", "-E", "UTF8", "-N"]
        run(initdb)
        options = f"-k {folder} -c listen_addresses='' -c fsync=off"
        control = [folder_of_programs / "pg_ctl", "-D", data, "-w", "-s"]
        run([*control, "-l", folder / "log", "-o", options, "start"])
        try:
            yield f"postgresql://tester@/postgres?host={folder}"
        finally:
            run([*control, "-m", "immediate", "stop"])
    finally:
        shutil.rmtree(folder, ignore_errors=True)
