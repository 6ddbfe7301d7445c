"""The clock and the ids that are used where no others are given."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4


def utc_now() -> datetime:
    """Return the wall clock."""
    return datetime.now(UTC)


def random_id() -> str:
    """Return 32 hexadecimal digits that nobody else has."""
    return uuid4().hex
