from __future__ import annotations

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streamer.core.mailbox import Mailbox


async def test_items_come_out_in_order_and_iteration_ends_when_closed_and_empty() -> None:
    mailbox: Mailbox[int] = Mailbox(10)
    for item in range(5):
        mailbox.put(item)
    mailbox.close()
    mailbox.put(99)
    assert [item async for item in mailbox] == [0, 1, 2, 3, 4]
    assert mailbox.dropped == 0


async def test_a_waiting_consumer_gets_what_is_put_later() -> None:
    mailbox: Mailbox[int] = Mailbox(10)

    async def consume() -> list[int]:
        return [item async for item in mailbox]

    consumer = asyncio.create_task(consume())
    for item in range(3):
        await asyncio.sleep(0)
        mailbox.put(item)
    mailbox.close()
    assert await consumer == [0, 1, 2]


async def test_the_oldest_go_first_and_are_counted() -> None:
    mailbox: Mailbox[int] = Mailbox(3)
    for item in range(10):
        mailbox.put(item)
    assert (mailbox.dropped, mailbox.take_dropped(), mailbox.take_dropped()) == (7, 7, 0)
    mailbox.put(10)
    assert (mailbox.dropped, mailbox.take_dropped()) == (8, 1)
    mailbox.close()
    assert [item async for item in mailbox] == [8, 9, 10]


async def test_what_is_put_back_is_next() -> None:
    mailbox: Mailbox[int] = Mailbox(3)
    mailbox.put(1)
    mailbox.put(2)
    first = await anext(mailbox)
    mailbox.put_back(first)
    mailbox.close()
    assert [item async for item in mailbox] == [1, 2]


async def test_what_is_put_back_is_dropped_where_newer_ones_took_its_room() -> None:
    mailbox: Mailbox[int] = Mailbox(2)
    mailbox.put(1)
    first = await anext(mailbox)
    mailbox.put(2)
    mailbox.put(3)
    mailbox.put_back(first)
    assert mailbox.take_dropped() == 1
    mailbox.close()
    assert [item async for item in mailbox] == [2, 3]


async def test_a_consumer_that_broke_off_can_go_on() -> None:
    mailbox: Mailbox[int] = Mailbox(5)
    for item in range(4):
        mailbox.put(item)
    async for item in mailbox:
        if item == 1:
            break
    mailbox.close()
    assert [item async for item in mailbox] == [2, 3]


async def test_a_cancelled_consumer_loses_nothing() -> None:
    mailbox: Mailbox[int] = Mailbox(5)
    waiting = asyncio.ensure_future(anext(mailbox))
    await asyncio.sleep(0)
    mailbox.put(1)
    waiting.cancel()
    await asyncio.wait([waiting])
    mailbox.close()
    assert [item async for item in mailbox] == [1]


async def test_it_is_drained_only_when_the_consumer_comes_back_for_more() -> None:
    mailbox: Mailbox[int] = Mailbox(5)
    await mailbox.drained()
    mailbox.put(1)
    draining = asyncio.create_task(mailbox.drained())
    assert await anext(mailbox) == 1
    await asyncio.sleep(0)
    assert not draining.done()
    coming_back = asyncio.ensure_future(anext(mailbox))
    await draining
    mailbox.close()
    with pytest.raises(StopAsyncIteration):
        await coming_back


async def test_abandoning_it_releases_who_waits_and_tells_what_was_left() -> None:
    mailbox: Mailbox[int] = Mailbox(5)
    for item in range(3):
        mailbox.put(item)
    draining = asyncio.create_task(mailbox.drained())
    assert await anext(mailbox) == 0
    assert mailbox.abandon() == 2
    await draining
    mailbox.put(9)
    assert len(mailbox) == 0
    assert mailbox.dropped == 0


def test_it_holds_at_least_one_item() -> None:
    with pytest.raises(ValueError, match="at least 1 item, got capacity 0"):
        Mailbox(0)


@given(st.integers(1, 5), st.lists(st.sampled_from(["put", "take", "batch", "put back"]), max_size=60))
def test_every_item_is_taken_once_in_order_or_counted_as_dropped(capacity: int, actions: list[str]) -> None:
    """Put back at most what was just taken, as a consumer does that could not hand it on."""
    mailbox: Mailbox[int] = Mailbox(capacity)
    handled: list[int] = []
    in_hand: list[int] = []
    number = 0
    for action in actions:
        if action == "put":
            mailbox.put(number)
            number += 1
        elif action == "put back":
            for item in reversed(in_hand):
                mailbox.put_back(item)
            in_hand = []
        else:
            handled += in_hand
            in_hand = mailbox.take_ready(1 if action == "take" else 3)
        assert len(mailbox) <= capacity
    handled += in_hand + mailbox.take_ready(capacity)
    assert handled == sorted(set(handled))
    assert len(handled) + mailbox.dropped == number
