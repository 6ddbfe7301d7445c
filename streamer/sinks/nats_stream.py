"""The connection to NATS, and the stream that keeps events. nats-py is an extra: only the sink imports this."""

from __future__ import annotations

import asyncio
import random
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, Any, Final

import nats.errors
from nats.aio.client import Client
from nats.js.api import RetentionPolicy, StorageType, StreamConfig
from nats.js.errors import APIError, NotFoundError

from streamer.core.errors import EmotionStreamerError

if TYPE_CHECKING:
    import ssl
    from collections.abc import AsyncIterator, Callable

    from nats.aio.transport import Transport
    from nats.js import JetStreamContext

    from streamer.sinks.nats_settings import NatsServers, StreamSettings

CONNECT_S: Final = 2
"""A server that has not answered by then is left for the next one."""
SUBJECTS: Final = ("es.*.*.*.>",)
"""Those of events. Requests to nodes, ``es.control.open`` and ``es.control.node.<node>``, are shorter: a stream that
took them would answer them before a node does."""
FAILURES: Final = (nats.errors.Error, OSError, asyncio.TimeoutError, EmotionStreamerError)
"""What fails for now: no server, no leader of the stream, no room in it, no permission."""


@asynccontextmanager
async def connect(
    servers: NatsServers, *, tls: ssl.SSLContext | None, name: str, on_closed: Callable[[], None] = lambda: None
) -> AsyncIterator[Client]:
    """Give a connection to the first server that answers. It is not made again when it is lost. Raises FAILURES.

    ``on_closed`` is called when the connection is lost, and when it is left.
    """
    client = await _connected(servers, tls=tls, name=name)
    client.on_closed = on_closed  # those that failed before it are none of the caller's
    try:
        yield client
    finally:
        await client.close_at_once()


async def _connected(servers: NatsServers, *, tls: ssl.SSLContext | None, name: str) -> _Client:
    """Try each server once, in any order: one that accepts connections and says nothing must not keep us from others.

    Raises EmotionStreamerError with all of them, and why the last one failed.
    """
    told: list[Exception] = []

    async def on_error(error: Exception) -> None:
        """Say nothing: what is not acknowledged says it."""
        told.append(error)
        del told[:-1]

    options: dict[str, Any] = {} if tls is None else {"tls": tls}
    *others, last = random.sample(servers.urls, len(servers.urls))
    for url in (*others, last):
        client = _Client()
        try:
            await client.connect(
                [url],
                name=name,
                user=servers.username,
                password=servers.password,
                connect_timeout=CONNECT_S,
                allow_reconnect=False,
                # Else it goes on trying for two minutes, without a word to whoever waits.
                max_reconnect_attempts=1,
                reconnect_time_wait=0,
                error_cb=on_error,
                closed_cb=client.closed,
                **options,
            )
        except BaseException as error:
            await client.close_at_once()
            if not isinstance(error, FAILURES):
                raise
            if url == last:
                raise EmotionStreamerError(
                    f"no connection to {', '.join(servers.urls)}: {_why_not(error, told)}"
                ) from error
        else:
            return client
    raise AssertionError("there is at least one server")


def _why_not(error: Exception, told: list[Exception]) -> str:
    """Return why there is no connection; ``told``: the last error of which nats-py says "no servers available"."""
    if isinstance(error, asyncio.TimeoutError):
        return f"no answer within {CONNECT_S:g} s"
    return why(told[-1] if told and isinstance(error, nats.errors.NoServersError) else error)


async def ensure_stream(streams: JetStreamContext, wanted: StreamSettings) -> None:
    """Make the stream where there is none; one that an operator made is left as it is. Raises FAILURES."""
    try:
        info = await streams.stream_info(wanted.name)
    except NotFoundError:
        await streams.add_stream(
            StreamConfig(
                name=wanted.name,
                subjects=list(SUBJECTS),
                retention=RetentionPolicy.LIMITS,
                storage=StorageType.FILE,
                num_replicas=wanted.replicas,
                max_age=wanted.keep_s,
                duplicate_window=min(wanted.duplicates_s, wanted.keep_s),
            )
        )
        return
    if not any(subject in {*SUBJECTS, "es.>", ">"} for subject in info.config.subjects or ()):
        raise EmotionStreamerError(f"the stream {wanted.name} has no subject {SUBJECTS[0]}")


def end_if_cancelled() -> None:
    """Raise CancelledError where that was asked for and got lost.

    In Python 3.11 an error at the same time hides it, and `asyncio.wait_for`, by which requests are made, forgets it
    where the answer comes at the same time.
    """
    task = asyncio.current_task()
    if task is not None and task.cancelling():
        raise asyncio.CancelledError


def why(error: BaseException) -> str:
    """Return what failed, as one line."""
    if isinstance(error, nats.errors.NoRespondersError | nats.errors.TimeoutError):
        return "no server has taken an event: the stream has no leader, or JetStream is not enabled"
    if isinstance(error, APIError):
        return f"the stream takes no events: {error.description or error}"
    text = str(error).splitlines()[0] if str(error) else type(error).__name__
    return text.removeprefix("nats: ")


class _Client(Client):
    """Knows every connection that it opened: nats-py forgets one where a login was refused, or where it broke."""

    def __init__(self) -> None:
        self.on_closed: Callable[[], None] = lambda: None
        """Called when it is closed, whoever closes it."""
        self._opened: list[Transport] = []
        super().__init__()

    @property
    def _transport(self) -> Transport | None:
        return self._opened[-1] if self._opened else None

    @_transport.setter
    def _transport(self, transport: Transport | None) -> None:
        if transport is not None:
            self._opened.append(transport)

    async def closed(self) -> None:
        """Tell all who wait for an answer that none comes: nats-py lets each of them wait for as long as it may."""
        for answer in tuple(self._resp_map.values()):
            if not answer.done():
                answer.set_exception(nats.errors.ConnectionClosedError())
        self.on_closed()

    async def close_at_once(self) -> None:
        """Close it; who closes the sink does not wait."""
        try:
            with suppress(Exception):
                await self.close()
        finally:
            self._close_transports()

    def _close_transports(self) -> None:
        for transport in self._opened:
            with suppress(Exception):
                transport.close()
