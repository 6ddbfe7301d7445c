"""Makes one list of those of several nodes, which come page by page, in the order that all have."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    import msgspec

    from streamer.history.search import Position
    from streamer.web.kept import Answer

Order = Callable[["Position"], Any]
"""Returns what an item is sorted by."""
More = Callable[["Position | None"], Awaitable["Answer | None"]]
"""Returns what comes after a place; None where the node does not answer."""


class Pile:
    """What one node has, as far as it was asked."""

    def __init__(self, name: str, more: More, after: Position | None) -> None:
        """Begin after a place."""
        self.name = name
        self.has_failed = False
        """Whether the node did not answer: what it has left is missing."""
        self._more = more
        self._after = after
        self._may_have_more = True
        self._waiting: deque[tuple[Position, msgspec.Raw]] = deque()

    async def fill(self) -> None:
        """Ask for more where nothing is left and there is more."""
        while not self._waiting and self._may_have_more:
            answer = await self._more(self._after)
            if answer is None:
                self.has_failed, self._may_have_more = True, False
                return
            self._waiting.extend(zip(answer.places, answer.items, strict=True))
            self._after, self._may_have_more = answer.following, answer.following is not None

    @property
    def lacks(self) -> bool:
        """Whether its next item has yet to be asked for."""
        return self._may_have_more and not self._waiting

    @property
    def first(self) -> Position | None:
        """Where its next item is; None where none is known."""
        return self._waiting[0][0] if self._waiting else None

    def take(self) -> msgspec.Raw:
        """Return the next item, and remove it."""
        return self._waiting.popleft()[1]


async def merged(piles: Sequence[Pile], order: Order, *, limit: int) -> tuple[list[msgspec.Raw], Position | None]:
    """Return the first items of all, each place once, and the place after which there are more."""
    found: list[msgspec.Raw] = []
    last: Position | None = None
    while len(found) < limit:
        if lacking := [pile for pile in piles if pile.lacks]:
            await asyncio.gather(*(pile.fill() for pile in lacking))
        firsts = {pile.first: pile for pile in piles if pile.first is not None}
        if not firsts:
            return found, None
        place = min(firsts, key=order)
        item = firsts[place].take()
        if place != last:  # else of a database that several nodes share
            found.append(item)
        last = place
    return found, last if any(pile.lacks or pile.first not in {None, last} for pile in piles) else None
