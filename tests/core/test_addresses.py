"""Loopback addresses differ from those that other machines can reach."""

from __future__ import annotations

import pytest

from streamer.core.addresses import is_loopback


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.9.1", "::1", "localhost"])
def test_a_loopback_address_or_localhost_is_loopback(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["", "0.0.0.0", "::", "192.168.1.2", "example.com", "localhost.example.com"])
def test_every_other_host_is_not_loopback(host: str) -> None:
    assert not is_loopback(host)
