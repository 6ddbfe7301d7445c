"""Many datagrams by one call are what single calls would have given."""

from __future__ import annotations

import socket
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from streamer.sources.rtp import datagram_batch
from streamer.sources.rtp.datagram_batch import DatagramBatch
from streamer.sources.rtp.udp import bound_socket

if TYPE_CHECKING:
    from streamer.sources.rtp.addresses import Address


@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
def test_datagrams_are_read_in_order_with_any_number_of_senders(monkeypatch: pytest.MonkeyPatch, host: str) -> None:
    monkeypatch.setattr(datagram_batch, "MAX_ADDRESSES", 3)  # fewer than send: they are forgotten in between
    with ExitStack() as stack:
        bound = stack.enter_context(bound_socket(host, 0))
        batch = DatagramBatch(bound, most=8, max_bytes=100)
        sent: list[tuple[bytes, Address]] = []
        for number in range(20):
            sender = stack.enter_context(socket.socket(bound.family, socket.SOCK_DGRAM))
            sender.connect(bound.getsockname())
            sender.send(bytes([number]) * number)
            sent.append((bytes([number]) * number, sender.getsockname()))
        assert [batch.read(), batch.read(), batch.read(), batch.read()] == [sent[:8], sent[8:16], sent[16:], []]


def test_a_long_datagram_is_truncated_and_leaves_nothing_in_the_next() -> None:
    with bound_socket("127.0.0.1", 0) as bound, socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        batch = DatagramBatch(bound, most=1, max_bytes=10)
        sender.connect(bound.getsockname())
        for said in (b"a" * 50, b"b", b""):
            sender.send(said)
        assert [batch.read()[0][0] for _ in range(3)] == [b"a" * 10, b"b", b""]


def test_a_socket_that_is_closed_is_an_error() -> None:
    bound = bound_socket("127.0.0.1", 0)
    batch = DatagramBatch(bound, most=1, max_bytes=10)
    bound.close()
    with pytest.raises(OSError, match="Bad file descriptor"):
        batch.read()
