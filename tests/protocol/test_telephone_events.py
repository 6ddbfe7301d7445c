"""Digits are known by their shape."""

from __future__ import annotations

import pytest

from streamer.protocol.telephone_events import is_telephone_event


@pytest.mark.parametrize(
    ("payload", "is_event"),
    [
        (b"\x05\x0a\x00\xa0", True),
        (b"\x0b\x8a\x09\x60", True),  # its end
        (b"\x05\x4a\x00\xa0", False),  # the reserved bit
        (b"\x05\x0a\x00", False),
        (b"\x05\x0a\x00\xa0\x00", False),
        (b"", False),
        (bytes(160), False),
    ],
)
def test_a_payload_of_four_bytes_without_the_reserved_bit_is_a_telephone_event(payload: bytes, is_event: bool) -> None:
    assert is_telephone_event(payload) is is_event
