"""The Host header, against DNS rebinding."""

from __future__ import annotations

import pytest

from streamer.access.hosts import host_allowed, host_name

NAMES = frozenset({"pbx.example", "pbx"})


@pytest.mark.parametrize(
    "sent",
    [
        "127.0.0.1", "127.0.0.1:8765", "192.0.2.7:80", "[::1]:8765", "[2001:db8::1]", "localhost", "LOCALHOST:8765",
        "a.localhost", "pbx.example", "PBX.Example:8765", "pbx.example.", "pbx:1",
    ],
)  # fmt: skip
def test_an_address_localhost_and_the_machine_s_own_names_are_allowed(sent: str) -> None:
    assert host_allowed([sent], NAMES)


@pytest.mark.parametrize(
    "sent",
    [
        "", "evil.example", "evil.example:8765", "pbx.example.evil", "localhost.evil.example", "127.0.0.1.evil.example",
        "[::1", "[evil.example]", "pbx.example:http", "pbx.example:80:80", "pbx.example@evil.example",
    ],
)  # fmt: skip
def test_every_other_name_is_refused(sent: str) -> None:
    assert not host_allowed([sent], NAMES)


@pytest.mark.parametrize("sent", [[], ["localhost", "localhost"], ["localhost", "evil.example"]])
def test_there_must_be_one_host(sent: list[str]) -> None:
    assert not host_allowed(sent, NAMES)


def test_a_name_that_is_malformed_is_empty() -> None:
    assert [host_name(text) for text in ("[::1", "a:b", "[::1]x:1")] == ["", "", ""]
