"""Reads the history: a connection for each question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from streamer.history.database import file_of, open_engine, told
from streamer.history.errors import HistoryError
from streamer.history.queries import event_page, session_page, totals
from streamer.history.schema import is_known

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import URL, Connection

    from streamer.history.search import Position, Search
    from streamer.protocol.event_filter import EventFilter

T = TypeVar("T")


class Reader:
    """Gives questions a connection that can't write; any thread may ask."""

    def __init__(self, url: URL) -> None:
        """Raise ConfigError where what connects to such a database is not installed."""
        self._url = url
        self._engine = open_engine(url, writes=False)

    def sessions(
        self, search: Search, may_see: Sequence[EventFilter], *, limit: int, after: Position | None = None
    ) -> tuple[list[dict[str, Any]], Position | None]:
        """Return sessions, the newest first, and where the next page begins. Raises HistoryError."""
        return self._ask(lambda connection: session_page(connection, search, may_see, limit=limit, after=after))

    def events(
        self, search: Search, may_see: Sequence[EventFilter], *, limit: int, after: Position | None = None
    ) -> tuple[Sequence[Any], Position | None]:
        """Return rows of events, the oldest first, and where the next page begins. Raises HistoryError."""
        return self._ask(lambda connection: event_page(connection, search, may_see, limit=limit, after=after))

    def totals(self) -> dict[str, Any]:
        """Return how much there is. Raises HistoryError."""
        return self._ask(totals)

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    def _ask(self, question: Callable[[Connection], T]) -> T:
        file = file_of(self._url)
        if file is not None and not file.exists():  # SQLite would make it
            raise HistoryError(f"there is no history in {file}")
        with told(), self._engine.begin() as connection:
            if not is_known(connection):
                raise HistoryError("there is no history in the database, or one of another version")
            return question(connection)
