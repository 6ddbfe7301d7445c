"""Puts messages into the order of their numbers, where a platform does not promise it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from streamer.protocol.streams.media_messages import Message

WAIT_MESSAGES = 25
"""A missing message is waited for while so many later ones come: a quarter of a second of two tracks."""


class MessageOrder:
    """Holds messages that came too early."""

    def __init__(self) -> None:
        self._next: int | None = None
        self._early: dict[int, Message] = {}

    def push(self, message: Message) -> list[Message]:
        """Return what may be handled now, in order. One that comes too late, or again, is dropped."""
        number = message.sequence
        if number is None:
            return [message]
        if self._next is None:
            self._next = number
        if number < self._next or number in self._early:
            return []
        self._early[number] = message
        return list(self._ready(give_up=len(self._early) > WAIT_MESSAGES))

    def finish(self) -> list[Message]:
        """Return what still waits."""
        rest = [self._early[number] for number in sorted(self._early)]
        self._early.clear()
        return rest

    def _ready(self, *, give_up: bool) -> Iterable[Message]:
        if self._next is not None and give_up:
            self._next = min(self._early)
        while self._next in self._early:
            yield self._early.pop(self._next)
            self._next += 1
