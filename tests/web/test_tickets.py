"""A ticket is good once, for a minute."""

from __future__ import annotations

from streamer.access.grants import OPEN_TO_ALL
from streamer.protocol.event_filter import EventFilter
from streamer.web.tickets import MAX_WAITING, VALID_S, OwnTickets, TicketScope

SCOPE = TicketScope(OPEN_TO_ALL, EventFilter(roles=frozenset({"agent"})))


class Clock:
    now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


async def test_a_ticket_is_good_once() -> None:
    tickets: OwnTickets[TicketScope] = OwnTickets(now=Clock())
    first, second = await tickets.issue(SCOPE), await tickets.issue(SCOPE)
    assert first is not None
    assert second is not None
    assert first != second
    assert len(first) == 43  # 256 bits in base64url
    assert [await tickets.redeem(first), await tickets.redeem(first), await tickets.redeem("")] == [SCOPE, None, None]
    assert await tickets.redeem(second) is SCOPE


async def test_a_ticket_ends_after_a_minute() -> None:
    clock = Clock()
    tickets: OwnTickets[TicketScope] = OwnTickets(now=clock)
    early, late = await tickets.issue(SCOPE), await tickets.issue(SCOPE)
    assert early is not None
    assert late is not None
    clock.now_s += VALID_S - 0.001
    assert await tickets.redeem(early) is SCOPE
    clock.now_s += 0.001
    assert await tickets.redeem(late) is None


async def test_tickets_that_nobody_uses_are_limited_and_make_room_when_they_end() -> None:
    clock = Clock()
    tickets: OwnTickets[TicketScope] = OwnTickets(now=clock)
    issued = [await tickets.issue(SCOPE) for _ in range(MAX_WAITING + 1)]
    assert [ticket is None for ticket in issued] == [False] * MAX_WAITING + [True]
    clock.now_s += VALID_S
    assert await tickets.issue(SCOPE) is not None
