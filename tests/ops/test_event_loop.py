"""Connections that come while descriptors are short are closed, counted and told of once a minute."""

from __future__ import annotations

import asyncio
import logging
import os
import socket
import time
from contextlib import ExitStack, contextmanager
from importlib import import_module
from typing import TYPE_CHECKING

import pytest

from streamer.app.preload import ALWAYS
from streamer.ops import event_loop
from streamer.ops.descriptors import is_reserved
from streamer.ops.event_loop import GuardedListener, Refusals
from tests.support.descriptors import few_descriptors

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def clients(address: tuple[str, int], count: int) -> Iterator[list[socket.socket]]:
    with ExitStack() as opened:
        yield [opened.enter_context(socket.create_connection(address, 5)) for _ in range(count)]


def is_closed(client: socket.socket) -> bool:
    client.settimeout(5)
    try:
        return client.recv(9) == b""
    except ConnectionResetError:
        return True


@pytest.fixture
def listening() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0), backlog=100) as made:
        made.setblocking(False)
        yield made


def test_without_any_descriptor_the_next_connection_is_closed_and_later_ones_are_served(
    listening: socket.socket,
) -> None:
    refusals = Refusals(monotonic=lambda: 0.0)
    guarded = GuardedListener(listening, refusals)
    first, second, third = [socket.create_connection(listening.getsockname(), 5) for _ in range(3)]
    with few_descriptors(0):
        for number in (1, 2):
            with pytest.raises(BlockingIOError):
                guarded.accept()
            assert refusals.count == number
        assert is_closed(first)
        assert is_closed(second)
    with guarded.accept()[0] as connection:
        connection.send(b"hello")
        assert third.recv(9) == b"hello"
    for client in (first, second, third):
        client.close()
    refusals.close()


def test_the_last_descriptors_are_kept_for_the_daemon(listening: socket.socket) -> None:
    refusals = Refusals(monotonic=lambda: 0.0)
    guarded = GuardedListener(listening, refusals)
    with clients(listening.getsockname(), 1) as (client,), few_descriptors(1):
        with pytest.raises(BlockingIOError):
            guarded.accept()
        assert is_closed(client)
        own = os.open(os.devnull, os.O_RDONLY)
        assert is_reserved(own)
        os.close(own)
    refusals.close()


def test_refusals_are_told_once_a_minute_with_how_many(
    listening: socket.socket, caplog: pytest.LogCaptureFixture
) -> None:
    now_s = 100.0
    refusals = Refusals(monotonic=lambda: now_s)
    guarded = GuardedListener(listening, refusals)
    with clients(listening.getsockname(), 9), few_descriptors(0), caplog.at_level(logging.WARNING):
        for at_s in (100.0, 101.0, 159.0, 160.0, 161.0):
            now_s = at_s
            with pytest.raises(BlockingIOError):
                guarded.accept()
    refusals.close()
    assert [record.getMessage().partition(";")[0] for record in caplog.records] == [
        "file descriptors are short: 1 connections refused",
        "file descriptors are short: 3 connections refused",
    ]


def test_a_server_of_the_loop_stays_quiet_and_serves_again_when_descriptors_are_free(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """asyncio's own loop logs a traceback for each place in the queue, here a hundred times."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(await reader.read(9))
        writer.close()

    async def serve() -> None:
        server = await asyncio.start_server(answer, "127.0.0.1", 0)
        address = server.sockets[0].getsockname()
        with clients(address, 20) as refused, few_descriptors(0):
            await asyncio.to_thread(lambda: [is_closed(client) for client in refused])
        reader, writer = await asyncio.open_connection(*address)
        writer.write(b"hello")
        assert await reader.read(9) == b"hello"
        writer.close()
        server.close()

    for name in ALWAYS:  # as in the daemon: nothing can be imported while descriptors are short
        import_module(name)
    with caplog.at_level(logging.WARNING):
        event_loop.run(serve())
    assert [(record.name, record.exc_info) for record in caplog.records] == [("streamer.ops.event_loop", None)]


def test_the_time_that_the_loop_waits_is_counted_and_the_rest_is_not() -> None:
    async def found() -> tuple[float, float]:
        before_s = event_loop.idle_s()
        time.sleep(0.05)  # noqa: ASYNC251 - a busy loop
        busy_s = event_loop.idle_s() - before_s
        await asyncio.sleep(0.05)
        return busy_s, event_loop.idle_s() - before_s

    busy_s, idle_s = event_loop.run(found())
    assert busy_s == 0
    assert idle_s >= 0.049


def test_turns_are_counted_by_the_cpu_time_that_they_took() -> None:
    async def found() -> tuple[list[int], float]:
        await asyncio.sleep(0)
        before, before_s = event_loop.turns()
        end_s = time.thread_time() + 0.021
        while time.thread_time() < end_s:
            pass
        await asyncio.sleep(0)
        counts, total_s = event_loop.turns()
        return [now - then for now, then in zip(counts, before, strict=True)], total_s - before_s

    counts, total_s = event_loop.run(found())
    assert len(counts) == len(event_loop.TURNS_S) + 1
    assert sum(counts) == sum(counts[event_loop.TURNS_S.index(0.05) :]) == 1
    assert total_s >= 0.021


async def test_in_another_loop_there_are_no_turns() -> None:
    assert event_loop.turns() == ([], 0.0)


async def test_in_another_loop_cpu_time_is_what_does_not_wait() -> None:
    assert event_loop.idle_s() <= time.monotonic()
