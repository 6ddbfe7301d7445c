"""What values of the configuration may be: types that several tables use."""

from __future__ import annotations

import ipaddress
from typing import Annotated

import msgspec
from msgspec import Meta

# \\Z, as $ accepts a trailing line break.
# A description says what matches a pattern, in error messages.
Id = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{1,64}\Z", description="1 to 64 letters, digits, _ and -")]
OptionalId = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{0,64}\Z", description="up to 64 letters, digits, _ and -")]
Share = Annotated[float, Meta(ge=0, le=1)]
Seconds = Annotated[float, Meta(gt=0, le=86_400)]
Port = Annotated[int, Meta(ge=0, le=65_535)]
LegPort = Annotated[int, Meta(ge=1_024, le=65_534)]
Places = Annotated[int, Meta(ge=1, le=100_000)]
PlacesPerHost = Annotated[int, Meta(ge=0, le=100_000)]
TopicPrefix = Annotated[
    str,
    Meta(
        pattern=r"^[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*\Z",
        description="levels of letters, digits, _ and -, with a / between them",
    ),
]
QueueLength = Annotated[int, Meta(ge=1, le=1_000_000)]


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A table of the configuration: unknown keys are errors."""


def network_of(text: str) -> None:
    """Raise ValueError unless it is an IPv4 or IPv6 network."""
    try:
        ipaddress.ip_network(text)
    except ValueError as error:
        raise ValueError(f"allowed: expected networks such as 192.0.2.0/24 or 2001:db8::/32: {error}") from None


def ordered(low: float, high: float, low_name: str, high_name: str) -> None:
    """Raise ValueError unless ``low`` is at most ``high``."""
    if low > high:
        raise ValueError(f"{low_name}: expected at most {high_name} ({high}), got {low}")
