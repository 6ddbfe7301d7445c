"""Tickets for browsers: a page gets in with one once, within a minute, instead of holding a token."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamer.access.grants import Grant, Scope
    from streamer.protocol.event_filter import EventFilter

T = TypeVar("T")

VALID_S = 60.0
MAX_WAITING = 1000
"""Tickets that nobody used yet."""
RANDOM_BYTES = 32
"""Of a ticket."""


@dataclass(frozen=True, slots=True)
class TicketScope:
    """What the holder of a ticket gets: of what a grant allows, one thing, and of its events those that were chosen."""

    grant: Grant
    chosen: EventFilter
    supervises: bool = False
    """Whether it may be used to acknowledge an alert or to mark a result instead."""
    scope: Scope = "subscribe"
    """The one thing that it is for."""
    views: frozenset[str] = frozenset()
    """Of `streamer.web.views.View`, the only ones that it opens; empty: any, and what is none."""

    def opens(self, view: str) -> bool:
        """Return whether it may be used for a view."""
        return not self.views or view in self.views


@dataclass(frozen=True, slots=True)
class _Ticket(Generic[T]):
    grants: T
    until_s: float


class Tickets(Protocol[T]):
    """The tickets that are out, and what each is good for, wherever they are kept."""

    async def issue(self, grants: T) -> str | None:
        """Return a new ticket, or None where too many wait to be used. Raises RequestError where none can be kept."""

    async def redeem(self, ticket: str) -> T | None:
        """Return what a ticket is good for, and end it; None where it is unknown, was used, or is too old.

        Raises RequestError where that can't be known now.
        """


class OwnTickets(Generic[T]):
    """The tickets of one process, in its memory."""

    def __init__(self, *, now: Callable[[], float]) -> None:
        """``now`` is a clock in seconds that never goes back."""
        self._now = now
        self._waiting: dict[str, _Ticket[T]] = {}

    async def issue(self, grants: T) -> str | None:
        """Return a new ticket, or None where too many wait to be used."""
        now_s = self._now()
        while self._waiting and (oldest := next(iter(self._waiting))) and self._waiting[oldest].until_s <= now_s:
            del self._waiting[oldest]
        if len(self._waiting) >= MAX_WAITING:
            return None
        ticket = secrets.token_urlsafe(RANDOM_BYTES)
        self._waiting[ticket] = _Ticket(grants, now_s + VALID_S)
        return ticket

    async def redeem(self, ticket: str) -> T | None:
        """Return what a ticket is good for, and end it; None where it is unknown, was used, or is too old."""
        # A dictionary is looked up by hash: how long that takes tells nothing of tickets of 256 random bits.
        found = self._waiting.pop(ticket, None)
        return found.grants if found is not None and self._now() < found.until_s else None
