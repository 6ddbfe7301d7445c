"""What a client may do: scopes, and which events it may see."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from streamer.protocol.event_filter import EventFilter

Scope = Literal["subscribe", "control", "supervise", "metrics", "stream", "admin"]
"""``control`` includes ``supervise``, and ``admin`` all the others."""

EVERYBODY = "everybody"
"""Name of the grant that clients have where no token is configured."""

_EVERYTHING = EventFilter()


@dataclass(frozen=True, slots=True)
class Grant:
    """What the holder of a token may do. Equal grants are worth the same, and of the same token."""

    name: str
    """Of the token: for the log, never secret."""
    scopes: frozenset[Scope]
    events: EventFilter = _EVERYTHING
    """The events it may see."""
    digest: bytes = field(default=b"", repr=False)
    """SHA-256 of the token; empty where none was needed."""

    def allows(self, scope: Scope) -> bool:
        """Return whether it includes a scope."""
        return scope in self.scopes or "admin" in self.scopes or (scope == "supervise" and "control" in self.scopes)


OPEN_TO_ALL = Grant(EVERYBODY, frozenset({"admin"}))
"""What everybody may do who can connect, where no token is configured."""
