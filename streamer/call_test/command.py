"""The command ``call-test``: plays a recording as a platform would, and says what the daemon made of it."""

from __future__ import annotations

import asyncio
import uuid
from contextlib import aclosing, suppress
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from streamer.call_test.play import play
from streamer.call_test.player import PlayedCall
from streamer.call_test.players import PLAYERS
from streamer.call_test.recording import read_recording
from streamer.call_test.report import CallReport
from streamer.call_test.transport import CallTestError, open_transport
from streamer.watch.client import WatchError, events

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterator
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from streamer.call_test.player import PlayerKind, Proof
    from streamer.core.audio import Role

EVENTS_TIMEOUT_S = 10.0
"""How long the daemon has to accept us as a subscriber, and to end the session after the call."""
QUIET_S = 0.3
"""The first events tell what is open already; after so long without one they are complete."""


class CallTest:
    """One call."""

    def __init__(
        self,
        dialect: str,
        recording: Path,
        *,
        url: str | None,
        events_url: str,
        token: str,
        roles: tuple[Role, ...],
        reference: str | None,
        source_id: str | None,
        tls: ssl.SSLContext | None,
        proof: Proof,
        write: Callable[[str], None],
    ) -> None:
        """Read the recording. Raises SourceError, or CallTestError for a URL that can't be.

        ``url``: where the dialect is spoken; None where a daemon with the defaults does. ``events_url``: its event
        stream. ``source_id``: that of its sessions, where other calls may start meanwhile. ``proof``: by which the
        platform signs.
        ``write`` gets each line of the report.
        """
        self._kind = PLAYERS[dialect]
        self._url = _checked_url(url or self._kind.url, self._kind)
        self._events_url = events_url
        self._token = token
        self._tls = tls
        self._proof = proof
        self._write = write
        self._samples, self._rate = read_recording(recording, self._kind.rate_for)
        self._name = recording.name
        self._report = CallReport(source_id)
        self._news = asyncio.Event()
        """Set whenever something has come from the event stream."""
        self._calls = list(self._connections(roles, reference))

    async def run(self) -> None:
        """Play the call. Raises CallTestError where the daemon did not take it."""
        watching = asyncio.create_task(self._watch(), name="events")
        try:
            await self._until_watched()
            seconds = len(self._samples) / self._rate
            self._write(f"playing {self._name} to {self._url}: {seconds:.1f} s at {self._rate} Hz")
            await self._play()
            await self._until_ended(watching)
        finally:
            watching.cancel()

    async def _until_watched(self) -> None:
        """Wait for the event stream, and until the calls that are open already have been told."""
        try:
            async with asyncio.timeout(EVENTS_TIMEOUT_S):
                await self._news.wait()
        except TimeoutError:
            raise CallTestError(f"{self._events_url}: no event stream within {EVENTS_TIMEOUT_S:g} s") from None
        with suppress(TimeoutError):
            while True:
                self._news.clear()
                async with asyncio.timeout(QUIET_S):
                    await self._news.wait()
        self._report.begin()

    def _connections(self, roles: tuple[Role, ...], reference: str | None) -> Iterator[PlayedCall]:
        call_id, channels = str(uuid.uuid4()), self._samples.shape[1]
        if not self._kind.is_one_leg:
            yield PlayedCall(call_id, roles[:channels], channels, self._rate, reference, proof=self._proof)
            return
        for number in range(channels):
            yield PlayedCall(call_id, roles[number : number + 1], 1, self._rate, reference, number)

    async def _play(self) -> None:
        try:
            async with asyncio.TaskGroup() as tasks:
                for call in self._calls:
                    tasks.create_task(self._play_connection(call), name=f"connection {call.number}")
        except* CallTestError as errors:
            raise errors.exceptions[0] from None

    async def _play_connection(self, call: PlayedCall) -> None:
        url = _with_port_after(self._url, call.number) if self._url.startswith("tcp:") else self._url
        headers = {**self._kind.headers(url, self._token, call), **self._kind.prove(url, self._proof, call)}
        transport = await open_transport(url, subprotocol=self._kind.subprotocol, headers=headers, tls=self._tls)
        await play(self._kind.make(call), self._of(call), call, transport)

    def _of(self, call: PlayedCall) -> NDArray[np.int16]:
        return self._samples[:, call.number : call.number + call.channels]

    async def _watch(self) -> None:
        arriving = events(
            self._events_url, token=self._token or None, tls=self._tls, delays=lambda: iter(()), on_state=lambda _: None
        )
        try:
            async with aclosing(arriving) as stream:
                async for event in stream:
                    self._news.set()
                    for line in () if event is None else self._report.take(event):
                        self._write(line)
                    if self._report.has_ended:
                        return
        except WatchError as error:  # there are no delays: it is not tried twice
            self._write(f"the events at {self._events_url} can't be watched: {error}")
            self._news.set()

    async def _until_ended(self, watching: asyncio.Task[None]) -> None:
        try:
            async with asyncio.timeout(EVENTS_TIMEOUT_S):
                await watching
        except TimeoutError:
            what = "no session" if self._report.session_id is None else "no end of the session"
            raise CallTestError(f"the call was played, and {what} was published") from None
        if not self._report.has_ended:
            raise CallTestError("the call was played; nobody can say what became of it")


_SCHEMES = {"tcp": {"tcp"}, "ws": {"ws", "wss"}}


def _checked_url(url: str, kind: PlayerKind) -> str:
    scheme = "tcp" if kind.url.startswith("tcp:") else "ws"
    try:
        parts = urlsplit(url)
        is_url = parts.scheme in _SCHEMES[scheme] and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_url = False
    if not is_url:
        raise CallTestError(f"--url: expected one such as {kind.url}, got {url!r}")
    return url


def _with_port_after(url: str, number: int) -> str:
    parts = urlsplit(url)
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    return f"tcp://{host}:{(parts.port or 9092) + number}"
