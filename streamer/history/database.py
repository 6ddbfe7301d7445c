"""Opens the database: SQLite as it is best for one writer and some readers, any other as SQLAlchemy knows it."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DataError, DBAPIError, IntegrityError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from streamer.core.errors import ConfigError
from streamer.history.errors import DamagedError, HistoryError

if TYPE_CHECKING:
    from collections.abc import Iterator

LOCK_WAIT_S: Final = 1.0
"""How long a lock that another process holds is waited for, in the thread that writes."""
READ_S: Final = 20.0
"""How long the answer to a question may take."""
_POSTGRESQL: Final = {"connect_timeout": 5, "options": f"-c statement_timeout={READ_S * 1000:.0f}"}
_STEPS_BETWEEN_LOOKS: Final = 10_000
"""Of SQLite's virtual machine, between two looks at the clock."""
JOURNAL_BYTES: Final = 4 * 1024 * 1024
_DAMAGE: Final = ("malformed", "not a database", "database corruption", "disk image")
_DRIVERS: Final = {"postgresql": "psycopg", "postgres": "psycopg"}
"""The drivers that are tested, where a URL names none."""


def url_of(text: str) -> URL:
    """Return the URL of a database: ``text`` is one, or the path of a file for SQLite. Raises ConfigError."""
    if "://" not in text:
        return URL.create("sqlite", database=text)
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):  # the latter for a port that is no number
        raise ConfigError("history.database: expected a path, or a URL such as postgresql://user@host/name") from None
    name, _, driver = url.drivername.partition("+")
    name = "postgresql" if name == "postgres" else name
    driver = driver or _DRIVERS.get(name, "")
    return url.set(drivername=f"{name}+{driver}" if driver else name)


def shown(url: URL) -> str:
    """Return a database's name for a person, without its password."""
    return str(file_of(url) or url.render_as_string(hide_password=True))


def file_of(url: URL) -> Path | None:
    """Return the file of an SQLite database; None for any other."""
    return Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None


def check_driver(url: URL) -> None:
    """Raise ConfigError where what connects to such a database is not installed."""
    try:
        url.get_dialect().import_dbapi()
    except NoSuchModuleError:
        raise ConfigError(f"history.database: SQLAlchemy has no driver {url.drivername}") from None
    except ImportError as error:
        hint = " (pip install 'emotion-streamer[postgresql]')" if url.get_backend_name() == "postgresql" else ""
        raise ConfigError(f"history.database: {url.drivername} is not installed: {error}{hint}") from None


def open_engine(url: URL, *, writes: bool) -> Engine:
    """Return what connects to a database; nothing is connected yet. Raises ConfigError as `check_driver`."""
    check_driver(url)
    file = file_of(url)
    if file is None:
        options = _POSTGRESQL if url.get_backend_name() == "postgresql" else {}
        return create_engine(url, pool_pre_ping=True, pool_size=2, max_overflow=1, connect_args=options)
    # Connections that are opened for each question see a file that took the place of another.
    engine = create_engine(url, connect_args={"timeout": LOCK_WAIT_S}, **({} if writes else {"poolclass": NullPool}))
    event.listen(engine, "connect", _set_up_writer if writes else _set_up_reader)
    # The sqlite3 module begins transactions when it thinks fit, or not at all; we say when.
    begin = "BEGIN IMMEDIATE" if writes else "BEGIN"
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
    return engine


def make_private(file: Path) -> None:
    """Make an empty file, and folders for it, that nobody else may read, where there is none. Raises HistoryError."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
    except OSError as error:
        raise HistoryError(str(error.strerror)) from error


@contextmanager
def told() -> Iterator[None]:
    """Raise what a driver raises as HistoryError, or as DamagedError where the content is at fault."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error) as error:  # the latter where a connection is set up
        text = first_line(error)
        if any(sign in text for sign in _DAMAGE):
            raise DamagedError(text) from error
        raise HistoryError(text) from error
    except OSError as error:
        raise HistoryError(str(error.strerror)) from error


def first_line(error: Exception) -> str:
    """Return what a driver says, without the statement and its values: these tell what was said."""
    said = error.orig if isinstance(error, DBAPIError) else error
    lines = str(said).strip().splitlines()
    return lines[0] if lines else type(said).__name__


def is_of_the_values(error: DBAPIError) -> bool:
    """Return whether the same statement would do with other values."""
    return isinstance(error, DataError | IntegrityError)


def _set_up_writer(connection: Any, _: object) -> None:
    """Return what was deleted to the file system, and overwrite it: who was forgotten is not to be found."""
    connection.isolation_level = None
    for name, value in {
        "auto_vacuum": "INCREMENTAL",  # takes effect in a new file only
        "journal_mode": "WAL",
        "synchronous": "NORMAL",
        "secure_delete": "ON",
        "journal_size_limit": JOURNAL_BYTES,
    }.items():
        connection.execute(f"PRAGMA {name} = {value}")


def _set_up_reader(connection: Any, _: object) -> None:
    connection.isolation_level = None
    connection.execute("PRAGMA query_only = ON")
    until = time.monotonic() + READ_S
    connection.set_progress_handler(lambda: time.monotonic() > until, _STEPS_BETWEEN_LOOKS)
