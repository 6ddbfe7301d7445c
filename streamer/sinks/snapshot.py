"""The current state: the newest event of each key, for subscribers that connect later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamer.sinks.key_index import KeyIndex

if TYPE_CHECKING:
    from streamer.protocol.cloudevents import WireEvent


class Snapshot:
    """Keeps the newest event of each ``WireEvent.key`` until another event ``ends`` it.

    It grows with the number of sources and open sessions, not with time.
    """

    def __init__(self) -> None:
        self._newest: dict[str, WireEvent] = {}
        self._keys = KeyIndex()

    def add(self, event: WireEvent) -> None:
        """Take note of an event."""
        if event.key is not None:
            self._newest[event.key] = event
            self._keys.add(event.key)
        if event.ends is not None:
            self.forget(event.ends)

    def forget(self, above: str) -> None:
        """Forget the events of a key, and of those that begin with it and a ``/``."""
        for key in self._keys.take(above):
            del self._newest[key]

    def events(self) -> list[WireEvent]:
        """Return the newest event of each key; a session comes before what happened in it."""
        return list(self._newest.values())
