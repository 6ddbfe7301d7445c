"""A mailbox delivers items in order, never grows beyond its capacity and counts what it drops."""

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


async def test_a_full_mailbox_drops_the_oldest_items_and_counts_them() -> None:
    mailbox: Mailbox[int] = Mailbox(3)
    for item in range(10):
        mailbox.put(item)
    assert (mailbox.dropped, mailbox.take_dropped(), mailbox.take_dropped()) == (7, 7, 0)
    mailbox.put(10)
    assert (mailbox.dropped, mailbox.take_dropped()) == (8, 1)
    mailbox.close()
    assert [item async for item in mailbox] == [8, 9, 10]


async def test_an_item_that_is_put_back_is_the_next_one() -> None:
    mailbox: Mailbox[int] = Mailbox(3)
    mailbox.put(1)
    mailbox.put(2)
    first = await anext(mailbox)
    mailbox.put_back(first)
    mailbox.close()
    assert [item async for item in mailbox] == [1, 2]


async def test_an_item_put_back_into_a_full_mailbox_is_dropped_and_counted() -> None:
    mailbox: Mailbox[int] = Mailbox(2)
    mailbox.put(1)
    first = await anext(mailbox)
    mailbox.put(2)
    mailbox.put(3)
    mailbox.put_back(first)
    assert mailbox.take_dropped() == 1
    mailbox.close()
    assert [item async for item in mailbox] == [2, 3]


async def test_a_consumer_that_stopped_iterating_can_start_again() -> None:
    mailbox: Mailbox[int] = Mailbox(5)
    for item in range(4):
        mailbox.put(item)
    async for item in mailbox:
        if item == 1:
            break
    mailbox.close()
    assert [item async for item in mailbox] == [2, 3]


async def test_cancelling_a_consumer_loses_no_item() -> None:
    mailbox: Mailbox[int] = Mailbox(5)
    waiting = asyncio.ensure_future(anext(mailbox))
    await asyncio.sleep(0)
    mailbox.put(1)
    waiting.cancel()
    await asyncio.wait([waiting])
    mailbox.close()
    assert [item async for item in mailbox] == [1]


async def test_drained_waits_until_the_consumer_asks_for_the_next_item() -> None:
    mailbox: Mailbox[int] = Mailbox(5)
    await mailbox.drained()
    mailbox.put(1)
    draining = asyncio.create_task(mailbox.drained())
    assert await anext(mailbox) == 1
    await asyncio.sleep(0)
    assert not draining.done()
    next_item = asyncio.ensure_future(anext(mailbox))
    await draining
    mailbox.close()
    with pytest.raises(StopAsyncIteration):
        await next_item


async def test_abandoning_releases_waiters_and_returns_the_number_of_items_left() -> None:
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


def test_a_capacity_below_one_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 1 item, got capacity 0"):
        Mailbox(0)


@given(st.integers(1, 5), st.lists(st.sampled_from(["put", "take", "batch", "put back"]), max_size=60))
def test_every_item_is_taken_once_in_order_or_counted_as_dropped(capacity: int, actions: list[str]) -> None:
    """Only items that were just taken are put back, as by a consumer that failed to deliver them."""
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
