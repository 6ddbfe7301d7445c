"""The history that the configuration asks for: where it is, and what keeps it.

The modules that know databases are imported by the functions that need them.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from streamer.config.paths import beside
from streamer.core.addresses import is_loopback

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from sqlalchemy import URL

    from streamer.config.tables import Config
    from streamer.core.events import Gap
    from streamer.history.archive import Archive
    from streamer.history.sink import HistorySink
    from streamer.history.store import Limits

MEBIBYTE: Final = 1024 * 1024
FILE: Final = "history.db"
SERVICE_FOLDER: Final = Path("/var/lib/emotion-streamer")
"""StateDirectory= of the systemd unit."""


def database_url(config: Config, config_path: Path | None, environment: Mapping[str, str]) -> URL:
    """Return where the history is. Raises ConfigError where that can't be, or nothing here connects to it."""
    from streamer.history.database import check_driver, url_of

    url = url_of(_location(config.history.database, config_path, environment))
    check_driver(url)
    return url


def limits(config: Config) -> Limits:
    """Return how much is kept."""
    from streamer.history.store import Limits

    return Limits(config.history.retention_days, config.history.max_mb * MEBIBYTE)


def history_sink(
    config: Config, config_path: Path | None, *, node: str, archive: Archive, report: Callable[[Gap], None]
) -> HistorySink:
    """Return what keeps the history. Raises ConfigError as `database_url`."""
    from streamer.history.sink import HistorySink
    from streamer.history.store import Store

    store = Store(database_url(config, config_path, os.environ), limits(config), node=node)
    return HistorySink(store, archive=archive, queue_events=config.history.queue_events, report=report)


def history_line(config: Config, config_path: Path | None, environment: Mapping[str, str]) -> str:
    """Return where the history is kept and how long, in words."""
    history = config.history
    if not history.enabled:
        return "history:       none is kept"
    from streamer.history.database import shown

    where = shown(database_url(config, config_path, environment))
    return f"history:       in {where}, for {history.retention_days:g} days, at most {history.max_mb} MiB"


def history_risks(config: Config, config_path: Path | None, environment: Mapping[str, str]) -> Iterator[str]:
    """Yield what may go wrong with the history. Raises ConfigError as `database_url`."""
    if not config.history.enabled:
        return
    from streamer.history.database import file_of, shown
    from streamer.history.store import is_writable

    url = database_url(config, config_path, environment)
    file = file_of(url)
    if file is not None and not is_writable(file):
        yield f"history.database: {file} can't be written by this user: no history is kept as long as that is so"
    elif file is None and url.host and not is_loopback(url.host) and not _is_encrypted(url):
        yield (
            f"history.database: {shown(url)} is on another machine, and what is kept goes there in clear: set "
            "sslmode=verify-full in its URL"
        )


def _location(database: str, config_path: Path | None, environment: Mapping[str, str]) -> str:
    if database != "auto":
        return database if "://" in database else str(beside(config_path, database))
    if folder := environment.get("STATE_DIRECTORY"):
        return str(Path(folder) / FILE)
    if config_path is not None and config_path.is_relative_to("/etc") and (SERVICE_FOLDER / FILE).exists():
        return str(SERVICE_FOLDER / FILE)  # somebody asks for the history of the service
    home = Path(environment.get("XDG_STATE_HOME") or Path(environment.get("HOME") or "/") / ".local" / "state")
    return str(home / "emotion-streamer" / FILE)


def _is_encrypted(url: URL) -> bool:
    return str(url.query.get("sslmode", "")) in {"require", "verify-ca", "verify-full"} or "ssl" in url.query
