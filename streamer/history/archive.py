"""Answers questions about the history, in threads of its own; there is none while no history is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Protocol, TypeVar

from streamer.history.errors import DamagedError, HistoryError, NoHistoryError
from streamer.history.records import Page
from streamer.history.thread import WorkThread

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from streamer.history.search import Position, Search
    from streamer.protocol.event_filter import EventFilter

T = TypeVar("T")

THREADS: Final = 2
NONE_KEPT: Final = "no history is kept: history.enabled is false"
MAX_WAITING: Final = 32
"""Questions that wait for an answer; one more is refused."""


class Keeper(Protocol):
    """What writes the history."""

    async def forget(self, session_id: str) -> bool: ...

    def check(self) -> None: ...


class Library(Protocol):
    """What reads it; each method blocks, and raises HistoryError."""

    def sessions(
        self, search: Search, may_see: Sequence[EventFilter], *, limit: int, after: Position | None = None
    ) -> tuple[list[dict[str, Any]], Position | None]: ...

    def events(
        self, search: Search, may_see: Sequence[EventFilter], *, limit: int, after: Position | None = None
    ) -> tuple[Sequence[Any], Position | None]: ...


class Archive:
    """The history that is open, if any."""

    def __init__(self) -> None:
        self._keeper: Keeper | None = None
        self._library: Library | None = None
        self._threads = [WorkThread(f"history reader {number}") for number in range(1, THREADS + 1)]
        self._waiting = 0
        self._turn = 0

    @property
    def is_open(self) -> bool:
        """Whether a history is kept."""
        return self._keeper is not None

    def open(self, keeper: Keeper, library: Library) -> None:
        """Answer questions about what ``keeper`` writes from now on."""
        self._keeper, self._library = keeper, library

    def close(self, keeper: Keeper) -> None:
        """Answer none any more, unless another keeper has taken its place."""
        if self._keeper is keeper:
            self._keeper = self._library = None

    async def read(self, question: Callable[[Library], T]) -> T:
        """Return the answer to a question. Raises HistoryError where the database can't be read."""
        library, keeper = self._library, self._keeper
        if library is None or keeper is None:
            raise NoHistoryError(NONE_KEPT)
        if self._waiting >= MAX_WAITING:
            raise HistoryError("too many questions wait for an answer")
        self._turn = (self._turn + 1) % THREADS
        self._waiting += 1
        try:
            answer: T = await self._threads[self._turn].do(lambda: question(library))
        except DamagedError:
            keeper.check()
            raise
        finally:
            self._waiting -= 1
        return answer

    async def sessions(
        self, search: Search, may_see: Sequence[EventFilter], *, limit: int, after: Position | None = None
    ) -> Page[Any]:
        """Return sessions, as of `Records`."""
        return Page(*await self.read(lambda library: library.sessions(search, may_see, limit=limit, after=after)))

    async def events(
        self,
        search: Search,
        may_see: Sequence[EventFilter],
        *,
        limit: int,
        after: Position | None = None,
        daemons: Collection[str] = (),  # noqa: ARG002 - there is one history here
    ) -> Page[Any]:
        """Return events, as of `Records`."""
        return Page(*await self.read(lambda library: library.events(search, may_see, limit=limit, after=after)))

    async def forget(self, session_id: str) -> bool:
        """Delete all of a session; return whether there was something. Raises HistoryError."""
        if self._keeper is None:
            raise NoHistoryError(NONE_KEPT)
        return await self._keeper.forget(session_id)
