"""Makes room in the history: deletes what is old, or too much, and gives the space back."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import delete, func, select, text, update

from streamer.history.database import file_of
from streamer.history.schema import events, forgotten, sessions, settings

if TYPE_CHECKING:
    from sqlalchemy import URL, Connection, Engine

log = logging.getLogger(__name__)

_AT_ONCE: Final = 500
"""Rows that one transaction deletes: others may write in between."""
_LOW_SHARE: Final = 0.9
"""Of the cap, down to which it is emptied once it is full."""


class Room:
    """The space that the history takes. All of it raises what the driver raises."""

    def __init__(self, url: URL, engine: Engine) -> None:
        self._url = url
        self._engine = engine
        self._has_traces = False
        """Whether SQLite's journal may still have what was deleted."""

    def delete(self, connection: Connection, which: Any) -> int:
        """Delete events, within a transaction; return how many."""
        number, content = connection.execute(
            select(func.count(), func.coalesce(func.sum(events.c.content_bytes), 0)).where(which)
        ).one()
        if number:
            connection.execute(delete(events).where(which))
            self._has_traces = True
            count(connection, -int(content))
        return int(number)

    def delete_old(self, before_ms: int) -> int:
        """Delete what is from before a time, in milliseconds since 1970; return how many events."""
        deleted = 0
        while (until := self._some(events.c.at_ms < before_ms)) is not None:
            with self._engine.begin() as connection:
                deleted += self.delete(connection, events.c.at_ms <= until)
        with self._engine.begin() as connection:
            connection.execute(delete(sessions).where(sessions.c.last_ms < before_ms))
            connection.execute(delete(forgotten).where(forgotten.c.at_ms < before_ms))
        self._delete_files_set_aside(before_ms)
        return deleted

    def delete_surplus(self, max_bytes: int) -> int:
        """Delete the oldest events where there are too many; return how many."""
        if self.size_bytes() <= max_bytes:
            return 0
        deleted = 0
        while (
            self.size_bytes() > max_bytes * _LOW_SHARE
            and (until := self._some(events.c.at_ms.is_not(None))) is not None
        ):
            with self._engine.begin() as connection:
                deleted += self.delete(connection, events.c.at_ms <= until)
                connection.execute(delete(sessions).where(sessions.c.last_ms <= until))
        log.info("history: the oldest %d events were deleted: it has reached history.max_mb", deleted)
        return deleted

    def give_back(self) -> None:
        """Let nothing that was deleted be found in the files: SQLite's journal has copies."""
        if file_of(self._url) is None or not self._has_traces:
            return
        connection = self._engine.raw_connection()
        try:
            cursor = connection.cursor()
            cursor.executescript("PRAGMA incremental_vacuum")  # by `execute` it gives one page back, not all
            (is_busy, *_) = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            self._has_traces = bool(is_busy)  # somebody reads: the next time
        finally:
            connection.close()

    def size_bytes(self) -> int:
        """Return how much is kept: what SQLite's file uses, or the text in another database."""
        with self._engine.begin() as connection:
            if file_of(self._url) is None:
                return int(connection.scalar(select(settings.c.value).where(settings.c.name == "content_bytes")) or 0)
            pages, free, size = (
                int(connection.scalar(text(f"PRAGMA {name}")) or 0)
                for name in ("page_count", "freelist_count", "page_size")
            )
            return (pages - free) * size

    def _some(self, which: Any) -> int | None:
        """Return a time up to which there are some of the oldest of these events, not many; None: there are none."""
        times = select(events.c.at_ms).where(which).order_by(events.c.at_ms).limit(_AT_ONCE).subquery()
        with self._engine.begin() as connection:
            found: int | None = connection.scalar(select(func.max(times.c.at_ms)))
            return found

    def _delete_files_set_aside(self, before_ms: int) -> None:
        """Damaged files hold what was said of people, too."""
        file = file_of(self._url)
        for damaged in file.parent.glob(f"{file.name}.*.bad") if file else ():
            if damaged.stat().st_mtime * 1000 < before_ms:
                damaged.unlink()
                log.info("history: %s is deleted: it is older than history.retention_days", damaged.name)


def count(connection: Connection, content_bytes: int) -> None:
    """Take note that there is more content, or less."""
    row = settings.c.name == "content_bytes"
    connection.execute(update(settings).where(row).values(value=settings.c.value + content_bytes))
