"""Notices another daemon with the same node name at the same broker: each takes the connection over from the other.

Not every broker says so when it ends a connection. Each daemon publishes ``info`` with an id of its own, retained;
who was disconnected without a reason looks there, and finds the other's id in place of its own.
"""

from __future__ import annotations

import logging

import msgspec

log = logging.getLogger(__name__)


class Rivals:
    """Whether another daemon uses our client id."""

    def __init__(self, *, instance: str, client_id: str, broker: str) -> None:
        """``instance``: the id of this daemon, in what it publishes as ``info``."""
        self.found = False
        self._instance = instance
        self._client_id = client_id
        self._broker = broker
        self._has_published = False
        """Whether the broker took our ``info`` over an earlier connection."""
        self._is_suspected = False
        self._may_look = True
        self._is_looking = False

    @property
    def shall_look(self) -> bool:
        """Whether the ``info`` that the broker keeps is to be looked at after connecting."""
        return self._is_suspected and self._may_look

    @property
    def problem(self) -> str:
        """What to do about it; empty where there is no other daemon."""
        if not self.found:
            return ""
        return (
            f"another client with our id {self._client_id!r} connects to {self._broker}, and each takes the connection "
            "over from the other: give each daemon an events.node of its own"
        )

    def on_look(self) -> None:
        """Note that the subscription is requested: a broker may end the connection over that alone."""
        self._is_looking = True

    def on_looked(self) -> None:
        """Note that the subscription was answered."""
        self._is_looking = False

    def on_published(self) -> None:
        """Note that the broker has our ``info``."""
        self._has_published = True

    def on_info(self, payload: bytes, *, retained: bool) -> None:
        """Take note of an ``info`` message below our root; ``retained``: it may be older than this connection."""
        if _instance_in(payload) == self._instance or (retained and not self._has_published):
            return
        self._find()

    def on_ended(self, *, by_broker: bool, is_takeover: bool, lasted: bool) -> None:
        """Take note of the end of a connection; ``lasted``: it was a stable one until then."""
        if lasted:
            self.found = False
        self._may_look = self._may_look and not self._is_looking
        self._is_looking = False
        self._is_suspected = by_broker
        if is_takeover:
            self._find()

    def _find(self) -> None:
        if not self.found:
            self.found = True
            log.warning("mqtt: %s", self.problem)


def _instance_in(payload: bytes) -> object:
    try:
        info = msgspec.json.decode(payload)
    except msgspec.DecodeError:
        return None
    return info.get("instance") if isinstance(info, dict) else None
