"""``emotion-streamer history``: finds, exports and forgets what a daemon has kept, whether or not it runs."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, BinaryIO

import msgspec

from streamer.app.history import database_url, limits
from streamer.core.counting import count
from streamer.core.errors import EmotionStreamerError
from streamer.core.printable import printable
from streamer.history.database import file_of, shown
from streamer.history.export import FORMATS, PAGE
from streamer.history.reader import Reader
from streamer.history.search import NAMES, parse_search, parse_time
from streamer.history.store import Store

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from sqlalchemy import URL

    from streamer.config.tables import Config
    from streamer.history.search import Position, Search

_SESSIONS_AT_ONCE = 200
_TIMES = ("from", "to")


def history(options: argparse.Namespace, config: Config, config_path: Path | None) -> int:
    """Do what the options say; return the exit status. Raises EmotionStreamerError."""
    url = database_url(config, config_path, os.environ)
    if options.action == "forget":
        return _forget(options.sessions, url, config)
    reader = Reader(url)
    try:
        if options.action == "info":
            _print_totals(reader, url, config)
        elif options.action == "sessions":
            _print_sessions(reader, _search(options), options.limit, as_json=options.json)
        else:
            _export(reader, _search(options), options.format, options.output)
    finally:
        reader.close()
    return 0


def _search(options: argparse.Namespace) -> Search:
    """Return what is looked for; times without a zone are those of this machine."""
    given = [(name, value) for name in NAMES for value in _given(options, name)]
    try:
        return parse_search([(name, _in_utc(name, value)) for name, value in given])
    except ValueError as error:
        raise EmotionStreamerError(f"--{str(error).replace('_', '-', 1)}") from None


def _given(options: argparse.Namespace, name: str) -> list[str]:
    value = getattr(options, f"{name}_" if name == "from" else name, None)
    return [] if value is None else [value] if isinstance(value, str) else value


def _in_utc(name: str, text: str) -> str:
    """Return a time as one with a zone; what is none is left to be refused."""
    with suppress(ValueError, OverflowError):
        return datetime.fromtimestamp(parse_time(text, None) / 1000, UTC).isoformat() if name in _TIMES else text
    return text


def _print_totals(reader: Reader, url: URL, config: Config) -> None:
    totals, file = reader.totals(), file_of(url)
    size = "" if file is None else f", {file.stat().st_size / 1024 / 1024:.1f} of {config.history.max_mb} MiB"
    print(f"{shown(url)}: {count(totals['sessions'], 'session')}, {count(totals['events'], 'event')}{size}")
    if totals["events"]:
        print(f"from {totals['first']} to {totals['last']}, kept for {config.history.retention_days:g} days")
    if not config.history.enabled:
        print("history.enabled is false: nothing more is kept, and nothing is deleted")


def _print_sessions(reader: Reader, search: Search, limit: int, *, as_json: bool) -> None:
    after: Position | None = None
    while limit > 0:
        found, after = reader.sessions(search, (), limit=min(limit, _SESSIONS_AT_ONCE), after=after)
        for session in found:
            print(msgspec.json.encode(session).decode() if as_json else _line(session))
        limit -= len(found)
        if after is None:
            break


def _line(session: dict[str, Any]) -> str:
    started = datetime.fromisoformat(session["started_at"]).astimezone()
    states = [f"{each['role']} {each['state']} {each['times']}x" for each in session["states"]]
    alerts = [f"ALERT {each['rule']} {each['times']}x" for each in session["alerts"]]
    name = session["session_id"] + (f" ({session['call_reference']})" if session["call_reference"] else "")
    said = ", ".join([*alerts, *states]) or "no emotion"
    return printable(f"{started:%Y-%m-%d %H:%M:%S}  {_duration(session):>8}  {name}  {said}")


def _duration(session: dict[str, Any]) -> str:
    began, last = (datetime.fromisoformat(session[key]) for key in ("started_at", "last_at"))
    seconds = round((last - began).total_seconds())
    return f"{seconds // 60}:{seconds % 60:02}" + ("" if session["ended_at"] else "+")


def _export(reader: Reader, search: Search, name: str | None, output: Path | None) -> None:
    suffix = output.suffix[1:] if output else ""
    export = FORMATS[name or (suffix if suffix in FORMATS else "jsonl")]()
    with _opened(output) as out:
        after: Position | None = None
        while True:
            rows, after = reader.events(search, (), limit=PAGE, after=after)
            out.write(export.rows(rows))
            if after is None:
                break
        out.write(export.end())


@contextmanager
def _opened(output: Path | None) -> Iterator[BinaryIO]:
    if output is None:
        yield sys.stdout.buffer
        return
    try:
        # Nobody else may read it, as the database itself.
        with os.fdopen(os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600), "wb") as file:
            yield file
    except OSError as error:
        raise EmotionStreamerError(f"{output}: can't be written: {error.strerror}") from None


def _forget(session_ids: Sequence[str], url: URL, config: Config) -> int:
    file = file_of(url)
    if file is not None and not file.exists():
        raise EmotionStreamerError(f"there is no history in {file}")
    store = Store(url, limits(config), node=None)
    try:
        found = store.forget(session_ids)
    finally:
        store.close()
    for session_id in session_ids:
        if session_id in found:
            print(f"{printable(session_id)}: forgotten")
        else:
            print(f"emotion-streamer: {printable(session_id)}: no such session is in the history", file=sys.stderr)
    return 0 if set(session_ids) <= set(found) else 1
