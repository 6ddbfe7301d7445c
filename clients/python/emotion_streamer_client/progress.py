"""How far a stream has come: what is new, where to go on, and what holds now. Pure: no clock, no connection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emotion_streamer_client.state import State, initial_state, reduce

if TYPE_CHECKING:
    from datetime import datetime

    from emotion_streamer_client.event import Event

REMEMBERED_IDS = 10_000


class Progress:
    """Takes the events of one connection after the other."""

    def __init__(self) -> None:
        self.state: State = initial_state()
        self._seen: dict[str, None] = {}
        self._last_id: str | None = None
        self._handshake: datetime | None = None
        self._snapshot_until: datetime | None = None

    @property
    def resume_from(self) -> str | None:
        """The event after which the next connection goes on; None where it needs a snapshot.

        While a snapshot is under way none of its events will do: what stands behind it would never come.
        """
        return None if self._snapshot_until is not None else self._last_id

    def begin(self, handshake: datetime | None) -> None:
        """Begin a connection that ``resume_from`` was given to. ``handshake`` is the daemon's clock then."""
        if self.resume_from is None:
            self.state = initial_state()
            self._snapshot_until = handshake
        self._handshake = handshake

    def take(self, event: Event) -> bool:
        """Take the next event; return whether it is new, not one that had come before."""
        if event.type == "gap.v1" and event.data.get("reason") == "resume_expired":
            self._snapshot_until = self._handshake
        elif self._snapshot_until is not None and event.time > self._snapshot_until:
            self._snapshot_until = None  # it happened after the handshake: the snapshot is complete
        self._last_id = event.id
        self.state = reduce(self.state, event.raw)
        is_new = event.id not in self._seen
        self._seen[event.id] = None
        if len(self._seen) > REMEMBERED_IDS:
            del self._seen[next(iter(self._seen))]
        return is_new
