"""Recognises telephone-event payloads, keyed digits among them, by their shape (RFC 4733, section 2.3)."""

from __future__ import annotations

EVENT_BYTES = 4
_RESERVED_BIT = 0x40


def is_telephone_event(payload: bytes) -> bool:
    """Return whether a payload of a type that nobody named is a telephone event: no encoding of audio is so short.

    Four bytes: the event, flags with the volume, and a duration of two bytes. The reserved bit is 0.
    """
    return len(payload) == EVENT_BYTES and not payload[1] & _RESERVED_BIT
