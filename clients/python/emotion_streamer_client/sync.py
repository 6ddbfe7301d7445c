"""The same without asyncio: ``for event in connect(url)``. The connection is kept by a thread."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING, Any, Self, TypeVar

from emotion_streamer_client.backlog import Backlog
from emotion_streamer_client.commands import Commands, Reply
from emotion_streamer_client.control_client import Control as AsyncControl
from emotion_streamer_client.control_client import control as async_control
from emotion_streamer_client.stream import QUEUE_EVENTS
from emotion_streamer_client.stream import EventStream as AsyncEventStream
from emotion_streamer_client.stream import connect as async_connect

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator

    from emotion_streamer_client.event import Event
    from emotion_streamer_client.state import State

T = TypeVar("T")


class EventStream:
    """Events, for ever: ``for event in stream``. As ``emotion_streamer_client.EventStream`` otherwise."""

    def __init__(
        self, stream: AsyncEventStream, *, queue_events: int = QUEUE_EVENTS, on_lag: Callable[[int], None] | None = None
    ) -> None:
        """Use `connect`."""
        self._stream = stream
        self._queue_events = queue_events
        self._on_lag = on_lag

    @property
    def state(self) -> State:
        """What holds now; any thread may read it."""
        return self._stream.state

    def __iter__(self) -> Iterator[Event]:
        """Yield events. Raises RefusedError where the daemon refuses this client for good."""
        with _Loop() as call:
            backlog = call(self._start_reading())
            while True:
                lost, event = call(backlog.get())
                if lost and self._on_lag is not None:
                    self._on_lag(lost)
                yield event

    async def _start_reading(self) -> Backlog:
        backlog = Backlog(self._queue_events)
        self._reading = self._stream.start_reading(backlog)  # the loop itself keeps tasks from the garbage only weakly
        return backlog


class Control(Commands[Reply]):
    """A control client; as ``emotion_streamer_client.Control`` otherwise."""

    def __init__(self, make: Callable[[], AsyncControl]) -> None:
        """Use `control`."""
        self._call = _Loop().__enter__()
        self._control = make()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def request(self, command: str, **fields: object) -> Reply:
        return self._call(self._control.request(command, **fields))

    def close(self) -> None:
        """Disconnect; sessions go on."""
        self._call(self._control.close())
        self._call.__exit__()


def connect(
    url: str, *, queue_events: int = QUEUE_EVENTS, on_lag: Callable[[int], None] | None = None, **arguments: Any
) -> EventStream:
    """Return the event stream of a daemon; the arguments are those of ``emotion_streamer_client.connect``."""
    stream = async_connect(url, queue_events=queue_events, **arguments)
    return EventStream(stream, queue_events=queue_events, on_lag=on_lag)


def control(url: str, **arguments: Any) -> Control:
    """Return a control client of a daemon; the arguments are those of ``emotion_streamer_client.control``."""
    return Control(lambda: async_control(url, **arguments))


class _Loop:
    """An event loop in a thread."""

    def __enter__(self) -> Self:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="emotion-streamer-client", daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self(_cancel_all())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def __call__(self, coroutine: Coroutine[Any, Any, T]) -> T:
        """Run a coroutine there and return its result."""
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop).result()


async def _cancel_all() -> None:
    """End what reads, and what an interrupted call left behind."""
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
