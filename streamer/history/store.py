"""Writes the history: events in, what is old or too much out. It blocks, and is for one thread."""

from __future__ import annotations

import logging
import os
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import delete, insert, select, text, update
from sqlalchemy.exc import DBAPIError

from streamer.history import database
from streamer.history.database import file_of, make_private, open_engine, told
from streamer.history.errors import DamagedError, HistoryError
from streamer.history.record import rows_of
from streamer.history.room import Room, count
from streamer.history.schema import events, forgotten, prepare, sessions

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence
    from pathlib import Path

    from sqlalchemy import URL, Connection, Engine

    from streamer.history.record import Row
    from streamer.protocol.cloudevents import WireEvent

log = logging.getLogger(__name__)

PRUNE_EVERY_S: Final = 60.0
LEFT_OPEN: Final = "left_open"
"""Why a session ended of which nothing more was heard, and no end either."""
_DAY_MS: Final = 86_400_000


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is kept."""

    retention_days: float
    max_bytes: int


class Store:
    """One database. It is opened with the first use, and again after each failure."""

    def __init__(
        self,
        url: URL,
        limits: Limits,
        *,
        node: str | None,
        wall_s: Callable[[], float] = time.time,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        """Open nothing yet.

        ``node``: the name of this daemon in its events; None where this process is no daemon. ``wall_s``: seconds since
        1970. Raises ConfigError.
        """
        self.url = url
        self.limits = limits
        self._node = node
        self._wall_s = wall_s
        self._now = now
        self._engine: Engine = open_engine(url, writes=True)
        self._is_open = False
        self._inode: int | None = None
        self._pruned_at: float | None = None
        self._room = Room(url, self._engine)
        self.size_bytes = 0
        """Of what is kept, when it was last looked."""
        self.refused = 0
        """Events that the database does not take, whatever the circumstances."""

    def keep(self, batch: Sequence[WireEvent]) -> None:
        """Keep events, each once however often it is given, and now and then make room.

        Raises HistoryError, and then none of them is kept. A damaged file is set aside for a new one.
        """
        try:
            self._keep(batch)
        except DamagedError as error:
            self._set_aside(error)
            self._keep(batch)
        except HistoryError:
            self.close()
            raise

    def forget(self, session_ids: Collection[str]) -> list[str]:
        """Delete all that is kept of sessions; of those that are open, nothing is kept any more.

        Return those of which there was something. Raises HistoryError.
        """
        with told():
            self._open()
            with self._engine.begin() as connection:
                found = list(connection.scalars(select(sessions.c.session_id).where(_is_of(sessions, session_ids))))
                open_ones = select(sessions.c.session_id).where(sessions.c.ended_ms.is_(None))
                for session_id in connection.scalars(open_ones.where(_is_of(sessions, session_ids))).all():
                    self._end_for_good(connection, session_id)
                self._room.delete(connection, _is_of(events, session_ids))
                connection.execute(delete(sessions).where(_is_of(sessions, session_ids)))
            self._room.give_back()
        return found

    def prune(self) -> int:
        """Delete what is older than it may be, and the oldest of what is too much; return how many events.

        Raises HistoryError.
        """
        with told():
            self._open()
            deleted = self._room.delete_old(round(self._wall_s() * 1000 - self.limits.retention_days * _DAY_MS))
            deleted += self._room.delete_surplus(self.limits.max_bytes)
            self._room.give_back()
            self.size_bytes = self._room.size_bytes()
        self._pruned_at = self._now()
        return deleted

    def close(self) -> None:
        """Close all connections."""
        self._is_open = False
        self._engine.dispose()

    # -- opening -----------------------------------------------------------------------------------

    def _open(self) -> None:
        if self._is_open:
            return
        file = file_of(self.url)
        if file is not None:
            make_private(file)
        with self._engine.begin() as connection:
            if file is not None:
                _check(connection)
            prepare(connection)
            # Those that a daemon which died left open. What is open now says so with its next event.
            left = update(sessions).where(sessions.c.node == self._node, sessions.c.ended_ms.is_(None))
            connection.execute(left.values(ended_ms=sessions.c.last_ms, reason=LEFT_OPEN))
        self._is_open = True
        self._inode = None if file is None else file.stat().st_ino

    def _reopen_if_replaced(self) -> None:
        """Write no more into a file that somebody deleted or replaced."""
        file = file_of(self.url)
        if self._is_open and file is not None and (not file.exists() or file.stat().st_ino != self._inode):
            self.close()

    def _set_aside(self, error: DamagedError) -> None:
        file = file_of(self.url)
        if file is None:
            raise error
        self.close()
        kept = file.with_name(f"{file.name}.{time.strftime('%Y%m%dT%H%M%SZ', time.gmtime(self._wall_s()))}.bad")
        try:
            file.replace(kept)
            for suffix in ("-wal", "-shm"):
                file.with_name(file.name + suffix).unlink(missing_ok=True)
        except OSError as problem:
            raise HistoryError(f"it is damaged ({error}) and can't be set aside: {problem.strerror}") from problem
        log.error("the history in %s is damaged: %s; it is kept as %s, a new one is begun", file, error, kept.name)

    # -- writing -----------------------------------------------------------------------------------

    def _keep(self, batch: Sequence[WireEvent]) -> None:
        with told():
            self._reopen_if_replaced()
            self._open()
            if batch:
                self._add(batch)
        if self._pruned_at is None or self._now() - self._pruned_at >= PRUNE_EVERY_S:
            self.prune()

    def _add(self, batch: Sequence[WireEvent]) -> None:
        try:
            with self._engine.begin() as connection:
                self._insert(connection, batch)
        except DBAPIError as error:
            if not database.is_of_the_values(error):
                raise
            if len(batch) == 1:
                self._refuse(batch[0], error)
            else:
                for one in batch:
                    self._add([one])

    def _refuse(self, event: WireEvent, error: DBAPIError) -> None:
        self.refused += 1
        if self.refused == 1:
            log.warning(
                "the history does not take an event (%s): %s; others may follow", event.type, database.first_line(error)
            )

    def _insert(self, connection: Connection, batch: Sequence[WireEvent]) -> None:
        ids = [event.id for event in batch]
        known = set(connection.scalars(select(events.c.id).where(events.c.id.in_(ids))))
        silenced = set(
            connection.scalars(select(forgotten.c.session_id).where(_is_of(forgotten, {e.session_id for e in batch})))
        )
        pairs = [rows_of(event) for event in {e.id: e for e in batch}.values() if event.id not in known]
        rows = [row for row, _ in pairs if row["session_id"] not in silenced]
        if rows:
            connection.execute(insert(events), rows)
            count(connection, sum(row["content_bytes"] for row in rows))
        for session_id, changes in _by_session(session for _, session in pairs).items():
            if session_id in silenced:
                if "ended_ms" in changes:
                    connection.execute(delete(forgotten).where(forgotten.c.session_id == session_id))
            else:
                _upsert(connection, changes)

    # -- deleting ----------------------------------------------------------------------------------

    def _end_for_good(self, connection: Connection, session_id: str) -> None:
        connection.execute(delete(forgotten).where(forgotten.c.session_id == session_id))
        connection.execute(insert(forgotten), {"session_id": session_id, "at_ms": round(self._wall_s() * 1000)})


def _check(connection: Connection) -> None:
    found = connection.scalar(text("PRAGMA quick_check(1)"))
    if found != "ok":
        raise DamagedError(str(found).splitlines()[-1])


def _is_of(table: Any, session_ids: Iterable[str | None]) -> Any:
    return table.c.session_id.in_([session_id for session_id in session_ids if session_id is not None])


def _by_session(changes: Iterable[Row]) -> dict[str, Row]:
    """Put what several events say of a session together, oldest first."""
    together: dict[str, Row] = {}
    for row in changes:
        before = together.get(row["session_id"], row)
        together[row["session_id"]] = (
            before
            | row
            | {
                "started_ms": min(before["started_ms"], row["started_ms"]),
                "last_ms": max(before["last_ms"], row["last_ms"]),
            }
        )
    return together


def _upsert(connection: Connection, row: Row) -> None:
    of_session = sessions.c.session_id == row["session_id"]
    columns = (sessions.c.started_ms, sessions.c.last_ms, sessions.c.reason)
    known = connection.execute(select(*columns).where(of_session)).one_or_none()
    if known is None:
        connection.execute(insert(sessions), row)
        return
    changes = row | {
        "started_ms": min(known.started_ms, row["started_ms"]),
        "last_ms": max(known.last_ms, row["last_ms"]),
    }
    if known.reason == LEFT_OPEN:
        changes = {"ended_ms": None, "reason": None} | changes
    connection.execute(update(sessions).where(of_session).values(**changes))


def is_writable(file: Path) -> bool:
    """Return whether a file can be written, or made; nothing is changed."""
    if file.exists():
        return os.access(file, os.W_OK) and os.access(file.parent, os.W_OK)
    above = next((folder for folder in file.parents if folder.exists()), None)
    return above is not None and above.is_dir() and os.access(above, os.W_OK)
