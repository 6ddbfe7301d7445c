"""What answers questions about the history: that of this process, or those of several daemons together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

import msgspec

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from streamer.history.search import Position, Search
    from streamer.protocol.event_filter import EventFilter

T = TypeVar("T")


class EventRow(msgspec.Struct, frozen=True, kw_only=True):
    """An event as the history has it; `streamer.history.record` says what each column is."""

    id: str
    at_ms: int
    type: str
    session_id: str
    source_id: str | None = None
    leg_id: str | None = None
    role: str | None = None
    utterance_id: str | None = None
    start_ms: int | None = None
    end_ms: int | None = None
    state: str | None = None
    label: str | None = None
    probability: float | None = None
    valence: float | None = None
    arousal: float | None = None
    abstained: bool | None = None
    reason: str | None = None
    alert: str | None = None
    alert_id: str | None = None
    status: str | None = None
    payload: str
    """The event's bytes."""


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """A part of an answer."""

    items: Sequence[T]
    following: Position | None
    """After what the next page begins; None where this is the last one."""
    unanswered: Sequence[str] = ()
    """Daemons of which something is missing, since they did not answer."""
    daemons: Sequence[str] = ()
    """Those that answered, where several have a history."""


class Records(Protocol):
    """Answers questions. Each method raises HistoryError; NoHistoryError where none is kept."""

    async def sessions(
        self, search: Search, may_see: Sequence[EventFilter], *, limit: int, after: Position | None = None
    ) -> Page[Any]:
        """Return sessions, the newest first, each as JSON has it."""

    async def events(
        self,
        search: Search,
        may_see: Sequence[EventFilter],
        *,
        limit: int,
        after: Position | None = None,
        daemons: Collection[str] = (),
    ) -> Page[Any]:
        """Return events, the oldest first, with the fields of `EventRow`. ``daemons``: of just these; () is all."""

    async def forget(self, session_id: str) -> bool:
        """Delete all of a session; return whether there was something."""
