"""Events from before those that the event stream keeps in memory, where something else has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from streamer.core.events import CaughtUp, Gap
    from streamer.protocol.cloudevents import WireEvent


class EncodeOwn(Protocol):
    """Gives what a stream itself says to one subscriber its bytes."""

    def __call__(self, event: Gap | CaughtUp, /, *, before: WireEvent | None = None) -> WireEvent:
        """Return the event. ``before``: the one in a subscriber's stream that it stands before, if it does."""


class Earlier(Protocol):
    """What keeps events for longer than a process lives."""

    async def ready(self) -> None:
        """Return when the current state is known, as it is from then on."""

    def after(self, event_id: str) -> AsyncGenerator[WireEvent, None]:
        """Yield all events after one, and those that come, in order; nothing where that one is not known."""


class NothingEarlier:
    """Keeps nothing."""

    async def ready(self) -> None:
        """Return at once."""

    async def after(self, event_id: str) -> AsyncGenerator[WireEvent, None]:  # noqa: ARG002 - as Earlier
        """Yield nothing."""
        nothing: tuple[WireEvent, ...] = ()
        for event in nothing:
            yield event
