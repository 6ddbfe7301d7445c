"""How NATS is reached, and how its stream is made."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NatsServers:
    """How servers are reached."""

    urls: tuple[str, ...]
    """All of one cluster; any of them is enough."""
    username: str | None
    password: str | None
    ca_file: str | None
    """Certificate authorities of the servers, PEM; None: TLS only where a URL asks for it."""


@dataclass(frozen=True, slots=True)
class StreamSettings:
    """How the stream is made, where there is none of its name."""

    name: str
    replicas: int
    """On how many servers each event is kept: 1, 3 or 5."""
    keep_s: float
    """How long events are kept."""
    duplicates_s: float
    """For how long an event that is sent again is recognised by its id."""
