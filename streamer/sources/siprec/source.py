"""A SIPREC recording server (RFC 7866): takes the calls of recording clients, and lets their streams become legs.

The legs are those of the source of calls over RTP. This source brings no audio of its own: it reports that it works.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import Counter
from contextlib import suppress
from typing import TYPE_CHECKING, Self

from streamer.core.counting import count
from streamer.core.mailbox import Mailbox
from streamer.ops.defaults import random_id
from streamer.protocol.sip.messages import SipError
from streamer.protocol.sip.user_agent import Denied, Ended, Offered, Send, UserAgent
from streamer.sources.rtp.health import HealthReporter
from streamer.sources.rtp.warnings import Warnings
from streamer.sources.siprec.recordings import Refused
from streamer.sources.siprec.transports import Transports

if TYPE_CHECKING:
    import ssl
    from collections.abc import AsyncIterator, Callable, Iterable, Sequence

    from streamer.core.audio import SourceMessage
    from streamer.protocol.sip.dialogs import Peer
    from streamer.protocol.sip.user_agent import Action, Authenticate
    from streamer.sources.siprec.recordings import Recordings

log = logging.getLogger(__name__)

TICK_S = 0.25
SWEEP_S = 10.0
"""How often sessions are looked for that have ended without SIP."""
REFUSALS = (401, 415, 481, 488, 503)
"""Codes with which offers are refused."""
MAX_WAITING = 1000
"""Offers that wait for their turn; the oldest are dropped, and the client sends them again."""


class SiprecSource:
    """Serves recording clients for as long as it is iterated over; leaving hangs up."""

    live = True

    def __init__(
        self,
        recordings: Recordings,
        *,
        source_id: str,
        host: str,
        port: int,
        transports: Sequence[str],
        allowed: Sequence[str],
        tls: ssl.SSLContext | None = None,
        authenticate: Authenticate = lambda _request, _now_s: None,
        new_id: Callable[[], str] = random_id,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """Describe the server; nothing is opened yet.

        Args:
            recordings: decides about offers.
            source_id: ``[A-Za-z0-9_-]``.
            host: numeric address of this machine to listen on.
            port: 0 is any that is free.
            transports: of ``udp``, ``tcp`` and ``tls``.
            allowed: networks whose hosts may call; others get no answer.
            tls: for ``tls``.
            authenticate: as of `UserAgent`.
            new_id: makes tags and branches.
            monotonic: CLOCK_MONOTONIC seconds.

        """
        self.source_id = source_id
        self._recordings = recordings
        self._monotonic = monotonic
        self._agent = UserAgent(new_id=new_id, authenticate=authenticate)
        self._transports = Transports(
            host=host, port=port, transports=transports, tls=tls, allowed=allowed, receiver=self
        )
        self._host, self._names = host, "/".join(transports)
        self._todo: Mailbox[Offered | Ended] = Mailbox(MAX_WAITING)
        self._wakeup = asyncio.Event()
        self.refused = Counter(dict.fromkeys(REFUSALS, 0))
        """Offers that were refused, and wrong proofs, by the code of the answer; 401 is no refusal before a proof."""
        self._swept_s = 0.0
        self._warnings = Warnings()
        self._health = HealthReporter(source_id, detail=self._detail)

    @property
    def open_recordings(self) -> int:
        """How many recording sessions there are."""
        return len(self._recordings)

    @property
    def recordings(self) -> int:
        """How many recording sessions there were, those that are open included."""
        return self._recordings.begun

    @property
    def port(self) -> int:
        """The port in use, once entered."""
        return self._transports.port

    async def __aenter__(self) -> Self:
        await self._transports.__aenter__()
        log.info("siprec: listening on %s port %d (%s)", self._host, self.port, self._names)
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        self._carry_out(self._agent.hang_up_all(self._monotonic()))
        self._transports.close()

    async def __aiter__(self) -> AsyncIterator[SourceMessage]:
        while True:
            self._carry_out(self._agent.tick(self._monotonic()))
            for item in self._todo.take_ready(MAX_WAITING):
                await self._decide(item)
            await self._sweep()
            for message in self._health.messages(self._monotonic(), self._take_warnings()):
                yield message
            if len(self._todo):
                continue
            self._wakeup.clear()
            with suppress(TimeoutError):
                async with asyncio.timeout(TICK_S):
                    await self._wakeup.wait()

    # -- what comes --------------------------------------------------------------------------------

    def receive(self, data: bytes, peer: Peer) -> None:
        """Take a message."""
        try:
            self._carry_out(self._agent.receive(data, peer, self._monotonic()))
        except SipError as error:
            self.refuse(peer.host, str(error))

    def refuse(self, host: str, why: str) -> None:
        """Take note of somebody who was not let in, or whose bytes are no SIP."""
        self._warnings.limited(why, f"messages of {host} are dropped: {why}", self._monotonic())

    def _carry_out(self, actions: Iterable[Action]) -> None:
        for action in actions:
            if isinstance(action, Send):
                self._transports.send(action.data, action.peer)
            elif isinstance(action, Denied):
                text = f"a request of {action.peer.host} is refused: {action.why}"
                self.refused[401] += 1
                self._warnings.limited("digest", text, self._monotonic())
            else:
                self._todo.put(action)
                self._wakeup.set()

    async def _decide(self, item: Offered | Ended) -> None:
        if isinstance(item, Ended):
            if item.is_lost:
                self._warnings.limited("lost", "a recording client is gone without BYE", self._monotonic())
            await self._recordings.end(item.dialog)
            return
        try:
            sdp = await self._recordings.offer(item)
        except Refused as refused:
            self.refused[refused.code] += 1
            self._carry_out(self._agent.refuse(item, refused.code, self._monotonic(), why=refused.why))
            if refused.code == 481:
                self._carry_out(self._agent.hang_up(item.dialog, self._monotonic()))
            return
        self._carry_out(self._agent.accept(item, sdp, self._monotonic()))

    async def _sweep(self) -> None:
        now_s = self._monotonic()
        if now_s - self._swept_s < SWEEP_S:
            return
        self._swept_s = now_s
        for dialog in await self._recordings.over():
            self._carry_out(self._agent.hang_up(dialog, now_s))

    def _take_warnings(self) -> list[str]:
        lines, self._warnings.lines = self._warnings.lines, []
        for line in lines:
            log.warning("siprec: %s", line)
        return lines

    def detail(self) -> str:
        """Return a line for the health page."""
        return f"recordings {self.source_id}: {self.open_recordings} open"

    def _detail(self) -> str:
        return f"{self._names} at {self._host} port {self.port}, {count(self.open_recordings, 'recording session')}"
