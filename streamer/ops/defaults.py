"""The wall clock and the id generator of production; tests pass their own."""

from __future__ import annotations

import secrets
import time
from datetime import UTC, datetime
from uuid import uuid4


def utc_now() -> datetime:
    """Return the current time in UTC."""
    return datetime.now(UTC)


def random_id() -> str:
    """Return 32 random hexadecimal digits (UUID version 4)."""
    return uuid4().hex


def event_id() -> str:
    """Return 32 hexadecimal digits that begin with the time (UUID version 7, RFC 9562, 5.7)."""
    random = secrets.randbits(74)
    value = (time.time_ns() // 1_000_000) << 80 | 7 << 76 | (random >> 62) << 64 | 2 << 62 | random & (2**62 - 1)
    return f"{value & (2**128 - 1):032x}"
