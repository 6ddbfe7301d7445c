"""The protocol of sinks, and of what answers their control clients."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn, Protocol, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from types import TracebackType
    from typing import Self

    from streamer.core.events import Alert
    from streamer.protocol.cloudevents import WireEvent

    Answer = Callable[[str | bytes], Awaitable[bytes]]
    """Takes a control request, any bytes, and returns the reply."""
    Acknowledge = Callable[[str, str | None], Alert]
    """Takes the id of an alert and who has seen it, and publishes that. Raises KeyError where it is not open."""


class Sink(Protocol):
    """A way out for events.

    Entering opens it or raises ``SinkError``; leaving closes it properly and ends ``run``, which may
    also have been cancelled before.
    """

    name: str

    @property
    def lost(self) -> int:
        """How many events it lost since it was made; once ``run`` has ended, also those it never delivered."""

    async def __aenter__(self) -> Self: ...

    async def __aexit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, traceback: TracebackType | None
    ) -> None: ...

    def publish(self, event: WireEvent) -> None:
        """Take an event; never wait, never raise."""

    async def run(self) -> None:
        """Do the background work until the sink is closed."""

    async def flush(self) -> None:
        """Return when all that was accepted so far went out or was counted as lost; may take for ever."""


@runtime_checkable
class Inheriting(Protocol):
    """A sink that can go on where another of its class ended."""

    def inherit_state(self, old: Any) -> None:
        """Know what ``old`` knew. ``old`` gets no more events, and is closed next; what it has not sent is kept."""

    def inherit_queue(self, old: Any) -> None:
        """Take what ``old``, which is closed now, has not sent; it precedes what was published since."""


@runtime_checkable
class Observed(Protocol):
    """A sink that knows whether its events get where they should."""

    @property
    def problem(self) -> str:
        """Why they don't now, in words; empty where they do."""


def no_alerts(alert_id: str, by: str | None) -> NoReturn:  # noqa: ARG001 - as Acknowledge
    """Acknowledge nothing: raises KeyError, since no alert is open."""
    raise KeyError(alert_id)
