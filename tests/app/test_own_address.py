"""Addresses that a person can connect to."""

from __future__ import annotations

import ipaddress
import socket

import pytest

from streamer.app.own_address import reachable_host


@pytest.mark.parametrize(
    ("host", "shown"),
    [
        ("127.0.0.1", "127.0.0.1"),
        ("192.0.2.7", "192.0.2.7"),
        ("localhost", "localhost"),
        ("pbx.example.com", "pbx.example.com"),
        ("::1", "[::1]"),
        ("2001:db8::7", "[2001:db8::7]"),
    ],
)
def test_an_address_that_was_chosen_is_the_one_that_is_shown(host: str, shown: str) -> None:
    assert reachable_host(host) == shown


@pytest.mark.parametrize("host", ["0.0.0.0", "", "0", "::", "0:0:0:0:0:0:0:0"])
def test_every_interface_is_shown_as_an_address_at_which_this_machine_answers(host: str) -> None:
    shown = reachable_host(host).strip("[]")
    assert not ipaddress.ip_address(shown).is_unspecified
    family = socket.AF_INET6 if ":" in shown else socket.AF_INET
    assert (family == socket.AF_INET6) is (":" in host)
    bound = "::" if ":" in host else "0.0.0.0"
    with (
        socket.create_server((bound, 0), family=family) as server,
        socket.create_connection((shown, server.getsockname()[1])) as client,
    ):
        assert client.getpeername()[0] == shown
