"""How NATS is reached, and how its stream is made."""

from __future__ import annotations

import ssl
from dataclasses import dataclass

from streamer.core.errors import SinkError
from streamer.protocol.tls_errors import reason_of


@dataclass(frozen=True, slots=True)
class NatsServers:
    """How servers are reached."""

    urls: tuple[str, ...]
    """All of one cluster; any of them is enough."""
    username: str | None
    password: str | None
    ca_file: str | None
    """Certificate authorities of the servers, PEM; None: TLS only where a URL asks for it."""

    def tls(self) -> ssl.SSLContext | None:
        """Return what verifies the servers; None without `ca_file`. Raises SinkError where that can't be read."""
        if not self.ca_file:
            return None
        try:
            return ssl.create_default_context(cafile=self.ca_file)
        except OSError as error:  # SSLError is one
            raise SinkError(f"nats.ca_file: {self.ca_file} can't be read: {reason_of(error)}") from error


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
